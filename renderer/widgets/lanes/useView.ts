import { useCallback, useMemo, useState } from 'react';
import type { Keys } from '../../page/keys.ts';
import type { Range } from './axis.ts';
import { fixed, lengthOf, longer, moved, rangeOf, scaled, shorter, showing, type View } from './view.ts';

/** What is in view of a stretch of time, the cursor in it, and what changes either. */
export interface Viewing {
  view: View;
  range: Range;
  whole: Range;
  byClock: boolean;
  setByClock: (byClock: boolean) => void;
  cursor: number | undefined;
  /** Undefined takes it away. Where it is not in view what is shown moves there. */
  setCursor: (t: number | undefined) => void;
  /** Undefined where it changes nothing. */
  zoomIn: (() => void) | undefined;
  zoomOut: (() => void) | undefined;
  /** All of it again. */
  reset: (() => void) | undefined;
  /** Follows now again; undefined while it does, and where nothing goes on. */
  toNow: (() => void) | undefined;
  /** Shows `from` to `to`. */
  show: (from: number, to: number) => void;
  /** So many times as much time in view, `around` stays where it is. */
  scale: (factor: number, around: number) => void;
  /** Moves by so many seconds. */
  pan: (seconds: number) => void;
  keys: Keys;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** One step finer or wider; a page that follows now goes on to do so while nobody points elsewhere. */
function stepped(
  whole: Range,
  range: Range,
  lengthS: number | undefined,
  cursor: number | undefined,
  follows: boolean,
): View {
  if (lengthS === undefined) return { at: 'whole' };
  if (follows && cursor === undefined) return { at: 'now', seconds: lengthS };
  return scaled(whole, range, lengthS, cursor ?? (range.from + range.to) / 2);
}

interface Standing extends Pick<Viewing, 'view' | 'range' | 'whole' | 'cursor'> {
  goesOn: boolean;
}
/** What the buttons do from where one stands; undefined where it would change nothing. */
function stepsOf(
  { view, range, whole, cursor, goesOn }: Standing,
  setView: (view: View) => void,
  setAt: (t: undefined) => void,
): Pick<Viewing, 'zoomIn' | 'zoomOut' | 'reset' | 'toNow'> {
  const isWhole = view.at === 'whole';
  const follows = goesOn && view.at !== 'fixed';
  const finer = shorter(lengthOf(range));
  const wider = longer(lengthOf(range), lengthOf(whole));
  const step = (lengthS: number | undefined) => () => setView(stepped(whole, range, lengthS, cursor, follows));
  const leave = (next: View) => () => {
    setView(next);
    setAt(undefined);
  };
  return {
    zoomIn: finer === undefined ? undefined : step(finer),
    zoomOut: isWhole ? undefined : step(wider),
    reset: isWhole && cursor === undefined ? undefined : leave({ at: 'whole' }),
    toNow: goesOn && (!follows || cursor !== undefined) ? leave(following(lengthOf(range), isWhole)) : undefined,
  };
}

/**
 * `whole`: from START to the end, or the end foreseen; `now`: last moment that has been, `goesOn`: time fills it; `width` in pixels: one press of an
 * arrow moves by one pixel, at least a second.
 */
export function useView(whole: Range, now: number, width: number, goesOn: boolean): Viewing {
  const [view, setView] = useState<View>({ at: 'whole' });
  const [byClock, setByClock] = useState(false);
  const [cursor, setAt] = useState<number>();
  const { from, to } = rangeOf(view, whole, cursor ?? now);
  const range = useMemo(() => ({ from, to }), [from, to]);
  const { from: first, to: end } = whole;
  const all = useMemo(() => ({ from: first, to: end }), [first, end]);
  const last = Math.max(first, now - 1);
  const setCursor = useCallback(
    (t: number | undefined) => {
      const at = t === undefined ? undefined : clamp(Math.floor(t), first, last);
      setAt(at);
      if (at !== undefined) setView((before) => (before.at === 'fixed' ? showing(all, before, range, at) : before));
    },
    [all, first, last, range],
  );
  const show = useCallback((a: number, b: number) => setView(fixed(all, a, b)), [all]);
  const scale = useCallback(
    (factor: number, around: number) => setView(scaled(all, range, factor * lengthOf(range), around)),
    [all, range],
  );
  const pan = useCallback((seconds: number) => setView(moved(all, range, seconds)), [all, range]);

  const steps = stepsOf({ view, range, whole: all, cursor, goesOn }, setView, setAt);
  const stepS = Math.max(1, Math.round(lengthOf(range) / Math.max(1, width)));
  const move = (by: number): void => setCursor((cursor ?? last) + by);
  const keys: Keys = {
    Escape: cursor === undefined ? undefined : () => setCursor(undefined),
    ArrowLeft: () => move(-stepS),
    ArrowRight: () => move(stepS),
    PageUp: () => move(-10 * stepS),
    PageDown: () => move(10 * stepS),
    Home: () => setCursor(first),
    End: () => setCursor(last),
    '+': steps.zoomIn,
    '=': steps.zoomIn,
    '-': steps.zoomOut,
    0: steps.reset,
  };
  return { view, range, whole: all, byClock, setByClock, cursor, setCursor, ...steps, show, scale, pan, keys };
}

const following = (seconds: number, isWhole: boolean): View => (isWhole ? { at: 'whole' } : { at: 'now', seconds });
