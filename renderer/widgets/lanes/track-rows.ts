import { useMemo } from 'react';
import type { TrackWindow } from '../../../electron/contract/tracks.ts';
import { useStore } from '../../link/store.ts';
import type { TrackRow } from './track-pieces.ts';
import { useTrackWindow, type WindowAsked } from './useLaneWindow.ts';

/** The lanes of one measurement beside the line: its rungs in the order of the ladder, and the registers that said more than one thing. */
export interface TrackRows {
  rows: readonly TrackRow[];
  /** Registers that said the same all the time. */
  still: number;
}

/** `order`: the rungs of the ladder, nearest first. */
export function rowsIn(census: TrackWindow | undefined, order: readonly string[]): TrackRows {
  const placeOf = (rung: string): number => (order.includes(rung) ? order.indexOf(rung) : order.length);
  const pings = (census?.pings ?? []).map(({ rung }) => rung).toSorted((a, b) => placeOf(a) - placeOf(b));
  const registers = census?.registers ?? [];
  const moved = registers.filter(({ changed }) => changed.some((n) => n > 0));
  return {
    rows: [
      ...pings.map((rung): TrackRow => ({ kind: 'ping', rung })),
      ...moved.map(({ source, name }): TrackRow => ({ kind: 'register', source, name })),
    ],
    still: registers.length - moved.length,
  };
}

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
