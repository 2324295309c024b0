import { expect, it } from 'vitest';
import { clockText, daysAndClock } from '../../../electron/contract/duration.ts';

it.each([
  [-3, '00:00:00', '00:00:00'],
  [59.9, '00:00:59', '00:00:59'],
  [86_399, '23:59:59', '23:59:59'],
  [183_845, '51:04:05', '2 d 03:04:05'],
] as const)('%d s on a clock are %s, and with days %s', (seconds, clock, days) => {
  expect([clockText(seconds), daysAndClock(seconds)]).toEqual([clock, days]);
});
