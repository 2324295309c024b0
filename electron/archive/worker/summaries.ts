import { damagedRecord } from '../../contract/damage.ts';
import type { RunSummary } from '../../contract/run.ts';
import { besideOf } from '../../contract/ulid.ts';
import type { VerdictTally } from '../../contract/verdict.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunFilter } from '../archive.ts';
import { createDamages, isCorrupt, salvaged } from './damages.ts';
import { textsOf, type Finder } from './finder.ts';
import { progressOf } from './progress.ts';
import { isNumberTwice, numberOf } from './report-numbers.ts';
import type { RunRow } from './run-row.ts';
import { holds } from './search.ts';
import { present, type Sql } from './sql.ts';
import { wordIn } from './stored-words.ts';
import { isWhole } from './sums.ts';

/** Condition of each filter but the text. */
const CONDITIONS: { readonly [K in keyof RunFilter]?: string } = {
  verdict: 'verdict = ?',
  fromMs: 'started_at_ms >= ?',
  toMs: 'started_at_ms <= ?',
  circuit: 'circuit_number = ?',
  runIds: 'run_id IN (SELECT value FROM json_each(?))',
};

/** Condition and values of a filter. */
function whereOf(filter: RunFilter): { text: string; values: (string | number)[] } {
  const parts: string[] = filter.unfinished ? [`state = 'running'`] : [];
  const values: (string | number)[] = [];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof RunFilter];
    if (value === undefined || value === '' || typeof value === 'boolean') continue;
    parts.push(condition);
    values.push(typeof value === 'object' ? JSON.stringify(value) : value);
  }
  return { text: parts.length > 0 ? parts.join(' AND ') : '1', values };
}

/** What is there of a run that goes on, or broke off: the row of a finished one says it. */
const progressIn = (sql: Sql, row: RunRow) =>
  row.state === 'running'
    ? progressOf(sql, row)
    : present({ forS: row.for_s, observedS: row.observed_s, lastSecond: row.last_second });

function numbered(sql: Sql, run: number): Pick<RunSummary, 'number' | 'numberTwice'> {
  const number = numberOf(sql, run);
  return { ...(number ? { number } : {}), ...(number && isNumberTwice(sql, run) ? { numberTwice: true } : {}) };
}

const wholeSummary = (sql: Sql, row: RunRow): RunSummary =>
  present({
    runId: row.run_id,
    ...numbered(sql, row.id),
    beside: besideOf(row.run_id),
    procedure: row.procedure,
    procedureTitle: { zh: row.title_zh, en: row.title_en },
    verdict: row.verdict === null ? undefined : wordIn('verdict', row.verdict),
    state: row.state,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms ?? undefined,
    circuit: row.circuit_number ?? undefined,
    customer: row.customer ?? undefined,
    tester: row.tester,
    simulated: row.simulated === 1,
    attempts: row.attempts,
    signed: row.signed === 1,
    cause: row.cause === null ? undefined : (JSON.parse(row.cause) as Message),
    ...progressIn(sql, row),
  });

/** Of a record whose row is not what was written nothing is believed but how it is called. */
const damagedSummary = ({ run_id: runId, state }: RunRow): RunSummary => ({
  runId,
  procedure: '',
  procedureTitle: { zh: '', en: '' },
  state,
  startedAtMs: 0,
  tester: '',
  simulated: false,
  attempts: 0,
  signed: false,
  damaged: damagedRecord('record'),
});

/** A line of the list; a record that the disk has damaged takes no other from it. */
const summaryOf = (sql: Sql, row: RunRow): RunSummary =>
  (isWhole('runs', row) ? createDamages().tryOf('events', {}, () => wholeSummary(sql, row)) : undefined) ??
  damagedSummary(row);

