import type { Second } from '../../electron/contract/second.ts';
import type { Observation } from '../../electron/contract/tester.ts';

/** First second of the made-up line. */
export const LINE_START = 1_700_000_000;
/** Seconds in one block; each block has one character. */
export const BLOCK = 10;

/** A number from 0 to 2^32-1 that depends on nothing but the two (mulberry32, public domain, https://github.com/bryc/code). */
export function mixed(seed: number, n: number): number {
  let x = (seed + Math.imul(n + 1, 0x6d2b79f5)) | 0;
  x = Math.imul(x ^ (x >>> 15), x | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return (x ^ (x >>> 14)) >>> 0;
}

/** The second `t` of the line: always the same for the same seed. */
export function secondOf(seed: number, t: number): Second {
  const kind = mixed(seed, Math.floor((t - LINE_START) / BLOCK)) % 5;
  const number = mixed(seed + 1, t);
  const second: Second = { t, bits: 2_048_000 + (number % 7), defects: [], source: 'tester', valid: true };
  if (kind === 1) second.bitErrors = 1 + (number % 1000);
  if (kind === 2) second.defects = ['LOS', 'AIS'];
  if (kind === 3) second.slips = [{ bits: (number % 9) - 4 }];
  return second;
}

/** What is handed to the archive for the block that begins at `from`: ten seconds or one gap. */
export function blockOf(seed: number, from: number): Observation[] {
  const gap = mixed(seed, Math.floor((from - LINE_START) / BLOCK)) % 5 === 4;
  if (gap)
    return [{ kind: 'gap', gap: { from, to: from + BLOCK, reason: 'late-poll', totals: { bitErrors: from % 100 } } }];
  return Array.from({ length: BLOCK }, (_, i) => ({ kind: 'second', second: secondOf(seed, from + i) }));
}
