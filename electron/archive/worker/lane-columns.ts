/** A stretch of time, epoch seconds; `to` not included. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * What the lanes of one measurement are drawn from: stretches of one look each as columns, sorted by their beginning. A second with an event is a stretch
 * of one second; `errors` are its bit errors. Only notes of filled gaps lie over others.
 */
export interface Lanes {
  /** How many there are; the columns may be longer. */
  n: number;
  from: Uint32Array;
  to: Uint32Array;
  flags: Uint32Array;
  errors: Float64Array;
  /** Greatest end of this stretch and all before it. */
  reach: Uint32Array;
}

const columnsOf = (length: number): Omit<Lanes, 'n'> => ({
  from: new Uint32Array(length),
  to: new Uint32Array(length),
  flags: new Uint32Array(length),
  errors: new Float64Array(length),
  reach: new Uint32Array(length),
});
export const noLanes = (): Lanes => ({ n: 0, ...columnsOf(64) });

const COLUMNS = ['from', 'to', 'flags', 'errors', 'reach'] as const;
/** Those that are kept on disk. */
const STORED = ['from', 'to', 'flags', 'errors'] as const;

/** Makes room for `more` further stretches. */
function reserve(lanes: Lanes, more: number): void {
  if (lanes.n + more <= lanes.from.length) return;
  const wider = columnsOf(Math.max(2 * lanes.from.length, lanes.n + more));
  for (const name of COLUMNS) {
    wider[name].set(lanes[name].subarray(0, lanes.n));
    Object.assign(lanes, { [name]: wider[name] });
  }
}

/** First index of an ascending column whose value is greater than `value`. */
function firstAbove(column: Uint32Array, n: number, value: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First stretch that ends after `t`. */
export const firstEndingAfter = ({ reach, n }: Lanes, t: number): number => firstAbove(reach, n, t);

function reachFrom({ reach, to, n }: Lanes, index: number): void {
  let most = index > 0 ? reach[index - 1]! : 0;
  for (let i = index; i < n; i++) {
    most = Math.max(most, to[i]!);
    reach[i] = most;
  }
}

function insertAt(lanes: Lanes, index: number, { from, to }: Stretch, flags: number, errors: number): void {
  reserve(lanes, 1);
  if (index < lanes.n) for (const name of COLUMNS) lanes[name].copyWithin(index + 1, index, lanes.n);
  lanes.n++;
  lanes.from[index] = from;
  lanes.to[index] = to;
  lanes.flags[index] = flags;
  lanes.errors[index] = errors;
  reachFrom(lanes, index);
}

/**
 * Adds a stretch where it belongs; one that has grown comes again with the same beginning and look. Gives true unless it belongs before others: a note
 * about time that is recorded already.
 */
export function addStretch(lanes: Lanes, stretch: Stretch, flags: number, errors = 0): boolean {
  const last = lanes.n - 1;
  if (last >= 0 && lanes.from[last] === stretch.from && lanes.flags[last] === flags) {
    lanes.to[last] = stretch.to;
    reachFrom(lanes, last);
    return true;
  }
  const index = firstAbove(lanes.from, lanes.n, stretch.from);
  const isLast = index === lanes.n;
  insertAt(lanes, index, stretch, flags, errors);
  return isLast;
}

/** Stretches `first` to `end` (not included) as bytes, a column behind the other. */
export function packLanes(lanes: Lanes, first: number, end: number): Uint8Array {
  const parts = STORED.map((name) => {
    const column = lanes[name].subarray(first, end);
    return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  });
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Bytes of one stretch: three numbers of four, one of eight. */
const PACKED_BYTES = 20;

/** Adds what `packLanes` made, behind all there is. */
export function unpackLanes(lanes: Lanes, bytes: Uint8Array): void {
  const count = bytes.length / PACKED_BYTES;
  reserve(lanes, count);
  let at = 0;
  for (const name of STORED) {
    const { BYTES_PER_ELEMENT: width, buffer, byteOffset } = lanes[name];
    new Uint8Array(buffer, byteOffset + lanes.n * width, count * width).set(bytes.subarray(at, at + count * width));
    at += count * width;
  }
  const first = lanes.n;
  lanes.n += count;
  reachFrom(lanes, first);
}
