import { createHash } from 'node:crypto';
import { TributaryError } from '../../contract/errors.ts';
import type { AttemptRecord, RunRecord } from '../../contract/run.ts';
import type { Imported } from '../archive.ts';
import { attachmentBytes, keepAttachment, sign } from './attachments.ts';
import { attemptRow } from './attempt-row.ts';
import { addEvents, putAttempt, putStep } from './attempts.ts';
import { knownCircuit, saveCircuit } from './circuits.ts';
import { sorted } from './heads.ts';
import { writeLineTime } from './line-chain.ts';
import { readExtent, readHistory } from './line-time.ts';
import { addReading, measurementRow, putMeasurement } from './measurements.ts';
import { bringNumber } from './report-numbers.ts';
import { runRow } from './run-row.ts';
import { endsOf, enterEnd, enterRun, finishRun, getRun } from './runs.ts';
import type { Sql } from './sql.ts';

/** Line time that is held in memory at once: a day, seconds. */
const PART_S = 86_400;

/** Stretches of a day that together hold all that is recorded of a measurement. */
function* daysOf(sql: Sql, measurement: number): Generator<{ from: number; to: number }> {
  const { from: first, to: last } = readExtent(sql, measurement) ?? { from: 0, to: 0 };
  for (let from = first; from < last; from += PART_S) yield { from, to: from + PART_S };
}

const measurementsOf = (record: RunRecord) => record.attempts.flatMap(({ measurements }) => measurements);

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a, sorted) < JSON.stringify(b, sorted) ? -1 : 1);

/** A record but for what may still come to it once it is finished. A number may have been given since too: it says nothing of the line. */
function finishedPart({ number: _number, signatures: _signed, attachments: _kept, ...record }: RunRecord): object {
  return record;
}

/** The SHA-256 over what was measured and judged, its seconds with it. Hexadecimal. */
function finishedPrint(sql: Sql, record: RunRecord): string {
  const hash = createHash('sha256').update(JSON.stringify(finishedPart(record), sorted));
  for (const { id } of measurementsOf(record)) {
    const row = measurementRow(sql, id).id;
    for (const day of daysOf(sql, row)) hash.update(JSON.stringify(readHistory(sql, row, day), sorted));
  }
  return hash.digest('hex');
}

/**
 * The SHA-256 over all that a record holds, its seconds and the hashes of its attachments with it: equal records have equal ones, in whatever order they were
 * signed. Hexadecimal.
 */
export function fingerprint(sql: Sql, runId: string): string {
  const record = getRun(sql, runId);
  const attachments = record.attachments.toSorted(byText);
  const hash = createHash('sha256').update(finishedPrint(sql, record));
  hash.update(JSON.stringify([record.signatures.toSorted(byText), attachments], sorted));
  for (const { id } of attachments) hash.update(bytesHash(attachmentBytes(sql, runRow(sql, runId).id, id)));
  return hash.digest('hex');
}

const bytesHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What of one record has an identity of its own in an archive. */
const idsOf = (record: RunRecord): string[] => [
  record.runId,
  ...measurementsOf(record).map(({ id }) => id),
  ...record.attachments.map(({ id }) => id),
];

/** The record with a mark on every identity in it, so that it may stand beside another that has the same. */
function marked(record: RunRecord, mark: string): RunRecord {
  const ids = new Set(idsOf(record));
  const text = JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'string' && ids.has(value) ? `${value}${mark}` : value,
  );
  return JSON.parse(text) as RunRecord;
}

function copyAttempt(from: Sql, to: Sql, runId: string, attempt: AttemptRecord, mark: string): void {
  const { steps, measurements, ...rest } = attempt;
  putAttempt(to, runRow(to, runId).id, rest);
  const row = attemptRow(to, runId, attempt.number);
  for (const step of steps) putStep(to, row, step);
  for (const { readings, ...measurement } of measurements) {
    putMeasurement(to, row, measurement);
    const target = measurementRow(to, measurement.id).id;
    for (const reading of readings) addReading(to, target, reading);
    const source = measurementRow(from, measurement.id.slice(0, measurement.id.length - mark.length)).id;
    for (const day of daysOf(from, source)) writeLineTime(to, target, readHistory(from, source, day));
  }
}

