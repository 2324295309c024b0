import type { Range, Tick } from './axis.ts';
import { TrackPlot, useWidth } from './Plot.tsx';
import type { DrawnRow } from './draw-tracks.ts';
import { useTrackWindow, type WindowAsked } from './useLaneWindow.ts';
import './OneLane.css';

interface OneTrackProps {
  asked: Omit<WindowAsked, 'pixels'>;
  range: Range;
  ticks: readonly Tick[];
  rows: readonly DrawnRow[];
}

/** What is measured beside a line, or instead of it, over all its time: a rung of a ladder, the directions of a stream. */
export function OneTrack({ asked, range, ticks, rows }: OneTrackProps) {
  const [measure, width] = useWidth();
  const store = useTrackWindow(width > 0 ? { ...asked, pixels: width } : undefined, undefined);
  return (
    <div className="one-lane" ref={measure}>
      <TrackPlot store={store} range={range} now={undefined} rows={rows} ticks={ticks} />
    </div>
  );
}
