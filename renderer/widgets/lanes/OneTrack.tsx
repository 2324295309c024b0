import { useMemo } from 'react';
import type { Range, Tick } from './axis.ts';
import { TrackPlot, useWidth } from './Plot.tsx';
import type { TrackRow } from '../../../electron/contract/track-pieces.ts';
import { useTrackWindow, type WindowAsked } from './useLaneWindow.ts';
import './OneLane.css';

interface OneTrackProps {
  asked: Omit<WindowAsked, 'pixels'>;
  range: Range;
  ticks: readonly Tick[];
  rung: string;
}

/** One rung of a ladder over all its time. */
export function OneTrack({ asked, range, ticks, rung }: OneTrackProps) {
  const [measure, width] = useWidth();
  const store = useTrackWindow(width > 0 ? { ...asked, pixels: width } : undefined, undefined);
  const rows = useMemo((): TrackRow[] => [{ kind: 'ping', rung }], [rung]);
  return (
    <div className="one-lane" ref={measure}>
      <TrackPlot store={store} range={range} now={undefined} rows={rows} ticks={ticks} />
    </div>
  );
}
