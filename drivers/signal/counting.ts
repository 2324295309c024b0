import type { Slip } from '../../electron/contract/second.ts';
import { createDoubt } from './doubt.ts';
import { createKernel, popcount, type Kernel } from './kernel.ts';
import { periodOctets, type Pattern } from './patterns.ts';
import { createReference, type Equal } from './reference.ts';
import { createSearch } from './search.ts';
import { createTallies, type Tally } from './tally.ts';
import { createWindow, WINDOW_OCTETS } from './window.ts';

/** Octets kept for a relock; while searching, a lock reaches 128 bits back and no further. */
const HISTORY_LIMIT = 4096;
const HISTORY_KEPT = 64;

export interface CheckerOptions {
  kernel?: Kernel;
  /** The host's own comparison, if it is faster than counting. */
  equal?: Equal;
  /** So many equal octets, all ones or all zeros, are no pattern any more. */
  constantOctets?: number;
}

/** What a checker is made of, and what it carries from octet to octet. */
export type Parts = ReturnType<typeof createParts>;

export function createParts(pattern: Pattern, options: CheckerOptions) {
  return {
    pattern,
    period: periodOctets(pattern),
    reference: createReference(pattern, options.kernel ?? createKernel(), options.equal),
    search: createSearch(pattern),
    window: createWindow(),
    tallies: createTallies(),
    doubt: createDoubt(),
    constantOctets: options.constantOctets ?? WINDOW_OCTETS,
    follow: {
      /** Octets since the beginning. */
      pos: 0,
      locked: false,
      searching: true,
      inverted: false,
      /** Value of the last octets, and how many of them are equal. */
      same: -1,
      sameRun: 0,
      /** Place in the period of octet `placeAt`. */
      place: 0,
      placeAt: 0,
      lastSlip: undefined as { slip: Slip; tally: Tally; endBit: number } | undefined,
      /** The last octets before `pos`, as far as a relock may need them. */
      history: [] as number[],
    },
  };
}

export function takeClean({ follow, tallies, window, doubt, reference }: Parts, block: Uint8Array): void {
  tallies.at(follow.pos).bits += 8 * block.length;
  reference.skip(block.length);
  follow.pos += block.length;
  follow.sameRun = 0;
  window.clean(block.length);
  doubt.clean(8 * block.length);
  // A stretch that is still in doubt after this is shorter than four octets.
  if (doubt.startBit === undefined) follow.history = [];
  else for (const octet of block) follow.history.push(octet);
}

/**
 * A block whose errors are too few to lose the lock anywhere in it: all of them count, and only its end needs a closer look, from four good octets
 * on. False if it is no such block.
 */
export function takeSparse(parts: Parts, block: Uint8Array, errors: number): boolean {
  const { follow, tallies, window, doubt, reference } = parts;
  if (block.length < 2 * WINDOW_OCTETS || !window.allows(errors)) return false;
  const tail = block.length - WINDOW_OCTETS;
  const at = reference.ahead(block.length);
  const expected = reference.memory.slice(at + tail, at + block.length);
  const end = block.subarray(tail);
  const calm = firstCalm(end, expected);
  if (calm < 0) return false;
  const endErrors = end.reduce((sum, octet, i) => sum + popcount(octet ^ (expected[i] ?? 0)), 0);
  const tally = tallies.at(follow.pos);
  tally.bits += 8 * tail;
  tally.bitErrors += errors - endErrors;
  reference.skip(tail);
  follow.pos += tail;
  follow.sameRun = 0;
  window.clean(WINDOW_OCTETS);
  end.forEach((octet, i) => {
    if (i === calm) {
      doubt.reset();
      follow.history = [];
    }
    takeOctet(parts, octet);
  });
  return true;
}

/** Index after the first four equal octets; -1 if there are none. */
function firstCalm(octets: Uint8Array, expected: Uint8Array): number {
  let run = 0;
  for (let i = 0; i < octets.length; i++) {
    run = octets[i] === expected[i] ? run + 1 : 0;
    if (run === 4 && i + 1 < octets.length) return i + 1;
  }
  return -1;
}

/** Compares one octet with the reference and counts. */
export function takeOctet(parts: Parts, octet: number): void {
  const { follow, tallies, window, doubt, reference } = parts;
  const wrong = octet ^ (reference.memory[reference.ahead(1)] ?? 0);
  const errors = wrong === 0 ? 0 : popcount(wrong);
  const tally = tallies.at(follow.pos);
  tally.bits += 8;
  tally.bitErrors += errors;
  window.add(errors);
  if (wrong === 0) doubt.clean(8);
  else if (doubt.wrong(follow.pos, wrong, tally) && !follow.searching) follow.history = [];
  reference.skip(1);
  if (doubt.startBit !== undefined || follow.searching) remember(parts, octet);
  else if (follow.history.length > 0) follow.history = [];
  follow.pos++;
}

export function remember({ follow }: Parts, octet: number): void {
  follow.history.push(octet);
  if (follow.history.length <= HISTORY_LIMIT) return;
  const settled = follow.locked && !follow.searching;
  follow.history = follow.history.slice(settled ? -HISTORY_LIMIT / 2 : -HISTORY_KEPT);
}
