import type { RunEvent } from '../contract/run.ts';
import type { Gap, Second } from '../contract/second.ts';
import { eventsOf, gapEvent, isNoted, unavailableEvent } from './events.ts';
import { createJoiner, joined, type Stretch } from './stretches.ts';
import type { Stretch as Time } from './turns.ts';

/** Line time of an attempt with what of it was unavailable. */
export interface Observed {
  attempt: number;
  rows: Iterable<Second>;
  gaps: Iterable<Gap>;
  unavailable: readonly Time[];
}

function* baseStretches(rows: Iterable<Second>): Generator<Stretch> {
  const joiner = createJoiner();
  for (const row of rows) {
    const ended = joiner.second(row);
    if (ended) yield ended;
  }
  const last = joiner.end();
  if (last) yield last;
}

function* rowEvents(rows: Iterable<Second>, attempt: number, withinS: number): Generator<RunEvent> {
  let open: Stretch | undefined;
  for (const next of baseStretches(rows)) {
    const both = open && joined(open, next, withinS);
    if (!both) yield* eventsOf(open, attempt);
    open = both ?? next;
  }
  yield* eventsOf(open, attempt);
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
