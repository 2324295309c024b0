import type { LimitRow, M2100, M2100Parameter } from '../contract/judgement.ts';
import { printedLimit, type LimitSet } from '../contract/limits.ts';
import { DEFECTS, type Defect } from '../contract/second.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import type { Message } from '../contract/words/index.ts';
import { brokenLimits, type Broken } from './broken.ts';
import {
  clauseOf,
  deciding,
  either,
  inEitherForm,
  regimeSeconds,
  tidy,
  type Facts,
  type SetOutcome,
  type StandardFacts,
} from './facts.ts';

const TWO_HOURS = 7200;
const SEVEN_DAYS = 604_800;
const PARAMETERS = ['ES', 'SES', 'UAS'] as const;
type Parameter = (typeof PARAMETERS)[number];
const isDefect = (parameter: Parameter | Defect): parameter is Defect => DEFECTS.some((defect) => defect === parameter);
type Counted = Partial<Record<Parameter, number>>;
type Limit = Omit<M2100Parameter, 'count'>;
type Limits = Record<'ES' | 'SES', Limit>;

/** Which of the three rules a period of T seconds is judged by. */
export type Regime = 'short' | 'middle' | 'long';
export function regimeOf(T: number): Regime {
  if (T < TWO_HOURS) return 'short';
  return T < SEVEN_DAYS ? 'middle' : 'long';
}

