import type { Pattern } from './patterns.ts';
import { advance, type State } from './sequence.ts';

/** Error-free pattern bits that make a lock. */
export const LOCK_BITS = 128;
/** Bits in agreement beyond the n of the seed that show a phase in passing: chance 2^-24. */
const GLIMPSE_BITS = 24;
/** So many phases in passing are remembered, for so many bits. */
const GLIMPSES = 8;
const GLIMPSE_LIFE_BITS = 8192;

/** Where a lock was found: the place in the sequence of the octet after the one just fed. */
export interface Found {
  state: State;
  /** The signal is the inverse of the sequence. */
  inverted: boolean;
  /** The first of the 128 bits, as bits before the end of the octet just fed. */
  bitsBack: number;
  /** Another phase was seen in passing since the search began: there were at least two slips. */
  passedOther: boolean;
}

/** Looks for 128 error-free pattern bits in either polarity. A constant stream never fits. */
export interface Search {
  reset(): void;
  feed(octet: number): Found | undefined;
}

/** A phase seen in passing: its last n bits, and when. */
interface Glimpse {
  last: State;
  inverted: boolean;
  bit: number;
}

export function createSearch(pattern: Pattern): Search {
  const { n, t } = pattern;
  const mask = 2 ** n - 1;
  let [last, seen, syndrome, run] = [0, 0, 0, 0];
  let glimpses: Glimpse[] = [];
  // Agreement with the sequence shows as a run of equal syndromes: 0 upright, 1 inverted; a dead state is the constant stream.
  const dead = (): boolean => last === (syndrome === 1 ? mask : 0);
  const upright = (bits: State, inverted: boolean): State => (inverted ? bits ^ mask : bits);
  const look = (): void => {
    if (run !== GLIMPSE_BITS || dead()) return;
    glimpses = [...glimpses.slice(1 - GLIMPSES), { last, inverted: syndrome === 1, bit: seen }];
  };
  const passedOther = (): boolean =>
    glimpses.some(
      (g) =>
        seen - g.bit < GLIMPSE_LIFE_BITS &&
        advance(pattern, upright(g.last, g.inverted), seen - g.bit) !== upright(last, syndrome === 1),
    );
  const found = (bit: number): Found => ({
    state: advance(pattern, upright(last, syndrome === 1), n + 7 - bit),
    inverted: syndrome === 1,
    bitsBack: LOCK_BITS + 7 - bit,
    passedOther: passedOther(),
  });
  const feedBit = (bit: number): void => {
    const now = (bit ^ last ^ (last >>> (n - t))) & 1;
    last = (last >>> 1) | (bit << (n - 1));
    seen++;
    if (seen <= n) return;
    run = run > 0 && now === syndrome ? run + 1 : 1;
    syndrome = now;
    look();
  };
  return {
    reset() {
      [seen, run] = [0, 0];
      glimpses = [];
    },
    feed(octet) {
      for (let bit = 0; bit < 8; bit++) {
        feedBit((octet >>> bit) & 1);
        if (run >= LOCK_BITS - n && !dead()) return found(bit);
      }
      return undefined;
    },
  };
}
