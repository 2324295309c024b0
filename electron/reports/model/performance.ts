import { ASSUMED } from '../../analysis/index.ts';
import { decidingTester } from '../../contract/deciding.ts';
import { judgementOf } from '../../contract/measurement.ts';
import { DEFECTS } from '../../contract/second.ts';
import type { Capabilities } from '../../contract/tester.ts';
import type { LimitRow, M2100, SetVerdict } from '../../contract/judgement.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { shownBesides } from '../../contract/reading.ts';
import {
  decidingAttempt,
  finalReading,
  isOfBits,
  isTotalsOnly,
  isJudged,
  isLoopCheck,
  readFrom,
  type Source,
} from './basis.ts';
import {
  countLines,
  defectLines,
  degradedLines,
  g821Lines,
  measurementLines,
  secondLines,
  type Line,
} from './lines.ts';
import { allocationOf, ALLOCATIONS, printedLimit } from '../../contract/limits.ts';
import { nameOf, symbolOf } from './parameters.ts';
import { settingLabel, settingValue } from './settings.ts';
import { both, bothOf, exponent, percent } from './texts.ts';
import type { Cell, Row, Section, Table } from './document.ts';

/** Parameters already written in full, clauses already numbered, and what stands for a value that nobody has. */
interface Telling {
  told: Set<string>;
  /** Clauses in the order of their first use; rows refer to them by number. */
  clauses: string[];
  absentFor(parameter: string): Bilingual;
  shownResult(result: Verdict | undefined): Cell;
}
/** Each parameter in full once; afterwards its symbol is enough. */
function rowsOf(lines: readonly Line[], { told, absentFor, shownResult, clauses }: Telling): Row[] {
  return lines.map(({ parameter, value, remark, limit }) => {
    const symbol = symbolOf(parameter);
    const full = !told.has(symbol || parameter) || symbol === '';
    told.add(symbol || parameter);
    const status: Cell[] = limit?.status === 'unconfirmed' ? [{ tag: { zh: both('unconfirmed').zh, en: '' } }] : [];
    const clause: Cell[] = limit?.clause ? [{ small: `[${clauses.indexOf(limit.clause.en) + 1}]` }] : [];
    return [
      symbol ? { symbol } : '',
      full ? nameOf(parameter) : '',
      value ?? { small: absentFor(parameter) },
      remark ?? '',
      printedLimit(limit?.limit).replace('S2 ', 'S2\u00a0'),
      { beside: [...clause, ...status] },
      shownResult(limit?.result),
    ];
  });
}

/** Which count a parameter rests on; all others rest on seconds. */
const RESTS_ON: Readonly<Record<string, Capabilities['counts'][number]>> = {
  slips: 'slips',
  rtd: 'rtd',
  BBE: 'blocks',
  BBER: 'blocks',
};
/** Why a value is missing: nobody read it, the tester cannot know it, or it could have and did not. */
function absentWord({ record }: Source, parameter: string): Bilingual {
  const { counts, defects, judging } = decidingTester(record).capabilities;
  if (decidingTester(record).lacks?.some((name) => name === parameter)) return both('report.not-shown');
  if (isTotalsOnly(record)) return both('report.not-read');
  const count = RESTS_ON[parameter];
  const isDefect = (DEFECTS as readonly string[]).includes(parameter);
  const able = count
    ? counts.includes(count)
    : isDefect
      ? defects.some((defect) => defect === parameter)
      : judging !== 'integrity';
  return both(able ? 'report.unknown' : 'report.not-measured');
}

/** A measurement that was cut short proves no more than a failure: what would pass so far is left open. */
function resultCell({ record }: Source, result: Verdict | undefined): Cell {
  const short = record.verdict === 'aborted' || record.verdict === 'error' || !isJudged(record);
  const shown = short ? result === 'fail' : result !== 'not-set';
  return result && shown ? { verdict: result } : '';
}

const rounded = (value: number): string => String(Number(value.toPrecision(3)));
/** The figures behind the limits of M.2100, for the period observed. */
function bisRow(m2100: M2100 | undefined): Row[] {
  if (!m2100) return [];
  const texts = (['ES', 'SES'] as const).map((symbol) => {
    const { RPO, BISO, S1, S2 } = m2100[symbol];
    return `${symbol}: RPO ${rounded(RPO)}, BISO ${rounded(BISO)}, S1 ${S1}, S2 ${S2}`;
  });
  return [{ across: { small: texts.join(' · ') } }];
}

function valueOf({ parameter, value }: LimitRow): Cell | undefined {
  if (value === undefined || (Number.isInteger(value) && value !== 0)) return value;
  if (parameter === 'availability') return `${percent(value, 1)} %`;
  return value === 0 && !parameter.endsWith('R') ? 0 : exponent(value);
}

