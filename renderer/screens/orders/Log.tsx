import type { LoggedEvent, OrderDetail } from '../../../electron/contract/book/order-page.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay, type Say } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import './Log.css';

/** What was said with an event: the new due date, why, who was told, who noted it. */
function More({ event, one, say }: { event: LoggedEvent; one: OrderDetail; say: Say }) {
  const run = one.runs.find(({ runId }) => runId === event.runId);
  return (
    <>
      {event.until !== undefined && <b className="num">{say('order.new-due', { day: event.until })} </b>}
      {event.told && event.told.length > 0 && (
        <span>{say('order.told', { who: event.told.join(say.lang === 'zh' ? '、' : ', ') })} </span>
      )}
      {event.reason}
      {run && (
        <a className="log-run" href={routeHash('result', run.runId)}>
          {say.text(run.title)} {run.verdict && <VerdictWord verdict={run.verdict} />}
          {run.simulated && <small>{say('runs.simulated')}</small>}
        </a>
      )}
    </>
  );
}

/** What happened to an order, the latest first. Nothing is taken out of it: what was noted by mistake stays, struck through. */
export function Log({ one, onTakeBack }: { one: OrderDetail; onTakeBack: (entry: string) => void }) {
  const say = useSay();
  if (one.log.length === 0) return <p className="log-none label">{say('order.log-none')}</p>;
  return (
    <section className="log">
      <h2 className="label">{say('order.log')}</h2>
      <ol>
        {one.log.toReversed().map((event) => (
          <li key={event.entry} className="log-entry" data-state={event.takenBackAt ? 'taken-back' : 'stands'}>
            <time className="num" dateTime={event.at}>
              {event.at.slice(0, 16).replace('T', ' ')}
            </time>
            <b>{say.word(`order.did.${event.did}`)}</b>
            <span className="log-more">
              <More event={event} one={one} say={say} />
            </span>
            {event.takenBackAt ? (
              <small>{say('order.taken-back', { at: event.takenBackAt.slice(0, 16).replace('T', ' ') })}</small>
            ) : (
              <button
                type="button"
                className="btn"
                aria-label={say('order.take-back', { what: say.word(`order.did.${event.did}`) })}
                onClick={() => onTakeBack(event.entry)}
              >
                {say('order.take')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
