import { parseRunSeconds } from '../../contract/duration.ts';
import type { SettingSpec } from '../../contract/procedure.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { words } from '../../contract/words/index.ts';

/** Fixed test words beside the pseudo-random patterns. */
const PATTERN_WORDS = ['1111', '0000', '1010', '1000', 'qrss', 'mark', 'space'];
const PATTERN = /^2\^(6|9|11|15|20|23|29|31)-1(-inv)?$/;

interface Type {
  /** What a person should have written. */
  wanted(spec: Pick<SettingSpec, 'choices'>): Bilingual;
  fits(value: string, spec: Pick<SettingSpec, 'choices'>): boolean;
}
const number = (value: string): number => (/^\d+(\.\d+)?(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN);

/** One row a type of setting. */
const TYPES: Readonly<Record<SettingSpec['type'], Type>> = {
  duration: {
    wanted: () => words['wanted.duration'],
    fits: (value) => parseRunSeconds(value) !== undefined,
  },
  choice: {
    wanted: ({ choices = [] }) => alike(choices.join(', ')),
    fits: (value, { choices = [] }) => choices.includes(value),
  },
  pattern: {
    wanted: () => alike(`2^9-1, 2^11-1, 2^15-1, 2^20-1, 2^23-1, 2^31-1 (-inv), ${PATTERN_WORDS.join(', ')}`),
    fits: (value) => PATTERN.test(value) || PATTERN_WORDS.includes(value),
  },
  percent: { wanted: () => words['wanted.percent'], fits: (value) => number(value) >= 0 && number(value) <= 100 },
  ratio: { wanted: () => words['wanted.ratio'], fits: (value) => number(value) >= 0 && number(value) < 1 },
  text: { wanted: () => words['wanted.text'], fits: (value) => value.length > 0 && value.length <= 1000 },
};

/** What was expected instead of `value`; undefined if it fits. */
export function settingProblem(spec: Pick<SettingSpec, 'type' | 'choices'>, value: string): Bilingual | undefined {
  const type = TYPES[spec.type];
  return type.fits(value, spec) ? undefined : type.wanted(spec);
}
