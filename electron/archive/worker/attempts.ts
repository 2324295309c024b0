import { withFinding } from './older-steps.ts';
import { TributaryError } from '../../contract/errors.ts';
import { readMeasurements } from './measurements.ts';
import type { AttemptRecord, RunEvent, StepRecord } from '../../contract/run.ts';
import { bodyOf, knownBody } from './bodies.ts';
import { present, toJson, type Sql } from './sql.ts';

interface AttemptRow {
  id: number;
  number: number;
  closed: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  teardown: string | null;
  verdict: AttemptRecord['verdict'] | null;
}

const FIND = `SELECT a.* FROM attempts a JOIN runs r ON r.id = a.run WHERE r.run_id = ? AND a.number = ?`;

/** The row of one attempt. Errors: `run-unknown` with `run/attempt`. */
export function attemptRow(sql: Sql, runId: string, number: number): AttemptRow {
  const row = sql.get<AttemptRow>(FIND, runId, number);
  if (!row) throw new TributaryError('run-unknown', `${runId}/${number}`);
  return row;
}

/** Writes an attempt as it stands now, all but its steps and measurements. */
export function putAttempt(sql: Sql, run: number, attempt: Omit<AttemptRecord, 'steps' | 'measurements'>): void {
  const row = {
    run,
    number: attempt.number,
    started_at_ms: attempt.startedAtMs,
    ended_at_ms: attempt.endedAtMs,
    teardown: toJson(attempt.teardown),
    verdict: attempt.verdict,
  };
  sql.insert('attempts', row, 'run, number');
}

/** Writes a step as it stands now; steps keep the order in which they first came. */
export function putStep(sql: Sql, attempt: number, step: StepRecord): void {
  const count = 'SELECT count(*) AS n FROM steps WHERE attempt = ?';
  const known = sql.get<{ position: number }>(
    'SELECT position FROM steps WHERE attempt = ? AND id = ?',
    attempt,
    step.id,
  );
  const position = known?.position ?? sql.get<{ n: number }>(count, attempt)?.n ?? 0;
  sql.insert('steps', { attempt, position, id: step.id, body: toJson(step) }, 'attempt, id');
}

export function addEvents(sql: Sql, run: number, events: readonly RunEvent[]): void {
  for (const event of events)
    sql.insert('events', { run, attempt: event.attempt, t: event.t, kind: event.kind, body: toJson(event) });
}

const readSteps = (sql: Sql, attempt: number): StepRecord[] =>
  sql
    .all<{ body: string }>('SELECT body FROM steps WHERE attempt = ? ORDER BY position', attempt)
    .map((row) => withFinding(bodyOf<StepRecord>('step', row.body)));

const attemptFrom = (sql: Sql, row: AttemptRow): AttemptRecord =>
  present({
    number: row.number,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms ?? undefined,
    steps: readSteps(sql, row.id),
    measurements: readMeasurements(sql, row.id),
    teardown: knownBody<NonNullable<AttemptRecord['teardown']>>('teardown', row.teardown),
    verdict: row.verdict ?? undefined,
  });

export const readAttempts = (sql: Sql, run: number): AttemptRecord[] =>
  sql.all<AttemptRow>('SELECT * FROM attempts WHERE run = ? ORDER BY number', run).map((row) => attemptFrom(sql, row));
