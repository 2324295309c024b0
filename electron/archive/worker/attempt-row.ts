import { TributaryError } from '../../contract/errors.ts';
import { change, find } from './rows.ts';
import { runRow } from './run-row.ts';
import type { Row, Sql } from './sql.ts';

/** Which attempt of which run. */
export interface AttemptKey {
  run: number;
  n: number;
}
export interface AttemptRow extends AttemptKey {
  closed: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  verdict: string | null;
  steps: number;
  measurements: number;
  version: number;
  teardown: string | null;
}

/** The row of an attempt that is known to be there. Errors: `record-damaged`, `run-unknown`. */
export function attemptAt(sql: Sql, { run, n }: AttemptKey): AttemptRow {
  const row = find<AttemptRow>(sql, 'attempts', { run, n });
  if (!row) throw new TributaryError('run-unknown', `${run}/${n}`);
  return row;
}

/** Which attempt a number means. Errors: `run-unknown` with `run/attempt`, `record-damaged`. */
export function attemptRow(sql: Sql, runId: string, number: number): AttemptKey {
  const { id } = runRow(sql, runId);
  const row = find<AttemptRow>(sql, 'attempts', { run: id, n: number });
  if (!row) throw new TributaryError('run-unknown', `${runId}/${number}`);
  return { run: id, n: number };
}

/** Changes columns of an attempt's row. */
export const changeAttempt = (sql: Sql, { run, n }: AttemptKey, columns: Row): AttemptRow =>
  change(sql, 'attempts', { run, n }, attemptAt(sql, { run, n }), columns);
