import { damagedRecord } from '../../contract/damage.ts';
import type { RunSummary } from '../../contract/run.ts';
import { besideOf } from '../../contract/ulid.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunFilter } from '../archive.ts';
import { likeAnywhere } from './circuits.ts';
import { createDamages, isCorrupt, salvaged } from './damages.ts';
import { progressOf } from './progress.ts';
import type { RunRow } from './run-row.ts';
import { present, type Sql } from './sql.ts';
import { wordIn } from './stored-words.ts';
import { isWhole } from './sums.ts';

/** Where a text is looked for. */
const SEARCHED = ['run_id', 'circuit_number', 'customer', 'models', 'title_zh', 'title_en'];
/** Condition of each filter; the value takes the place of every `?`. */
const CONDITIONS: { readonly [K in keyof RunFilter]?: string } = {
  text: `(${SEARCHED.map((where) => `${where} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
  verdict: 'verdict = ?',
  fromMs: 'started_at_ms >= ?',
  toMs: 'started_at_ms <= ?',
  circuit: 'circuit_number = ?',
};

/** Condition and values of a filter. */
function whereOf(filter: RunFilter): { text: string; values: (string | number)[] } {
  const parts: string[] = filter.unfinished ? [`state = 'running'`] : [];
  const values: (string | number)[] = [];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof RunFilter];
    if (value === undefined || value === '' || typeof value === 'boolean') continue;
    parts.push(condition);
    const bound = name === 'text' ? likeAnywhere(String(value).trim()) : value;
    values.push(...Array.from(condition.matchAll(/\?/g), () => bound));
  }
  return { text: parts.length > 0 ? parts.join(' AND ') : '1', values };
}

/** What is there of a run that goes on, or broke off: the row of a finished one says it. */
const progressIn = (sql: Sql, row: RunRow) =>
  row.state === 'running'
    ? progressOf(sql, row)
    : present({ forS: row.for_s, observedS: row.observed_s, lastSecond: row.last_second });

const wholeSummary = (sql: Sql, row: RunRow): RunSummary =>
  present({
    runId: row.run_id,
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

/** The archive list, the newest run first. Errors: SQLite's own. */
export function listRuns(sql: Sql, filter: RunFilter): RunSummary[] {
  const where = whereOf(filter);
  // To SQLite a negative limit is none.
  const [limit, offset] = [filter.limit ?? -1, filter.offset ?? 0];
  try {
    const text = `SELECT * FROM runs WHERE ${where.text} ORDER BY started_at_ms DESC, id DESC LIMIT ? OFFSET ?`;
    return sql.all<RunRow>(text, ...where.values, limit, offset).map((row) => summaryOf(sql, row));
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    const rows = salvaged<RunRow>(sql, 'runs', where.text, where.values);
    const newest = rows.sort((a, b) => b.started_at_ms - a.started_at_ms || b.id - a.id);
    return newest.slice(offset, limit < 0 ? undefined : offset + limit).map((row) => summaryOf(sql, row));
  }
}

/** How many runs a filter finds, whatever its limit. */
export function countRuns(sql: Sql, filter: RunFilter): number {
  const where = whereOf(filter);
  return sql.get<{ n: number }>(`SELECT count(*) AS n FROM runs WHERE ${where.text}`, ...where.values)?.n ?? 0;
}
