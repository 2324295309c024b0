import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecurrenceSearch } from '../../../electron/analysis/recurrence.ts';
import type { RecurrenceFinding } from '../../../electron/contract/finding.ts';
import { readableEvents } from '../../../electron/analysis/index.ts';
import { second } from '../../support/records.ts';

const T0 = 1_700_000_000;
function find(times: readonly number[]): RecurrenceFinding | undefined {
  const search = createRecurrenceSearch();
  const seconds = [...new Set(times.map((t) => Math.floor(t)))].sort((a, b) => a - b);
  for (const t of seconds) search.add(T0 + t);
  return search.finding();
}
/** Numbers from 0 to 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9;
    state = Math.imul(state ^ (state >>> 13), 3_266_489_917);
    return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
  };
}
const HOURS_72 = 72 * 3600;

describe('errors that come back', () => {
  it.each([
    ['each minute of a quarter of an hour', 60, 900, 0, 0, 0],
    ['each minute, some missing, some others between', 60, 3600, 1, 0.1, 0.05],
    ['each hour of three days', 3600, HOURS_72, 3, 0.1, 0.1],
    ['each ten minutes of three days', 600, HOURS_72, 5, 0, 0.1],
    ['at no whole number of seconds', 47.3, 7200, 0.5, 0, 0],
    ['a month long', 1000, 31 * 86_400, 10, 0.3, 0.1],
  ])('are found: %s', (_what, period, length, jitter, missing, others) => {
    const random = chance(7);
    const times: number[] = [];
    for (let t = random() * period; t < length; t += period) {
      if (random() < missing) continue;
      const begins = t + (2 * random() - 1) * jitter;
      times.push(begins, ...(random() < 0.3 ? [begins + 1] : []));
    }
    const n = times.length * others;
    for (let i = 0; i < n; i++) times.push(random() * length);
    const finding = find(times);
    expect(finding?.kind).toBe('recurring');
    expect(Math.abs(finding!.everyS / period - 1)).toBeLessThan(0.01);
    expect(finding!.hits).toBeLessThanOrEqual(finding!.of);
  });

  it('are told by the period itself, not by a part or a multiple of it', () => {
    expect(find(Array.from({ length: 30 }, (_, i) => 60 * i))).toEqual({
      kind: 'recurring',
      everyS: 60,
      hits: 30,
      of: 30,
    });
  });

  it.each([
    ['none', []],
    ['seven times', Array.from({ length: 7 }, (_, i) => 60 * i)],
    ['in one burst', Array.from({ length: 500 }, (_, i) => i)],
  ])('are not said of too little: %s', (_what, times) => expect(find(times)).toBeUndefined());

  it('stand in the event list of their attempt', () => {
    const rows = Array.from({ length: 12 }, (_, i) => second(T0 + 100 * i, { bitErrors: 3 }));
    const { recurring } = readableEvents([], [{ attempt: 2, history: { spans: [], rows, gaps: [] } }]);
    expect(recurring).toEqual({ 2: { kind: 'recurring', everyS: 100, hits: 12, of: 12 } });
  });
});

/** Errors as they come without a cause that keeps time. */
const RANDOM: Record<string, (random: () => number, length: number, rate: number) => number[]> = {
  evenly(random, length, rate) {
    const times: number[] = [];
    for (let t = 0; t < length; t -= Math.log(1 - random()) / rate) times.push(t);
    return times;
  },
  inClusters(random, length, rate) {
    const times: number[] = [];
    for (let t = 0; t < length; t -= (8 * Math.log(1 - random())) / rate)
      for (let n = 16 * random(); n > 0; n--) times.push(t + 60 * random());
    return times;
  },
  nearlyRegular(random, length, rate) {
    const times: number[] = [];
    for (let t = 0; t < length; t += (0.7 + 0.6 * random()) / rate) times.push(t);
    return times;
  },
};

describe('errors at random', () => {
  it('are hardly ever said to recur: at most once in a thousand', () => {
    let said = 0;
    let tried = 0;
    for (const make of Object.values(RANDOM))
      for (const [length, rate] of [
        [900, 1 / 20],
        [3600, 1 / 60],
        [86_400, 1 / 400],
        [HOURS_72, 1 / 3000],
      ] as const)
        for (let seed = 1; seed <= 100; seed++) {
          tried++;
          if (find(make(chance(seed), length, rate))) said++;
        }
    expect(said / tried).toBeLessThanOrEqual(0.001);
  });

  it('are not, whatever seconds they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 200 }), (times) => {
        expect(find(times)).toBeUndefined();
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
