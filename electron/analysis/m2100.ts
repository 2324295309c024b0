import type { LimitRow, M2100, M2100Parameter } from '../contract/judgement.ts';
import type { LimitSet } from '../contract/limits.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import type { Message } from '../contract/words/index.ts';
import { clauseOf, deciding, either, tidy, type Facts, type SetOutcome, type StandardFacts } from './facts.ts';

const TWO_HOURS = 7200;
const SEVEN_DAYS = 604_800;
const PARAMETERS = ['ES', 'SES', 'UAS'] as const;
type Parameter = (typeof PARAMETERS)[number];
type Counted = Partial<Record<Parameter, number>>;
type Limit = Omit<M2100Parameter, 'count'>;
type Limits = Record<'ES' | 'SES', Limit>;

/** Which of the three rules a period of T seconds is judged by. */
type Regime = 'short' | 'middle' | 'long';
function regimeOf(T: number): Regime {
  if (T < TWO_HOURS) return 'short';
  return T < SEVEN_DAYS ? 'middle' : 'long';
}

/** Bringing-into-service limits of one parameter: allocation in percent, objective PO as fraction of time, T in seconds (M.2100). */
export function m2100Limit(allocation: number, objective: number, T: number): Limit {
  const RPO = tidy((allocation * objective * T) / 100);
  const BISO = tidy(RPO / 2);
  const D = 2 * Math.sqrt(BISO);
  const nearest = (x: number): number => Math.max(0, Math.floor(tidy(x) + 0.5));
  return { RPO, BISO, S1: nearest(BISO - D), S2: nearest(BISO + D) };
}

function limitsFor(set: LimitSet, allocation: number, T: number): Limits {
  const of = (parameter: 'ES' | 'SES'): Limit => m2100Limit(allocation, set.objectives[parameter]?.value ?? 0, T);
  return { ES: of('ES'), SES: of('SES') };
}

/** The rule itself. What is absent is not-assessed; any unavailable second rejects. */
function apply(counts: Counted, limits: Limits, regime: Regime): Record<Parameter, Verdict> {
  const { ES, SES, UAS } = counts;
  const within = (count: number | undefined, limit: Limit): boolean => count === undefined || count <= limit.S1;
  // Accepted comes first: with S1 = S2 = 0 a count of 0 is both.
  const accepted = within(ES, limits.ES) && within(SES, limits.SES);
  const one = (count: number | undefined, limit: Limit): Verdict => {
    if (count === undefined) return 'not-assessed';
    if (regime === 'short') return count > 0 ? 'fail' : 'pass';
    if (regime === 'long') return count > limit.BISO ? 'fail' : 'pass';
    if (accepted) return 'pass';
    if (count >= limit.S2) return 'fail';
    return count <= limit.S1 ? 'pass' : 'uncertain';
  };
  const available = UAS === undefined ? 'not-assessed' : UAS > 0 ? 'fail' : 'pass';
  return { ES: one(ES, limits.ES), SES: one(SES, limits.SES), UAS: available };
}

const least = (facts: StandardFacts): Counted => ({ ES: facts.ES?.least, SES: facts.SES?.least, UAS: facts.UAS });
const most = (facts: StandardFacts): Counted => ({ ES: facts.ES?.most, SES: facts.SES?.most, UAS: facts.UAS });
const whole = (rows: Record<Parameter, Verdict>): Verdict => worst(PARAMETERS.map((parameter) => rows[parameter]));

/** Figures and verdict that `counts` alone give; absent if one of them is not known. */
export function m2100Of(set: LimitSet, counts: Counted, T: number, allocation: number): M2100 | undefined {
  const { ES, SES, UAS } = counts;
  if (ES === undefined || SES === undefined || UAS === undefined) return undefined;
  const limits = limitsFor(set, allocation, T);
  const verdict = whole(apply(counts, limits, regimeOf(T)));
  const parameter = (count: number, limit: Limit): M2100Parameter => ({ count, ...limit });
  return { allocation, periodS: T, UAS, ES: parameter(ES, limits.ES), SES: parameter(SES, limits.SES), verdict };
}

