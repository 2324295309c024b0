import type { Slip } from '../../electron/contract/second.ts';
import {
  createParts,
  remember,
  takeClean,
  takeOctet,
  takeSparse,
  type CheckerOptions,
  type Parts,
} from './counting.ts';
import { BLOCK } from './kernel.ts';
import type { Pattern } from './patterns.ts';
import type { Found } from './search.ts';
import { advance, octetsBetween, retreat, signedOctetsBetween, startState, type State } from './sequence.ts';
import type { Tally } from './tally.ts';
import { WINDOW_OCTETS } from './window.ts';

export type { CheckerOptions } from './counting.ts';
export type { Tally } from './tally.ts';

/** What the checker sees at the moment. */
export interface CheckerState {
  locked: boolean;
  /** Locked to the inverse of the pattern set. */
  inverted: boolean;
  /** The octets keep one value: all ones or all zeros. */
  constant: 'ones' | 'zeros' | undefined;
}

/**
 * Compares received octets with a pattern: finds it, follows slips, counts bit errors exactly (to a bit error ratio of 5e-2). Counts gather in
 * tallies, one after the other by `cut`; an ended tally may still change until it is closed.
 */
export interface Checker {
  push(octets: Uint8Array): void;
  /** Ends the running tally and begins the next. */
  cut(): Tally;
  /** No stretch of the ended tally waits for a decision. */
  settled(tally: Tally): boolean;
  /** Ends the waiting: while the pattern is searched, what of the ended tally is in doubt is not compared. After this it does not change any more. */
  close(tally: Tally): void;
  /** The signal was gone: the next lock is a first one, and no slip. */
  lose(): void;
  state(): CheckerState;
  /** Place of the next octet in the period, 0 = where a generator begins; undefined if not locked. */
  place(): number | undefined;
}

/** A block with too many errors to be counted at once is taken in pieces of so many octets. */
const PIECE = 4096;
/** Slips so close to each other count as one. */
const MERGE_BITS = 160;

export function createChecker(pattern: Pattern, options: CheckerOptions = {}): Checker {
  const parts = createParts(pattern, options);
  const { follow, tallies, doubt } = parts;
  return {
    push: (octets) => push(parts, octets),
    cut() {
      const ended = tallies.cut(follow.pos);
      tallies.at(follow.pos).inverted = isInverted(parts);
      return ended;
    },
    settled: (tally) => !doubt.touches(tally, tallies),
    close(tally) {
      if (follow.searching && doubt.touches(tally, tallies)) tally.relocks++;
      doubt.leave(tally, follow.searching, tallies);
      tallies.forget(tally);
    },
    lose: () => unlock(parts),
    state: () => ({
      locked: follow.locked && !follow.searching,
      inverted: isInverted(parts),
      constant: constantOf(parts),
    }),
    place: () => (follow.locked ? (follow.place + follow.pos - follow.placeAt) % parts.period : undefined),
  };
}

function isInverted({ follow, pattern }: Parts): boolean {
  return follow.locked && follow.inverted !== pattern.inverted;
}

function constantOf({ follow, constantOctets }: Parts): CheckerState['constant'] {
  if (follow.sameRun < constantOctets) return undefined;
  return follow.same === 0 ? 'zeros' : 'ones';
}

function push(parts: Parts, octets: Uint8Array): void {
  for (let at = 0; at < octets.length;) {
    const room = parts.tallies.roomAt(parts.follow.pos);
    at += pushBlock(parts, octets.subarray(at, at + Math.min(BLOCK, room)));
  }
}

/** Takes octets of one tally; gives how many it took: after a relock the reference is another one. */
function pushBlock(parts: Parts, block: Uint8Array): number {
  const { follow, reference } = parts;
  if (!follow.locked || follow.searching) return pushSlowly(parts, block);
  const errors = reference.compare(block);
  if (errors === 0) takeClean(parts, block);
  else if (!takeSparse(parts, block, errors))
    return block.length > PIECE ? pushBlock(parts, block.subarray(0, PIECE)) : pushSlowly(parts, block);
  return block.length;
}

function pushSlowly(parts: Parts, block: Uint8Array): number {
  const { follow, tallies, window, search } = parts;
  for (let i = 0; i < block.length; i++) {
    const octet = block[i] ?? 0;
    if (follow.locked) takeOctet(parts, octet);
    else {
      tallies.at(follow.pos).notComparedBits += 8;
      remember(parts, octet);
      follow.pos++;
    }
    watchConstant(parts, octet);
    if (follow.locked && !follow.searching) {
      if (window.lost() && beginSearch(parts)) return i + 1;
    } else {
      const found = search.feed(octet);
      if (found && relock(parts, found, follow.pos)) return i + 1;
    }
  }
  return block.length;
}

