import type { Second } from '../contract/second.ts';
import { ERRORED, SEVERE } from './availability.ts';

/** Observed seconds side by side. Counts of one second stay below 2^31. */
export interface SecondColumns {
  bits: Float64Array;
  bitErrors: Int32Array;
  blocks: Int32Array;
  erroredBlocks: Int32Array;
  /** 1 = the second has a defect. */
  defects: Uint8Array;
}

export function columnsOf(length: number): SecondColumns {
  return {
    bits: new Float64Array(length),
    bitErrors: new Int32Array(length),
    blocks: new Int32Array(length),
    erroredBlocks: new Int32Array(length),
    defects: new Uint8Array(length),
  };
}

/** The fewest bit errors that make a second of so many bits severely errored: 1000 x errors >= bits (G.821, G.826 connections). */
export function severeErrors(bits: number): number {
  return bits > 0 ? Math.ceil(bits / 1000) : NEVER;
}
/** Bits of one block of an E1 (G.826). */
export const BLOCK_BITS = 2048;
/** The fewest errored blocks that make a second severely errored: 30 % of its blocks (G.826; 2 048 bits each on an E1, G.828: 1 120 in a VC-12). */
export function severeBlocks(bits: number, blockBits = BLOCK_BITS): number {
  return bits > 0 ? Math.ceil((3 * bits) / (10 * blockBits)) : NEVER;
}
const BOTH = ERRORED | SEVERE;
const NEVER = 0x7fff_ffff;

type Counted = Pick<Second, 'bits' | 'bitErrors' | 'erroredBlocks' | 'defects'>;
/** One second by itself: a count or a defect. */
export const isErrored = ({ bitErrors, erroredBlocks, defects }: Counted): boolean =>
  Boolean(bitErrors) || Boolean(erroredBlocks) || defects.length > 0;
/** One second by itself: by its blocks where the tester tells them, else by its bit errors. What counts is the judgement's. */
export function isSevere({ bits = 0, bitErrors = 0, erroredBlocks, defects }: Counted): boolean {
  if (defects.length > 0) return true;
  return erroredBlocks === undefined ? bitErrors >= severeErrors(bits) : erroredBlocks >= severeBlocks(bits);
}

/**
 * The one place where a second gets its class: ES = a count or a defect, SES = a count at its threshold or a defect.
 * `counts` are bit errors or errored blocks, `threshold` gives the fewest of them that are severe. Writes the first `n` of `classes`.
 */
export function classify(
  columns: SecondColumns,
  counts: Int32Array,
  threshold: (bits: number) => number,
  classes: Uint8Array,
  n: number,
): void {
  const { bits, defects } = columns;
  let lastBits = -1;
  let severeAt = NEVER;
  for (let i = 0; i < n; i++) {
    if (bits[i] !== lastBits) {
      lastBits = bits[i]!;
      severeAt = threshold(lastBits);
    }
    const count = counts[i]!;
    const defect = defects[i]!;
    // Sign bits instead of comparisons: 1 where count > 0 and where count >= severeAt.
    classes[i] = (-count >>> 31) | (((severeAt - 1 - count) >> 31) & BOTH) | (-defect & BOTH);
  }
}
