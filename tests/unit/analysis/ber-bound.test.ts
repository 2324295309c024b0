import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berBound, secondsToProve } from '../../../electron/analysis/index.ts';

const E1 = 2_048_000;

describe('bound of the bit error ratio', () => {
  // -ln(0.05) / bits at 2 048 kbit/s, rounded up.
  it.each([
    ['15 min', 900 * E1, 1.7e-9],
    ['30 min', 1800 * E1, 8.2e-10],
    ['2 h', 7200 * E1, 2.1e-10],
    ['24 h', 86_400 * E1, 1.7e-11],
    ['7 d', 604_800 * E1, 2.5e-12],
  ])('without errors: %s', (_, bits, bound) => {
    expect(berBound(bits, 0)).toBe(bound);
  });

  // Upper 95 % Poisson limits, half the 95 % quantile of chi-square with 2 (k + 1) degrees of freedom: standard tables.
  it.each([
    [0, 2.996],
    [1, 4.744],
    [2, 6.296],
    [3, 7.754],
    [5, 10.513],
    [9, 15.705],
    [14, 21.886],
    [49, 62.171],
  ])('with %i errors', (errors, mean) => {
    // Bits chosen so that the two digits printed show the third decimal of the mean.
    const scaled = (offset: number): number => berBound(1e9, errors) * 1e9 - offset;
    expect(scaled(0)).toBeGreaterThanOrEqual(mean - 0.001);
    expect(scaled(mean)).toBeLessThan(mean / 10 + 1e-6);
    for (const bits of [mean * 1e9 * 1.0002, mean * 1e9 * 0.9998])
      expect(berBound(bits, errors)).toBe(bits > mean * 1e9 ? 1e-9 : 1.1e-9);
  });

  it('is above the ratio itself, falls with bits and rises with errors, up to counts of billions', () => {
    const count = fc.oneof(fc.nat(50), fc.nat(1e5), fc.nat(2e9));
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 1e6 }), (errors, factor) => {
        const bits = (errors + 1) * factor;
        const bound = berBound(bits, errors);
        expect(bound).toBeGreaterThanOrEqual(Math.min(1, errors / bits));
        expect(berBound(bits * 2, errors)).toBeLessThanOrEqual(bound);
        expect(berBound(bits, errors + 1)).toBeGreaterThanOrEqual(bound);
        expect(berBound(bits, errors, 0.99)).toBeGreaterThanOrEqual(bound);
      }),
      { seed: 20264, numRuns: 200 },
    );
  });

  it('changes method without a step', () => {
    const bits = 1e15;
    expect(berBound(bits, 1_000_001) / berBound(bits, 1_000_000)).toBeCloseTo(1, 6);
  });

  it.each([
    [1e-9, 2_048_000, 24 * 60 + 23],
    [1e-9, 64_000, 46_809],
    [1e-6, 9_600, 313],
  ])('%d at %d bit/s takes %d s and not one less', (ratio, bitsPerS, seconds) => {
    expect(secondsToProve(ratio, bitsPerS)).toBe(seconds);
    expect(berBound(seconds * bitsPerS, 0)).toBeLessThanOrEqual(ratio);
    expect(berBound((seconds - 1) * bitsPerS, 0)).toBeGreaterThan(ratio);
  });

  it('proves nothing without bits', () => {
    expect([berBound(0, 0), berBound(10, 10)]).toEqual([1, 1]);
  });
});
