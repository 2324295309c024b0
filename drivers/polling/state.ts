import type { Counts } from '../../electron/contract/counts.ts';
import type { GapReason } from '../../electron/contract/second.ts';
import type { LineTime } from '../../electron/contract/line-time.ts';
import type { TakenUp } from '../../electron/contract/tester.ts';

/** What a tester and its polling share. */
export interface Measurement {
  /** How often the counters were cleared on purpose. */
  generation: number;
  /** In which seconds are told. */
  time: LineTime;
  /** A measurement of a program that is no more: the next reader goes on from here. */
  takenUp?: TakenUp;
}

/** Where the polling stands. */
export interface State {
  generation: number;
  /** First second that is not yet told; undefined until a first reading in time. */
  nextT?: number;
  /** Totals at the start of `nextT`. */
  base: Counts;
  /** The totals cannot be continued across this gap. */
  broken: boolean;
  reason: GapReason;
  /** Sleeps of the computer that are known, ms. */
  sleptMs: number;
  /** Not read before this: the counters were cleared within the second before it. Line time, ms. */
  earliestMs: number;
  /** Answers were missing: ask whether the tester still runs. */
  doubtful: boolean;
  silent: boolean;
  /** The last reading was one that a tester which is off would give too. */
  suspect: boolean;
}

/** Reasons of a gap, the weightier last: the weightiest that happened is given. */
const REASONS: readonly GapReason[] = [
  'late-poll',
  'link-lost',
  'program-stopped',
  'computer-restarted',
  'asleep',
  'tester-restarted',
  'saturated',
];

/** Nothing told yet: the measurement begins with the next second. */
export function fresh({ generation, time }: Measurement): State {
  return {
    generation,
    base: {},
    broken: false,
    reason: 'late-poll',
    sleptMs: time.sleptMs(),
    earliestMs: 0,
    doubtful: false,
    silent: false,
    suspect: false,
  };
}

/** As fresh, or from where another program stood: what lies between is one gap, with the tester's totals over it if those before are known. */
export function begun(measurement: Measurement): State {
  const known = measurement.takenUp;
  delete measurement.takenUp;
  if (!known) return fresh(measurement);
  const { nextT, counts, reason } = known;
  const broken = Object.keys(counts).length === 0;
  return { ...fresh(measurement), nextT, base: counts, broken, reason, doubtful: true };
}

/** Gives the gap that is open its weightiest reason. */
export function worsen(state: State, reason: GapReason): void {
  if (REASONS.indexOf(reason) > REASONS.indexOf(state.reason)) state.reason = reason;
}
