/** A seeded source of chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** 32 random bits as an unsigned integer. */
  bits32(): number;
  /** Uniform in [0, 1), 53 bits. */
  unit(): number;
  /** Uniform whole number in [0, n), n <= 2^32. */
  below(n: number): number;
}

/** xoshiro128** (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c), its state filled by splitmix32 from `seed` and `stream`. */
export function createRandom(seed: number, stream = 0): Random {
  const fill = splitmix32(seed ^ Math.imul(stream + 1, 0x9e3779b9) ^ Math.floor(seed / 2 ** 32));
  let [a, b, c, d] = [fill(), fill(), fill(), fill() | 1];
  const bits32 = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const unit = (): number => (bits32() * 2 ** 21 + (bits32() >>> 11)) / 2 ** 53;
  return { bits32, unit, below: (n) => Math.floor(unit() * n) };
}

/**
 * Good bits before the next wrong one at error ratio `ratio` (0 < ratio <= 1): the gaps of independent errors (geometric distribution), so that
 * a stretch drawn in pieces of any size has the same errors as in one piece.
 */
export function drawGap(random: Random, ratio: number): number {
  if (ratio >= 1) return 0;
  return Math.floor(Math.log1p(-random.unit()) / Math.log1p(-ratio));
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
