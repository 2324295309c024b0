import {
  DIRECTIONS,
  rateOfFrames,
  type Direction,
  type DirectionCounts,
  type StreamAsked,
  type StreamCounts,
} from '../contract/stream.ts';

/** A sender that is off its rate by more than this part of it tells nothing of the line: neither what it held back nor the burst that it sent instead. */
const OFF = 0.015;
/** What is shorter than this is too short for a rate, seconds: it goes with what was before. */
const SHORT_S = 0.2;

/** What is known of the stretches in which the sender kept its rate. */
export interface Kept {
  /** Seconds, and of how many. */
  keptS: number;
  ofS: number;
  /** Frames that arrived or should have, and those of them that the line lost, and for which the receiver had no room. */
  frames: number;
  lost: number;
  overrun: number;
}

export interface StreamTally {
  /** The counts since the begin, as they stand now. */
  add(counts: StreamCounts): void;
  kept(direction: Direction): Kept;
}

const nothing = (): Kept => ({ keptS: 0, ofS: 0, frames: 0, lost: 0, overrun: 0 });

/** Adds what came between two moments, where the sender kept its rate. */
function addBetween(sum: Kept, asked: StreamAsked, now: DirectionCounts, before: DirectionCounts | undefined): void {
  const less = (of: (counts: DirectionCounts) => number): number => of(now) - (before ? of(before) : 0);
  const s = less(({ sentS }) => sentS);
  const off =
    s < SHORT_S
      ? 0
      : Math.abs(
          rateOfFrames(
            less(({ sent }) => sent),
            asked.frame,
            s,
          ) /
            asked.bitsPerS -
            1,
        );
  sum.ofS += s;
  if (off > OFF) return;
  const overrun = less((counts) => counts.overrun ?? 0);
  sum.keptS += s;
  sum.frames += less(({ received, lost }) => received + lost);
  sum.lost += Math.max(0, less(({ lost }) => lost) - overrun);
  sum.overrun += overrun;
}

/** Parts what the line did from what the computers at its ends could not. Pure but for what it adds up. */
export function createStreamTally(asked: StreamAsked): StreamTally {
  const sums = { out: nothing(), back: nothing() };
  let before: StreamCounts | undefined;
  return {
    add: (counts) => {
      for (const direction of DIRECTIONS) addBetween(sums[direction], asked, counts[direction], before?.[direction]);
      before = counts;
    },
    kept: (direction) => ({ ...sums[direction] }),
  };
}
