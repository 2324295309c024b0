import type { History } from '../../contract/second.ts';
import type { PingLane, PingSecond, RegisterLane, RegisterSample, TrackWindow } from '../../contract/tracks.ts';

/** The pixel in which a second begins; undefined outside the window. */
type PixelOf = (t: number) => number | undefined;

const pixelsOf =
  (from: number, to: number, pixels: number): PixelOf =>
  (t) =>
    t < from || t >= to ? undefined : Math.floor(((t - from) * pixels) / (to - from));

/** One lane a name, in the order in which they first speak. */
function lanesBy<T, L>(items: readonly T[], nameOf: (item: T) => string, make: (item: T) => L): (item: T) => L {
  const lanes = new Map<string, L>();
  for (const item of items) if (!lanes.has(nameOf(item))) lanes.set(nameOf(item), make(item));
  return (item) => lanes.get(nameOf(item))!;
}

const blank = (pixels: number): Float64Array => new Float64Array(pixels).fill(NaN);
const greater = (a: number, b: number): number => (Number.isNaN(a) || b > a ? b : a);
const less = (a: number, b: number): number => (Number.isNaN(a) || b < a ? b : a);

function pingLanes(items: readonly PingSecond[], pixelOf: PixelOf, pixels: number): PingLane[] {
  const make = ({ rung }: PingSecond): PingLane => ({
    rung,
    sent: new Float64Array(pixels),
    lost: new Float64Array(pixels),
    wrong: new Float64Array(pixels),
    maxMs: blank(pixels),
  });
  const laneOf = lanesBy(items, ({ rung }) => rung, make);
  for (const item of items) {
    const [lane, pixel] = [laneOf(item), pixelOf(item.t)];
    if (pixel === undefined) continue;
    for (const name of ['sent', 'lost', 'wrong'] as const) lane[name][pixel]! += item[name];
    if (item.maxMs !== undefined) lane.maxMs[pixel] = greater(lane.maxMs[pixel]!, item.maxMs);
  }
  return [...new Set(items.map(laneOf))];
}

function registerLanes(items: readonly RegisterSample[], pixelOf: PixelOf, pixels: number): RegisterLane[] {
  const make = ({ source, name }: RegisterSample): RegisterLane => ({
    source,
    name,
    min: blank(pixels),
    max: blank(pixels),
    said: new Uint32Array(pixels),
  });
  const laneOf = lanesBy(items, ({ source, name }) => JSON.stringify([source, name]), make);
  for (const item of items) {
    const [lane, pixel] = [laneOf(item), pixelOf(item.t)];
    if (pixel === undefined) continue;
    lane.said[pixel]! += 1;
    if (typeof item.value !== 'number') continue;
    lane.min[pixel] = less(lane.min[pixel]!, item.value);
    lane.max[pixel] = greater(lane.max[pixel]!, item.value);
  }
  return [...new Set(items.map(laneOf))];
}

/** The window `from` to `to` (epoch seconds, `to` not included) of the tracks beside bits, at `pixels` columns: every second counts once. Pure. */
export function reduceTracks(history: History, from: number, to: number, pixels: number): TrackWindow {
  const { pings = [], registers = [], gaps } = history;
  const pixelOf = pixelsOf(from, to, pixels);
  const unobserved = new Uint8Array(pixels);
  for (const gap of gaps)
    for (let t = Math.max(gap.from, from); t < Math.min(gap.to, to); t++) unobserved[pixelOf(t)!] = 1;
  return {
    from,
    to,
    pings: pingLanes(pings, pixelOf, pixels),
    registers: registerLanes(registers, pixelOf, pixels),
    unobserved,
  };
}
