import { TributaryError } from '../../contract/errors.ts';
import { attemptAt, changeAttempt, type AttemptKey, type AttemptRow } from './attempt-row.ts';
import type { AttemptRecord, RunEvent, StepRecord } from '../../contract/run.ts';
import { knownBody, packed } from './bodies.ts';
import { readBodies, readRows, type Damages } from './damages.ts';
import { readMeasurements } from './measurements.ts';
import { change, find, put } from './rows.ts';
import { runById, touchRun, type RunRow } from './run-row.ts';
import { present, type Sql } from './sql.ts';
import { wordIn } from './stored-words.ts';
import { bothOf } from '../../contract/words/index.ts';

/** Writes an attempt as it stands now, all but its steps and measurements. */
export function putAttempt(sql: Sql, run: number, attempt: Omit<AttemptRecord, 'steps' | 'measurements'>): void {
  const { number: n, startedAtMs, endedAtMs, verdict } = attempt;
  const { version, body: teardown } = packed('teardown', attempt.teardown);
  const row = { started_at_ms: startedAtMs, ended_at_ms: endedAtMs, verdict, version, teardown };
  const known = find<AttemptRow>(sql, 'attempts', { run, n });
  if (known) {
    change(sql, 'attempts', { run, n }, known, row);
    return;
  }
  put(sql, 'attempts', { run, n, closed: 0, ...row, steps: 0, measurements: 0 });
  // What was signed is the result of an earlier attempt.
  touchRun(sql, run, { attempts: n, signed: 0 });
}

/** Writes a step as it stands now; steps keep the order in which they first came. */
export function putStep(sql: Sql, at: AttemptKey, step: StepRecord): void {
  const attempt = attemptAt(sql, at);
  const text = 'SELECT n FROM steps WHERE run = ? AND attempt = ? AND id = ?';
  const n = sql.get<{ n: number }>(text, at.run, at.n, step.id)?.n ?? attempt.steps + 1;
  const row = { run: at.run, attempt: at.n, n, id: step.id, ...packed('step', step) };
  put(sql, 'steps', row, 'run, attempt, n');
  if (n > attempt.steps) changeAttempt(sql, at, { steps: n });
}

/** Adds events to the list of a run. */
export function addEvents(sql: Sql, run: number, events: readonly RunEvent[]): void {
  if (events.length === 0) return;
  const before = runById(sql, run).events;
  events.forEach((event, i) => {
    const { attempt, t, kind } = event;
    put(sql, 'events', { run, n: before + 1 + i, attempt, t, kind, ...packed('event', event) });
  });
  touchRun(sql, run, { events: before + events.length });
}

function attemptFrom(sql: Sql, row: AttemptRow, damages: Damages): AttemptRecord {
  const at = { attempt: row.n };
  const steps = { where: 'run = ? AND attempt = ?', values: [row.run, row.n], expected: row.steps };
  return present({
    number: row.n,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms ?? undefined,
    steps: readBodies<StepRecord>(sql, { table: 'steps', name: 'step', what: 'steps' }, steps, damages, at),
    measurements: readMeasurements(sql, row, damages),
    teardown: damages.tryOf<AttemptRecord['teardown']>('teardown', at, () =>
      knownBody('teardown', row.version, row.teardown),
    ),
    verdict: row.verdict === null ? undefined : wordIn('verdict', row.verdict),
  });
}

/** All attempts of a run. Errors: `record-damaged` where one cannot be read: without its attempts a record says nothing. */
export function readAttempts(sql: Sql, run: RunRow, damages: Damages): AttemptRecord[] {
  const rows = readRows<AttemptRow>(sql, 'attempts', 'run = ?', [run.id], run.attempts);
  if (rows.length < run.attempts)
    throw new TributaryError('record-damaged', '', { ...bothOf({ code: 'lost.attempt' }) });
  return rows.map((row) => attemptFrom(sql, row, damages));
}
