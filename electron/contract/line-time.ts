import type { Clock } from './clock.ts';

/**
 * Time of a line, epoch milliseconds: laid on the wall clock once, then even. Setting the wall clock does not touch it; a sleep of the computer
 * is in it, whether the monotonic clock stood still meanwhile or not.
 */
export interface LineTime {
  /** Whole milliseconds, as records have them. */
  nowMs(): number;
  /** Line time when the monotonic clock showed `monotonicMs` (after the last sleep). */
  at(monotonicMs: number): number;
  /** How long the monotonic clock has stood still in sleeps since line time began. 0 where it never stands still. */
  sleptMs(): number;
  /** True if somebody who wakes so late must have slept: where the monotonic clock goes on in a sleep, nothing else tells of it. */
  isSleep(lateMs: number): boolean;
  /** Wall clock minus line time. */
  wallAheadMs(): number;
}

/** Uptime ahead of the monotonic clock by more than this has slept; less is the whole seconds in which macOS tells its uptime. */
const SLEPT_MS = 1_500;
/** Nobody wakes so late but a computer that slept. */
const LATE_MS = 3_000;
/** Such a move of the wall clock against the monotonic one is looked into at once, anything else ten times a second. */
const SUSPECT_MS = 500;
const LOOK_MS = 100;
/** Clocks are slewed by no more than 500 ppm (adjtime, NTP): what drifts apart so slowly has not slept, and nobody has set it. */
const SLEW = 0.0005;

/** `startMs`: line time now, if it is not to be the wall clock's. */
export function createLineTime(
  clock: Pick<Clock, 'nowMs' | 'monotonicMs' | 'uptimeMs' | 'standsInSleep'>,
  startMs = clock.nowMs(),
): LineTime {
  let lookedMs = clock.monotonicMs();
  let offsetMs = startMs - lookedMs;
  let wallMs = clock.nowMs() - lookedMs;
  let uptimeMs = clock.uptimeMs() - lookedMs;
  let sleptMs = 0;
  const look = (): number => {
    const monotonicMs = clock.monotonicMs();
    const wallNowMs = clock.nowMs() - monotonicMs;
    const passedMs = monotonicMs - lookedMs;
    if (Math.abs(wallNowMs - wallMs) < SUSPECT_MS && passedMs < LOOK_MS) return monotonicMs;
    [wallMs, lookedMs] = [wallNowMs, monotonicMs];
    const aheadMs = clock.uptimeMs() - monotonicMs - uptimeMs;
    const asleep = aheadMs > SLEPT_MS;
    uptimeMs += asleep ? aheadMs : towards(aheadMs, passedMs);
    if (asleep) {
      sleptMs += aheadMs;
      offsetMs += aheadMs;
    }
    return monotonicMs;
  };
  const at = (monotonicMs: number): number => offsetMs + monotonicMs;
  return {
    nowMs: () => Math.floor(at(look())),
    at,
    sleptMs: () => {
      look();
      return sleptMs;
    },
    isSleep: (lateMs) => !clock.standsInSleep && lateMs > LATE_MS,
    wallAheadMs: () => clock.nowMs() - at(look()),
  };
}

/** As much of a difference as slewing explains within `passedMs`. */
export function towards(differenceMs: number, passedMs: number): number {
  const most = SLEW * Math.max(0, passedMs);
  return Math.max(-most, Math.min(most, differenceMs));
}
