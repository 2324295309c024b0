import type { RegisterLane } from './tracks.ts';

/** Whose registers the seconds of a stream are: of each direction, and of the round trip. */
export const STREAM_SOURCES = { out: 'A→Z', back: 'Z→A', trip: 'A→Z→A' } as const;
const SOURCES: readonly string[] = Object.values(STREAM_SOURCES);
/** What of frames is counted that should not be: anything above none is bad. */
const HARMS: readonly string[] = ['lost', 'reordered', 'duplicated', 'corrupted'];

type Named = Pick<RegisterLane, 'source' | 'name'>;
/** True of what a stream tells; it is shown also where it said the same all the time. */
export const isOfStream = ({ source }: Named): boolean => SOURCES.includes(source);
/** True of a count of frames that should stay at none. */
export const countsHarm = (lane: Named): boolean => isOfStream(lane) && HARMS.includes(lane.name);

/** A stretch of the frames of a stream, pixels of the window, `to` not included. */
export interface HarmPiece {
  from: number;
  to: number;
  bad: boolean;
}

/** What several counts of frames say together as stretches: bad where any of them is above none; where nothing was told there is none. Pure. */
export function harmPieces(lanes: readonly RegisterLane[]): HarmPiece[] {
  const out: HarmPiece[] = [];
  const pixels = Math.max(0, ...lanes.map(({ said }) => said.length));
  for (let at = 0; at < pixels; at++) {
    if (!lanes.some(({ said }) => said[at]! > 0)) continue;
    const bad = lanes.some(({ max }) => max[at]! > 0);
    const last = out.at(-1);
    if (last?.to === at && last.bad === bad) last.to = at + 1;
    else out.push({ from: at, to: at + 1, bad });
  }
  return out;
}
