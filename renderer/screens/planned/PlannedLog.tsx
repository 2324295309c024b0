import type { LoggedEvent } from '../../../electron/contract/book/order-page.ts';
import type { PlannedView } from '../../../electron/contract/book/planned-page.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay, type Say } from '../../text/say.ts';
import { shortTime, windowText } from './window.ts';
import './PlannedLog.css';

/** Of which circuit, before or after; the window that it had; why. */
function moreText(say: Say, { given, reason, did }: LoggedEvent): string {
  const { circuit, when, from, to } = given ?? {};
  const old = did === 'moved' && from && to ? say('planned.old-window', { window: windowText({ from, to }) }) : '';
  return [circuit, when && say.word(`planned.was.${when}`), old, reason].filter(Boolean).join(' · ');
}

/** What happened to it, the latest first. What was noted by mistake stays, struck through. */
export function PlannedLog({ one: { planned, log } }: { one: PlannedView }) {
  const say = useSay();
  if (log.length === 0) return null;
  const takeBack = (entry: string): void => attempt(() => host.call('planned.takeBack', { planned, entry }));
  return (
    <>
      <h2 className="label">{say('line.history')}</h2>
      <table className="tbl planned-log">
        <tbody>
          {log.toReversed().map((event) => {
            const { entry, at, did, takenBackAt } = event;
            return (
              <tr key={entry} data-state={takenBackAt ? 'taken-back' : 'stands'}>
                <td className="num">{shortTime(at)}</td>
                <td>
                  <b>{say.word(`planned.did.${did}`)}</b>
                  <small>{moreText(say, event)}</small>
                </td>
                <td>
                  {takenBackAt && <small>{say('order.taken-back', { at: shortTime(takenBackAt) })}</small>}
                  {!takenBackAt && did !== 'moved' && (
                    <button type="button" className="btn" onClick={() => takeBack(entry)}>
                      {say('order.take')}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
