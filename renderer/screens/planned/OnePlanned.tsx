import { useState } from 'react';
import type { PlannedEvent } from '../../../electron/contract/book/planned.ts';
import type { PlannedView } from '../../../electron/contract/book/planned-page.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { routeHash } from '../../page/routes.ts';
import { saveContent } from '../../pieces/reports.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { PlannedLines } from './PlannedLines.tsx';
import { windowText } from './window.ts';
import './OnePlanned.css';

const shortTime = (at: string): string => at.slice(0, 16).replace('T', ' ');

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

/** What can be done with it as it stands. */
function Acts({ one, onObject }: { one: PlannedView; onObject: () => void }) {
  const say = useSay();
  const { planned, standing } = one;
  const note = (did: PlannedEvent): void => attempt(() => host.call('planned.note', { planned, did }));
  const paper = (is: 'notice' | 'report'): void =>
    attempt(async () => saveContent(await host.call(`planned.${is}`, { planned })));
  const stopped = standing === 'stopped';
  const over = stopped || standing === 'closed';
  return (
    <div className="one-planned-acts">
      {!stopped && <Action label={say('planned.notice')} hotkey="p" onAct={() => paper('notice')} />}
      {!over && <Action label={say('planned.did.notified')} hotkey="t" onAct={() => note('notified')} />}
      {!over && <Action label={say('planned.did.objected')} hotkey="b" onAct={onObject} />}
      <Action label={say('planned.report')} hotkey="y" onAct={() => paper('report')} />
      {!over && <Action label={say('planned.did.closed')} onAct={() => note('closed')} />}
    </div>
  );
}

/** What happened to it, the latest first. */
function Log({ one: { planned, log } }: { one: PlannedView }) {
  const say = useSay();
  const takeBack = (entry: string): void => attempt(() => host.call('planned.takeBack', { planned, entry }));
  return (
    <table className="tbl">
      <tbody>
        {log.toReversed().map(({ entry, at, did, reason, given }) => (
          <tr key={entry}>
            <td className="num">{shortTime(at)}</td>
            <td>
              <b>{say.word(`planned.did.${did}`)}</b>
              <small>
                {[given?.['circuit'], given?.['when'] && say.word(`planned.was.${given['when']}`), reason]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </td>
            <td>
              <button type="button" className="btn" onClick={() => takeBack(entry)}>
                {say('order.take')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
  const [objecting, setObjecting] = useState(false);
  const object = (reason: string): void => {
    setObjecting(false);
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
      <Acts one={one} onObject={() => setObjecting(true)} />
      <PlannedLines one={one} />
      <Tickets one={one} />
      {one.log.length > 0 && (
        <>
          <h2 className="label">{say('line.history')}</h2>
          <Log one={one} />
        </>
      )}
      {objecting && <Objection onClose={() => setObjecting(false)} onObject={object} />}
    </section>
  );
}
