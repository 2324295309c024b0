import type { WordKey } from '../words/index.ts';
import { SITE_SIGNALS } from '../site.ts';

/** What somebody has filled in so far, by the name of the field. */
export type Draft = Readonly<Record<string, unknown>>;

/** One thing that is asked of what was seen. `name`: where it stands in the observation; one that begins with `~` only leads to others. */
interface Asked {
  name: string;
  words: WordKey;
  /** Whether it is asked at all, by what was answered before. */
  shown?: (draft: Draft) => boolean;
  /** It may stay blank: then it is not known. */
  optional?: true;
}
export type FormField = Asked &
  (
    | { is: 'choice'; values: readonly string[] }
    | { is: 'yes-no' }
    | { is: 'number'; from: number; to: number; whole?: true }
    /** Seconds since the start, any number of them. */
    | { is: 'seconds' }
    | { is: 'several'; values: readonly string[] }
    | { is: 'lamps'; lamps: readonly string[] }
    /** Probes of each size to each of these. */
    | { is: 'pings'; rows: readonly string[] }
  );

/** How an observation is asked for. `usual`: what is seen where nothing is wrong. */
export interface ObservationForm {
  fields: readonly FormField[];
  usual: Draft;
  /** What is filled in, as an observation; not checked yet. */
  build(draft: Draft): unknown;
}

export const yesNo = (name: string, words: WordKey): FormField => ({ name, words, is: 'yes-no' });
export const choice = (name: string, words: WordKey, values: readonly string[]): FormField => ({
  name,
  words,
  is: 'choice',
  values,
});
export const number = (name: string, words: WordKey, from: number, to: number): FormField => ({
  name,
  words,
  is: 'number',
  from,
  to,
});
const COUNT_MAX = 1_000_000_000;
export const count = (name: string, words: WordKey): FormField => ({
  name,
  words,
  is: 'number',
  from: 0,
  to: COUNT_MAX,
  whole: true,
});
export const when = (shown: NonNullable<FormField['shown']>, fields: readonly FormField[]): FormField[] =>
  fields.map((field) => ({
    ...field,
    shown: (draft) => shown(draft) && (field.shown?.(draft) ?? true),
  }));
export const has =
  (name: string, ...values: unknown[]) =>
  (draft: Draft): boolean =>
    values.includes(draft[name]);

/** Errors and slips: none, or how many and when. */
export function countsFields(at: string): FormField[] {
  return [
    choice(`~${at}`, 'site.ask.errors', ['clean', 'errors']),
    ...when(has(`~${at}`, 'errors'), [
      count(`${at}counts.bitErrors`, 'site.ask.bit-errors'),
      count(`${at}counts.erroredSeconds`, 'site.ask.errored-seconds'),
      count(`${at}counts.patternSlips`, 'site.ask.pattern-slips'),
      { name: `${at}counts.burstSeconds`, words: 'site.ask.burst-seconds', is: 'seconds', optional: true },
      { name: `${at}counts.slipSeconds`, words: 'site.ask.slip-seconds', is: 'seconds', optional: true },
    ]),
  ];
}
/** What arrives, and what was wrong with it. `at`: before the names of its parts. */
export const signalFields = (at: string, words: WordKey, values: readonly string[] = SITE_SIGNALS): FormField[] => [
  choice(`${at}signal`, words, values),
  ...when(has(`${at}signal`, 'ok'), countsFields(at)),
];
export const LIVE_SIGNALS = ['ok', 'LOS', 'AIS', 'LOF'] as const;

const CLEAN = { bitErrors: 0, erroredSeconds: 0, burstSeconds: [], patternSlips: 0, slipSeconds: [] };
/** Counts as they were given, or that there was nothing to count. */
export const countsFrom = (draft: Draft, at: string, seconds: number) => ({
  seconds,
  ...CLEAN,
  ...(draft[`~${at}`] === 'errors'
    ? Object.fromEntries(Object.keys(CLEAN).flatMap((key) => given(draft, `${at}counts.${key}`, key)))
    : {}),
});
const given = (draft: Draft, name: string, as = name): [string, unknown][] =>
  draft[name] === undefined ? [] : [[as, draft[name]]];
export function signalFrom(draft: Draft, at: string, seconds: number): Record<string, unknown> {
  const signal = draft[`${at}signal`];
  const isOk = signal === 'ok';
  return { signal, patternSync: isOk, ...(isOk ? { counts: countsFrom(draft, at, seconds) } : {}) };
}
/** The fields of these names, as they were given. */
export const plain = (draft: Draft, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => given(draft, name)));

/** Fields that are asked as things stand. */
export const shownFields = ({ fields }: Pick<ObservationForm, 'fields'>, draft: Draft): FormField[] =>
  fields.filter(({ shown }) => shown?.(draft) ?? true);