/** The greatest count of a parameter that is still accepted over T seconds. */
export function acceptedUpTo({ S1, BISO }: Pick<Limit, 'S1' | 'BISO'>, T: number): number {
  const most: Record<Regime, number> = { short: 0, middle: S1, long: Math.floor(BISO) };
  return most[regimeOf(T)];
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

/** One count against its limit. `accepted`: both counts together are. */
function resultOf(count: number | undefined, limit: Limit, regime: Regime, accepted: boolean): Verdict {
  if (count === undefined) return 'not-assessed';
  if (regime === 'short') return count > 0 ? 'fail' : 'pass';
  if (regime === 'long') return count > limit.BISO ? 'fail' : 'pass';
  if (accepted) return 'pass';
  if (count >= limit.S2) return 'fail';
  return count <= limit.S1 ? 'pass' : 'uncertain';
}

/** The rule itself. What is absent is not-assessed; any unavailable second rejects. */
function apply(counts: Counted, limits: Limits, regime: Regime): Record<Parameter, Verdict> {
  const { ES, SES, UAS } = counts;
  const upToS1 = (count: number | undefined, limit: Limit): boolean => count === undefined || count <= limit.S1;
  // Accepted comes first: with S1 = S2 = 0 a count of 0 is both.
  const accepted = upToS1(ES, limits.ES) && upToS1(SES, limits.SES);
  const one = (parameter: 'ES' | 'SES'): Verdict => resultOf(counts[parameter], limits[parameter], regime, accepted);
  const available = UAS === undefined ? 'not-assessed' : UAS > 0 ? 'fail' : 'pass';
  return { ES: one('ES'), SES: one('SES'), UAS: available };
}

/**
 * Alarms read off a display that break the limit of ES by themselves: each of their seconds is an errored or an unavailable one, and both
 * reject. Where both were read, these decide; but a limit of 0 leaves nothing to set off.
 */
function alarmRows({ hand, defects }: Facts, counts: Counted, limits: Limits, regime: Regime): Row[] {
  const { ES, UAS } = counts;
  if (!hand || (regime !== 'short' && ES !== undefined && UAS !== undefined)) return [];
  return hand.alarms.flatMap((parameter): Row[] => {
    const seconds = defects[parameter];
    const result = seconds && resultOf(seconds - (UAS ?? 0), limits.ES, regime, false);
    return result === 'fail' ? [{ parameter, least: seconds, most: seconds, result }] : [];
  });
}

const least = (facts: StandardFacts): Counted => ({ ES: facts.ES?.least, SES: facts.SES?.least, UAS: facts.UAS });
const most = (facts: StandardFacts): Counted => ({ ES: facts.ES?.most, SES: facts.SES?.most, UAS: facts.UAS });
const whole = (rows: Record<Parameter, Verdict>): Verdict => worst(PARAMETERS.map((parameter) => rows[parameter]));

/** T, and by which rule. */
type Period = Pick<Facts, 'periodS' | 'hand'>;

/** Figures and verdict that `counts` alone give; absent if one of them is not known. */
export function m2100Of(set: LimitSet, counts: Counted, period: Period, allocation: number): M2100 | undefined {
  const { ES, SES, UAS } = counts;
  if (ES === undefined || SES === undefined || UAS === undefined) return undefined;
  const { periodS: T } = period;
  const limits = limitsFor(set, allocation, T);
  const verdict = whole(apply(counts, limits, regimeOf(regimeSeconds(period))));
  const parameter = (count: number, limit: Limit): M2100Parameter => ({ count, ...limit });
  return { allocation, periodS: T, UAS, ES: parameter(ES, limits.ES), SES: parameter(SES, limits.SES), verdict };
}

interface Row {
  parameter: Parameter | Defect;
  least: number | undefined;
  most: number | undefined;
  result: Verdict;
}

/** A period with its limits, and the rows that the counts give there. */
interface Assessment {
  regime: Regime;
  limits: Limits;
  rows: Row[];
  verdict: Verdict;
}
function assess(set: LimitSet, low: Counted, high: Counted, facts: Facts, allocation: number): Assessment {
  const regime = regimeOf(regimeSeconds(facts));
  const limits = limitsFor(set, allocation, facts.periodS);
  const [lowResults, highResults] = [apply(low, limits, regime), apply(high, limits, regime)];
  const rows = PARAMETERS.map((parameter): Row => ({
    parameter,
    least: low[parameter],
    most: high[parameter],
    result: either(lowResults[parameter], highResults[parameter]),
  }));
  const verdict = either(whole(lowResults), whole(highResults));
  const alarms = verdict === 'fail' ? [] : alarmRows(facts, low, limits, regime);
  return { regime, limits, rows: [...rows, ...alarms], verdict: alarms.length > 0 ? 'fail' : verdict };
}

export function judgeM2100(set: LimitSet, decides: boolean, facts: Facts, allocation: number): SetOutcome {
  const now = assess(set, least(facts.g826), most(facts.g826), facts, allocation);
  const limitRow = (row: Row): LimitRow => ({
    parameter: row.parameter,
    ...(row.least === undefined ? {} : { value: row.least }),
    limit: limitText(row.parameter, now),
    ...clauseOf(set, row.parameter === 'ES' || row.parameter === 'SES' ? row.parameter : undefined),
    result: decides ? row.result : 'not-set',
  });
  const verdict = decides ? now.verdict : 'not-set';
  return {
    set: { id: set.id, title: set.title, decides, verdict, rows: now.rows.map(limitRow) },
    why: decides ? reasons(now) : [{ code: 'why.indicative', params: { set: 'M.2100' } }],
    proven: decides ? inEitherForm(facts, (standard) => provenBy(set, standard, facts, allocation)) : [],
  };
}

/** Counts only grow, and what turns from SES to unavailable time rejects all the same: what fails over the whole run fails for good. */
function provenBy(set: LimitSet, standard: StandardFacts, facts: Facts, allocation: number): Message[] {
  const counts = facts.finalS === undefined ? { UAS: standard.UAS } : least(standard);
  const end = assess(set, counts, counts, { ...facts, periodS: facts.finalS ?? facts.periodS }, allocation);
  return end.verdict === 'fail' ? reasons(end) : [];
}

function limitText(parameter: Row['parameter'], { limits, regime }: Assessment): string {
  if (parameter === 'UAS' || regime === 'short') return '<= 0';
  // Seconds with an alarm are held against the limit of errored seconds.
  const { BISO, S1, S2 } = parameter === 'SES' ? limits.SES : limits.ES;
  return regime === 'long' ? `<= ${BISO}` : `<= ${S1} (S1), S2 ${S2}`;
}

const REGIME_CODES = {
  short: { pass: 'why.m2100.short.pass', rule: 'rule.m2100.short' },
  middle: { pass: 'why.m2100.middle.pass', rule: 'rule.m2100.middle' },
  long: { pass: 'why.m2100.long.pass', rule: 'rule.m2100.long' },
} as const;

/** What broke its limit is one sentence; what is open or unknown has one each. */
function reasons(at: Assessment): Message[] {
  const { pass, rule } = REGIME_CODES[at.regime];
  if (at.verdict === 'pass') return [{ code: pass, params: passParams(at) }];
  const rows = deciding(at.rows, at.verdict);
  const isBroken = (row: Row): boolean => row.result === 'fail' && !isDefect(row.parameter);
  const broken = rows.filter(isBroken).map((row) => brokenRow(row, at));
  return [...brokenLimits(rule, broken), ...rows.filter((row) => !isBroken(row)).map((row) => reason(row, at))];
}

/** A limit of 0 needs no sign: whatever was counted is beyond it. */
function brokenRow({ parameter, least: value = 0 }: Row, { regime, limits }: Assessment): Broken {
  if (parameter === 'UAS' || regime === 'short') return { parameter, value };
  const { BISO, S2 } = parameter === 'SES' ? limits.SES : limits.ES;
  return { parameter, value, against: regime === 'long' ? `> BISO ${BISO}` : `≥ S2 ${S2}` };
}

function passParams({ rows, limits }: Assessment): Record<string, string | number> {
  const count = (parameter: Parameter): number => rows.find((row) => row.parameter === parameter)?.most ?? 0;
  const { ES, SES } = limits;
  const known = { es: count('ES'), ses: count('SES') };
  return { ...known, esS1: ES.S1, sesS1: SES.S1, esBiso: ES.BISO, sesBiso: SES.BISO };
}

function reason(row: Row, at: Assessment): Message {
  const { parameter } = row;
  if (row.least === undefined || row.most === undefined)
    return { code: 'why.blank', params: { set: 'M.2100', parameter } };
  if (isDefect(parameter)) return { code: 'why.hand.alarm', params: { set: 'M.2100', parameter, value: row.least } };
  const limit = parameter === 'UAS' ? undefined : at.limits[parameter];
  const params = {
    parameter,
    value: row.least,
    ...(limit ? { s1: limit.S1, s2: limit.S2, biso: limit.BISO } : {}),
  };
  if (row.least === row.most) return { code: 'why.m2100.middle.between', params };
  const open = { set: 'M.2100', parameter, least: row.least, most: row.most };
  return { code: 'why.gap-either', params: { ...open, limit: printedLimit(limitText(parameter, at)) } };
}
