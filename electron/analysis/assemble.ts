import type { Judgement } from '../contract/judgement.ts';
import { VERDICTS, worst, type Verdict } from '../contract/verdict.ts';
import type { Message } from '../contract/words/index.ts';
import { berBound } from './ber-bound.ts';
import { defined, type Counted, type Facts, type SetOutcome, type StandardFacts } from './facts.ts';
import { outcomesOf, setFigures } from './judges.ts';
import type { JudgeOptions } from './types.ts';

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
    ...(path ? { g826: counted.g826, ...setFigures(counted, facts, options) } : {}),
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