/** All ones or all zeros for long: the pattern is gone, whatever comes after it is a first lock. */
function watchConstant(parts: Parts, octet: number): void {
  const { follow, tallies } = parts;
  follow.sameRun = octet === follow.same ? follow.sameRun + 1 : 1;
  follow.same = octet;
  if (octet !== 0 && octet !== 0xff) follow.sameRun = 0;
  const constant = constantOf(parts);
  if (!constant) return;
  if (follow.sameRun === parts.constantOctets || follow.locked) unlock(parts);
  tallies.each(8 * (follow.pos - follow.sameRun), 8 * follow.pos, (tally) => {
    tally[constant] = true;
  });
}

function unlock({ follow, tallies, doubt, search }: Parts): void {
  if (follow.locked && doubt.startBit !== undefined) doubt.withdraw(doubt.startBit, 8 * follow.pos, tallies);
  doubt.reset();
  search.reset();
  follow.locked = false;
  follow.lastSlip = undefined;
  follow.history = [];
}

/** The old reference runs on while the octets since the first doubt are searched. True if they hold a lock already. */
function beginSearch(parts: Parts): boolean {
  const { follow, search } = parts;
  follow.searching = true;
  search.reset();
  const first = follow.pos - follow.history.length;
  for (const [i, octet] of follow.history.entries()) {
    const found = search.feed(octet);
    if (found) return relock(parts, found, first + i + 1);
  }
  return false;
}

/** A lock whose last bit lies in the octet before `endPos`. True if the reference has changed. */
function relock(parts: Parts, found: Found, endPos: number): boolean {
  const { follow, pattern, reference, window, doubt, tallies, search } = parts;
  const state = advance(pattern, found.state, 8 * (follow.pos - endPos));
  const firstBit = 8 * endPos - found.bitsBack;
  const wasLocked = follow.locked;
  search.reset();
  window.clean(WINDOW_OCTETS);
  follow.searching = false;
  if (wasLocked) {
    const octets = signedOctetsBetween(pattern, reference.state(), state);
    if (octets === 0 && found.inverted === follow.inverted) return false;
    const startBit = Math.min(doubt.startBit ?? firstBit, firstBit);
    noteSlip(parts, octets, startBit, firstBit, found.passedOther);
    doubt.withdraw(startBit, 8 * follow.pos, tallies);
    movePlace(parts, octets);
  } else {
    follow.place = octetsBetween(pattern, startState(pattern), state);
    follow.placeAt = follow.pos;
  }
  doubt.reset();
  follow.locked = true;
  follow.inverted = found.inverted;
  compareAgain(parts, state, firstBit);
  return true;
}

function movePlace({ follow, period }: Parts, octets: number): void {
  follow.place = (((follow.place + follow.pos - follow.placeAt + octets) % period) + period) % period;
  follow.placeAt = follow.pos;
}

function noteSlip(parts: Parts, octets: number, startBit: number, firstBit: number, passedOther: boolean): void {
  const { follow, tallies, period } = parts;
  const tally = tallies.atOrAfter(Math.floor(startBit / 8));
  tally.relocks++;
  const last = follow.lastSlip;
  const near = last !== undefined && startBit - last.endBit <= MERGE_BITS;
  if (octets === 0 && !near) return;
  const beyond = firstBit - startBit > 4 * period;
  if (near && tallies.has(last.tally)) {
    last.slip.bits = (last.slip.bits ?? 0) - 8 * octets;
    last.slip.merged = true;
    if (beyond) last.slip.modulo = 8 * period;
    follow.lastSlip = { ...last, endBit: firstBit };
    return;
  }
  const slip: Slip = { bits: -8 * octets };
  if (near || passedOther) slip.merged = true;
  if (beyond) slip.modulo = 8 * period;
  tally.slips.push(slip);
  follow.lastSlip = { slip, tally, endBit: firstBit };
}

/** What came since the first bit of the lock was not compared, or with the old reference: now with the new one, which stands at `state` now. */
function compareAgain(parts: Parts, state: State, firstBit: number): void {
  const { follow, tallies, reference, pattern } = parts;
  const from = Math.ceil(firstBit / 8);
  tallies.each(firstBit, 8 * follow.pos, (tally, bits) => {
    tally.notComparedBits -= bits;
  });
  tallies.each(firstBit, 8 * from, (tally, bits) => {
    tally.bits += bits;
  });
  const octets = Uint8Array.from(follow.history.slice(from - follow.pos));
  reference.seek(retreat(pattern, state, 8 * octets.length), follow.inverted);
  follow.history = [];
  follow.pos = from;
  if (isInverted(parts)) tallies.each(firstBit, 8 * from + 8, (tally) => (tally.inverted = true));
  push(parts, octets);
}
