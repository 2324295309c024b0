import type { Allocation, LimitSet } from '../contract/limits.ts';
import type { LadderLimits } from './ladder-judge.ts';
import type { Lackable } from '../contract/reading.ts';
import type { Capabilities } from '../contract/tester.ts';

export type { History } from '../contract/second.ts';
export type { Observation } from '../contract/tester.ts';

/** How to judge: rule, limit sets and settings. Percentages as numbers (10 = 10 %). */
export interface JudgeOptions {
  /** A ladder is judged by its own rules. */
  ladder?: LadderLimits;
  rule: 'path' | 'loop-check';
  limits: readonly { set: LimitSet; decides?: boolean }[];
  rateKbps?: number;
  /** Seconds asked for; absent: the length of the record. */
  forS?: number;
  /** By the name of their setting (`LIMIT_KINDS`). */
  allocations: Readonly<Record<Allocation, number>>;
  /** Greatest share of `forS` (percent) about which nothing is known before the verdict is not-assessed. */
  unseenMax: number;
  berLimit?: number;
  /** Force the connection form even if blocks are known. */
  form?: 'block' | 'connection';
  /** True: the tester counts slips, so that none seen is 0. Absent: true for loop-check, else only slips that were seen are told. */
  countsSlips?: boolean;
  /** `integrity`: no bit error ratio and no G.821 counts (TCP); wrong bits are judged as a count. */
  judging?: Capabilities['judging'];
  /** What the set read by hand does not show; every other alarm of LOS AIS LOF LSS must be read as 0 to prove clean time. */
  lacks?: readonly Lackable[];
}
