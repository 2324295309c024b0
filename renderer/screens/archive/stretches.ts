import { LANE_BITS, type LaneWindow } from '../../../electron/contract/run.ts';

/** What one stretch of a track looks like. */
export type Look = 'clean' | 'bad' | 'unseen' | 'none';
export interface Stretch {
  from: number;
  to: number;
  look: Look;
}

const BAD =
  LANE_BITS.LOS |
  LANE_BITS.AIS |
  LANE_BITS.LOF |
  LANE_BITS.LSS |
  LANE_BITS.LOC |
  LANE_BITS.slip |
  LANE_BITS.errors |
  LANE_BITS.unavailable;
const UNSEEN = LANE_BITS.unobserved | LANE_BITS.invalid;

/** Trouble shows first, then what nobody saw, then what was clean: a pixel never hides the worse of two. */
function lookOf(flags: number): Look {
  if (flags & BAD) return 'bad';
  if (flags & UNSEEN) return 'unseen';
  return flags & (LANE_BITS.clean | LANE_BITS.filled) ? 'clean' : 'none';
}

/** A window as stretches of one look each; `from` and `to` in pixels, `to` exclusive. */
export function stretches(window: Pick<LaneWindow, 'flags'>): Stretch[] {
  const out: Stretch[] = [];
  window.flags.forEach((flags, pixel) => {
    const look = lookOf(flags);
    const last = out.at(-1);
    if (last?.look === look) last.to = pixel + 1;
    else out.push({ from: pixel, to: pixel + 1, look });
  });
  return out;
}
