import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreamingJudge, seen, unseenS } from '../../../electron/analysis/index.ts';
import { causeOf, causesOf, DEFECTS, type Second } from '../../../electron/contract/second.ts';
import { E1_BITS, gap, options, second, T0 } from './support.ts';

const anySecond: fc.Arbitrary<Second> = fc
  .record({
    bits: fc.constantFrom(undefined, 0, 64_000, E1_BITS),
    bitErrors: fc.constantFrom(undefined, 0, 1, 63, 64, 2047, 2048, 30_000),
    erroredBlocks: fc.constantFrom(undefined, 0, 1, 9, 10, 299, 300),
    defects: fc.subarray([...DEFECTS]),
    valid: fc.boolean(),
  })
  .map((over) => second(T0, over));

describe('what was seen of a second', () => {
  it.each([
    ['a clean second', second(T0), 'observed', undefined, false, false],
    ['one wrong bit', second(T0, { bitErrors: 1 }), 'observed', undefined, true, false],
    ['one in a thousand wrong', second(T0, { bitErrors: 2048 }), 'observed', undefined, true, true],
    ['29.9 % of the blocks', second(T0, { bitErrors: 9000, erroredBlocks: 299 }), 'observed', undefined, true, false],
    ['30 % of the blocks', second(T0, { bitErrors: 300, erroredBlocks: 300 }), 'observed', undefined, true, true],
    ['an alarm', second(T0, { bits: 0, defects: ['AIS'] }), 'observed', 'AIS', true, true],
    ['alarms out of order', second(T0, { defects: ['LSS', 'LOF', 'LOS'] }), 'observed', 'LOS', true, true],
    ['a slip alone', second(T0, { slips: [{ bits: -8 }] }), 'observed', undefined, false, false],
    ['neither bits nor alarm', second(T0, { bits: 0 }), 'blank', undefined, false, false],
    ['bits that nobody told', second(T0, { bits: undefined, bitErrors: 7 }), 'blank', undefined, false, false],
    ['a tester that stumbled', second(T0, { valid: false, defects: ['LOS'] }), 'invalid', undefined, false, false],
  ] as const)('%s', (_, one, sight, cause, errored, severe) => {
    const item = { kind: 'second', second: one } as const;
    expect(seen(item)).toEqual({ from: T0, to: T0 + 1, sight, cause, errored, severe });
    expect(unseenS(item)).toBe(sight === 'observed' ? 0 : 1);
  });

  it('tells a gap from one that the tester proves clean, and passes over what is of no time', () => {
    expect(seen({ kind: 'gap', gap: gap(T0, 7) })).toMatchObject({ to: T0 + 7, sight: 'gap' });
    expect(unseenS({ kind: 'gap', gap: gap(T0, 7) })).toBe(7);
    expect(unseenS({ kind: 'gap', gap: gap(T0, 7, { filled: true }) })).toBe(0);
    expect(seen({ kind: 'event', event: { tMs: 0, message: { code: 'event.start' } } })).toBeUndefined();
  });

  it('is what the judges count by', () => {
    fc.assert(
      fc.property(anySecond, (one) => {
        const stream = createStreamingJudge(options());
        const item = { kind: 'second', second: one } as const;
        stream.push(item);
        const { seconds, g826, g821, defects } = stream.judgement();
        const it = seen(item)!;
        expect(seconds.observed).toBe(it.sight === 'observed' ? 1 : 0);
        expect(defects).toEqual(it.cause ? { [it.cause]: 1 } : {});
        const judged = it.sight === 'observed' ? g826 : undefined;
        if (judged?.form === 'block') expect(judged.SES).toBe(Number(it.severe));
        else if (one.erroredBlocks === undefined) expect(g821?.SES).toBe(Number(it.severe));
        if (one.erroredBlocks === undefined) expect(g821?.ES).toBe(Number(it.errored));
      }),
      { numRuns: 500, seed: 20264 },
    );
  });
});

it('knows which alarm follows from which', () => {
  expect(DEFECTS.map((defect) => causesOf(defect).length)).toEqual([0, 1, 2, 3, 4]);
  for (const defect of DEFECTS) expect(causeOf([defect, ...causesOf(defect)])).toBe(causesOf(defect)[0] ?? defect);
  expect(causeOf([])).toBeUndefined();
});
