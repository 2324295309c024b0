import type { G821, G826, Judgement, SecondTotals } from '../contract/judgement.ts';
import type { LimitSet } from '../contract/limits.ts';
import { VERDICTS, worst, type Verdict } from '../contract/verdict.ts';
import type { Message } from '../contract/words/index.ts';
import { berBound } from './ber-bound.ts';
import { defined, regimeSeconds, type Facts, type SetOutcome, type StandardFacts } from './facts.ts';
import { judgeLoop } from './loop-check.ts';
import { judgeM2100, m2100Of } from './m2100.ts';
import { judgeRatios, MONTH_S } from './ratios.ts';
import type { JudgeOptions } from './types.ts';

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

/** Limits held against the facts, gaps weighed, all in one Judgement. */
export function assemble(counted: Counted, facts: Facts, options: JudgeOptions): Judgement {
  const outcomes = outcomesOf(facts, options);
  const gaps = gapOutcome(counted, options);
  const doubts = counted.doubts ?? [];
  const doubt = doubts.length > 0 ? 'not-assessed' : 'not-set';
  const verdict = worst([...outcomes.map(({ set }) => set.verdict), gaps.verdict, doubt]);
  const proven = outcomes.flatMap((outcome) => outcome.proven);
  const certain = proven.length > 0 ? 'fail' : gaps.certain;
  const path = options.rule === 'path';
  return defined({
    seconds: counted.seconds,
    totals: defined(counted.totals),
    g821: options.judging === 'integrity' ? undefined : counted.g821,
    g826: path ? counted.g826 : undefined,
    m2100: path ? m2100Counts(counted, facts, options) : undefined,
    defects: facts.defects,
    ...berOf(counted, options),
    bberBlocks: path ? counted.bberBlocks : undefined,
    sets: outcomes.map(({ set }) => set),
    verdict,
    why: byWeight([gaps, { verdict: doubt, why: doubts }, ...reasonsOf(outcomes, doubts.length > 0)]),
    certain,
    certainWhy: certain && (certain === 'fail' ? proven : gaps.why),
  });
}

function outcomesOf(facts: Facts, options: JudgeOptions): SetOutcome[] {
  if (options.rule === 'loop-check') return [judgeLoop(facts, options)];
  return options.limits.map(({ set, decides }) => {
    if (set.kind === 'm2100') return judgeM2100(set, decides ?? true, facts, options.m2100Allocation);
    const monthly = set.kind === 'g826' && regimeSeconds(facts) >= MONTH_S;
    return judgeRatios({ ...set, kind: set.kind }, decides ?? monthly, facts, options.g826Allocation);
  });
}

interface Reason {
  verdict: Verdict;
  why: readonly Message[];
}
/** Reasons in the order of the sets, those that decide nothing last. Where the reading is in doubt, what would have passed says nothing. */
function reasonsOf(outcomes: readonly SetOutcome[], doubtful: boolean): Reason[] {
  if (outcomes.length === 0) return [{ verdict: 'not-set', why: [{ code: 'why.no-limits' }] }];
  const by = (decides: boolean): Reason[] =>
    outcomes
      .filter(({ set }) => set.decides === decides && !(doubtful && decides && set.verdict === 'pass'))
      .map(({ set, why }) => ({ verdict: decides ? set.verdict : 'not-set', why }));
  return [...by(true), ...by(false)];
}

/** What weighs most stands first: a failure before what nobody saw, that before what is fine or decides nothing. */
function byWeight(reasons: readonly Reason[]): Message[] {
  const weight = ({ verdict }: Reason): number => VERDICTS.indexOf(verdict);
  return reasons.toSorted((a, b) => weight(b) - weight(a)).flatMap(({ why }) => why);
}

/** What was not seen can only make a verdict worse. */
function gapOutcome(
  { seconds, unknownS, unmeasuredGaps = 0 }: Counted,
  { forS, unseenMax }: JudgeOptions,
): { verdict: Verdict; why: Message[]; certain?: Verdict } {
  if (seconds.observed === 0) return { verdict: 'not-assessed', why: [{ code: 'why.nothing-observed' }] };
  const of = forS ?? seconds.total;
  const why: Message[] = [];
  if (100 * unknownS > unseenMax * of)
    why.push({ code: 'why.unseen', params: { seconds: unknownS, of, percent: unseenMax } });
  if (unmeasuredGaps > 0) why.push({ code: 'why.gap-length', params: { n: unmeasuredGaps } });
  if (why.length === 0) return { verdict: 'not-set', why };
  return { verdict: 'not-assessed', why, ...(forS === undefined ? {} : { certain: 'not-assessed' }) };
}

function m2100Counts({ g826 }: Counted, facts: Facts, options: JudgeOptions): Judgement['m2100'] {
  const isM2100 = ({ set }: { set: LimitSet }): boolean => set.kind === 'm2100';
  const set = options.limits.find((limit) => isM2100(limit))?.set;
  return set && g826 && m2100Of(set, g826, facts, options.m2100Allocation);
}

function berOf(counted: Counted, { judging }: JudgeOptions): Pick<Judgement, 'ber' | 'berBound'> {
  const { observedBits, observedErrors } = counted;
  if (judging === 'integrity' || !observedBits || observedErrors === undefined) return {};
  return { ber: observedErrors / observedBits, berBound: berBound(observedBits, observedErrors) };
}

/** Counts as facts where nothing is left open. */
export function exactly(counts: { AS: number; UAS: number; ES: number; SES: number }): StandardFacts {
  const bounds = (count: number): { least: number; most: number } => ({ least: count, most: count });
  return { AS: counts.AS, UAS: counts.UAS, ES: bounds(counts.ES), SES: bounds(counts.SES), pendingSES: 0 };
}
