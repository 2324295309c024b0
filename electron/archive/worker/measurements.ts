import { TributaryError } from '../../contract/errors.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { Reading } from '../../contract/reading.ts';
import { attemptAt, changeAttempt, type AttemptKey } from './attempt-row.ts';
import { knownBody, packed } from './bodies.ts';
import { readBodies, readRows, type Damages } from './damages.ts';
import { change, damagedRow, find, mustBeWhole, put } from './rows.ts';
import { present, type Row, type Sql } from './sql.ts';
import { wordIn } from './stored-words.ts';

export interface MeasurementRow {
  id: number;
  measurement_id: string;
  run: number;
  attempt: number;
  n: number;
  step: string;
  role: string;
  kind: string;
  for_s: number;
  rate_kbps: number | null;
  t_from: number | null;
  t_to: number | null;
  verdict: string | null;
  readings: number;
  /** Rows of line time; `head`: their checksums chained, all but the last one's. */
  rows: number;
  head: string;
  /** Seconds that somebody saw in all rows but the last one. */
  observed_s: number;
  version: number;
  judgement: string | null;
}

/** The row of one measurement. Errors: `run-unknown`, `record-damaged`. */
export function measurementRow(sql: Sql, id: string): MeasurementRow {
  const found = sql.get<MeasurementRow>('SELECT * FROM measurements WHERE measurement_id = ?', id);
  const isIt = (one: MeasurementRow): boolean => one.measurement_id === id;
  // An index that is damaged may lead to another, or nowhere.
  const row =
    found && isIt(found) ? found : readRows<MeasurementRow>(sql, 'measurements', '1', [], Infinity).find(isIt);
  if (!row) throw new TributaryError('run-unknown', id);
  return mustBeWhole('measurements', row);
}

/** The row of a measurement that is known to be there. Errors: `record-damaged`. */
export function measurementAt(sql: Sql, id: number): MeasurementRow {
  const row = find<MeasurementRow>(sql, 'measurements', { id });
  if (!row) throw damagedRow('measurement');
  return row;
}

/** Changes columns of the row `was`; gives it as it then is. */
export const changeMeasurement = (sql: Sql, was: MeasurementRow, columns: Row): MeasurementRow =>
  change(sql, 'measurements', { id: was.id }, was, columns);

/** Writes a measurement as it stands now, all but its readings; measurements keep the order in which they first came. */
export function putMeasurement(sql: Sql, at: AttemptKey, one: Omit<MeasurementRecord, 'readings'>): void {
  const { version, body: judgement } = packed('judgement', one.judgement);
  const { step, role, kind, forS, rateKbps, from, to, verdict } = one;
  const shown = {
    step,
    role,
    kind,
    for_s: forS,
    rate_kbps: rateKbps,
    t_from: from,
    t_to: to,
    verdict,
    version,
    judgement,
  };
  const known = find<MeasurementRow>(sql, 'measurements', { measurement_id: one.id });
  if (known) {
    changeMeasurement(sql, known, shown);
    return;
  }
  const n = attemptAt(sql, at).measurements + 1;
  const id = (sql.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM measurements')?.id ?? 0) + 1;
  const empty = { readings: 0, rows: 0, head: '', observed_s: 0 };
  put(sql, 'measurements', { id, measurement_id: one.id, run: at.run, attempt: at.n, n, ...shown, ...empty });
  changeAttempt(sql, at, { measurements: n });
}

export function addReading(sql: Sql, measurement: number, reading: Reading): void {
  const row = measurementAt(sql, measurement);
  put(sql, 'readings', { measurement, n: row.readings + 1, ...packed('reading', reading) });
  changeMeasurement(sql, row, { readings: row.readings + 1 });
}

function measurementFrom(sql: Sql, row: MeasurementRow, damages: Damages): MeasurementRecord {
  const at = { attempt: row.attempt, measurement: row.measurement_id };
  const readings = { where: 'measurement = ?', values: [row.id], expected: row.readings };
  return present({
    id: row.measurement_id,
    step: row.step,
    role: row.role,
    kind: wordIn('kind', row.kind),
    forS: row.for_s,
    rateKbps: row.rate_kbps ?? undefined,
    from: row.t_from ?? undefined,
    to: row.t_to ?? undefined,
    readings: readBodies<Reading>(sql, { table: 'readings', name: 'reading', what: 'readings' }, readings, damages, at),
    judgement: damages.tryOf<MeasurementRecord['judgement']>('judgement', at, () =>
      knownBody('judgement', row.version, row.judgement),
    ),
    verdict: row.verdict === null ? undefined : wordIn('verdict', row.verdict),
  });
}

/** Rows of the measurements of an attempt that can be read. */
export const measurementRows = (sql: Sql, { run, n }: AttemptKey, expected: number): MeasurementRow[] =>
  readRows<MeasurementRow>(sql, 'measurements', 'run = ? AND attempt = ?', [run, n], expected).sort(
    (a, b) => a.n - b.n,
  );

/** The measurements of an attempt. */
export function readMeasurements(
  sql: Sql,
  attempt: AttemptKey & { measurements: number },
  damages: Damages,
): MeasurementRecord[] {
  const rows = measurementRows(sql, attempt, attempt.measurements);
  const lost = attempt.measurements - rows.length;
  if (lost > 0) damages.add({ what: 'measurement', attempt: attempt.n, n: lost });
  return rows.flatMap((row) => {
    const at = { attempt: attempt.n, measurement: row.measurement_id };
    return damages.tryOf('measurement', at, () => measurementFrom(sql, row, damages)) ?? [];
  });
}
