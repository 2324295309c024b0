import { parseRunSeconds, shortestRun } from '../../contract/duration.ts';
import { patternNamed, PATTERNS } from '../../contract/patterns.ts';
import type { SettingSpec } from '../../contract/procedure.ts';
import { parseRate } from '../../contract/rate.ts';
import { parsePlaces, parseSites } from '../../contract/reach.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { bothOf, words } from '../../contract/words/index.ts';

type Spec = Pick<SettingSpec, 'choices' | 'shortest'>;
interface Type {
  /** What a person should have written. */
  wanted(spec: Spec): Bilingual;
  fits(value: string, spec: Spec): boolean;
}
const number = (value: string): number => (/^\d+(\.\d+)?(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN);

/** One row a type of setting. */
const TYPES: Readonly<Record<SettingSpec['type'], Type>> = {
  duration: {
    wanted: ({ shortest }) => bothOf({ code: 'wanted.duration', params: { ...shortestRun(shortest) } }),
    fits: (value, { shortest }) => parseRunSeconds(value, shortest) !== undefined,
  },
  choice: {
    wanted: ({ choices = [] }) => alike(choices.join(', ')),
    fits: (value, { choices = [] }) => choices.includes(value),
  },
  pattern: {
    wanted: () => alike(PATTERNS.map(({ name }) => name).join(', ')),
    fits: (value) => patternNamed(value) !== undefined,
  },
  rate: { wanted: () => words['wanted.rate'], fits: (value) => parseRate(value) !== undefined },
  percent: { wanted: () => words['wanted.percent'], fits: (value) => number(value) >= 0 && number(value) <= 100 },
  ratio: { wanted: () => words['wanted.ratio'], fits: (value) => number(value) >= 0 && number(value) < 1 },
  milliseconds: {
    wanted: () => words['wanted.milliseconds'],
    fits: (value) => value === 'none' || number(value) > 0,
  },
  kilometres: {
    wanted: () => words['wanted.kilometres'],
    fits: (value) => number(value) > 0 && number(value) <= 40_000,
  },
  dbm: {
    wanted: () => words['wanted.dbm'],
    fits: (value) => /^[-+]?\d+(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= 70,
  },
  sites: { wanted: () => words['wanted.sites'], fits: (value) => parseSites(value) !== undefined },
  addresses: { wanted: () => words['wanted.addresses'], fits: (value) => parsePlaces(value) !== undefined },
  text: { wanted: () => words['wanted.text'], fits: (value) => value.length > 0 && value.length <= 1000 },
};

/** What was expected instead of `value`; undefined if it fits. */
export function settingProblem(spec: Spec & Pick<SettingSpec, 'type'>, value: string): Bilingual | undefined {
  const type = TYPES[spec.type];
  return type.fits(value, spec) ? undefined : type.wanted(spec);
}
