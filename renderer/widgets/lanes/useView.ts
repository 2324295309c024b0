import { useState } from 'react';
import type { Keys } from '../../page/keys.ts';
import { pageOf, zooms, type Range } from './axis.ts';

/** What is in view, and the cursor. */
export interface View {
  zoom: number;
  setZoom: (zoom: number) => void;
  byClock: boolean;
  setByClock: (byClock: boolean) => void;
  range: Range;
  cursor: number | undefined;
  setCursor: (t: number | undefined) => void;
  /** What the keys of the lanes do. */
  keys: Keys;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/**
 * Zoom, axis and cursor of the lanes. `whole`: from START to the end foreseen; `now`: last moment that has been; `width` in pixels: one press
 * of an arrow moves by one pixel, at least a second.
 */
export function useView(whole: Range, now: number, width: number, days: boolean): View {
  const steps = zooms(days);
  const [zoom, setZoom] = useState(steps.length - 1);
  const [byClock, setByClock] = useState(false);
  const [cursor, setCursor] = useState<number>();
  const range = pageOf(whole, steps[zoom]?.seconds, cursor ?? now);
  const stepS = Math.max(1, Math.round((range.to - range.from) / Math.max(1, width)));
  const last = Math.max(whole.from, now - 1);
  const move = (by: number): void => setCursor(clamp((cursor ?? last) + by, whole.from, last));
  const keys: Keys = {
    Escape: cursor === undefined ? undefined : () => setCursor(undefined),
    ArrowLeft: () => move(-stepS),
    ArrowRight: () => move(stepS),
    PageUp: () => move(-10 * stepS),
    PageDown: () => move(10 * stepS),
    Home: () => setCursor(whole.from),
    End: () => setCursor(last),
    '+': () => setZoom(Math.max(0, zoom - 1)),
    '=': () => setZoom(Math.max(0, zoom - 1)),
    '-': () => setZoom(Math.min(steps.length - 1, zoom + 1)),
  };
  return {
    zoom,
    setZoom,
    byClock,
    setByClock,
    range,
    cursor,
    setCursor,
    keys,
  };
}
