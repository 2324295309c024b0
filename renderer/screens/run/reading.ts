import type { Answer } from '../../../electron/contract/api.ts';

export const READ_COUNTS = ['bitErrors', 'ES', 'SES', 'UAS', 'slips'] as const;
export const READ_ALARMS = ['LOS', 'AIS', 'LOF', 'LSS', 'LOC'] as const;
export type ReadField = 'testTime' | (typeof READ_COUNTS)[number] | (typeof READ_ALARMS)[number];
/** What was typed, as typed. Empty: the set does not show it. */
export type Reading = Partial<Record<ReadField, string>>;

type ReadingAnswer = Extract<Answer, { kind: 'reading' }>;

/** A count as people type it, with spaces or commas between thousands. Undefined where blank, NaN where it is none. */
export function countOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').replace(/[\s,， ]/g, '');
  if (plain === '') return undefined;
  return /^\d{1,12}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Fields that are no count. */
export const badFields = (reading: Reading): ReadField[] =>
  [...READ_COUNTS, ...READ_ALARMS].filter((field) => Number.isNaN(countOf(reading[field])));

const given = <K extends ReadField>(reading: Reading, fields: readonly K[]): Partial<Record<K, number>> =>
  Object.fromEntries(
    fields.map((field) => [field, countOf(reading[field])] as const).filter(([, value]) => value !== undefined),
  ) as Partial<Record<K, number>>;

/** A reading as the run takes it: what is blank is absent. `photo`: id of its attachment. */
export function answerOf(reading: Reading, final: boolean, photo: string | undefined): ReadingAnswer {
  return {
    kind: 'reading',
    final,
    testTime: (reading.testTime ?? '').trim(),
    ...given(reading, READ_COUNTS),
    alarms: given(reading, READ_ALARMS),
    ...(photo === undefined ? {} : { photo }),
  };
}
