import { TributaryError } from '../../contract/errors.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { Reading } from '../../contract/reading.ts';
import type { RunRecord } from '../../contract/run.ts';
import { bodyOf, knownBody } from './bodies.ts';
import { gapFrom, type GapRow } from './line-time.ts';
import { present, toJson, type Sql } from './sql.ts';

interface MeasurementRow {
  id: number;
  measurement_id: string;
  attempt: number;
  step: string;
  role: string;
  kind: MeasurementRecord['kind'];
  for_s: number;
  rate_kbps: number | null;
  t_from: number | null;
  t_to: number | null;
  judgement: string | null;
  verdict: MeasurementRecord['verdict'] | null;
}

/** The row of one measurement. Errors: `run-unknown`. */
export function measurementRow(sql: Sql, id: string): MeasurementRow {
  const row = sql.get<MeasurementRow>('SELECT * FROM measurements WHERE measurement_id = ?', id);
  if (!row) throw new TributaryError('run-unknown', id);
  return row;
}

/** Run and attempt that a measurement belongs to. */
export const ownerOf = (sql: Sql, measurement: number): { runId: string; attempt: number } =>
  sql.get<{ runId: string; attempt: number }>(
    `SELECT r.run_id AS runId, a.number AS attempt FROM measurements m
     JOIN attempts a ON a.id = m.attempt JOIN runs r ON r.id = a.run WHERE m.id = ?`,
    measurement,
  )!;

/** Writes a measurement as it stands now, all but its readings; measurements keep the order in which they first came. */
export function putMeasurement(sql: Sql, attempt: number, one: Omit<MeasurementRecord, 'readings'>): void {
  const row = {
    measurement_id: one.id,
    attempt,
    step: one.step,
    role: one.role,
    kind: one.kind,
    for_s: one.forS,
    rate_kbps: one.rateKbps,
    t_from: one.from,
    t_to: one.to,
    judgement: toJson(one.judgement),
    verdict: one.verdict,
  };
  sql.insert('measurements', row, 'measurement_id');
}

export function addReading(sql: Sql, measurement: number, counts: Reading): void {
  sql.insert('counts', { measurement, body: toJson(counts) });
}

const readReadings = (sql: Sql, measurement: number): Reading[] =>
  sql
    .all<{ body: string }>('SELECT body FROM counts WHERE measurement = ? ORDER BY id', measurement)
    .map((row) => bodyOf<Reading>('counts', row.body));

const measurementFrom = (sql: Sql, row: MeasurementRow): MeasurementRecord =>
  present({
    id: row.measurement_id,
    step: row.step,
    role: row.role,
    kind: row.kind,
    forS: row.for_s,
    rateKbps: row.rate_kbps ?? undefined,
    from: row.t_from ?? undefined,
    to: row.t_to ?? undefined,
    readings: readReadings(sql, row.id),
    judgement: knownBody<NonNullable<MeasurementRecord['judgement']>>('judgement', row.judgement),
    verdict: row.verdict ?? undefined,
  });

export const readMeasurements = (sql: Sql, attempt: number): MeasurementRecord[] =>
  sql
    .all<MeasurementRow>('SELECT * FROM measurements WHERE attempt = ? ORDER BY id', attempt)
    .map((row) => measurementFrom(sql, row));

/** Gaps of all measurements of a run, each with its measurement. */
export function readGaps(sql: Sql, run: number): RunRecord['gaps'] {
  const rows = sql.all<GapRow & { measurement_id: string }>(
    `SELECT g.*, m.measurement_id FROM gaps g JOIN measurements m ON m.id = g.measurement JOIN attempts a ON a.id = m.attempt
     WHERE a.run = ? ORDER BY a.number, m.id, g.t_from`,
    run,
  );
  return rows.map((row) => ({ ...gapFrom(row), measurement: row.measurement_id }));
}