interface Row {
  parameter: Parameter;
  least: number | undefined;
  most: number | undefined;
  result: Verdict;
}

export function judgeM2100(set: LimitSet, decides: boolean, facts: Facts, allocation: number): SetOutcome {
  const regime = regimeOf(facts.periodS);
  const limits = limitsFor(set, allocation, facts.periodS);
  const [low, high] = [least(facts.g826), most(facts.g826)];
  const [lowResults, highResults] = [apply(low, limits, regime), apply(high, limits, regime)];
  const rows = PARAMETERS.map((parameter): Row => ({
    parameter,
    least: low[parameter],
    most: high[parameter],
    result: either(lowResults[parameter], highResults[parameter]),
  }));
  const verdict = either(whole(lowResults), whole(highResults));
  const limitRow = (row: Row): LimitRow => ({
    parameter: row.parameter,
    ...(row.least === undefined ? {} : { value: row.least }),
    limit: limitText(row.parameter, limits, regime),
    ...clauseOf(set, row.parameter === 'UAS' ? undefined : row.parameter),
    result: decides ? row.result : 'not-set',
  });
  return {
    set: { id: set.id, title: set.title, decides, verdict: decides ? verdict : 'not-set', rows: rows.map(limitRow) },
    why: decides ? reasons(rows, verdict, limits, regime) : [{ code: 'why.indicative', params: { set: 'M.2100' } }],
    proven: decides && isProven(set, facts, allocation),
  };
}

/** Counts only grow, and what turns from SES to unavailable time rejects all the same. */
function isProven(set: LimitSet, facts: Facts, allocation: number): boolean {
  if (facts.g826.UAS) return true;
  if (facts.finalS === undefined) return false;
  const limits = limitsFor(set, allocation, facts.finalS);
  return whole(apply(least(facts.g826), limits, regimeOf(facts.finalS))) === 'fail';
}

function limitText(parameter: Parameter, limits: Limits, regime: Regime): string {
  if (parameter === 'UAS' || regime === 'short') return '= 0';
  const { BISO, S1, S2 } = limits[parameter];
  return regime === 'long' ? `<= ${BISO}` : `<= ${S1} (S1), S2 ${S2}`;
}

const REGIME_CODES = {
  short: { pass: 'why.m2100.short.pass', fail: 'why.m2100.short.fail' },
  middle: { pass: 'why.m2100.middle.pass', fail: 'why.m2100.middle.fail' },
  long: { pass: 'why.m2100.long.pass', fail: 'why.m2100.long.fail' },
} as const;

function reasons(rows: readonly Row[], verdict: Verdict, limits: Limits, regime: Regime): Message[] {
  if (verdict === 'pass') return [{ code: REGIME_CODES[regime].pass, params: passParams(rows, limits) }];
  return deciding(rows, verdict).map((row) => reason(row, limits, regime));
}

function passParams(rows: readonly Row[], limits: Limits): Record<string, string | number> {
  const count = (parameter: Parameter): number => rows.find((row) => row.parameter === parameter)?.most ?? 0;
  const { ES, SES } = limits;
  const known = { es: count('ES'), ses: count('SES') };
  return { ...known, esS1: ES.S1, sesS1: SES.S1, esBiso: ES.BISO, sesBiso: SES.BISO };
}

function reason(row: Row, limits: Limits, regime: Regime): Message {
  const { parameter } = row;
  if (row.least === undefined || row.most === undefined)
    return { code: 'why.blank', params: { set: 'M.2100', parameter } };
  const limit = parameter === 'UAS' ? undefined : limits[parameter];
  const params = {
    parameter,
    value: row.least,
    ...(limit ? { s1: limit.S1, s2: limit.S2, biso: limit.BISO } : {}),
  };
  if (parameter === 'UAS') return { code: 'why.m2100.uas', params };
  if (row.result === 'fail') return { code: REGIME_CODES[regime].fail, params };
  if (row.least === row.most) return { code: 'why.m2100.middle.between', params };
  const open = { set: 'M.2100', parameter, least: row.least, most: row.most };
  return { code: 'why.gap-either', params: { ...open, limit: limitText(parameter, limits, regime) } };
}
