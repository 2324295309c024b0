import type { Clock } from '../../../electron/contract/clock.ts';

/** A wall clock that is ahead of the monotonic one by more than this has slept (or was set). */
const SLEPT_MS = 2_000;

/** Epoch milliseconds that never run back: the monotonic clock, laid on the wall clock once. */
export interface LineTime {
  nowMs(): number;
  /** True if the machine slept since the last call: time goes on from the wall clock then. */
  slept(): boolean;
}

export function createLineTime(clock: Clock): LineTime {
  let offsetMs = clock.nowMs() - clock.monotonicMs();
  const nowMs = (): number => offsetMs + clock.monotonicMs();
  return {
    nowMs,
    slept() {
      const aheadMs = clock.nowMs() - nowMs();
      if (aheadMs <= SLEPT_MS) return false;
      offsetMs += aheadMs;
      return true;
    },
  };
}
