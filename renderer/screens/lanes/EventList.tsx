import { useEffect, useRef } from 'react';
import type { ReadableEvents, RunEvent, RunRecord } from '../../../electron/contract/run.ts';
import { findingSentence } from '../../../electron/contract/finding.ts';
import { eventKey, eventText } from '../../text/events.ts';
import { clock, dateTime, needsDays, timeOfDay } from '../../text/format.ts';
import { useMinute } from '../../page/now.ts';
import { useSay } from '../../text/say.ts';
import { EventMark } from '../../widgets/EventMark.tsx';
import type { Shown } from './shown.ts';
import './EventList.css';

interface EventListProps {
  record: RunRecord;
  events: ReadableEvents | undefined;
  /** Those of what is in view, where the list of all joins what lies apart. */
  close?: ReadableEvents | undefined;
  shown: Shown | undefined;
  cursor: number | undefined;
  onJump: (event: RunEvent) => void;
}

/** The event of the attempt in view that the cursor stands in, the last that began of several. */
export const eventAt = (
  events: readonly RunEvent[],
  attempt: number,
  cursor: number | undefined,
): RunEvent | undefined =>
  cursor === undefined
    ? undefined
    : events.findLast(
        ({ t, durationS = 0, attempt: of }) =>
          of === attempt && Math.floor(t) <= cursor && cursor < t + Math.max(1, durationS),
      );

function Entry({
  event,
  shown,
  nowMs,
  isHere,
  onJump,
}: {
  event: RunEvent;
  shown: Shown | undefined;
  nowMs: number;
  isHere: boolean;
  onJump: () => void;
}) {
  const say = useSay();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isHere) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const since = shown && event.attempt === shown.attempt.number ? event.t - shown.whole.from : undefined;
  const days = shown ? needsDays(shown.whole.to - shown.whole.from) : false;
  return (
    <button ref={ref} type="button" className="event-list-entry" aria-current={isHere || undefined} onClick={onJump}>
      <EventMark kind={event.kind} />
      <span className="event-list-when num">
        <span>
          {dateTime(event.t * 1000, nowMs).split(' ')[0]} {timeOfDay(event.t * 1000)}
        </span>
        {since !== undefined && since >= 0 && <small>{clock(since, days)}</small>}
      </span>
      <span>{eventText(say, event)}</span>
    </button>
  );
}

/** The event list of all attempts, each entry a way to its moment in the lanes: date and time, time since START, what it was. */
export function EventList({ record, events: all, close, shown, cursor, onJump }: EventListProps) {
  const say = useSay();
  const nowMs = useMinute();
  const events = close ?? all;
  if (!events || !all) return <section className="event-list label">{say('lanes.reading')}</section>;
  const here = shown && eventAt(events.shown, shown.attempt.number, cursor);
  const rest = events.count - events.shown.length;
  return (
    <section className="event-list" aria-label={say('result.events')}>
      <h2 className="event-list-title label">{say(close ? 'lanes.events-close' : 'lanes.events')}</h2>
      <div className="event-list-all" data-long>
        {Object.entries(all.recurring ?? {}).map(([attempt, finding]) => (
          <p key={attempt} className="event-list-finding">
            {say.message(findingSentence(finding))}
          </p>
        ))}
        {events.shown.length === 0 && <p className="label">{say('result.no-event')}</p>}
        {record.attempts.map(({ number }) => {
          const own = events.shown.filter(({ attempt }) => attempt === number);
          if (own.length === 0) return null;
          return (
            <section key={number} aria-label={say('run.attempt', { n: number })}>
              <h3 className="event-list-attempt label">{say('run.attempt', { n: number })}</h3>
              {own.map((event) => (
                <Entry
                  key={eventKey(event)}
                  event={event}
                  shown={shown}
                  nowMs={nowMs}
                  isHere={event === here}
                  onJump={() => onJump(event)}
                />
              ))}
            </section>
          );
        })}
        {events.withinS > 1 && <p className="label">{say('events.merged', { s: events.withinS })}</p>}
        {rest > 0 && <p className="label">{say('events.cut', { shown: events.shown.length, rest })}</p>}
      </div>
    </section>
  );
}