/** What a set limits; its other figures stand under the standard they belong to. */
function setRows(source: Source, set: SetVerdict, telling: Telling): Row[] {
  const kind = source.record.limitSets.find((limits) => limits.id === set.id)?.kind;
  const limited = set.rows.filter((row) => row.limit !== undefined || row.result !== undefined);
  const lines = limited.map((row): Line => ({ parameter: row.parameter, value: valueOf(row), limit: row }));
  const m2100 = judgementOf(decidingAttempt(source.record))?.m2100;
  const added = newClauses(set, telling);
  const role = both(set.decides ? 'report.decides' : 'report.indicative');
  return [{ title: set.title, role }, ...rowsOf(lines, telling), ...(kind === 'm2100' ? bisRow(m2100) : []), ...added];
}

/** Numbers the clauses that a set is the first to use, and prints each below it. */
function newClauses(set: SetVerdict, { clauses }: Telling): Row[] {
  return set.rows.flatMap(({ clause, status }): Row[] => {
    if (!clause || clauses.includes(clause.en)) return [];
    const n = clauses.push(clause.en);
    const text: Cell = { small: { zh: `[${n}] ${clause.zh}`, en: clause.en } };
    return [{ across: status === 'unconfirmed' ? { beside: [text, { tag: both('unconfirmed') }] } : text }];
  });
}

function assumptions(source: Source): Bilingual[] {
  const { record } = source;
  const sets = judgementOf(decidingAttempt(record))?.sets ?? [];
  const used = record.limitSets.map((set) => allocationOf(set.kind));
  const assumed = ALLOCATIONS.filter((name) => used.includes(name) && !record.given.includes(name));
  const said = assumed.map((name) => {
    const { zh, en } = settingLabel(record, name);
    return both('report.assumed', {
      zh,
      en,
      value: settingValue(name, record.settings[name] ?? String(ASSUMED[name])).en,
    });
  });
  const doubtful = sets.some((set) => set.rows.some((row) => row.status === 'unconfirmed'));
  return [
    ...said,
    ...(doubtful ? [both('report.unconfirmed-rows')] : []),
    ...(degradedLines(source).length > 0 ? [both('report.degraded-minutes')] : []),
    ...(isLoopCheck(record) ? [] : [both('report.both-directions')]),
  ];
}

/** What the display shows besides errors, as it was read. */
function shownRows({ record }: Source): Row[] {
  const read = finalReading(decidingAttempt(record));
  const shown = read ? shownBesides(read) : [];
  if (shown.length === 0) return [];
  const rows = shown.map((one): Row => ({ across: bothOf(one) }));
  return [{ title: both('report.shown-besides'), role: both(readFrom(record)) }, ...rows];
}

const COLUMNS: Table['columns'] = [
  { head: '', width: '12mm', align: 'left' },
  { head: both('report.head.parameter'), width: '1fr', align: 'left' },
  { head: both('report.head.value'), width: '26mm', align: 'right' },
  { head: both('report.head.ratio'), width: '22mm', align: 'right' },
  { head: both('report.head.limit'), width: '21.5mm', align: 'right' },
  { head: both('report.head.clause'), width: '17.5mm', align: 'left' },
  { head: both('report.head.result'), width: '15.5mm', align: 'left' },
];

/** Section 3: every count, ratio and limit of the deciding attempt; what decides comes right after the counts. */
export function performanceSection(source: Source): Section {
  const hand = isTotalsOnly(source.record);
  const telling: Telling = {
    told: new Set(),
    clauses: [],
    absentFor: (parameter) => absentWord(source, parameter),
    shownResult: (result) => resultCell(source, result),
  };
  const role = both(hand ? readFrom(source.record) : 'report.information');
  const sets = judgementOf(decidingAttempt(source.record))?.sets ?? [];
  const group = (title: Bilingual, lines: readonly Line[]): Row[] =>
    lines.length && isOfBits(source.record) ? [{ title, role }, ...rowsOf(lines, telling)] : [];
  const seconds = secondLines(source);
  const groups: Row[][] = [
    group(both('report.counts'), [...countLines(source), ...measurementLines(source)]),
    ...sets.filter((set) => set.decides).map((set) => setRows(source, set, telling)),
    group(seconds.title, seconds.lines),
    ...sets.filter((set) => !set.decides).map((set) => setRows(source, set, telling)),
    group(both('report.g821'), g821Lines(source)),
    group(both('report.defect-seconds'), defectLines(source)),
    shownRows(source),
  ];
  const filled = groups.filter((rows) => rows.length > 0);
  const tables = filled.map((rows, i): Table => ({
    columns: COLUMNS,
    rows,
    goesOn: i > 0,
    continued: i < filled.length - 1,
  }));
  return {
    id: 'performance',
    title: both('report.section.performance'),
    tables,
    remarks: assumptions(source),
    loose: true,
  };
}
