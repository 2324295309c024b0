import { useMemo } from 'react';
import { useStore } from '../../link/store.ts';
import { isOfStream } from '../../../electron/contract/stream-tracks.ts';
import { hasChanged, rowsIn, type TrackRows } from '../../../electron/contract/track-pieces.ts';
import type { RegisterLane } from '../../../electron/contract/tracks.ts';
import { useTrackWindow, type WindowAsked } from './useLaneWindow.ts';

/** A stream is looked at also where all of it stayed as it was: that is what one hopes for. */
const isShown = (lane: RegisterLane): boolean => hasChanged(lane) || isOfStream(lane);

/** The lanes that a measurement has, whatever is in view of it. */
export function useTrackRows(
  asked: Omit<WindowAsked, 'pixels'> | undefined,
  revision: number | undefined,
  order: readonly string[],
): TrackRows {
  const census = useStore(useTrackWindow(asked && { ...asked, pixels: 1 }, revision));
  const found = rowsIn(census, order, isShown);
  // The same lanes are the same to whoever draws them.
  const key = JSON.stringify(found);
  return useMemo(() => JSON.parse(key) as TrackRows, [key]);
}
