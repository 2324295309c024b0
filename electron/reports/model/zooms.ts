import { attemptEvents } from '../../analysis/index.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';
import type { EventMark } from './document.ts';
import { markOf } from './events.ts';

/** Epoch seconds, `to` not included. */
export interface Window {
  from: number;
  to: number;
}
const MAX_ZOOMS = 3;
/** Events from which details are chosen. */
const LOOKED_AT = 200;
/** Shortest run that gets details, and how much of it a detail may show. */
const ZOOM_FROM_S = 1800;
const ZOOM_LENGTHS = [60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

export const inside = (window: Window, from: number, to: number): boolean => to > window.from && from < window.to;

const WEIGHTS: Partial<Record<EventMark, number>> = { defect: 1000, gap: 500, severe: 200 };
/** Weight of an event when details are chosen: time lost first, then errors. */
function weightOf(event: RunEvent): number {
  const { durationS = 0, bitErrors = 0 } = event;
  return (WEIGHTS[markOf(event)] ?? 1) * durationS + bitErrors / 10;
}

const endOf = ({ t, durationS = 1 }: RunEvent): number => t + durationS;

export type Zoom = Window & { event: RunEvent };
/** The least round window around a stretch, at twice its length; none if it would show little less than the whole. */
function around(stretch: Window, whole: Window): Window | undefined {
  const size = ZOOM_LENGTHS.find((s) => s >= 2 * (stretch.to - stretch.from) && s >= 300);
  if (size === undefined || size > (whole.to - whole.from) / 6) return undefined;
  const middle = Math.round((stretch.from + stretch.to - size) / 2);
  const from = Math.min(Math.max(whole.from, middle), whole.to - size);
  return { from, to: from + size };
}

/** Adds an event to the details: to one nearby, grown where it must, or as a further one. */
function addZoom(zooms: Zoom[], event: RunEvent, whole: Window): void {
  const stretch = { from: event.t, to: endOf(event) };
  const reach = (whole.to - whole.from) / 100;
  const near = zooms.find((z) => inside({ from: z.from - reach, to: z.to + reach }, stretch.from, stretch.to));
  if (!near) {
    const window = zooms.length < MAX_ZOOMS ? around(stretch, whole) : undefined;
    if (window) zooms.push({ ...window, event });
    return;
  }
  if (stretch.from >= near.from && stretch.to <= near.to) return;
  const both = { from: Math.min(near.event.t, stretch.from), to: Math.max(endOf(near.event), stretch.to) };
  Object.assign(near, around(both, whole) ?? {});
}

/** The events most worth a closer look, weightiest first. */
function weightiest(events: Iterable<RunEvent>): RunEvent[] {
  const heaviest = (list: RunEvent[]): RunEvent[] => list.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, LOOKED_AT);
  let kept: RunEvent[] = [];
  for (const event of events) {
    if ((event.durationS ?? 0) <= 1) continue;
    kept.push(event);
    if (kept.length >= 10 * LOOKED_AT) kept = heaviest(kept);
  }
  return heaviest(kept);
}

/** Up to three stretches worth a closer look, in order of time; none in short runs. */
export function zoomsOf({ rows, gaps }: History, attempt: number, whole: Window): Zoom[] {
  if (whole.to - whole.from < ZOOM_FROM_S) return [];
  const zooms: Zoom[] = [];
  weightiest(attemptEvents({ attempt, rows, gaps, unavailable: [] }, 60)).forEach((event) =>
    addZoom(zooms, event, whole),
  );
  return zooms.sort((a, b) => a.from - b.from);
}
