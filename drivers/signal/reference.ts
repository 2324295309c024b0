import { BLOCK, createKernel, REFERENCE_ROOM, type Kernel } from './kernel.ts';
import { periodOctets, type Pattern } from './patterns.ts';
import { startState, type State } from './sequence.ts';

/** The stream of a pattern as octets, filled LSB first, from any place on. */
export interface Reference {
  readonly memory: Uint8Array;
  /** Goes on from this place of the sequence; `inverted`: the signal is the inverse of the sequence. */
  seek(state: State, inverted: boolean): void;
  /** Where the next `octets` (at most BLOCK) lie in `memory`; good until the next call. */
  ahead(octets: number): number;
  skip(octets: number): void;
  /** Bits in which `octets` differ from as many ahead. */
  compare(octets: Uint8Array): number;
  /** The place of the next octet in the sequence. */
  state(): State;
}

/** Whether two stretches of the same length are alike. The host may know a faster way than counting: nearly always nothing differs. */
export type Equal = (a: Uint8Array, b: Uint8Array) => boolean;

/** Where no whole period fits, the reference stays within the nearest cache. */
const NEAR_ROOM = 65_536;
/** Lags are doubled until the shorter one leaves the kernel ten steps of independent work. */
const SHORTEST_LAG = 10;

export function createReference(pattern: Pattern, kernel: Kernel = createKernel(), equal?: Equal): Reference {
  const { memory, unit } = kernel;
  const factor = lagFactor(pattern.t) * unit;
  const lagN = pattern.n * factor;
  const lagT = pattern.t * factor;
  const period = periodOctets(pattern);
  const room = period + BLOCK + unit > REFERENCE_ROOM ? NEAR_ROOM : REFERENCE_ROOM;
  let inverted = pattern.inverted;
  let [next, end] = [0, 0];
  const seek = (state: State, inverse: boolean): void => {
    inverted = inverse;
    next = 0;
    end = lagN;
    fill(pattern, memory.subarray(0, lagN), state, inverted);
  };
  const shiftDown = (): void => {
    const keep = Math.min(next - (next % unit), end - lagN);
    memory.copyWithin(0, keep, end);
    next -= keep;
    end -= keep;
  };
  const ahead = (octets: number): number => {
    if (next + octets <= end) return next;
    // A period later the same octets come again.
    if (next >= period) {
      next %= period;
      return ahead(octets);
    }
    if (next + octets + unit > room) shiftDown();
    const upTo = Math.ceil((next + octets) / unit) * unit;
    kernel.generate(end, upTo, lagN, lagT, inverted);
    end = upTo;
    return next;
  };
  seek(startState(pattern), pattern.inverted);
  return {
    memory,
    seek,
    ahead,
    skip(octets) {
      ahead(octets);
      next += octets;
    },
    compare(octets) {
      const at = ahead(octets.length);
      return equal?.(memory.subarray(at, at + octets.length), octets) ? 0 : kernel.count(at, octets);
    },
    state: () => stateAt(memory, ahead(5), inverted) & (2 ** pattern.n - 1),
  };
}

/** The 32 bits that begin here, before any inversion. */
function stateAt(memory: Uint8Array, at: number, inverted: boolean): State {
  const low = (memory[at] ?? 0) | ((memory[at + 1] ?? 0) << 8) | ((memory[at + 2] ?? 0) << 16);
  return (low | ((memory[at + 3] ?? 0) << 24)) ^ (inverted ? -1 : 0);
}

/** Hands out the octets of a pattern, from n ones on. `take` fills a new array of any length. */
export interface Generator {
  take(octets: number): Uint8Array<ArrayBuffer>;
}

export function createGenerator(pattern: Pattern, kernel: Kernel = createKernel()): Generator {
  const reference = createReference(pattern, kernel);
  return {
    take(octets) {
      const result = new Uint8Array(octets);
      for (let done = 0; done < octets;) {
        const length = Math.min(BLOCK, octets - done);
        const at = reference.ahead(length);
        result.set(reference.memory.subarray(at, at + length), done);
        reference.skip(length);
        done += length;
      }
      return result;
    },
  };
}

function lagFactor(t: number): number {
  let factor = 1;
  while (t * factor < SHORTEST_LAG) factor *= 2;
  return factor;
}

/** The slow beginning, bit by bit. */
function fill(pattern: Pattern, memory: Uint8Array, from: State, inverted: boolean): void {
  const { n, t } = pattern;
  let state = from;
  for (let i = 0; i < memory.length; i++) {
    memory[i] = inverted ? ~state : state;
    for (let b = 0; b < 8; b++) state = (state >>> 1) | (((state ^ (state >>> (n - t))) & 1) << (n - 1));
  }
}
