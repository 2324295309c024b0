import { useState } from 'react';
import { PLANNED_KINDS, type PlannedKind } from '../../../electron/contract/book/planned.ts';
import type { PlannedView } from '../../../electron/contract/book/planned-page.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { useAsked } from '../../link/asked.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { DateField, TimeField } from '../../widgets/DateField.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { dayAndTime, dayOf, timeOf } from '../../widgets/when.ts';
import './PlanDialog.css';

interface Draft {
  kind: PlannedKind;
  name: string;
  fromDay: string;
  fromTime: string;
  toDay: string;
  toTime: string;
  circuits: readonly string[];
}
const DAY_MS = 86_400_000;
const PAUSE_MS = 120;

/** Work is done at night: from tomorrow 00:00 to 06:00, unless somebody says otherwise. */
function noDraft(nowMs: number): Draft {
  const { day } = dayAndTime(nowMs + DAY_MS);
  return { kind: 'work', name: '', fromDay: day, fromTime: '00:00', toDay: day, toTime: '06:00', circuits: [] };
}

/** One that is planned already, as it is changed. */
const draftOf = ({ kind, name, from, to, circuits }: PlannedView): Draft => ({
  ...{ kind, name, circuits },
  ...{ fromDay: from.slice(0, 10), fromTime: from.slice(11, 16), toDay: to.slice(0, 10), toTime: to.slice(11, 16) },
});

/** The window as it is saved; undefined where a day or a time is none. */
function windowOf(draft: Draft, nowMs: number): { from: string; to: string } | undefined {
  const at = (day: string, time: string): string | undefined => {
    const [date, clock] = [dayOf(day, nowMs), timeOf(time)];
    return date && clock ? `${date}T${clock}:00` : undefined;
  };
  const [from, to] = [at(draft.fromDay, draft.fromTime), at(draft.toDay, draft.toTime)];
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

/** Circuits, found by any part of what is known of them and ticked. */
function Circuits({ picked, onPick }: { picked: readonly string[]; onPick: (picked: readonly string[]) => void }) {
  const say = useSay();
  const [text, setText] = useState('');
  const ask = () => host.call('lines.list', { filter: 'all', text, offset: 0, limit: 200 });
  const { value } = useAsked(text, ask, { pauseMs: PAUSE_MS });
  const found = (value?.lines ?? []).map(({ line }) => line);
  const others = picked.filter((number) => !found.some((line) => line.number === number));
  const toggle = (number: string): void =>
    onPick(picked.includes(number) ? picked.filter((one) => one !== number) : [...picked, number]);
  return (
    <>
      <Field
        label={`${say('planned.circuits')} (${picked.length})`}
        placeholder={say('line.find')}
        value={text}
        onChange={setText}
      />
      {/* What scrolls must be within reach of the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="plan-dialog-circuits" data-long tabIndex={0} aria-label={say('planned.circuits')}>
        {[...others.map((number) => ({ number, customer: undefined })), ...found].map(({ number, customer }) => (
          <label key={number}>
            <input type="checkbox" checked={picked.includes(number)} onChange={() => toggle(number)} />
            <b>{number}</b> <small>{customer?.name}</small>
          </label>
        ))}
      </section>
    </>
  );
}

function Window({ draft, onDraft }: { draft: Draft; onDraft: (part: Partial<Draft>) => void }) {
  const say = useSay();
  return (
    <div className="fields">
      <DateField
        width="w3"
        label={say('planned.from')}
        value={draft.fromDay}
        onChange={(fromDay) => onDraft({ fromDay })}
      />
      <TimeField
        width="w3"
        label={say('ticket.time')}
        value={draft.fromTime}
        onChange={(fromTime) => onDraft({ fromTime })}
      />
      <DateField width="w3" label={say('planned.to')} value={draft.toDay} onChange={(toDay) => onDraft({ toDay })} />
      <TimeField
        width="w3"
        label={say('ticket.time')}
        value={draft.toTime}
        onChange={(toTime) => onDraft({ toTime })}
      />
    </div>
  );
}

interface PlanDialogProps {
  /** What is changed; absent: something new is planned. */
  one?: PlannedView;
  onClose: () => void;
  onSaved: (planned: string) => void;
}

/** Plans work, a guarantee period or a drill, or changes it: a window on circuits. */
export function PlanDialog({ one, onClose, onSaved }: PlanDialogProps) {
  const say = useSay();
  const now = useMinute();
  const [draft, setDraft] = useState(() => (one ? draftOf(one) : noDraft(now)));
  const [problem, setProblem] = useState<ErrorView>();
  const onDraft = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const window = windowOf(draft, now);
  const ready = window !== undefined && draft.circuits.length > 0 && draft.name.trim() !== '';
  const save = (): void => {
    if (!window || !ready) return;
    const body = { kind: draft.kind, name: draft.name.trim(), ...window, circuits: [...draft.circuits] };
    host.call('planned.save', { ...(one && { planned: one.planned }), body }).then(
      ({ planned }) => onSaved(planned),
      (thrown: unknown) => setProblem(viewOf(thrown)),
    );
  };
  return (
    <Dialog wide title={say(one ? 'planned.edit' : 'planned.new-title')} onClose={onClose} onSubmit={save}>
      {one && <p className="label">{say('planned.edit-means')}</p>}
      <Choice
        label={say('planned.kind')}
        options={PLANNED_KINDS.map((value) => ({ value, label: say(`planned.kind.${value}`) }))}
        value={draft.kind}
        onChange={(value) => onDraft({ kind: PLANNED_KINDS.find((one) => one === value) ?? draft.kind })}
      />
      <Field first required label={say('planned.name')} value={draft.name} onChange={(name) => onDraft({ name })} />
      <Window draft={draft} onDraft={onDraft} />
      <Circuits picked={draft.circuits} onPick={(circuits) => onDraft({ circuits })} />
      {problem && <Problem problem={problem} />}
      <DialogFoot act={say('ui.save')} onClose={onClose} waits={!ready}>
        {!ready && <span className="label">{say('planned.pick')}</span>}
      </DialogFoot>
    </Dialog>
  );
}
