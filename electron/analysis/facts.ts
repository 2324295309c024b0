import type { G821, G826, Judgement, LimitRow, SecondTotals, SetVerdict } from '../contract/judgement.ts';
import type { LimitSet } from '../contract/limits.ts';
import type { Defect } from '../contract/second.ts';
import { VERDICTS, type Verdict } from '../contract/verdict.ts';
import { ratioText } from '../contract/ratio.ts';
import type { Message } from '../contract/words/index.ts';

/** A count that gaps with totals leave open: the least and the most it can be. */
export interface Bounds {
  least: number;
  most: number;
}
/** Counts of one standard; absent = not known (a display read by hand may not show it). */
export interface StandardFacts {
  AS?: number;
  UAS?: number;
  ES?: Bounds;
  SES?: Bounds;
  /** Block form only. */
  BBE?: Bounds;
  /** Blocks in available time outside SES. */
  blocks?: number;
  /** SES that may still turn out to be unavailable time. */
  pendingSES: number;
}
/** What limits are held against, be it from seconds or from a display. */
export interface Facts {
  /** Observed seconds: T of M.2100. */
  periodS: number;
  /** Seconds that the whole will have when it is over; absent = open. */
  finalS?: number;
  form: 'block' | 'connection';
  g821: StandardFacts;
  g826: StandardFacts;
  bits?: number;
  bitErrors?: number;
  slips?: number;
  defects: Partial<Record<Defect, number>>;
  /** Seconds of break; absent where nobody tells it (a display). */
  breakS?: number;
  /** Read off a display: what of it counts differently from seconds. */
  hand?: {
    /** Alarms that the set has, and any other that was read. */
    alarms: readonly Defect[];
    /** Seconds asked for: they say which rule of M.2100 applies. */
    forS?: number;
  };
}

/** The length that says which rule applies: what was asked for where a set counted by its own clock, else what was observed. */
export const regimeSeconds = ({ hand, periodS }: Pick<Facts, 'hand' | 'periodS'>): number => hand?.forS ?? periodS;

/** What was counted, as it stands in the result beside the verdicts. */
export interface Counted {
  seconds: SecondTotals;
  /** Seconds about which nothing is known. */
  unknownS: number;
  /** Gaps that may have lasted longer than they say. */
  unmeasuredGaps?: number;
  /** Read by hand: reasons for which the verdict is not-assessed at best. */
  doubts?: readonly Message[];
  totals: Judgement['totals'];
  /** Bits compared and wrong in observed seconds; absent where the tester does not tell bits. */
  observedBits?: number;
  observedErrors?: number;
  g821?: G821;
  g826?: G826;
  bberBlocks?: number;
}

/** One limit set applied, with its reasons. */
export interface SetOutcome {
  set: SetVerdict;
  why: Message[];
  /** Reasons for which the set fails whatever comes; empty = it may still pass. */
  proven: Message[];
}

/** Proofs in the form in force, as long as they hold in the connection form too: one second without blocks makes it the form of the whole. */
export function inEitherForm(facts: Facts, proofs: (standard: StandardFacts) => Message[]): Message[] {
  return facts.form === 'block' && proofs(facts.g821).length === 0 ? [] : proofs(facts.g826);
}

/** The object without the keys that hold nothing: what cannot be known is absent. */
export function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** The verdict where it can be one thing or another: the same, or uncertain. */
export function either(least: Verdict, most: Verdict): Verdict {
  return least === most ? least : 'uncertain';
}

/** Reasons of the rows that decide: those that carry the verdict of the set. */
export function deciding<T extends { result: Verdict }>(rows: readonly T[], verdict: Verdict): T[] {
  const rank = VERDICTS.indexOf(verdict);
  return rows.filter(({ result }) => VERDICTS.indexOf(result) >= rank);
}

/** Clause and status of a parameter's limit: unconfirmed as soon as the objective or the rule is. */
export function clauseOf(set: LimitSet, parameter: keyof LimitSet['objectives'] | undefined): Partial<LimitRow> {
  const objective = parameter && set.objectives[parameter];
  const clause = objective?.clause ?? set.rule?.clause;
  const status = [objective?.status, set.rule?.status].includes('unconfirmed') ? 'unconfirmed' : 'confirmed';
  return clause ? { clause, status } : {};
}

/** Takes the noise of binary fractions off a product (172.79999999999998), so that a count equal to a limit compares as equal. */
export function tidy(x: number): number {
  return Number(x.toPrecision(12));
}

/** A ratio in a sentence or as a limit: `4.0E-03`, or plainly 0. */
export const plainRatio = (ratio: number): string => (ratio === 0 ? '0' : ratioText(ratio));
