import type { EventKind, ReadableEvents, RunEvent } from '../contract/run.ts';
import type { Gap, Second } from '../contract/second.ts';
import { eventsOf, gapEvent, isNoted, unavailableEvent } from './events.ts';
import { createJoiner } from './stretches.ts';
import type { Stretch } from './turns.ts';

/** Line time of an attempt with what of it was unavailable. */
export interface Observed {
  attempt: number;
  rows: Iterable<Second>;
  gaps: Iterable<Gap>;
  unavailable: readonly Stretch[];
}

function* rowEvents(rows: Iterable<Second>, attempt: number, withinS: number): Generator<RunEvent> {
  const joiner = createJoiner(withinS);
  for (const row of rows) {
    const ended = joiner.second(row);
    if (ended) yield* eventsOf(ended, attempt);
  }
  yield* eventsOf(joiner.end(), attempt);
}

function* mapped<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item);
}

/** Sequences in order of time as one; of two at the same time the earlier sequence comes first. */
function* merged(sequences: readonly Iterable<RunEvent>[]): Generator<RunEvent> {
  const heads = sequences.map((sequence) => {
    const rest = sequence[Symbol.iterator]();
    return { rest, next: rest.next() };
  });
  for (;;) {
    let least: (typeof heads)[number] | undefined;
    for (const head of heads)
      if (!head.next.done && (!least || head.next.value.t < (least.next.value as RunEvent).t)) least = head;
    if (!least) return;
    yield least.next.value as RunEvent;
    least.next = least.rest.next();
  }
}

/** What an attempt shows, in order of time, one by one. `withinS`: errored seconds no further apart are one event. */
export function attemptEvents({ attempt, rows, gaps, unavailable }: Observed, withinS: number): Generator<RunEvent> {
  return merged([
    rowEvents(rows, attempt, withinS),
    mapped(gaps, (gap) => gapEvent(gap, attempt)),
    mapped(unavailable, (time) => unavailableEvent(time, attempt)),
  ]);
}

/** The whole event list of a run, one by one: what its seconds show, and what the run itself noted. */
export function eventList(
  noted: readonly RunEvent[],
  observed: readonly Observed[],
  withinS: number,
): Generator<RunEvent> {
  return merged([
    ...observed.map((one) => attemptEvents(one, withinS)),
    noted.filter(isNoted).sort((a, b) => a.t - b.t),
  ]);
}

const MAX_EVENTS = 240;
/** Errored seconds no further apart than this are one event; the first that keeps the list readable is taken. */
const MERGE_S = [1, 10, 60, 600, 3600];
const READABLE = 60;

const BAD: readonly EventKind[] = ['errors', 'defect', 'slip', 'unavailable'];

function addTrouble(troubles: ReadableEvents['troubles'], { attempt, kind }: RunEvent, filled: boolean): void {
  const own = (troubles[attempt] ??= { bad: 0, unseen: 0 });
  if (BAD.includes(kind)) own.bad++;
  if (kind === 'gap' && !filled) own.unseen++;
}

/** The first events of a list, and how many it has; counted no further than `enough`. */
function firstOf(list: Iterable<RunEvent>, enough: number): Omit<ReadableEvents, 'withinS'> {
  const shown: RunEvent[] = [];
  const troubles: ReadableEvents['troubles'] = {};
  let count = 0;
  for (const event of list) {
    count++;
    if (count > enough) break;
    addTrouble(troubles, event, event.message.code === 'event.gap-filled');
    if (shown.length < MAX_EVENTS) shown.push(event);
  }
  return { shown, count, troubles };
}

/** The event list as screen and paper show it. */
export function readableEvents(noted: readonly RunEvent[], observed: readonly Observed[]): ReadableEvents {
  for (const withinS of MERGE_S) {
    const tried = firstOf(eventList(noted, observed, withinS), READABLE);
    if (tried.count <= READABLE) return { ...tried, withinS };
  }
  const withinS = MERGE_S.at(-1) ?? 1;
  return { ...firstOf(eventList(noted, observed, withinS), Infinity), withinS };
}
