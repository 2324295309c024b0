import { parseRunSeconds } from '../contract/duration.ts';
import type { SettingSpec } from '../contract/procedure.ts';

/** Fixed test words beside the pseudo-random patterns. */
const PATTERN_WORDS = ['1111', '0000', '1010', '1000', 'qrss', 'mark', 'space'];
const PATTERN = /^2\^(6|9|11|15|20|23|29|31)-1(-inv)?$/;

interface Type {
  /** What a person should have written. */
  wanted(spec: Pick<SettingSpec, 'choices'>): string;
  fits(value: string, spec: Pick<SettingSpec, 'choices'>): boolean;
}
const number = (value: string): number => (/^\d+(\.\d+)?(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN);

/** One row a type of setting. */
const TYPES: Readonly<Record<SettingSpec['type'], Type>> = {
  duration: {
    wanted: () => '5s ... 31d (90s, 15m, 24h, 7d)',
    fits: (value) => parseRunSeconds(value) !== undefined,
  },
  choice: {
    wanted: ({ choices = [] }) => choices.join(', '),
    fits: (value, { choices = [] }) => choices.includes(value),
  },
  pattern: {
    wanted: () => `2^9-1, 2^11-1, 2^15-1, 2^20-1, 2^23-1, 2^31-1 (-inv), ${PATTERN_WORDS.join(', ')}`,
    fits: (value) => PATTERN.test(value) || PATTERN_WORDS.includes(value),
  },
  percent: { wanted: () => '0 ... 100', fits: (value) => number(value) >= 0 && number(value) <= 100 },
  ratio: { wanted: () => '0 ... 1 (1e-6)', fits: (value) => number(value) >= 0 && number(value) < 1 },
  text: { wanted: () => '1 ... 1000 characters', fits: (value) => value.length > 0 && value.length <= 1000 },
};

/** What was expected instead of `value`; undefined if it fits. */
export function settingProblem(spec: Pick<SettingSpec, 'type' | 'choices'>, value: string): string | undefined {
  const type = TYPES[spec.type];
  return type.fits(value, spec) ? undefined : type.wanted(spec);
}
