import { TributaryError } from '../../contract/errors.ts';
import type { Reading } from '../../contract/reading.ts';
import type { AttemptRecord, RunEvent, RunRecord, StepRecord } from '../../contract/run.ts';
import { gapFrom, type GapRow } from './line-time.ts';
import { bodyOf, knownBody, type BodyName } from './bodies.ts';
import { present, toJson, type Sql } from './sql.ts';

interface AttemptRow {
  id: number;
  number: number;
  closed: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  measured_from: number | null;
  measured_to: number | null;
  teardown: string | null;
  judgement: string | null;
  verdict: AttemptRecord['verdict'] | null;
}

const FIND = `SELECT a.* FROM attempts a JOIN runs r ON r.id = a.run WHERE r.run_id = ? AND a.number = ?`;

/** The row of one attempt. Errors: `run-unknown` with `run/attempt`. */
export function attemptRow(sql: Sql, runId: string, number: number): AttemptRow {
  const row = sql.get<AttemptRow>(FIND, runId, number);
  if (!row) throw new TributaryError('run-unknown', `${runId}/${number}`);
  return row;
}

/** Writes an attempt as it stands now, all but its steps and readings. */
export function putAttempt(sql: Sql, run: number, attempt: Omit<AttemptRecord, 'steps' | 'readings'>): void {
  const row = {
    run,
    number: attempt.number,
    started_at_ms: attempt.startedAtMs,
    ended_at_ms: attempt.endedAtMs,
    measured_from: attempt.measuredFrom,
    measured_to: attempt.measuredTo,
    teardown: toJson(attempt.teardown),
    judgement: toJson(attempt.judgement),
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

export function addReading(sql: Sql, attempt: number, counts: Reading): void {
  sql.insert('counts', { attempt, body: toJson(counts) });
}

export function addEvents(sql: Sql, run: number, events: readonly RunEvent[]): void {
  for (const event of events)
    sql.insert('events', { run, attempt: event.attempt, t: event.t, kind: event.kind, body: toJson(event) });
}

/** Rows of JSON of an attempt: where they stand, in which order, what they are. */
const ROWS = {
  step: { table: 'steps', order: 'position' },
  counts: { table: 'counts', order: 'id' },
} as const satisfies Partial<Record<BodyName, object>>;

const bodies = <T>(sql: Sql, name: keyof typeof ROWS, attempt: number): T[] =>
  sql
    .all<{ body: string }>(
      `SELECT body FROM ${ROWS[name].table} WHERE attempt = ? ORDER BY ${ROWS[name].order}`,
      attempt,
    )
    .map((row) => bodyOf<T>(name, row.body));

const attemptFrom = (sql: Sql, row: AttemptRow): AttemptRecord =>
  present({
    number: row.number,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms ?? undefined,
    steps: bodies<StepRecord>(sql, 'step', row.id),
    measuredFrom: row.measured_from ?? undefined,
    measuredTo: row.measured_to ?? undefined,
    readings: bodies<Reading>(sql, 'counts', row.id),
    teardown: knownBody<NonNullable<AttemptRecord['teardown']>>('teardown', row.teardown),
    judgement: knownBody<NonNullable<AttemptRecord['judgement']>>('judgement', row.judgement),
    verdict: row.verdict ?? undefined,
  });

export const readAttempts = (sql: Sql, run: number): AttemptRecord[] =>
  sql.all<AttemptRow>('SELECT * FROM attempts WHERE run = ? ORDER BY number', run).map((row) => attemptFrom(sql, row));

/** Gaps of all attempts of a run, each with its attempt. */
export function readGaps(sql: Sql, run: number): RunRecord['gaps'] {
  const rows = sql.all<GapRow & { number: number }>(
    'SELECT g.*, a.number FROM gaps g JOIN attempts a ON a.id = g.attempt WHERE a.run = ? ORDER BY a.number, g.t_from',
    run,
  );
  return rows.map((row) => ({ ...gapFrom(row), attempt: row.number }));
}
