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
  const at = new Int32Array(BLOCK);
  for (let i = 0; i < BLOCK; i++) {
    const t = start + i * sizeS;
    at[i] = t >= to || t + sizeS <= from ? -1 : Math.min(pixels - 1, Math.floor((Math.max(t, from) - from) * scale));
  }
  return at;
}

/** Adds a column to the pixels of its buckets. */
function addSums(into: Float64Array | Uint32Array, own: Uint32Array, at: Pixels): void {
  for (let i = 0; i < BLOCK; i++) if (own[i] !== 0 && at[i]! >= 0) into[at[i]!]! += own[i]!;
}
function addGreatest(into: Float64Array, own: Float64Array, at: Pixels): void {
  for (let i = 0; i < BLOCK; i++) {
    const pixel = at[i]!;
    const value = own[i]!;
    if (pixel >= 0 && (value > into[pixel]! || (Number.isNaN(into[pixel]!) && !Number.isNaN(value))))
      into[pixel] = value;
  }
}
function addLeast(into: Float64Array, own: Float64Array, at: Pixels): void {
  for (let i = 0; i < BLOCK; i++) {
    const pixel = at[i]!;
    const value = own[i]!;
    if (pixel >= 0 && (value < into[pixel]! || (Number.isNaN(into[pixel]!) && !Number.isNaN(value))))
      into[pixel] = value;
  }
}

function addPings(lane: PingLane, own: PingColumns, at: Pixels): void {
  addSums(lane.sent, own.sent, at);
  addSums(lane.lost, own.lost, at);
  addSums(lane.late, own.late, at);
  addSums(lane.wrong, own.wrong, at);
  addGreatest(lane.maxMs, own.maxMs, at);
}
function addRegisters(lane: RegisterLane, own: RegisterColumns, at: Pixels): void {
  addSums(lane.said, own.said, at);
  addSums(lane.changed, own.changed, at);
  addLeast(lane.min, own.min, at);
  addGreatest(lane.max, own.max, at);
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
