import { TributaryError } from '../../contract/errors.ts';
import type { AttachmentRecord, RunEvent, RunRecord, SignatureRecord } from '../../contract/run.ts';
import { readAttempts } from './attempts.ts';
import { saveCircuit } from './circuits.ts';
import { readGaps } from './measurements.ts';
import type { NewRun } from '../archive.ts';
import { ulid } from '../../contract/ulid.ts';
import { bodyOf, checkedBody, knownBody, parsed } from './bodies.ts';
import { present, toJson, type Sql } from './sql.ts';

export interface RunRow {
  id: number;
  run_id: string;
  state: RunRecord['state'];
  procedure: string;
  limit_sets: string;
  settings: string;
  given: string;
  circuit: string | null;
  release: string | null;
  instrument: string;
  simulated: number;
  headless: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  zone_name: string;
  zone_offset_s: number;
  software_name: string;
  software_version: string;
  verdict: RunRecord['verdict'] | null;
  why: string | null;
  error: string | null;
}

/** The row of a run. Errors: `run-unknown`. */
export function runRow(sql: Sql, runId: string): RunRow {
  const row = sql.get<RunRow>('SELECT * FROM runs WHERE run_id = ?', runId);
  if (!row) throw new TributaryError('run-unknown', runId);
  return row;
}

/** Row of a run that may still change. Errors: `run-unknown`, `record-finished`. */
export function runningRow(sql: Sql, runId: string): RunRow {
  const row = runRow(sql, runId);
  if (row.state === 'finished') throw new TributaryError('record-finished', runId);
  return row;
}

/** What may change while a run goes on, by column. */
function changeRow(change: Partial<RunRecord>): Record<string, string | number | undefined> {
  return {
    ...('verdict' in change ? { verdict: change.verdict } : {}),
    ...('why' in change ? { why: toJson(change.why) } : {}),
    ...('endedAtMs' in change ? { ended_at_ms: change.endedAtMs } : {}),
    ...('error' in change ? { error: toJson(change.error) } : {}),
    ...('release' in change ? { release: toJson(change.release) } : {}),
    ...('instruments' in change ? { instrument: toJson(change.instruments) } : {}),
  };
}

/** Writes a new run and the circuit it speaks of; the run keeps its own copy of everything. */
export function createRun(sql: Sql, run: NewRun): string {
  const runId = run.runId ?? ulid(run.startedAtMs);
  if (run.circuit) saveCircuit(sql, run.circuit);
  enterRun(sql, { ...run, runId });
  return runId;
}

/** Writes a run that has its identity, as one that goes on. Gives its row. */
export function enterRun(sql: Sql, run: NewRun & { runId: string }): number {
  return sql.insert('runs', {
    run_id: run.runId,
    state: 'running',
    procedure: toJson(run.procedure),
    limit_sets: toJson(run.limitSets),
    settings: toJson(run.settings),
    given: toJson(run.given),
    circuit: toJson(run.circuit),
    circuit_number: run.circuit?.number,
    customer: run.circuit?.customer?.name,
    simulated: run.simulated,
    headless: run.headless,
    started_at_ms: run.startedAtMs,
    zone_name: run.zone.name,
    zone_offset_s: run.zone.offsetS,
    software_name: run.software.name,
    software_version: run.software.version,
    ...changeRow(run),
  });
}

export function updateRun(sql: Sql, runId: string, change: Partial<RunRecord>): void {
  sql.update('runs', changeRow(change), 'id = ?', runningRow(sql, runId).id);
}

interface EndRow {
  attempt: number | null;
  ended_at_ms: number | null;
  verdict: string | null;
  why: string | null;
  error: string | null;
}
/** What the ends of a run said that was taken up again, the first end first. */
export const endsOf = (sql: Sql, run: number): EndRow[] =>
  sql.all<EndRow>('SELECT attempt, ended_at_ms, verdict, why, error FROM verdicts WHERE run = ? ORDER BY id', run);

export function enterEnd(sql: Sql, run: number, end: EndRow): void {
  sql.insert('verdicts', { run, ...end });
}

