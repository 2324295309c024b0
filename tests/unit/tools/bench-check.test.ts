import { expect, it } from 'vitest';
import { figure, LEAST_REACHED } from '../../bench/figure.ts';

it.each([
  [0.9, '>=', 1, true],
  [0.89, '>=', 1, false],
  [1.1, '<=', 1, true],
  [1.12, '<=', 1, false],
  [0, '<=', 5, true],
  [0, '>=', 5, false],
  [Number.NaN, '<=', 5, false],
  [Number.NaN, '>=', 5, false],
] as const)('a figure of %s against %s %s holds in nine tenths: %s', (value, sign, limit, holds) => {
  expect(figure('it', value, 'x', sign, limit).reached >= LEAST_REACHED).toBe(holds);
});
