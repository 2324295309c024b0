import type { Archive } from '../../archive/index.ts';
import { isTrack } from '../../contract/measurement.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { TrackWindow } from '../../contract/tracks.ts';

/** Pixels of a lane on paper: what a plot of 124 mm can show apart. */
const TRACK_PIXELS = 600;
/** Ladders and registers, each in one window over all of it: as much to draw for a month as for an hour. */
export async function tracksOf(
  archive: Pick<Archive, 'track' | 'extent'>,
  { attempts }: RunRecord,
): Promise<Map<string, TrackWindow>> {
  const tracks = new Map<string, TrackWindow>();
  for (const one of attempts.flatMap(({ measurements }) => measurements).filter(isTrack)) {
    const known = one.from === undefined || one.to === undefined ? await archive.extent(one.id) : undefined;
    const [from, to] = [one.from ?? known?.from, one.to ?? known?.to];
    if (from === undefined || to === undefined || to <= from) continue;
    tracks.set(one.id, await archive.track(one.id, from, to, Math.min(TRACK_PIXELS, to - from)));
  }
  return tracks;
}
