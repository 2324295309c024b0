import type { PingSecond, RegisterSample } from './tracks.ts';
import { z } from 'zod';
import { countFields, countsSchema, SECOND_COUNTS, type SecondCount } from './counts.ts';
import { defectSchema } from './defect.ts';

export { causeOf, causesOf, DEFECTS, defectSchema, type Defect } from './defect.ts';

const count = z.number().int().nonnegative();
const rangeSchema = z.object({ min: z.number(), max: z.number() });
/** Least and greatest value within the interval. */
export type Range = z.infer<typeof rangeSchema>;

/** One slip. `bits` < 0: bits went missing; absent: sign or size unknown. `modulo`: the size is the smallest solution modulo this many bits. */
export const slipSchema = z.object({
  bits: z.number().int().optional(),
  modulo: z.number().int().positive().optional(),
  merged: z.boolean().optional(),
});
export type Slip = z.infer<typeof slipSchema>;

/**
 * One second of a line, the common currency of all testers. A count that the tester cannot know is absent, never 0.
 * `t` is the epoch second it covers. `valid: false` = the tester itself stumbled: kept and shown, judged as not observed.
 */
export const secondSchema = z.object({
  t: z.number().int(),
  ...countFields(SECOND_COUNTS),
  slips: z.array(slipSchema).optional(),
  freqHz: rangeSchema.optional(),
  levelDb: rangeSchema.optional(),
  /** Round-trip delay, microseconds. */
  rtdUs: rangeSchema.optional(),
  defects: z.array(defectSchema),
  /** Alarms that speak of the far end or follow from others (RAI ...): carried beside, never severely errored. */
  notices: z.array(z.string()).optional(),
  /** Received, but in a doubtful stretch around a slip: not compared, none of its errors counts. */
  notComparedBits: count.optional(),
  /** Received pattern is the inverse of the one set (shown as INV). */
  inverted: z.boolean().optional(),
  source: z.enum(['tester', 'laptop', 'derived']),
  valid: z.boolean(),
});
export type Second = z.infer<typeof secondSchema>;

/** Why nobody saw a stretch of time. */
export const GAP_REASONS = [
  'late-poll',
  'link-lost',
  'program-stopped',
  'computer-restarted',
  'tester-restarted',
  'saturated',
  'invalid',
  'asleep',
  'record',
  'damaged',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** Gaps that no clock has measured: between two starts of a computer, or two computers. They lasted at least as long as they say. */
export const lengthKnown = ({ reason }: Pick<Gap, 'reason'>): boolean => reason !== 'computer-restarted';

/**
 * Unobserved seconds `from` (inclusive) to `to` (exclusive), epoch seconds. `totals`: what the tester counted over the stretch, where it shows
 * that it went on counting. `filled`: proven clean by the tester's own bit total or running time; its seconds then stand as `derived`.
 */
export const gapSchema = z.object({
  from: z.number().int(),
  to: z.number().int(),
  reason: z.enum(GAP_REASONS),
  totals: countsSchema.optional(),
  filled: z.boolean().optional(),
});
export type Gap = z.infer<typeof gapSchema>;

/** A run of consecutive clean seconds `from` (inclusive) to `to` (exclusive): no error, no defect, no slip, valid. Sums over the span. */
export interface CleanSpan {
  from: number;
  to: number;
  bits?: number;
  blocks?: number;
  freqHz?: Range;
  levelDb?: Range;
  rtdUs?: Range;
  source: Second['source'];
}

/**
 * Everything known about a stretch of line time: clean spans, seconds with an event, gaps; each sorted by time, none overlapping. `damaged`: the disk
 * has taken something of it.
 */
export interface History {
  spans: CleanSpan[];
  rows: Second[];
  gaps: Gap[];
  pings?: PingSecond[];
  registers?: RegisterSample[];
  damaged?: boolean;
}

/** A count of one second; absent where the tester cannot know it. */
export const countOf = (second: Second, name: SecondCount): number | undefined =>
  name === 'slips' ? second.slips?.length : second[name];

/** True if a count says that something was wrong (a test holds them against `COUNTS`). Written out: whole months of seconds pass here. */
function isWrong(second: Second): boolean {
  const { bitErrors, erroredBlocks, codeViolations, fasErrors, crcErrors, eBits, slips } = second;
  return Boolean(bitErrors || erroredBlocks || codeViolations || fasErrors || crcErrors || eBits || slips?.length);
}

/** True if nothing but agreement was seen in this second. */
export function isClean(second: Second): boolean {
  return (
    second.valid &&
    Boolean(second.bits) &&
    second.defects.length === 0 &&
    !isWrong(second) &&
    !second.notices?.length &&
    !second.notComparedBits &&
    !second.inverted
  );
}
