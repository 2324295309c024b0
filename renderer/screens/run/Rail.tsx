import { Fragment } from 'react';
import { roleName } from '../../../electron/contract/instrument.ts';
import type { RunEvent } from '../../../electron/contract/run.ts';
import { isAway, type RunView } from '../../../electron/contract/views.ts';
import { clock, lineOf, needsDays, timeOfDay } from '../../text/format.ts';
import { eventKey, eventText } from '../../text/events.ts';
import { useSecond } from '../../page/now.ts';
import { useSay } from '../../text/say.ts';
import { EventMark } from '../../widgets/EventMark.tsx';
import { jumpTo } from '../../widgets/lanes/jumps.ts';
import { StepRail } from '../../widgets/StepRail.tsx';
import { withLoops } from './loops.ts';
import './Rail.css';

/** More than any rail has room for. */
const EVENTS_MOST = 40;
/** Longer sentences are whole in the table of events, and on pointing. */
const TEXT_MOST = 90;

/** When it was: since START of its attempt, before it with a minus; as a time of day where that attempt has not begun to measure. */
function eventTime({ t }: RunEvent, startedAt: number | undefined, days: boolean): string {
  if (startedAt === undefined) return timeOfDay(t * 1000);
  return t < startedAt ? `−${clock(startedAt - t, days)}` : clock(t - startedAt, days);
}

/** Events by attempt, the newest attempt first, each with its START. */
function attemptsOf(run: RunView): { attempt: number; startedAt: number | undefined; events: RunEvent[] }[] {
  const events = run.events.slice(0, EVENTS_MOST);
  const numbers = [...new Set(events.map((event) => event.attempt))].toSorted((a, b) => b - a);
  return numbers.map((attempt) => {
    const its = events.filter((event) => event.attempt === attempt);
    const start = its.find(({ kind }) => kind === 'start')?.t;
    return { attempt, events: its, startedAt: attempt === run.attempt ? run.startedAt : start };
  });
}

interface EventProps {
  event: RunEvent;
  time: string;
  /** The lanes can show its moment. */
  inLanes: boolean;
}

/** An event; pressed, it is shown in the lanes. */
function Event({ event, time, inLanes }: EventProps) {
  const say = useSay();
  const text = eventText(say, event);
  const signs = [...text];
  return (
    <li>
      <button
        type="button"
        // By keyboard N and B lead from event to event: those that found no room are out of sight.
        tabIndex={-1}
        title={text}
        aria-disabled={inLanes ? undefined : true}
        onClick={() => inLanes && jumpTo(event.t)}
      >
        <EventMark kind={event.kind} />
        <span>
          <b className="num">{time}</b> {signs.length > TEXT_MOST ? `${signs.slice(0, TEXT_MOST).join('')}…` : text}
        </span>
      </button>
    </li>
  );
}

/** The last events, the newest first: as many whole ones as there is room for, those of earlier attempts apart. */
function Events({ run }: { run: RunView }) {
  const say = useSay();
  const days = needsDays(run.forS);
  return (
    <section className="rail-events" aria-label={say('run.events')}>
      <h2 className="label">{say('run.events')}</h2>
      <ul data-whole>
        {attemptsOf(run).map(({ attempt, startedAt, events }) => (
          <Fragment key={attempt}>
            {attempt !== run.attempt && (
              <li className="rail-events-attempt label">{say('run.attempt', { n: attempt })}</li>
            )}
            {events.map((event) => (
              <Event
                key={eventKey(event)}
                event={event}
                time={eventTime(event, startedAt, days)}
                inLanes={attempt === run.attempt && event.t >= (run.startedAt ?? Infinity)}
              />
            ))}
          </Fragment>
        ))}
      </ul>
    </section>
  );
}

/** What is on disk, and the links to the instruments that have one. */
function Foot({ run }: { run: RunView }) {
  const say = useSay();
  const linked = Object.entries(run.instruments).filter(([, one]) => one.capabilities?.reading !== 'by-hand');
  return (
    <footer>
      <small>
        {run.storedTo !== undefined && <span>{say('run.stored', { at: timeOfDay(run.storedTo * 1000) })}</span>}
        {linked.map(([role, { address, label, link }]) => (
          <span key={role}>
            {linked.length > 1 && `${say.text(roleName(role))} · `}
            {lineOf(address) || label} ·{' '}
            {isAway(link) ? <b>{say(`bench.state.${link}`)}</b> : say(`bench.state.${link}`)}
          </span>
        ))}
      </small>
    </footer>
  );
}

/** Steps of the procedure, the last events, and at the foot what is safe. */
export function Rail({ run }: { run: RunView }) {
  const say = useSay();
  const now = useSecond();
  return (
    <aside className="rail">
      <StepRail steps={withLoops(say, run, now)} current={run.step} usualS={run.usualS} />
      {run.events.length > 0 && <Events run={run} />}
      <Foot run={run} />
    </aside>
  );
}
