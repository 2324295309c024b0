import { useEffect, useRef } from 'react';

/** Longest time between two signs of a scanner, milliseconds: people type slower. */
const GAP_MS = 60;
/** A pause after which nothing more follows, milliseconds: a page that is busy hears keys late, though they bear the time of their press. */
const PAUSE_MS = 120;
/** Shorter than this is no barcode. */
const LEAST = 4;
const TEXT = 'input:not([type=radio], [type=checkbox], [type=button], [type=range], [type=file]), textarea';

/** What a field held before a scanner typed into it. */
interface Before {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/** A burst of keys that may be a barcode. */
interface Burst {
  text: string;
  lastMs: number;
  before: Before | undefined;
  /** Keys that nobody else has heard of yet. */
  held: KeyboardEvent[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Puts back what stood in a field, so that whoever holds its text hears of it. */
function restore({ field, value }: Before): void {
  const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const again = ({ key, code, shiftKey }: KeyboardEvent): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });

const stop = (event: KeyboardEvent): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

const fieldIn = (target: EventTarget | null): Before['field'] | undefined =>
  target instanceof Element && target.matches(TEXT) ? (target as Before['field']) : undefined;

/** What a key that writes a sign begins; what the field holds before it is kept. */
function begun({ target, timeStamp }: KeyboardEvent): Burst {
  const field = fieldIn(target);
  return {
    text: '',
    lastMs: timeStamp,
    before: field && { field, value: field.value },
    held: [],
    timer: undefined,
  };
}

/** The burst going on, and its ends: it was a barcode, or its keys go on to whom they were meant for. */
function createBursts(target: Window, onScan: (text: string) => void) {
  const passed = new WeakSet<Event>();
  let burst: Burst | undefined;
  const end = (): Burst | undefined => {
    const ended = burst;
    clearTimeout(ended?.timer);
    burst = undefined;
    return ended;
  };
  const scanned = (): void => {
    const { text = '', before } = end() ?? {};
    if (before) restore(before);
    onScan(text.trim());
  };
  const letGo = (): void => {
    for (const event of end()?.held ?? []) {
      const late = again(event);
      passed.add(late);
      (event.target ?? target).dispatchEvent(late);
    }
  };
  /** Some scanners send no Enter: then the pause ends it. */
  const paused = (): void => {
    if (burst && burst.text.length >= LEAST && burst.held.length === burst.text.length) scanned();
    else letGo();
  };
  return {
    ...{ end, scanned, letGo },
    isPassed: (event: Event) => passed.has(event),
    /** Enough came fast enough to be a barcode. */
    isCode: ({ timeStamp }: KeyboardEvent) =>
      burst !== undefined && timeStamp - burst.lastMs <= GAP_MS && burst.text.length >= LEAST,
    add: (event: KeyboardEvent): void => {
      if (burst && event.timeStamp - burst.lastMs > GAP_MS) letGo();
      if (!burst && event.key === ' ') return;
      burst ??= begun(event);
      burst.text += event.key;
      burst.lastMs = event.timeStamp;
      clearTimeout(burst.timer);
      burst.timer = setTimeout(paused, PAUSE_MS);
      if (fieldIn(event.target)) return;
      burst.held.push(event);
      stop(event);
    },
  };
}

/**
 * Hears what a barcode scanner types, wherever the focus is: signs that follow each other faster than anybody types, and mostly Enter. Keys that may begin
 * one wait for a moment, and go on to whom they were meant for if none follows; what it typed into a field is taken out again. Returns what ends it.
 */
export function listenToScanner(target: Window, onScan: (text: string) => void): () => void {
  const bursts = createBursts(target, onScan);
  const onKey = (event: KeyboardEvent): void => {
    if (bursts.isPassed(event) || event.isComposing || event.key === 'Shift') return;
    if (event.ctrlKey || event.altKey || event.metaKey) return bursts.letGo();
    if (event.key.length === 1) return bursts.add(event);
    if (event.key !== 'Enter' || !bursts.isCode(event)) return bursts.letGo();
    stop(event);
    bursts.scanned();
  };
  target.addEventListener('keydown', onKey, true);
  return () => {
    bursts.end();
    target.removeEventListener('keydown', onKey, true);
  };
}

/** The same for as long as the caller is on screen. */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => listenToScanner(window, (text) => latest.current(text)), []);
}
