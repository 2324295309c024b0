import { TributaryError } from '../../contract/errors.ts';
import type { RunRecord } from '../../contract/run.ts';
import { readRows } from './damages.ts';
import { change, find, mustBeWhole } from './rows.ts';
import type { Row, Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { bothOf } from '../../contract/words/index.ts';

/** What a list shows of a run, and how many rows of each kind belong to it. */
export interface RunRow {
  id: number;
  run_id: string;
  origin: string;
  changed_at_ms: number;
  state: RunRecord['state'];
  procedure: string;
  title_zh: string;
  title_en: string;
  tester: string;
  models: string;
  circuit: string | null;
  circuit_number: string | null;
  customer: string | null;
  simulated: number;
  headless: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  zone_name: string;
  zone_offset_s: number;
  software_name: string;
  software_version: string;
  verdict: string | null;
  cause: string | null;
  signed: number;
  for_s: number | null;
  observed_s: number | null;
  last_second: number | null;
  bodies: number;
  attempts: number;
  events: number;
  verdicts: number;
  signatures: number;
  attachments: number;
}

/** A row of `runs` that an index no longer leads to is still in the table; where one is damaged, nobody knows which it was. */
function lookedThrough(sql: Sql, runId: string): RunRow {
  const rows = readRows<RunRow>(sql, 'runs', '1', [], Infinity);
  const row = rows.find((one) => one.run_id === runId);
  if (row) return row;
  const isDamaged = rows.length < (sql.get<{ runs: number }>('SELECT runs FROM archive')?.runs ?? Infinity);
  throw new TributaryError(isDamaged ? 'record-damaged' : 'run-unknown', runId, { ...bothOf({ code: 'lost.record' }) });
}

/** The row of a run. Errors: `run-unknown`, `record-damaged`. */
export function runRow(sql: Sql, runId: string): RunRow {
  const found = sql.get<RunRow>('SELECT * FROM runs WHERE run_id = ?', runId);
  // An index that is damaged may lead to another.
  return mustBeWhole('runs', found?.run_id === runId ? found : lookedThrough(sql, runId));
}

/** The row of a run that is known to be there. Errors: `record-damaged`. */
export function runById(sql: Sql, id: number): RunRow {
  const row = find<RunRow>(sql, 'runs', { id });
  if (!row) throw new TributaryError('record-damaged', '', { ...bothOf({ code: 'lost.record' }) });
  return row;
}

/** Row of a run that is known to be there and may still change. Errors: `record-finished`, `record-damaged`. */
export function runningById(sql: Sql, id: number): RunRow {
  const row = runById(sql, id);
  if (row.state === 'finished') throw new TributaryError('record-finished', row.run_id);
  return row;
}

/** Row of a run that may still change. Errors: `run-unknown`, `record-finished`, `record-damaged`. */
export function runningRow(sql: Sql, runId: string): RunRow {
  const row = runRow(sql, runId);
  if (row.state === 'finished') throw new TributaryError('record-finished', runId);
  return row;
}

/** Changes columns of a run's row, `changed_at_ms` with them. Gives the row as it then is. */
export const touchRun = (sql: Sql, id: number, columns: Row): RunRow =>
  change(sql, 'runs', { id }, runById(sql, id), { ...columns, changed_at_ms: Date.now() });

/** How many runs that were once in the archive are gone from it; NaN where not even their number can be told. */
export function lostRuns(sql: Sql): number {
  const known = sql.get<{ id: number; runs: number }>('SELECT * FROM archive WHERE id = 1');
  if (!known || !isWhole('archive', known)) return NaN;
  return known.runs - (sql.get<{ n: number }>('SELECT count(*) AS n FROM runs')?.n ?? 0);
}
