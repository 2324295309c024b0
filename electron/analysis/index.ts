import type { Circuit } from '../contract/circuit.ts';
import type { Judgement } from '../contract/judgement.ts';
import type { LimitSet } from '../contract/limits.ts';
import type { Counts } from '../contract/run.ts';
import type { History, Observation } from './types.ts';

/** How to judge: rule, limit sets and settings. Percentages as numbers (10 = 10 %). */
export interface JudgeOptions {
  rule: 'path' | 'loop-check';
  limits: readonly { set: LimitSet; decides?: boolean }[];
  rateKbps?: number;
  /** Seconds asked for; absent: the length of the record. */
  forS?: number;
  m2100Allocation: number;
  g826Allocation: number;
  /** Greatest share of `forS` (percent) about which nothing is known before the verdict is not-assessed. */
  unseenMax: number;
  berLimit?: number;
  /** Force the connection form even if blocks are known. */
  form?: 'block' | 'connection';
}
/** Batch form: judges a whole history. */
export declare function judge(history: History, options: JudgeOptions): Judgement;
/** Streaming form: same results at every moment, O(1) a second. */
export declare function createStreamingJudge(options: JudgeOptions): StreamingJudge;
export interface StreamingJudge {
  push(observation: Observation): void;
  /** Judgement as it stands now. */
  judgement(): Judgement;
  /** For the big state: is this moment unavailable time, how long the pending run of SES is. */
  state(): { unavailable: boolean; unavailableSince?: number; pendingSes: number; lastErrorAt?: number };
}
/** Judges what a person read off a display (interfaces section 8). */
export declare function judgeCounts(counts: Counts, options: JudgeOptions): Judgement;
/** Upper bound of the bit error ratio that `bits` compared with `errors` prove, rounded up to two digits. */
export declare function berBound(bits: number, errors: number, confidence?: number): number;
/** Stretches of unavailable time (G.821 or G.826 SES), epoch seconds [from, to). */
export declare function unavailableStretches(history: History, options: JudgeOptions): { from: number; to: number }[];
/** CSV of `judge`: returns the history and whether it has blocks. Errors: `bad-csv` with the line number. */
export declare function parseSecondsCsv(
  text: string,
  where: string,
): { history: History; form: 'block' | 'connection' };
export type { Circuit };
