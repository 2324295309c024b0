import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthText } from '../../../../renderer/widgets/lanes/length.ts';
import {
  fixed,
  LEAST_S,
  lengthOf,
  longer,
  moved,
  rangeOf,
  scaled,
  shorter,
  showing,
  type View,
} from '../../../../renderer/widgets/lanes/view.ts';

/** Runs from a minute over three days to a month, and a stretch in each. */
const place = fc
  .tuple(
    fc.integer({ min: 60, max: 31 * 86_400 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([length, a, b]) => {
    const whole = { from: 1_700_000_000, to: 1_700_000_000 + length };
    const view = fixed(whole, whole.from + Math.min(a, b) * length, whole.from + Math.max(a, b) * length);
    return { whole, range: rangeOf(view, whole, whole.from) };
  });
const isWithin = (view: View, whole: { from: number; to: number }): boolean => {
  const { from, to } = rangeOf(view, whole, whole.from);
  return from >= whole.from && to <= whole.to && to - from >= Math.min(LEAST_S, lengthOf(whole)) * 0.999;
};

describe('what is in view', () => {
  it('becomes finer with each step until it is finest, and wider until it is all', () => {
    fc.assert(
      fc.property(place, ({ whole }) => {
        const down: number[] = [lengthOf(whole)];
        for (let next = shorter(down[0]!); next !== undefined; next = shorter(next)) down.push(next);
        down.slice(1).forEach((length, at) => expect(length).toBeLessThan(down[at]!));
        expect(down.at(-1)).toBe(LEAST_S);
        const up: number[] = [LEAST_S];
        for (let next = longer(LEAST_S, lengthOf(whole)); next !== undefined; next = longer(next, lengthOf(whole)))
          up.push(next);
        up.slice(1).forEach((length, at) => expect(length).toBeGreaterThan(up[at]!));
        expect(up.at(-1)).toBeLessThan(lengthOf(whole));
      }),
    );
  });

  it('never leaves the record, however it is moved and scaled', () => {
    fc.assert(
      fc.property(
        place,
        fc.double({ min: -1e7, max: 1e7, noNaN: true }),
        fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
        ({ whole, range }, by, factor) => {
          expect(isWithin(moved(whole, range, by), whole)).toBe(true);
          expect(
            isWithin(scaled(whole, range, lengthOf(range) * factor, range.from + lengthOf(range) / 3), whole),
          ).toBe(true);
          expect(isWithin(showing(whole, { at: 'whole' }, range, whole.to - 1), whole)).toBe(true);
        },
      ),
    );
  });

  it('keeps what is under the pointer there', () => {
    const whole = { from: 0, to: 86_400 };
    const range = rangeOf(scaled(whole, whole, 3600, 43_200), whole, 0);
    expect(range).toEqual({ from: 41_400, to: 45_000 });
    expect((43_200 - range.from) / lengthOf(range)).toBe(0.5);
  });

  it('moves to what is pointed at and stays where that is in view already', () => {
    const whole = { from: 0, to: 10_000 };
    const view: View = { at: 'fixed', from: 100, to: 200 };
    expect(showing(whole, view, view, 150)).toBe(view);
    expect(showing(whole, view, view, 5000)).toEqual({ at: 'fixed', from: 4950, to: 5050 });
  });

  it.each([
    [10, '10 s'],
    [90, '1.5 min'],
    [3600, '1 h'],
    [47_000, '13 h'],
    [259_200, '3 d'],
  ])('%d s is told as %s', (seconds, text) => expect(lengthText(seconds)).toBe(text));
});
