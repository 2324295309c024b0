import type { GapReason } from '../../contract/second.ts';
import { isTimed, type Observation } from '../../contract/tester.ts';

/** The first second seen after a crash ends the gap that the crash made. */
export function crashGap(item: Observation, next: number | undefined, reason: GapReason): Observation | undefined {
  if (next === undefined || !isTimed(item)) return undefined;
  const from = item.kind === 'second' ? item.second.t : item.gap.from;
  return from > next ? { kind: 'gap', gap: { from: next, to: from, reason } } : undefined;
}

/** A second may be told so much later than it ended, seconds. */
const TOLD_LATE_S = 2;

/** The time before an early end in which nothing was observed any more: no second after it would say so. */
export function unseenEnd(next: number | undefined, endT: number): Observation | undefined {
  if (next === undefined || endT - next <= TOLD_LATE_S) return undefined;
  return { kind: 'gap', gap: { from: next, to: endT, reason: 'late-poll' } };
}
