import type { Gap } from '../../contract/second.ts';
import type { PingLane, RegisterLane, TrackWindow } from '../../contract/tracks.ts';
import type { InSteps } from './in-steps.ts';
import { LINE } from './line-rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { BLOCK, type PingColumns, type RegisterColumns } from './track-columns.ts';
import { blockAt, numberOf, recordedUpTo, SIZES_S, startOf, type TrackCache } from './track-parts.ts';

/** What is asked for: `from` to `to`, epoch seconds, `to` not included, at so many columns. */
interface Wanted {
  from: number;
  to: number;
  pixels: number;
}
/** The pixel of each bucket of a block; -1 outside the window. */
type Pixels = Int32Array;

const blank = (pixels: number): Float64Array => new Float64Array(pixels).fill(NaN);

function pixelsOf({ from, to, pixels }: Wanted, start: number, sizeS: number): Pixels {
  const scale = pixels / (to - from);
  return Int32Array.from({ length: BLOCK }, (_, i) => {
    const t = start + i * sizeS;
    if (t >= to || t + sizeS <= from) return -1;
    return Math.min(pixels - 1, Math.floor((Math.max(t, from) - from) * scale));
  });
}

const SUMS = ['sent', 'lost', 'late', 'wrong'] as const;
function addPings(lane: PingLane, own: PingColumns, at: Pixels): void {
  for (let i = 0; i < BLOCK; i++) {
    const pixel = at[i]!;
    if (pixel < 0) continue;
    for (const name of SUMS) lane[name][pixel]! += own[name][i]!;
    const ms = own.maxMs[i]!;
    if (!(lane.maxMs[pixel]! >= ms) && !Number.isNaN(ms)) lane.maxMs[pixel] = ms;
  }
}
function addRegisters(lane: RegisterLane, own: RegisterColumns, at: Pixels): void {
  for (let i = 0; i < BLOCK; i++) {
    const pixel = at[i]!;
    if (pixel < 0) continue;
    lane.said[pixel]! += own.said[i]!;
    lane.changed[pixel]! += own.changed[i]!;
    if (Number.isNaN(own.min[i]!)) continue;
    if (!(lane.min[pixel]! <= own.min[i]!)) lane.min[pixel] = own.min[i]!;
    if (!(lane.max[pixel]! >= own.max[i]!)) lane.max[pixel] = own.max[i]!;
  }
}

/** The lane of a name, made where there is none yet. */
function laneOf<L>(lanes: Map<string, L>, name: string, make: () => L): L {
  const lane = lanes.get(name) ?? make();
  lanes.set(name, lane);
  return lane;
}

const pingLane = (rung: string, pixels: number): PingLane => ({
  rung,
  sent: new Float64Array(pixels),
  lost: new Float64Array(pixels),
  late: new Float64Array(pixels),
  wrong: new Float64Array(pixels),
  maxMs: blank(pixels),
});
const registerLane = (source: string, name: string, pixels: number): RegisterLane => ({
  source,
  name,
  min: blank(pixels),
  max: blank(pixels),
  said: new Uint32Array(pixels),
  changed: new Uint32Array(pixels),
});

function unobserved(sql: Sql, measurement: number, { from, to, pixels }: Wanted): Uint8Array {
  const rows = sql.all<object>(
    'SELECT * FROM gaps WHERE measurement = ? AND t_from < ? AND t_to > ?',
    measurement,
    to,
    from,
  );
  const out = new Uint8Array(pixels);
  const scale = pixels / (to - from);
  for (const row of rows) {
    if (!isWhole('gaps', row)) continue;
    const gap: Gap = LINE.gaps.item(row as never);
    const first = Math.floor((Math.max(gap.from, from) - from) * scale);
    out.fill(1, first, Math.max(first + 1, Math.ceil((Math.min(gap.to, to) - from) * scale)));
  }
  return out;
}

/** A window of the tracks beside bits. A second counts once, in the pixel in which it begins; where a pixel is many seconds, eight or more of them together. */
export function* trackWindow(sql: Sql, cache: TrackCache, measurement: number, wanted: Wanted): InSteps<TrackWindow> {
  const { from, to, pixels } = wanted;
  const sizeS = SIZES_S.findLast((size) => size * pixels <= to - from) ?? SIZES_S[0];
  const upTo = recordedUpTo(sql, measurement);
  const pings = new Map<string, PingLane>();
  const registers = new Map<string, RegisterLane>();
  const end = Math.min(to, upTo);
  for (let n = numberOf(from, sizeS); startOf({ sizeS, n }) < end; n++) {
    const block = yield* blockAt(sql, cache, { measurement, sizeS, n }, upTo);
    const at = pixelsOf(wanted, startOf({ sizeS, n }), sizeS);
    for (const own of block.pings)
      addPings(
        laneOf(pings, own.rung, () => pingLane(own.rung, pixels)),
        own,
        at,
      );
    for (const own of block.registers) {
      const { source, name } = own;
      const key = JSON.stringify([source, name]);
      addRegisters(
        laneOf(registers, key, () => registerLane(source, name, pixels)),
        own,
        at,
      );
    }
  }
  return {
    from,
    to,
    pings: [...pings.values()],
    registers: [...registers.values()],
    unobserved: unobserved(sql, measurement, wanted),
  };
}
