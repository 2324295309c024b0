import { useEffect, useRef, useState } from 'react';
import type { Range } from './axis.ts';
import type { Viewing } from './useView.ts';

/** Less than this is a click, CSS pixels. */
const CLICK_PX = 4;
/** How much one pixel of the wheel zooms. */
const WHEEL = 0.002;
/** Two fingers on a touchpad come as a wheel with Ctrl, of smaller numbers: how many times more those count. */
const PINCH = 5;

/** A box that is being drawn, as shares of the width. */
export interface Box {
  from: number;
  to: number;
}

type Acts = Pick<Viewing, 'range' | 'show' | 'scale' | 'pan' | 'setCursor'>;
interface Held {
  x: number;
  /** Time under the pointer when it came down. */
  t: number;
}

const lengthOf = ({ from, to }: Range): number => to - from;

/** Two fingers: the time under each stays under it. */
function pinched([a, b]: [Held, Held], width: number): Range | undefined {
  const perPixel = (b.t - a.t) / (b.x - a.x);
  if (!(perPixel > 0) || !Number.isFinite(perPixel)) return undefined;
  const from = a.t - a.x * perPixel;
  return { from, to: from + width * perPixel };
}

/**
 * Pointers and wheel over an element: a click sets the cursor, dragging draws a box and shows it, with Shift, the middle button or a finger it moves
 * what is in view; the wheel and two fingers zoom, a sideways wheel moves.
 */
export function useGestures(acts: Acts): { ref: (element: HTMLElement | null) => void; box: Box | undefined } {
  const [element, ref] = useState<HTMLElement | null>(null);
  const [box, setBox] = useState<Box>();
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    listen(element, latest, setBox, signal);
    return () => listening.abort();
  }, [element]);
  return { ref, box };
}

/** An element over which pointers move, and what is in view under it. */
class Surface {
  readonly #element: HTMLElement;
  readonly #latest: { readonly current: Acts };
  constructor(element: HTMLElement, latest: { readonly current: Acts }) {
    this.#element = element;
    this.#latest = latest;
  }
  get acts(): Acts {
    return this.#latest.current;
  }
  get width(): number {
    return Math.max(1, this.#element.clientWidth);
  }
  /** CSS pixels from its left edge, within it. */
  x(event: MouseEvent): number {
    return Math.min(Math.max(0, event.clientX - this.#element.getBoundingClientRect().left), this.width);
  }
  /** Seconds that so many pixels stand for. */
  seconds(pixels: number): number {
    return (pixels * lengthOf(this.acts.range)) / this.width;
  }
  time(x: number): number {
    return this.acts.range.from + this.seconds(x);
  }
  box(a: number, b: number): Box {
    return { from: Math.min(a, b) / this.width, to: Math.max(a, b) / this.width };
  }
}

function onWheel(surface: Surface, event: WheelEvent): void {
  event.preventDefault();
  const { pan, scale } = surface.acts;
  const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (sideways) pan(surface.seconds(event.deltaX || event.deltaY));
  else scale(Math.exp(event.deltaY * WHEEL * (event.ctrlKey ? PINCH : 1)), surface.time(surface.x(event)));
}

interface Drag {
  id: number;
  x: number;
  /** Moves what is in view; else it draws a box. */
  pans: boolean;
  moved: boolean;
}

/** What is held down, and what becomes of it. */
function pointersOver(surface: Surface, setBox: (box: Box | undefined) => void) {
  const held = new Map<number, Held>();
  let drag: Drag | undefined;
  const end = (event: PointerEvent): Drag | undefined => {
    held.delete(event.pointerId);
    if (drag?.id !== event.pointerId) return undefined;
    const ended = drag;
    drag = undefined;
    setBox(undefined);
    return ended;
  };
  return {
    down(event: PointerEvent) {
      if (event.button > 1) return;
      const x = surface.x(event);
      held.set(event.pointerId, { x, t: surface.time(x) });
      const pans = event.pointerType === 'touch' || event.shiftKey || event.button === 1;
      drag = held.size === 1 ? { id: event.pointerId, x, pans, moved: false } : undefined;
    },
    move(event: PointerEvent) {
      const one = held.get(event.pointerId);
      if (!one) return;
      const [was, x] = [one.x, surface.x(event)];
      one.x = x;
      const range = held.size === 2 ? pinched([...held.values()] as [Held, Held], surface.width) : undefined;
      if (range) surface.acts.show(range.from, range.to);
      if (drag?.id !== event.pointerId) return;
      drag.moved ||= Math.abs(x - drag.x) >= CLICK_PX;
      if (drag.moved && drag.pans) surface.acts.pan(surface.seconds(was - x));
      else if (drag.moved) setBox(surface.box(drag.x, x));
    },
    up(event: PointerEvent) {
      const ended = end(event);
      if (!ended) return;
      const [a, b] = [ended.x, surface.x(event)];
      if (!ended.moved) surface.acts.setCursor(surface.time(b));
      else if (!ended.pans) surface.acts.show(surface.time(Math.min(a, b)), surface.time(Math.max(a, b)));
    },
    cancel: (event: PointerEvent) => void end(event),
  };
}

function listen(
  element: HTMLElement,
  latest: { readonly current: Acts },
  setBox: (box: Box | undefined) => void,
  signal: AbortSignal,
): void {
  const surface = new Surface(element, latest);
  const pointers = pointersOver(surface, setBox);
  element.addEventListener('wheel', (event) => onWheel(surface, event), { signal, passive: false });
  const down = (event: PointerEvent): void => {
    element.setPointerCapture(event.pointerId);
    pointers.down(event);
  };
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', pointers.move, { signal });
  element.addEventListener('pointerup', pointers.up, { signal });
  element.addEventListener('pointercancel', pointers.cancel, { signal });
}
