import { useState } from 'react';
import { isDone, type PlannedEvent } from '../../../electron/contract/book/planned.ts';
import type { PlannedView } from '../../../electron/contract/book/planned-page.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { routeHash } from '../../page/routes.ts';
import { WhyDialog } from '../../pieces/book/WhyDialog.tsx';
import { saveContent } from '../../pieces/reports.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { PlannedLines } from './PlannedLines.tsx';
import { PlannedLog } from './PlannedLog.tsx';
import { shortTime, windowText } from './window.ts';
import './OnePlanned.css';

/** Who objects, and why: then it does not take place. */
function Objection({ onClose, onObject }: { onClose: () => void; onObject: (reason: string) => void }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={say('planned.did.objected')}
      onClose={onClose}
      onSubmit={() => reason.trim() !== '' && onObject(reason.trim())}
    >
      <Field first required label={say('planned.objects')} value={reason} onChange={setReason} />
      <DialogFoot act={say('planned.did.objected')} onClose={onClose} />
    </Dialog>
  );
}

/** Why it is called off. */
function CallOff({ one, onClose }: { one: PlannedView; onClose: () => void }) {
  const say = useSay();
  const { value } = useAsked('', () => host.call('lines.reasons', {}));
  const cancel = (reason: string): void => {
    onClose();
    attempt(() => host.call('planned.note', { planned: one.planned, did: 'cancelled', reason }));
  };
  return (
    <WhyDialog
      title={`${say('planned.did.cancelled')} ${one.name}`}
      label={say('planned.why-cancelled')}
      reasons={value?.cancelled ?? []}
      act={say('planned.did.cancelled')}
      onClose={onClose}
      onGive={cancel}
    />
  );
}

type Asking = 'objection' | 'edit' | 'call-off';
/** What can be done with it as it stands. */
function Acts({ one, onAsk }: { one: PlannedView; onAsk: (asks: Asking) => void }) {
  const say = useSay();
  const { planned, standing } = one;
  const note = (did: Exclude<PlannedEvent, 'moved'>): void =>
    attempt(() => host.call('planned.note', { planned, did }));
  const paper = (is: 'notice' | 'report'): void =>
    attempt(async () => saveContent(await host.call(`planned.${is}`, { planned })));
  const done = isDone(standing);
  const isHalted = done && standing !== 'closed';
  return (
    <div className="one-planned-acts">
      {!isHalted && <Action label={say('planned.notice')} hotkey="p" onAct={() => paper('notice')} />}
      {!done && <Action label={say('planned.did.notified')} hotkey="t" onAct={() => note('notified')} />}
      {!done && <Action label={say('planned.did.objected')} hotkey="b" onAct={() => onAsk('objection')} />}
      <Action label={say('planned.report')} hotkey="y" onAct={() => paper('report')} />
      {standing !== 'closed' && <Action label={say('planned.edit')} hotkey="e" onAct={() => onAsk('edit')} />}
      {!done && <Action label={say('planned.did.cancelled')} onAct={() => onAsk('call-off')} />}
      {!done && standing !== 'planned' && <Action label={say('planned.did.closed')} onAct={() => note('closed')} />}
    </div>
  );
}

/** Tests that are missing now: one after the window is not, before it begins. */
export const missingNow = ({ missing, standing }: PlannedView): PlannedView['missing'] =>
  isDone(standing) ? [] : missing.filter(({ when }) => when === 'before' || standing === 'over');

/** What stands in the way of a good end: tests that are missing, customers who were told something else. */
function Warnings({ one }: { one: PlannedView }) {
  const say = useSay();
  const missing = missingNow(one).length;
  return (
    <>
      {missing > 0 && (
        <p className="one-planned-missing" data-late={one.standing !== 'planned' || undefined}>
          {say(one.kind === 'work' ? 'planned.missing' : 'planned.missing-inspection', { n: missing })}
        </p>
      )}
      {one.toldOfOther && !isDone(one.standing) && <p className="one-planned-missing">{say('planned.tell-again')}</p>}
    </>
  );
}

function Tickets({ one: { tickets, kind } }: { one: PlannedView }) {
  const say = useSay();
  if (tickets.length === 0) return null;
  return (
    <section>
      <h2 className="label">{say('planned.tickets')}</h2>
      {kind !== 'guarantee' && <p className="label">{say('planned.no-faults')}</p>}
      <table className="tbl">
        <tbody>
          {tickets.map(({ ticket, circuit, reportedAt, says }) => (
            <tr key={ticket}>
              <td className="num">{shortTime(reportedAt)}</td>
              <td>
                <a href={routeHash('tickets', ticket)}>{ticket}</a>
              </td>
              <td>{[circuit, says].filter(Boolean).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One of them: window, circuits with a test before and after, tickets in it, papers. */
export function OnePlanned({ one }: { one: PlannedView }) {
  const say = useSay();
  const [asks, setAsks] = useState<Asking>();
  const close = (): void => setAsks(undefined);
  const object = (reason: string): void => {
    close();
    attempt(() => host.call('planned.note', { planned: one.planned, did: 'objected', reason }));
  };
  return (
    <section className="one-planned" data-long aria-label={one.name}>
      <h2 className="title">{one.name}</h2>
      <p>
        <b>{say(`planned.kind.${one.kind}`)}</b> · <span className="num">{windowText(one)}</span> ·{' '}
        {say(`planned.standing.${one.standing}`)}
      </p>
      {one.kind === 'drill' && <p className="one-planned-drill">{say('planned.notice.drill')}</p>}
      {one.objections.map(({ entry, at, reason }) => (
        <p key={entry} className="one-planned-stopped">
          {say('planned.stopped')} {shortTime(at)} {reason}
        </p>
      ))}
      <Warnings one={one} />
      <Acts one={one} onAsk={setAsks} />
      <PlannedLines one={one} />
      <Tickets one={one} />
      <PlannedLog one={one} />
      {asks === 'edit' && <PlanDialog one={one} onClose={close} onSaved={close} />}
      {asks === 'objection' && <Objection onClose={close} onObject={object} />}
      {asks === 'call-off' && <CallOff one={one} onClose={close} />}
    </section>
  );
}
