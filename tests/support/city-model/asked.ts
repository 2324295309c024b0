import type { TimeText } from './rules.ts';

/**
 * When the book is asked: on both sides of the hours in which customers are called, on the days on which clocks are
 * changed, at a month's end and a year's. Much of a city's year is aimed at these seconds, since a limit is one second
 * and chance meets none.
 */
export const ASKED: readonly TimeText[] = [
  '2024-03-31T07:29:59',
  '2024-06-30T07:30:00',
  '2024-10-27T21:59:59',
  '2024-12-31T22:00:00',
];
