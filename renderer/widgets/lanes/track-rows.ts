import { useMemo } from 'react';
import { useStore } from '../../link/store.ts';
import { rowsIn, type TrackRows } from '../../../electron/contract/track-pieces.ts';
import { useTrackWindow, type WindowAsked } from './useLaneWindow.ts';

/** The lanes that a measurement has, whatever is in view of it. */
export function useTrackRows(
  asked: Omit<WindowAsked, 'pixels'> | undefined,
  revision: number | undefined,
  order: readonly string[],
): TrackRows {
  const census = useStore(useTrackWindow(asked && { ...asked, pixels: 1 }, revision));
  const found = rowsIn(census, order);
  // The same lanes are the same to whoever draws them.
  const key = JSON.stringify(found);
  return useMemo(() => JSON.parse(key) as TrackRows, [key]);
}