/** What a text finds of the runs that the rest of a filter leaves. */
function found(sql: Sql, finder: Finder, filter: RunFilter, limit: number): { keys: string[]; total: number } {
  const where = whereOf(filter);
  if (where.values.length === 0 && !filter.unfinished) return finder.runs().find(filter.text!, limit, filter.offset);
  const rows = sql.all<{ run_id: string }>(`SELECT run_id FROM runs WHERE ${where.text}`, ...where.values);
  const left = new Set(rows.map(({ run_id }) => run_id));
  return finder.runs().find(filter.text!, limit, filter.offset, (runId) => left.has(runId));
}
const isSought = ({ text }: RunFilter): boolean => text !== undefined && text.trim() !== '';

/** Rows that can still be read of a table in which SQLite itself is lost. */
function salvagedRows(sql: Sql, filter: RunFilter, limit: number): RunRow[] {
  const where = whereOf(filter);
  const rows = salvaged<RunRow>(sql, 'runs', where.text, where.values);
  const sought = isSought(filter) ? rows.filter((row) => holds(textsOf(row), filter.text!)) : rows;
  const newest = sought.sort((a, b) => b.started_at_ms - a.started_at_ms || b.id - a.id);
  return newest.slice(filter.offset, (filter.offset ?? 0) + limit);
}

/** The runs whose ids stand in a list. */
const OF_KEYS = 'FROM json_each(?) k JOIN runs r ON r.run_id = k.value';
interface Tallied {
  verdict: string | null;
  n: number;
}

function rowsOf(sql: Sql, finder: Finder, filter: RunFilter, limit: number): RunRow[] {
  if (isSought(filter)) {
    const keys = JSON.stringify(found(sql, finder, filter, limit).keys);
    return sql.all<RunRow>(`SELECT r.* ${OF_KEYS} ORDER BY k.key`, keys);
  }
  const where = whereOf(filter);
  const text = `SELECT * FROM runs WHERE ${where.text} ORDER BY started_at_ms DESC, id DESC LIMIT ? OFFSET ?`;
  return sql.all<RunRow>(text, ...where.values, limit, filter.offset ?? 0);
}

/** The archive list, the newest run first. Errors: SQLite's own. */
export function listRuns(sql: Sql, finder: Finder, filter: RunFilter): RunSummary[] {
  const limit = filter.limit ?? Number.MAX_SAFE_INTEGER;
  const rows = (): RunRow[] => {
    try {
      return rowsOf(sql, finder, filter, limit);
    } catch (thrown) {
      if (!isCorrupt(thrown)) throw thrown;
      return salvagedRows(sql, filter, limit);
    }
  };
  return rows().map((row) => summaryOf(sql, row));
}

/** How many runs a filter finds, whatever its limit. */
export function countRuns(sql: Sql, finder: Finder, filter: RunFilter): number {
  if (isSought(filter)) return found(sql, finder, filter, 0).total;
  const where = whereOf(filter);
  return sql.get<{ n: number }>(`SELECT count(*) AS n FROM runs WHERE ${where.text}`, ...where.values)?.n ?? 0;
}

/** How many of the runs that a filter finds ended with which verdict, whatever verdict it asks for itself; those without one apart. */
export function tallyRuns(sql: Sql, finder: Finder, { verdict: _any, ...filter }: RunFilter): VerdictTally {
  const keys = isSought(filter)
    ? found(sql, finder, { ...filter, offset: 0 }, Number.MAX_SAFE_INTEGER).keys
    : undefined;
  const where = whereOf(filter);
  const rows = keys
    ? sql.all<Tallied>(`SELECT r.verdict, count(*) AS n ${OF_KEYS} GROUP BY r.verdict`, JSON.stringify(keys))
    : sql.all<Tallied>(`SELECT verdict, count(*) AS n FROM runs WHERE ${where.text} GROUP BY verdict`, ...where.values);
  return Object.fromEntries(rows.map(({ verdict, n }) => [verdict === null ? 'none' : wordIn('verdict', verdict), n]));
}
