import type { PingSecond, RegisterSample } from '../../contract/tracks.ts';

/** Buckets of one block. */
export const BLOCK = 512;

/** A rung over the buckets of a block: sums of its probes, its longest answer; NaN where nothing answered. */
export interface PingColumns {
  rung: string;
  sent: Uint32Array;
  lost: Uint32Array;
  late: Uint32Array;
  wrong: Uint32Array;
  maxMs: Float64Array;
}
/** A register over the buckets of a block; `last`: what it said last, where it is known, so that what comes next is known to be a change. */
export interface RegisterColumns {
  source: string;
  name: string;
  min: Float64Array;
  max: Float64Array;
  said: Uint32Array;
  changed: Uint32Array;
  last?: number | string;
}
/** What is drawn of a stretch of time: the tracks of one measurement, `BLOCK` buckets each. */
export interface TrackBlock {
  pings: PingColumns[];
  registers: RegisterColumns[];
}

export const noBlock = (): TrackBlock => ({ pings: [], registers: [] });

const blank = (): Float64Array => new Float64Array(BLOCK).fill(NaN);
const counts = (): Uint32Array => new Uint32Array(BLOCK);
const greater = (a: number, b: number): number => (b > a || Number.isNaN(a) ? b : a);
const less = (a: number, b: number): number => (b < a || Number.isNaN(a) ? b : a);

function rungOf({ pings }: TrackBlock, rung: string): PingColumns {
  const known = pings.find((one) => one.rung === rung);
  if (known) return known;
  const made = { rung, sent: counts(), lost: counts(), late: counts(), wrong: counts(), maxMs: blank() };
  pings.push(made);
  return made;
}

function registerOf({ registers }: TrackBlock, source: string, name: string): RegisterColumns {
  const known = registers.find((one) => one.source === source && one.name === name);
  if (known) return known;
  const made = { source, name, min: blank(), max: blank(), said: counts(), changed: counts() };
  registers.push(made);
  return made;
}

/** What a register said before this block: what it says next may be a change. */
export function addLast(block: TrackBlock, { source, name, value }: RegisterSample): void {
  registerOf(block, source, name).last = value;
}

export function addPing(block: TrackBlock, at: number, { rung, sent, lost, late, wrong, maxMs }: PingSecond): void {
  const lane = rungOf(block, rung);
  lane.sent[at]! += sent;
  lane.lost[at]! += lost;
  lane.late[at]! += late;
  lane.wrong[at]! += wrong;
  if (maxMs !== undefined) lane.maxMs[at] = greater(lane.maxMs[at]!, maxMs);
}

export function addSample(block: TrackBlock, at: number, { source, name, value }: RegisterSample): void {
  const lane = registerOf(block, source, name);
  lane.said[at]! += 1;
  if (lane.last !== undefined && lane.last !== value) lane.changed[at]! += 1;
  lane.last = value;
  if (typeof value !== 'number') return;
  lane.min[at] = less(lane.min[at]!, value);
  lane.max[at] = greater(lane.max[at]!, value);
}

/** Adds a column of finer buckets: bucket `i` of it lies in bucket `at + floor(i / ratio)`. */
function addColumn(into: Uint32Array, own: Uint32Array, at: number, ratio: number): void {
  for (let i = 0; i < BLOCK; i++) if (own[i] !== 0) into[at + Math.floor(i / ratio)]! += own[i]!;
}
function takeColumn(
  into: Float64Array,
  own: Float64Array,
  place: { at: number; ratio: number; take: (a: number, b: number) => number },
): void {
  const { at, ratio, take } = place;
  for (let i = 0; i < BLOCK; i++) {
    if (Number.isNaN(own[i]!)) continue;
    const to = at + Math.floor(i / ratio);
    into[to] = take(into[to]!, own[i]!);
  }
}

const SUMS = ['sent', 'lost', 'late', 'wrong'] as const;
/** Adds a block of finer buckets, from bucket `at` on. */
export function addFiner(block: TrackBlock, finer: TrackBlock, at: number, ratio: number): void {
  for (const one of finer.pings) {
    const lane = rungOf(block, one.rung);
    for (const name of SUMS) addColumn(lane[name], one[name], at, ratio);
    takeColumn(lane.maxMs, one.maxMs, { at, ratio, take: greater });
  }
  for (const one of finer.registers) {
    const lane = registerOf(block, one.source, one.name);
    addColumn(lane.said, one.said, at, ratio);
    addColumn(lane.changed, one.changed, at, ratio);
    takeColumn(lane.min, one.min, { at, ratio, take: less });
    takeColumn(lane.max, one.max, { at, ratio, take: greater });
  }
}

type Column = Uint32Array | Float64Array;
/** The columns of a block, the wide ones first, so that each begins where its kind may. */
const columnsOf = ({ pings, registers }: TrackBlock): Column[] => [
  ...pings.map(({ maxMs }) => maxMs),
  ...registers.flatMap(({ min, max }) => [min, max]),
  ...pings.flatMap((one) => SUMS.map((name) => one[name])),
  ...registers.flatMap(({ said, changed }) => [said, changed]),
];

/** A block as bytes: who its lanes are, then their columns. `upTo`: the second before which all is in it, of one that is not complete. */
export function packBlock(block: TrackBlock, upTo?: number): Uint8Array {
  const names = {
    upTo,
    pings: block.pings.map(({ rung }) => rung),
    registers: block.registers.map(({ source, name }) => ({ source, name })),
  };
  const head = new TextEncoder().encode(JSON.stringify(names));
  const columns = columnsOf(block);
  const bytes = new Uint8Array(4 + head.length + columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = 4 + head.length;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** What `packBlock` made. */
export function unpackBlock(bytes: Uint8Array): { block: TrackBlock; upTo?: number } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  const names = JSON.parse(text) as {
    upTo?: number;
    pings: string[];
    registers: Pick<RegisterColumns, 'source' | 'name'>[];
  };
  const block = noBlock();
  for (const rung of names.pings) rungOf(block, rung);
  for (const { source, name } of names.registers) registerOf(block, source, name);
  let at = 4 + length;
  for (const { buffer, byteOffset, byteLength } of columnsOf(block)) {
    new Uint8Array(buffer, byteOffset, byteLength).set(bytes.subarray(at, at + byteLength));
    at += byteLength;
  }
  return { block, ...(names.upTo !== undefined && { upTo: names.upTo }) };
}

/** Bytes that a block takes in memory, as near as it matters. */
export const sizeOf = ({ pings, registers }: TrackBlock): number =>
  BLOCK * 24 * (pings.length + registers.length) + 1000;
