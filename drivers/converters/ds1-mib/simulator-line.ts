import type { Scenario } from '../../../electron/contract/scenario.ts';
import type { Defect } from '../../../electron/contract/second.ts';
import { createScriptedLine, type LineSpan, type ScriptedLine } from '../../simulation/index.ts';
import { COUNTERS, INTERVAL_S, INTERVALS, type Counter } from './model.ts';

type Counts = Record<Counter, number>;
const none = (): Counts => Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counts;

const E1_BITS = 2_048_000;
/** RFC 2495 clause 2.3.1: path violations of an E1 with CRC-4 in one severely errored second. */
const SES_FROM = 832;
/** So many seconds of a kind begin and end unavailable time. */
const TURN_S = 10;
const CUTS: readonly Defect[] = ['LOS', 'AIS', 'LOF'];

/** What a box counts of a scripted line, second by second, as RFC 2495 clause 2 defines it. */
export interface SimulatedCounts {
  /** Lets time pass, seconds of one clock. True if an interval has ended since. */
  advance(nowS: number): boolean;
  elapsedS(): number;
  validIntervals(): number;
  current(): Counts;
  /** The latest first. */
  intervals(): readonly Counts[];
  /** Defects that stand now. */
  active(): readonly Defect[];
  /** Somebody switched the box off and on. */
  clear(): void;
}

/** Whether time is available, by the seconds of each kind in a row. */
interface Turn {
  severe: number;
  good: number;
  unavailable: boolean;
}

function turned(turn: Turn, isSevere: boolean): void {
  turn.severe = isSevere ? turn.severe + 1 : 0;
  turn.good = isSevere ? 0 : turn.good + 1;
  if (turn.severe === TURN_S) turn.unavailable = true;
  if (turn.good === TURN_S) turn.unavailable = false;
}

/** Counts one second of the line. */
function countSecond(counts: Counts, { bitErrors, defectSeconds, slipBits }: LineSpan, turn: Turn): void {
  const isCut = CUTS.some((defect) => defectSeconds[defect] !== undefined);
  const violations = isCut ? 0 : Math.min(bitErrors, 1_000);
  const isSevere = isCut || violations >= SES_FROM;
  turned(turn, isSevere);
  counts.PCV += violations;
  counts.LCV += isCut ? 0 : bitErrors;
  if (slipBits.length > 0) counts.CSS++;
  if (isCut) counts.SEFS++;
  if (isCut || bitErrors > 0) counts.LES++;
  if (turn.unavailable) counts.UAS++;
  else if (isSevere) counts.SES++;
  else if (violations > 1) counts.BES++;
  if (!turn.unavailable && (isSevere || violations > 0 || slipBits.length > 0)) counts.ES++;
}

/** A box that was on for a day when it is first looked at, on a line that had been clean. */
export function createCounts(scenario: Scenario, seed: number | undefined, originS: number): SimulatedCounts {
  const line: ScriptedLine = createScriptedLine(scenario, { seed, bitRate: E1_BITS });
  const turn: Turn = { severe: 0, good: TURN_S, unavailable: false };
  let second = 0;
  let elapsed = 0;
  let active: readonly Defect[] = line.between(0, 0).active;
  let current = none();
  let intervals = Array.from({ length: INTERVALS }, none);
  return {
    advance(nowS) {
      let ended = false;
      for (; second < Math.floor(nowS - originS); second++) {
        const span = line.between(second, second + 1);
        active = span.active;
        countSecond(current, span, turn);
        if (++elapsed < INTERVAL_S) continue;
        elapsed = 0;
        intervals = [current, ...intervals].slice(0, INTERVALS);
        current = none();
        ended = true;
      }
      return ended;
    },
    elapsedS: () => elapsed,
    validIntervals: () => intervals.length,
    current: () => current,
    intervals: () => intervals,
    active: () => active,
    clear() {
      elapsed = 0;
      current = none();
      intervals = [];
    },
  };
}
