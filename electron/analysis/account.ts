import type { Defect } from '../contract/second.ts';
import { startAvailable, type Availability } from './availability.ts';
import { recordTurns, type UnavailableTime } from './turns.ts';
import type { JudgeOptions } from './types.ts';

/** What the totals of gaps say: the least and the most errored seconds that they can hold. */
interface GapSums {
  ES: { least: number; most: number };
  /** Most SES where a second is severe by its bit errors, and by its blocks. */
  severeByErrors: number;
  severeByBlocks: number;
}

/** By bit errors (G.821, G.826 connections), or by blocks (G.826 paths). */
export type Standard = 'byErrors' | 'byBlocks';

/** All that judging needs to know of the stretch so far; of its size only the list of unavailable stretches grows. */
export interface Account {
  /** Own state of each standard. */
  byErrors: Availability;
  byBlocks: Availability;
  /** What of the time so far was unavailable by each. */
  unavailable: Record<Standard, UnavailableTime>;
  /** False as soon as one observed second without defect has no block count. */
  blocksKnown: boolean;
  blocksSeen: boolean;
  observed: number;
  unobserved: number;
  gaps: number;
  /** Unobserved seconds about which nothing is known. */
  unknownS: number;
  /** Gaps that may have lasted longer than they say. */
  unmeasuredGaps: number;
  gapSums: GapSums;
  /** Compared and wrong in observed seconds. */
  bits: number;
  bitErrors: number;
  bitsKnown: boolean;
  /** The same over gaps whose totals the tester told. */
  gapBits: number;
  gapErrors: number;
  gapTotals: boolean;
  slips: number;
  slipBits: number;
  slipSignsKnown: boolean;
  defects: Partial<Record<Defect, number>>;
  /** Seconds of a constant 0 (notice `break`). */
  breakS: number;
  end: number | undefined;
  inGap: boolean;
  lastErrorAt: number | undefined;
  /** First of the seconds that wait in the columns, and how many do. */
  waitingFrom: number;
  waiting: number;
}

export function emptyAccount(): Account {
  const [byErrors, byBlocks] = [recordTurns(startAvailable), recordTurns(startAvailable)];
  return {
    byErrors: byErrors.state,
    byBlocks: byBlocks.state,
    unavailable: { byErrors: byErrors.time, byBlocks: byBlocks.time },
    blocksKnown: true,
    blocksSeen: false,
    observed: 0,
    unobserved: 0,
    gaps: 0,
    unknownS: 0,
    unmeasuredGaps: 0,
    gapSums: { ES: { least: 0, most: 0 }, severeByErrors: 0, severeByBlocks: 0 },
    bits: 0,
    bitErrors: 0,
    bitsKnown: true,
    gapBits: 0,
    gapErrors: 0,
    gapTotals: false,
    slips: 0,
    slipBits: 0,
    slipSignsKnown: true,
    defects: {},
    breakS: 0,
    end: undefined,
    inGap: false,
    lastErrorAt: undefined,
    waitingFrom: 0,
    waiting: 0,
  };
}

/** The block form needs the blocks of every observed second without defect; else the whole record is judged by bit errors. */
export function standardOf({ blocksKnown, blocksSeen }: Account, { form }: Pick<JudgeOptions, 'form'>): Standard {
  return form !== 'connection' && blocksKnown && blocksSeen ? 'byBlocks' : 'byErrors';
}
