import { periodOctets, type Pattern } from './patterns.ts';

/**
 * Place in a sequence, as the next n bits to come: bit k is the k-th bit from here (before any inversion). Never 0.
 * 31 bits at most, so it is a small whole number.
 */
export type State = number;

/** Where a generator begins: n ones. */
export function startState(pattern: Pattern): State {
  return 2 ** pattern.n - 1;
}

export function advance(pattern: Pattern, state: State, bits: number): State {
  const { n, t } = pattern;
  let s = state;
  for (let i = 0; i < bits; i++) s = (s >>> 1) | (((s ^ (s >>> (n - t))) & 1) << (n - 1));
  return s;
}

export function retreat(pattern: Pattern, state: State, bits: number): State {
  const { n, t } = pattern;
  const mask = 2 ** n - 1;
  let s = state;
  for (let i = 0; i < bits; i++) s = ((s << 1) | (((s >>> (n - 1)) ^ (s >>> (n - t - 1))) & 1)) & mask;
  return s;
}

/** Octets from `from` forward to `to`, 0 ... 2^n - 2: baby steps and giant steps over the sequence, at most 2^16 of each. */
export function octetsBetween(pattern: Pattern, from: State, to: State): number {
  if (from === to) return 0;
  const period = periodOctets(pattern);
  const stride = strideOf(pattern);
  const places = placesFrom(pattern, from, stride);
  const leap = leapOf(pattern);
  let giant = to;
  for (let leaps = 0; leaps <= stride + 1; leaps++) {
    const step = places.get(giant);
    if (step !== undefined) return (((step - leaps * stride) % period) + period) % period;
    giant = apply(leap, giant);
  }
  throw new RangeError(`no place in ${pattern.name} for state ${to}`);
}

/** The first places of each sequence after its beginning: every first lock asks for them. */
const beginnings = new Map<number, ReadonlyMap<State, number>>();

/** How many octets after `from` each of the next `count` places lies. */
function placesFrom(pattern: Pattern, from: State, count: number): ReadonlyMap<State, number> {
  const known = from === startState(pattern) ? beginnings.get(keyOf(pattern)) : undefined;
  if (known) return known;
  const places = new Map<State, number>();
  for (let [state, step] = [from, 0]; step < count; step++) {
    places.set(state, step);
    state = advance(pattern, state, 8);
  }
  if (from === startState(pattern)) beginnings.set(keyOf(pattern), places);
  return places;
}

/** The same as the smallest signed number: negative if `to` lies behind. */
export function signedOctetsBetween(pattern: Pattern, from: State, to: State): number {
  const octets = octetsBetween(pattern, from, to);
  const period = periodOctets(pattern);
  return octets > period / 2 ? octets - period : octets;
}

/** A linear step of the state: column b is where bit b alone goes. */
type Matrix = readonly number[];
const leaps = new Map<number, Matrix>();

/** One number a sequence, whatever its polarity. */
function keyOf({ n, t }: Pattern): number {
  return n * 32 + t;
}

function strideOf(pattern: Pattern): number {
  return Math.ceil(Math.sqrt(periodOctets(pattern)));
}

function leapOf(pattern: Pattern): Matrix {
  const key = keyOf(pattern);
  const known = leaps.get(key);
  if (known) return known;
  const unit = Array.from({ length: pattern.n }, (_, b) => 2 ** b);
  let square: Matrix = unit.map((bit) => advance(pattern, bit, 8));
  let result: Matrix = unit;
  for (let rest = strideOf(pattern); rest > 0; rest >>>= 1) {
    const step = square;
    if (rest & 1) result = result.map((column) => apply(step, column));
    square = step.map((column) => apply(step, column));
  }
  leaps.set(key, result);
  return result;
}

function apply(matrix: Matrix, state: State): State {
  let result = 0;
  for (let b = 0; b < matrix.length; b++) if ((state >>> b) & 1) result ^= matrix[b] ?? 0;
  return result;
}
