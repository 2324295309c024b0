import type { BookEvent } from '../../contract/book/entry.ts';

/** The times at which the same events have happened: from the last of them on, until the next. Wall-clock times. */
export interface Holding {
  from: string;
  until: string;
}

/** Before and after every time of the book. */
export const ALWAYS: Holding = { from: '', until: '~' };

/** The times around `at` at which the same of these events have happened; they are in the order of their times. */
export function holdingAt(events: readonly BookEvent[], at: string): Holding {
  const next = events.findIndex((event) => event.at > at);
  const last = events.at(next < 0 ? -1 : next - 1);
  return {
    from: next === 0 ? ALWAYS.from : (last?.at ?? ALWAYS.from),
    until: next < 0 ? ALWAYS.until : events[next]!.at,
  };
}

export const isHolding = ({ from, until }: Holding, at: string): boolean => from <= at && at < until;

/** The times that two have in common. */
export const bothHolding = (a: Holding, b: Holding): Holding => ({
  from: a.from > b.from ? a.from : b.from,
  until: a.until < b.until ? a.until : b.until,
});
