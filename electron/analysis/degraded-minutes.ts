import type { CleanSpan, History, Second } from '../contract/second.ts';
import { severeErrors } from './classify.ts';
import { unavailableStretches } from './unavailable.ts';
import type { JudgeOptions } from './types.ts';

/** Available seconds in one block (G.821 of 1988: a "minute" of them, wherever they lie). */
const BLOCK_S = 60;
const DEGRADED_RATIO = 1e-6;
const BLOCK_BITS_64K = 64_000 * BLOCK_S;
/** At 64 kbit/s four errors (1.04E-06) are still no degraded minute: CCITT G.821 (1988), note d. */
const TOLERATED_AT_64K = 4;

/** True if so many errors make a block of sixty available seconds a degraded minute. `blockBits`: of the whole block. */
export function isDegraded(blockBits: number, bitErrors: number): boolean {
  return blockBits === BLOCK_BITS_64K ? bitErrors > TOLERATED_AT_64K : bitErrors > blockBits * DEGRADED_RATIO;
}

/**
 * Degraded minutes of G.821 as it stood in 1988 (deleted in 1996; information only): available seconds that are not severely errored are
 * packed into blocks of sixty, in order; an incomplete last block is left out. Undefined if the rate is unknown.
 */
export function degradedMinutes(
  history: History,
  options: JudgeOptions,
): { minutes: number; degraded: number } | undefined {
  const bits = Math.round((options.rateKbps ?? 0) * 1000);
  if (bits === 0) return undefined;
  const lostIn = overlapWith(unavailableStretches(history, { form: 'connection' }));
  const errorsOfBlock = new Map<number, number>();
  let packed = 0;
  for (const part of inOrder(history)) {
    const seconds = 't' in part ? packable(part, bits) : part.to - part.from;
    const lost = lostIn(part);
    if (seconds === 0 || lost >= seconds) continue;
    if ('t' in part) {
      const block = Math.floor(packed / BLOCK_S);
      errorsOfBlock.set(block, (errorsOfBlock.get(block) ?? 0) + (part.bitErrors ?? 0));
    }
    packed += seconds - lost;
  }
  const minutes = Math.floor(packed / BLOCK_S);
  const degraded = [...errorsOfBlock].filter(([block, n]) => block < minutes && isDegraded(bits * BLOCK_S, n)).length;
  return { minutes, degraded };
}

const startOf = (part: Second | CleanSpan): number => ('t' in part ? part.t : part.from);
const endOf = (part: Second | CleanSpan): number => ('t' in part ? part.t + 1 : part.to);

const inOrder = ({ spans, rows }: History): (Second | CleanSpan)[] =>
  [...spans, ...rows].sort((a, b) => startOf(a) - startOf(b));

/** 1 if the second goes into a block: seen, without defect, not severely errored. */
function packable({ valid, defects, bitErrors = 0 }: Second, bits: number): 0 | 1 {
  return valid && defects.length === 0 && bitErrors < severeErrors(bits) ? 1 : 0;
}

/** Seconds that a part shares with `cuts`; parts are asked for in order of time. */
function overlapWith(cuts: readonly { from: number; to: number }[]): (part: Second | CleanSpan) => number {
  let first = 0;
  return (part) => {
    const [from, to] = [startOf(part), endOf(part)];
    while (first < cuts.length && cuts[first]!.to <= from) first++;
    let shared = 0;
    for (let i = first; i < cuts.length && cuts[i]!.from < to; i++)
      shared += Math.min(to, cuts[i]!.to) - Math.max(from, cuts[i]!.from);
    return shared;
  };
}
