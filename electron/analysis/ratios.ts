import type { LimitRow } from '../contract/judgement.ts';
import { LIMIT_KINDS, type LimitSet } from '../contract/limits.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import type { Message } from '../contract/words/index.ts';
import { clauseOf, deciding, either, inEitherForm, plainRatio, tidy, type Bounds, type SetOutcome } from './facts.ts';
import type { Facts, StandardFacts } from './facts.ts';

/** The objectives of G.821 and G.826 are monthly: a shorter run is indicative. */
export const MONTH_S = 30 * 86_400;
const RATIOS = ['ESR', 'SESR', 'BBER'] as const;
type Ratio = (typeof RATIOS)[number];

interface Row {
  parameter: Ratio;
  /** Ratio with the least and with the most that gaps can hold; absent = cannot be known. */
  bounds?: Bounds;
  limit: number;
  result: Verdict;
}

function share(count: Bounds | undefined, of: number | undefined): Bounds | undefined {
  return count && of ? { least: count.least / of, most: count.most / of } : undefined;
}
function ratioOf(parameter: Ratio, facts: StandardFacts): Bounds | undefined {
  if (parameter === 'ESR') return share(facts.ES, facts.AS);
  return parameter === 'SESR' ? share(facts.SES, facts.AS) : share(facts.BBE, facts.blocks);
}

function rowsOf(set: LimitSet, facts: StandardFacts, allocation: number): Row[] {
  const rows: Row[] = [];
  for (const parameter of RATIOS) {
    const objective = set.objectives[parameter];
    if (!objective || (parameter === 'BBER' && facts.BBE === undefined)) continue;
    const limit = tidy((objective.value * allocation) / 100);
    const bounds = ratioOf(parameter, facts);
    const meets = (ratio: number): Verdict => (tidy(ratio) <= limit ? 'pass' : 'fail');
    const result = bounds ? either(meets(bounds.least), meets(bounds.most)) : 'not-assessed';
    rows.push({ parameter, bounds, limit, result });
  }
  return rows;
}

/** Holds G.826 or G.821 ratios against objective x allocation (percent). */
export function judgeRatios(
  kind: 'g826' | 'g821',
  set: LimitSet,
  decides: boolean,
  facts: Facts,
  allocation: number,
): SetOutcome {
  const standard = facts[kind];
  const rows = rowsOf(set, standard, allocation);
  const verdict = decides ? worst(rows.map(({ result }) => result)) : 'not-set';
  const limited = rows.map((row): LimitRow => ({
    parameter: row.parameter,
    ...(row.bounds ? { value: row.bounds.least } : {}),
    limit: `<= ${plainRatio(row.limit)}`,
    ...clauseOf(set, row.parameter),
    result: decides ? row.result : 'not-set',
  }));
  const name = LIMIT_KINDS[kind].called;
  return {
    set: { id: set.id, title: set.title, decides, verdict, rows: [...limited, ...countRows(standard, facts)] },
    why: decides ? reasons(name, rows, verdict) : [{ code: 'why.indicative', params: { set: name } }],
    proven: decides ? provenIn(kind, rows, facts) : [],
  };
}

/** Counts that stand beside the ratios and have no limit of their own. */
function countRows(standard: StandardFacts, facts: Facts): LimitRow[] {
  const { AS, UAS, ES, SES, BBE } = standard;
  const whole = AS === undefined || UAS === undefined ? undefined : AS + UAS;
  const values: [string, number | undefined][] = [
    ['ES', ES?.least],
    ['SES', SES?.least],
    ['BBE', facts.form === 'block' ? BBE?.least : undefined],
    ['UAS', UAS],
    ['AS', AS],
    ['EFS', AS === undefined || !ES ? undefined : AS - ES.least],
    ['availability', whole ? (AS ?? 0) / whole : undefined],
  ];
  return values.flatMap(([parameter, value]) => (value === undefined ? [] : [{ parameter, value }]));
}

function provenIn(kind: 'g826' | 'g821', rows: readonly Row[], facts: Facts): Message[] {
  const proofs = (standard: StandardFacts): Message[] =>
    provenBy(LIMIT_KINDS[kind].called, rows, standard, facts.finalS);
  return kind === 'g826' ? inEitherForm(facts, proofs) : proofs(facts.g821);
}

/** Counts that exceed the limit even if the whole run were available, without what may still become unavailable. */
function provenBy(set: string, rows: readonly Row[], standard: StandardFacts, finalS: number | undefined): Message[] {
  const { pendingSES } = standard;
  // Some second must stay available for good, else there may be no ratio in the end.
  if (finalS === undefined || !((standard.AS ?? 0) > pendingSES)) return [];
  const counts = { ESR: standard.ES, SESR: standard.SES, BBER: undefined };
  return rows.flatMap(({ parameter, limit }): Message[] => {
    const count = (counts[parameter]?.least ?? 0) - pendingSES;
    if (tidy(count / finalS) <= limit) return [];
    return [{ code: 'why.ratio.proven', params: { set, parameter, count, of: finalS, limit: plainRatio(limit) } }];
  });
}

function reasons(set: string, rows: readonly Row[], verdict: Verdict): Message[] {
  const told = verdict === 'pass' ? rows : deciding(rows, verdict);
  return told.map(({ parameter, bounds, limit, result }): Message => {
    if (!bounds) return { code: 'why.blank', params: { set, parameter } };
    const params = { set, parameter, value: plainRatio(bounds.least), limit: plainRatio(limit) };
    if (result === 'pass') return { code: 'why.ratio.pass', params };
    if (result === 'fail') return { code: 'why.ratio.fail', params };
    const open = { least: plainRatio(bounds.least), most: plainRatio(bounds.most) };
    return { code: 'why.gap-either', params: { set, parameter, ...open, limit: `≤ ${params.limit}` } };
  });
}
