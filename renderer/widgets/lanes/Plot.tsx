import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { LaneWindow } from '../../../electron/contract/lanes.ts';
import type { TrackWindow } from '../../../electron/contract/tracks.ts';
import type { Store } from '../../link/store.ts';
import type { Range, Tick } from './axis.ts';
import { draw, type Picture } from './draw.ts';
import { drawTracks, type TrackPicture } from './draw-tracks.ts';
import './Plot.css';

/** Width of an element in CSS pixels, as it changes. 0 before it is known. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element) return;
    const measure = (): void => setWidth(Math.round(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}

/** A canvas that is painted when a new window is there, when its size or the theme changes. */
function Canvas<W>({ store, paint }: { store: Store<W>; paint: (canvas: HTMLCanvasElement, window: W) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let frame = 0;
    const redraw = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => paint(element, store.get()));
    };
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const forget = store.subscribe(redraw);
    redraw();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      theme.disconnect();
      forget();
    };
  }, [store, paint]);
  return <canvas ref={canvas} aria-hidden="true" />;
}

type Of<W, P> = { store: Store<W | undefined> } & P;
/** The lanes of a line. */
export function Plot({ store, range, openFrom, now, lanes, off, ticks }: Of<LaneWindow, Picture>) {
  // A cursor that moves draws nothing anew.
  const paint = useMemo(
    () => (canvas: HTMLCanvasElement, window: LaneWindow | undefined) =>
      draw(canvas, window, { range, openFrom, now, lanes, off, ticks }),
    [range, openFrom, now, lanes, off, ticks],
  );
  return <Canvas store={store} paint={paint} />;
}

/** The lanes of what is measured beside it. */
export function TrackPlot({ store, range, openFrom, now, rows, ticks }: Of<TrackWindow, TrackPicture>) {
  const paint = useMemo(
    () => (canvas: HTMLCanvasElement, window: TrackWindow | undefined) =>
      drawTracks(canvas, window, { range, openFrom, now, rows, ticks }),
    [range, openFrom, now, rows, ticks],
  );
  return <Canvas store={store} paint={paint} />;
}

/** Labels above the lanes, with marks (▼) and the line of now. Shares from 0 to 1. */
export function Axis({
  ticks,
  marks,
  now,
}: {
  ticks: readonly Tick[];
  marks: readonly number[];
  now: number | undefined;
}) {
  const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
  return (
    <div className="plot-axis">
      <svg aria-hidden="true">
        {ticks.map(({ share, text }) => (
          <g key={share}>
            <line className="plot-grid" x1={percent(share)} x2={percent(share)} y1="18" y2="24" />
            <text x={percent(share)} y="15" textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}>
              {text}
            </text>
          </g>
        ))}
        {marks.map((share) => (
          <svg key={share} x={percent(share)} y="12" overflow="visible">
            <polygon className="plot-mark" points="-6,0 6,0 0,12" />
          </svg>
        ))}
        {now !== undefined && <line className="plot-now" x1={percent(now)} x2={percent(now)} y1="18" y2="24" />}
      </svg>
    </div>
  );
}

/** Share of a moment within a range; undefined outside. */
export const shareOf = (range: Range, t: number): number | undefined =>
  t < range.from || t > range.to ? undefined : (t - range.from) / (range.to - range.from);
