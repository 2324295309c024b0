import { z } from 'zod';
import { defectSchema } from './defect.ts';
import type { Bilingual } from './text.ts';

interface CountRow {
  words: Bilingual;
  /** Where there is little room. */
  short?: Bilingual;
  unit: 'bit' | 'block' | 'violation' | 'word' | 'slip' | 's';
  /** More than none of it: something was wrong in that second, or in that time. */
  errored: boolean;
}

/** What can be counted within one second. */
const OF_A_SECOND = {
  bits: { words: { zh: '比特数', en: 'bits compared' }, unit: 'bit', errored: false },
  bitErrors: {
    words: { zh: '误码', en: 'bit errors' },
    short: { zh: '误码', en: 'Bit errors' },
    unit: 'bit',
    errored: true,
  },
  blocks: { words: { zh: '块', en: 'blocks' }, unit: 'block', errored: false },
  erroredBlocks: { words: { zh: '误块', en: 'errored blocks' }, unit: 'block', errored: true },
  codeViolations: { words: { zh: '编码违例', en: 'code violations' }, unit: 'violation', errored: true },
  fasErrors: { words: { zh: '帧定位误码', en: 'frame alignment errors' }, unit: 'word', errored: true },
  crcErrors: { words: { zh: 'CRC-4 误码', en: 'CRC-4 errors' }, unit: 'block', errored: true },
  /** The far end tells by them that its received CRC-4 was wrong. */
  eBits: { words: { zh: 'E 比特', en: 'E-bits' }, unit: 'block', errored: true },
  slips: {
    words: { zh: '滑码', en: 'slips' },
    short: { zh: '滑码', en: 'Slips' },
    unit: 'slip',
    errored: true,
  },
} as const satisfies Record<string, CountRow>;

/** What is counted over a longer time only. */
const OF_A_TIME = {
  slipBits: { words: { zh: '滑码比特', en: 'slip bits' }, unit: 'bit', errored: true },
  ES: {
    words: { zh: '误码秒', en: 'errored second' },
    short: { zh: '误码秒 ES', en: 'Errored sec. ES' },
    unit: 's',
    errored: true,
  },
  SES: {
    words: { zh: '严重误码秒', en: 'severely errored second' },
    short: { zh: '严重误码秒 SES', en: 'Severely err. SES' },
    unit: 's',
    errored: true,
  },
  UAS: {
    words: { zh: '不可用秒', en: 'unavailable second' },
    short: { zh: '不可用秒 UAS', en: 'Unavailable UAS' },
    unit: 's',
    errored: true,
  },
} as const satisfies Record<string, CountRow>;

/** Everything that is counted, by its name: a key of `Second`, of `Counts` and of the result. */
export const COUNTS = { ...OF_A_SECOND, ...OF_A_TIME } as const;
export type CountName = keyof typeof COUNTS;
export type SecondCount = keyof typeof OF_A_SECOND;
export const SECOND_COUNTS = Object.keys(OF_A_SECOND) as readonly SecondCount[];

/** Greatest count that is taken: a month of nothing but errors at 100 Gbit/s is less. */
const COUNT_MAX = 1e15;
export const countSchema = z.number().int().nonnegative().max(COUNT_MAX);
const count = countSchema.optional();
/** A field each, absent where it is not known. */
export const countFields = <N extends string>(names: readonly N[]): Record<N, typeof count> =>
  Object.fromEntries(names.map((name) => [name, count])) as Record<N, typeof count>;

/**
 * Totals over a stretch of time, whoever counted: a tester over a gap or a whole run, a person who reads its display, or this program.
 * What is not known is absent, never 0.
 */
export const countsSchema = z.object({
  ...countFields(Object.keys(COUNTS) as CountName[]),
  /** Signed sum: negative, bits went missing. */
  slipBits: z.number().int().min(-COUNT_MAX).max(COUNT_MAX).optional(),
  /** Seconds per alarm. */
  alarms: z.partialRecord(defectSchema, countSchema).optional(),
});
export type Counts = z.infer<typeof countsSchema>;
