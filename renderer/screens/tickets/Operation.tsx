import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { useAsked } from '../../link/asked.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { wall } from '../../link/zone.ts';
import { saveContent } from '../../pieces/reports.ts';
import { useSay } from '../../text/say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { DateField } from '../../widgets/DateField.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { dayOf } from '../../widgets/when.ts';

interface Period {
  from: string;
  to: string;
}
const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** Periods that are asked for most, by the calendar of the wall. */
function periods(nowMs: number): Record<'last-month' | 'this-month' | 'this-year', Period> {
  const now = wall(nowMs);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const today = now.toISOString().slice(0, 10);
  return {
    'last-month': { from: day(year, month - 1, 1), to: day(year, month, 0) },
    'this-month': { from: day(year, month, 1), to: today },
    'this-year': { from: day(year, 0, 1), to: today },
  };
}

const OFFERED = ['last-month', 'this-month', 'this-year'] as const;

/** From a day to a day; what is asked for most at one press. */
function PeriodFields({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const say = useSay();
  const [offers] = useState(() => periods(Date.now()));
  return (
    <>
      <div className="row">
        {OFFERED.map((name) => (
          <button
            key={name}
            type="button"
            className="btn"
            aria-pressed={period.from === offers[name].from && period.to === offers[name].to}
            onClick={() => onPeriod(offers[name])}
          >
            {say(`operation.${name}`)}
          </button>
        ))}
      </div>
      <div className="fields">
        {(['from', 'to'] as const).map((end) => (
          <DateField
            key={end}
            width="w3"
            label={say(`operation.${end}`)}
            value={period[end]}
            onChange={(text) => onPeriod({ ...period, [end]: text })}
          />
        ))}
      </div>
    </>
  );
}

/** How the circuits of a customer worked over a period, as a paper. */
export function Operation({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const customers = useAsked('', () => host.call('tickets.customers', {})).value ?? [];
  const [customer, setCustomer] = useState<string>();
  const [period, setPeriod] = useState<Period>(() => periods(Date.now())['last-month']);
  const [problem, setProblem] = useState<ErrorView>();
  const chosen = customer ?? customers[0];
  const make = async (): Promise<void> => {
    const [from, to] = [period.from, period.to].map((text) => dayOf(text, Date.now()) ?? text) as [string, string];
    if (chosen === undefined) return;
    saveContent(await host.call('tickets.operation', { customer: chosen, from, to }));
    onClose();
  };
  return (
    <Dialog
      title={say('operation.title')}
      onClose={onClose}
      onSubmit={() => void make().catch((thrown: unknown) => setProblem(viewOf(thrown)))}
    >
      <Pick
        label={say('operation.customer')}
        value={chosen}
        options={customers.map((name) => ({ value: name, label: name }))}
        {...(customers.length === 0 ? { none: say('operation.choose') } : {})}
        onChange={setCustomer}
      />
      <PeriodFields period={period} onPeriod={setPeriod} />
      {problem && <Problem problem={problem} />}
      <DialogFoot act={say('operation.save')} onClose={onClose} />
    </Dialog>
  );
}
