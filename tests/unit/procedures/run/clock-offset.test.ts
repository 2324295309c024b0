import { expect, it } from 'vitest';
import { offsetText } from '../../../../electron/contract/clock-offset.ts';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { bench, runHeadless } from '../fixtures.ts';

it.each([
  ['behind', (nowMs: number) => nowMs - 3_000, -3_000],
  ['ahead', (nowMs: number) => nowMs + 28_800_000, 28_800_000],
])('a record holds how far the clock of its tester was %s', async (_what, told, offset) => {
  const on = bench();
  Object.assign(on.tester, { readClock: async () => told(on.clock.nowMs()) });
  const { instruments } = await runHeadless(on, { settings: { duration: '5s' } });
  expect(instruments['tester']?.clockOffsetMs).toBe(offset);
});

it('a clock that cannot be read is not known, and the test goes on', async () => {
  const on = bench();
  Object.assign(on.tester, { readClock: () => Promise.reject(new TributaryError('no-answer', 'COM5')) });
  const { instruments, verdict } = await runHeadless(on, { settings: { duration: '5s' } });
  expect(instruments['tester']).not.toHaveProperty('clockOffsetMs');
  expect(verdict).toBe('pass');
});

it.each([
  [412, '+0.4 s'],
  [0, '+0.0 s'],
  [-3_000, '−3.0 s'],
  [59_999, '+60.0 s'],
  [28_812_000, '+08:00:12'],
])('an offset of %d ms reads %s', (ms, text) => {
  expect(offsetText(ms)).toBe(text);
});