/** Ends a run: the verdict is kept as a line of its own, and every attempt is closed for good. */
export function finishRun(
  sql: Sql,
  runId: string,
  end: Pick<RunRecord, 'verdict' | 'why' | 'endedAtMs' | 'error'>,
): void {
  const { id } = runningRow(sql, runId);
  const { verdict, why, endedAtMs, error } = end;
  const row = { ended_at_ms: endedAtMs, verdict, why: toJson(why), error: toJson(error) };
  const last = sql.get<{ number: number }>('SELECT max(number) AS number FROM attempts WHERE run = ?', id);
  sql.insert('verdicts', { run: id, attempt: last?.number, ...row });
  sql.run('UPDATE attempts SET closed = 1 WHERE run = ? AND closed = 0', id);
  sql.update('runs', { ...row, state: 'finished' }, 'id = ?', id);
}

/** A finished run goes on; what its end said stays in `verdicts` and in the closed attempts. */
export function reopenRun(sql: Sql, runId: string): void {
  const { id, state } = runRow(sql, runId);
  if (state === 'running') return;
  const none = { verdict: undefined, why: undefined, ended_at_ms: undefined, error: undefined };
  sql.update('runs', { state: 'running', ...none }, 'id = ?', id);
}

/** Rows of JSON of a run: where they stand, in which order. */
const ROWS = {
  event: { table: 'events', order: 't, id' },
  signature: { table: 'signatures', order: 'id' },
} as const;

const bodies = <T>(sql: Sql, name: keyof typeof ROWS, run: number): T[] =>
  sql
    .all<{ body: string }>(`SELECT body FROM ${ROWS[name].table} WHERE run = ? ORDER BY ${ROWS[name].order}`, run)
    .map((row) => bodyOf<T>(name, row.body));

const readAttachments = (sql: Sql, run: number): AttachmentRecord[] =>
  sql.all<AttachmentRecord>(
    'SELECT id, kind, name, mime, size, sha256, at_ms AS atMs FROM attachments WHERE run = ? ORDER BY rowid',
    run,
  );

/** The instruments by role; of a record of one tester, written before there were roles, that one. */
export function instrumentsFrom({
  instrument,
  simulated,
}: Pick<RunRow, 'instrument' | 'simulated'>): RunRecord['instruments'] {
  const stored = parsed(instrument);
  const isOne = typeof stored === 'object' && stored !== null && 'address' in stored;
  const byRole = isOne ? { tester: { ...stored, simulated: simulated === 1 } } : stored;
  return checkedBody<RunRecord['instruments']>('instruments', byRole);
}

const recordFrom = (row: RunRow) => ({
  runId: row.run_id,
  procedure: bodyOf<RunRecord['procedure']>('procedure', row.procedure),
  limitSets: bodyOf<RunRecord['limitSets']>('limitSets', row.limit_sets),
  settings: bodyOf<RunRecord['settings']>('settings', row.settings),
  given: bodyOf<string[]>('given', row.given),
  circuit: knownBody<NonNullable<RunRecord['circuit']>>('circuit', row.circuit),
  release: knownBody<NonNullable<RunRecord['release']>>('release', row.release),
  instruments: instrumentsFrom(row),
  simulated: row.simulated === 1,
  headless: row.headless === 1,
  startedAtMs: row.started_at_ms,
  endedAtMs: row.ended_at_ms ?? undefined,
  zone: { name: row.zone_name, offsetS: row.zone_offset_s },
  software: { name: row.software_name, version: row.software_version },
  state: row.state,
  verdict: row.verdict ?? undefined,
  why: knownBody<NonNullable<RunRecord['why']>>('why', row.why),
  error: knownBody<NonNullable<RunRecord['error']>>('error', row.error),
});

/** A run as it stands, all but its seconds and the bytes of attachments. Errors: `run-unknown`. */
export function getRun(sql: Sql, runId: string): RunRecord {
  const row = runRow(sql, runId);
  return present({
    ...recordFrom(row),
    attempts: readAttempts(sql, row.id),
    events: bodies<RunEvent>(sql, 'event', row.id),
    gaps: readGaps(sql, row.id),
    signatures: bodies<SignatureRecord>(sql, 'signature', row.id),
    attachments: readAttachments(sql, row.id),
  });
}