/** Copies a finished record with its seconds and attachments from one archive to another, `mark` behind each of its identities. */
function copyRecord(from: Sql, to: Sql, runId: string, mark = ''): string {
  const whole = getRun(from, runId);
  // What is damaged stays where it is: elsewhere it would look as if it were all that there ever was.
  if (whole.damage) throw new TributaryError('record-damaged', runId, { text: whole.damage[0]!.what });
  const record = marked(whole, mark);
  const source = runRow(from, runId).id;
  // What this archive knows of a circuit stays: only one that it has never seen is new to it.
  if (record.circuit && !knownCircuit(to, record.circuit.number)) saveCircuit(to, record.circuit);
  const target = enterRun(to, record);
  bringNumber(from, source, to, target);
  for (const attempt of record.attempts) copyAttempt(from, to, record.runId, attempt, mark);
  addEvents(to, target, record.events);
  for (const end of endsOf(from, source).slice(0, -1)) enterEnd(to, target, end);
  finishRun(to, record.runId, record);
  for (const signature of record.signatures) sign(to, target, signature);
  for (const attachment of record.attachments) {
    const bytes = attachmentBytes(from, source, attachment.id.slice(0, attachment.id.length - mark.length));
    if (bytesHash(bytes) !== attachment.sha256)
      throw new TributaryError('record-damaged', runId, { text: attachment.name });
    keepAttachment(to, target, attachment, bytes);
  }
  return record.runId;
}

/** Copies finished records into another archive. Errors: `run-unknown`, `record-running`, `record-damaged`. */
export function takeOut(from: Sql, to: Sql, runIds: readonly string[]): void {
  for (const runId of new Set(runIds)) {
    if (runRow(from, runId).state === 'running') throw new TributaryError('record-running', runId);
    copyRecord(from, to, runId);
  }
}

const isKnown = (sql: Sql, runId: string): boolean =>
  sql.get('SELECT 1 FROM runs WHERE run_id = ?', runId) !== undefined;

/** Adds what came to a record since, elsewhere: signatures and photos, each once. False where it says something else than ours in anything beside. */
function grown(from: Sql, to: Sql, runId: string): boolean {
  const [theirs, ours] = [getRun(from, runId), getRun(to, runId)];
  if (finishedPrint(from, theirs) !== finishedPrint(to, ours)) return false;
  const [source, target] = [runRow(from, runId).id, runRow(to, runId).id];
  const signed = new Set(ours.signatures.map((one) => JSON.stringify(one, sorted)));
  const kept = new Set(ours.attachments.map(({ id }) => id));
  for (const one of theirs.signatures) if (!signed.has(JSON.stringify(one, sorted))) sign(to, target, one);
  for (const one of theirs.attachments)
    if (!kept.has(one.id)) keepAttachment(to, target, one, attachmentBytes(from, source, one.id));
  return true;
}

function putOne(from: Sql, to: Sql, runId: string, grow: boolean): Imported {
  if (!isKnown(to, runId)) return { runId: copyRecord(from, to, runId), state: 'new' };
  const print = fingerprint(from, runId);
  if (print === fingerprint(to, runId)) {
    bringNumber(from, runRow(from, runId).id, to, runRow(to, runId).id);
    return { runId, state: 'same' };
  }
  if (grow && grown(from, to, runId)) return { runId, state: 'grown' };
  // The mark is made of what the record says, so that the same one brought twice is known.
  const mark = `-${print.slice(0, 8)}`;
  if (isKnown(to, runId + mark)) return { runId: runId + mark, state: 'same', beside: runId };
  return { runId: copyRecord(from, to, runId, mark), state: 'beside', beside: runId };
}

/** Brings all records of another archive into this one, each once, however often it is brought. Errors: `record-damaged`. */
export function putIn(from: Sql, to: Sql, grow = false): Imported[] {
  const finished = from.all<{ run_id: string }>(`SELECT run_id FROM runs WHERE state = 'finished' ORDER BY id`);
  return finished.map(({ run_id }) => putOne(from, to, run_id, grow));
}
