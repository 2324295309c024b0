import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noLanes } from '../../../../electron/archive/worker/lane-columns.ts';
import { addHistory, flagsOf, lanesOf, reduce } from '../../../../electron/archive/worker/reduce.ts';
import { NOTHING_YET, planWrites } from '../../../../electron/archive/worker/writes.ts';
import { LANE_BITS as B } from '../../../../electron/contract/lanes.ts';
import type { History } from '../../../../electron/contract/second.ts';
import type { Observation } from '../../../../electron/contract/tester.ts';
import { missed, second, seen, T0 } from '../fixtures.ts';

const historyOf = (observations: readonly Observation[]): History => planWrites(NOTHING_YET, observations).writes;
const flags = (observations: readonly Observation[], from: number, to: number, pixels: number): number[] => [
  ...reduce(lanesOf(historyOf(observations)), T0 + from, T0 + to, pixels).flags,
];

describe('one pixel a second', () => {
  it('shows what each second was, holes and gaps as not observed, nothing before the first and after the last', () => {
    const line = [
      seen(T0 + 1),
      seen(T0 + 2, { bitErrors: 5 }),
      missed(T0 + 3, T0 + 4),
      missed(T0 + 4, T0 + 5, { filled: true }),
      seen(T0 + 6, { defects: ['LOS', 'LSS'] }),
      seen(T0 + 7, { valid: false }),
    ];
    expect(flags(line, 0, 9, 9)).toEqual([
      0,
      B.clean,
      B.ERR,
      B.unobserved,
      B.filled | B.clean,
      B.unobserved,
      B.LOS | B.LSS,
      B.invalid | B.unobserved,
      0,
    ]);
  });

  it.each([
    [{ notices: ['RAI'] }, B.RAI],
    [{ slips: [{}] }, B.SLIP],
    [{ codeViolations: 1 }, B.HDB3],
    [{ erroredBlocks: 1 }, B.ERR],
    [{ bits: 0 }, B.unobserved],
    [{ bits: 0, defects: ['AIS' as const] }, B.AIS],
    [{ bits: undefined }, B.unobserved],
    [{ defects: ['LOC' as const, 'LOF' as const], bitErrors: 2 }, B.LOC | B.LOF | B.ERR],
  ])('%j', (change, expected) => expect(flagsOf(second(T0, change))).toBe(expected));

  it('shows unavailable time as it is told', () => {
    const window = reduce(lanesOf(historyOf([seen(T0), seen(T0 + 1)])), T0, T0 + 2, 2, [{ from: T0 + 1, to: T0 + 2 }]);
    expect([...window.flags]).toEqual([B.clean, B.clean | B.unavailable]);
  });
});

it('fills all pixels of a second when zoomed in, and counts its errors once', () => {
  const window = reduce(lanesOf(historyOf([seen(T0), seen(T0 + 1, { bitErrors: 7 })])), T0, T0 + 2, 8);
  expect([...window.flags]).toEqual([...Array(4).fill(B.clean), ...Array(4).fill(B.ERR)]);
  expect([...window.errorsMax]).toEqual([0, 0, 0, 0, 7, 7, 7, 7]);
  expect([...window.errorsSum]).toEqual([0, 0, 0, 0, 7, 0, 0, 0]);
});

it('gives an empty window for no time', () => {
  expect([...reduce(noLanes(), T0, T0, 3).flags]).toEqual([0, 0, 0]);
});

/** A line of single letters: clean, errors, LOS, slip, gap, hole. */
const letters = fc.array(
  fc.tuple(fc.constantFrom('c', 'c', 'c', 'e', 'L', 's', 'g', 'h'), fc.integer({ min: 1, max: 40 })),
  { minLength: 1, maxLength: 25 },
);
function lineOf(parts: (readonly [string, number])[]): { observations: Observation[]; kinds: string[] } {
  const kinds = parts.flatMap(([kind, length]) => Array<string>(length).fill(kind));
  const change = { c: {}, e: { bitErrors: 3 }, L: { defects: ['LOS' as const] }, s: { slips: [{ bits: 8 }] } };
  const observations = kinds.flatMap((kind, i): Observation[] => {
    if (kind === 'h') return [];
    if (kind === 'g') return [missed(T0 + i, T0 + i + 1)];
    return [seen(T0 + i, change[kind as keyof typeof change])];
  });
  return { observations, kinds };
}
const BIT: Record<string, number> = { c: B.clean, e: B.ERR, L: B.LOS, s: B.SLIP, g: B.unobserved, h: B.unobserved };

describe('at any scale', () => {
  it('nothing vanishes and nothing is invented', () => {
    fc.assert(
      fc.property(
        letters,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 1, max: 900 }),
        (parts, pixels, start, length) => {
          const { observations, kinds } = lineOf(parts);
          const window = reduce(lanesOf(historyOf(observations)), T0 + start, T0 + start + length, pixels);
          const known = kinds.map((k, i) => (k === 'h' ? -1 : i)).filter((i) => i >= 0);
          const [first, last] = [known[0] ?? 0, known.at(-1) ?? -1];
          const expected = new Uint32Array(pixels);
          const sums = new Float64Array(pixels);
          kinds.forEach((kind, i) => {
            if (i < first || i > last || i < start || i >= start + length) return;
            const pixel = Math.floor(((i - start) * pixels) / length);
            expect(window.flags[pixel]! & BIT[kind]!).toBeTruthy();
            if (kind === 'e') sums[pixel]! += 3;
            const next = Math.max(pixel, Math.floor(((i + 1 - start) * pixels) / length) - 1);
            for (let p = pixel; p <= Math.min(next, pixels - 1); p++) expected[p]! |= BIT[kind]!;
          });
          expect([...window.flags]).toEqual([...expected]);
          expect([...window.errorsSum]).toEqual([...sums]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same whether the lanes grew second by second or were read at once', () => {
    fc.assert(
      fc.property(letters, (parts) => {
        const { observations } = lineOf(parts);
        const grown = noLanes();
        let frontier = NOTHING_YET;
        for (const observation of observations) {
          const step = planWrites(frontier, [observation]);
          frontier = step.frontier;
          addHistory(grown, step.writes);
        }
        const from = T0 - 3;
        const to = T0 + 1003;
        expect(reduce(grown, from, to, 977)).toEqual(reduce(lanesOf(historyOf(observations)), from, to, 977));
      }),
      { numRuns: 100 },
    );
  });
});
