import type Database from 'better-sqlite3';
import { ulid } from '../../../contract/ulid.ts';
import { put } from '../rows.ts';
import { createSql, type Row, type Sql } from '../sql.ts';
import { APPLICATION_ID } from './first.ts';
import { copyRuns } from './third-runs.ts';
import { GUARDS_SQL } from './guards.ts';
import { THIRD_SQL } from './tables-sql.ts';

/** Tables of version 2, those first that hang on others. */
const OLD = [
  'spans',
  'seconds',
  'gaps',
  'counts',
  'steps',
  'events',
  'verdicts',
  'signatures',
  'attachments',
  'attempts',
  'runs',
  'circuits',
  'customers',
  'instruments',
  'preferences',
];
const OLD_INDEXES = [
  'circuits_customer',
  'runs_started',
  'runs_circuit',
  'counts_attempt',
  'events_run',
  'verdicts_run',
  'signatures_run',
  'attachments_run',
];

function setAside(db: Database.Database): void {
  const triggers = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const name of OLD_INDEXES) db.exec(`DROP INDEX ${name}`);
  for (const name of OLD) db.exec(`ALTER TABLE ${name} RENAME TO old_${name}`);
}

/** Copies the rows of an old table, numbered from 1; gives how many there were. */
function copy<R>(
  sql: Sql,
  table: 'customers' | 'circuits' | 'instruments' | 'preferences',
  rowOf: (row: R) => Row,
): number {
  const rows = sql.all<R>(`SELECT * FROM old_${table} ORDER BY 1`);
  rows.forEach((row, i) => put(sql, table, { n: i + 1, ...rowOf(row) }));
  return rows.length;
}

interface OldInstrument {
  key: string;
  serial_typed: string | null;
  calibration: string | null;
}
/** What was remembered of an instrument, as one body. An instrument without a number was known by its whole address. */
function instrumentRow({ key, serial_typed, calibration }: OldInstrument): { key: string; body: string } {
  const parts = key.split('|');
  const [family = '', place = ''] = [parts[0], parts.at(-1)];
  const byPlace = place === family || place.startsWith(`${family}@`);
  const whole = byPlace ? [...parts.slice(0, -1), `@${place}`].join('|') : key;
  const serial = serial_typed === null ? '' : `"serialTyped":${JSON.stringify(serial_typed)}`;
  if (calibration === null) return { key: whole, body: `{${serial}}` };
  try {
    const { set, ...dates } = JSON.parse(calibration) as { set?: object };
    const dated = Object.keys(dates).length > 0 ? { calibration: dates } : {};
    const typed = serial_typed === null ? {} : { serialTyped: serial_typed };
    return { key: whole, body: JSON.stringify({ ...typed, ...dated, ...set }) };
  } catch {
    // What the disk had damaged before stays as it was: it is said when it is read.
    return { key: whole, body: calibration };
  }
}

/** What stands in an empty archive of version 3, but for its guards. */
export function fillThird(db: Database.Database): void {
  db.exec(`PRAGMA application_id = ${APPLICATION_ID};${THIRD_SQL}`);
  const none = { runs: 0, customers: 0, circuits: 0, instruments: 0, preferences: 0 };
  put(createSql(db), 'archive', { id: 1, origin: ulid(Date.now()), ...none });
}

/**
 * Version 2 to 3: line time hangs on a measurement, every row carries a checksum, and what two laptops may both have has an identity of its own. A
 * released step is never edited.
 */
export function toThird(db: Database.Database): void {
  setAside(db);
  db.exec(THIRD_SQL);
  const sql = createSql(db);
  const nowMs = Date.now();
  const made = { origin: ulid(nowMs), changed_at_ms: nowMs };
  const customers = copy<{ name: string }>(sql, 'customers', ({ name }) => ({ id: ulid(nowMs), name, ...made }));
  const circuits = copy<{ number: string; customer_id: number | null; body: string }>(sql, 'circuits', (row) => ({
    id: ulid(nowMs),
    number: row.number,
    customer: sql.get<{ id: string }>(
      'SELECT c.id FROM customers c JOIN old_customers o ON o.name = c.name WHERE o.id = ?',
      row.customer_id,
    )?.id,
    superseded: 0,
    ...made,
    version: 1,
    body: row.body,
  }));
  const instruments = copy<OldInstrument>(sql, 'instruments', (row) => ({
    id: ulid(nowMs),
    superseded: 0,
    ...made,
    version: 1,
    ...instrumentRow(row),
  }));
  const preferences = copy<{ name: string; value: string }>(sql, 'preferences', ({ name, value }) => ({
    name,
    value,
    changed_at_ms: nowMs,
  }));
  const runs = copyRuns(sql, made.origin);
  put(sql, 'archive', { id: 1, origin: made.origin, runs, customers, circuits, instruments, preferences });
  for (const name of OLD) db.exec(`DROP TABLE old_${name}`);
  db.exec(GUARDS_SQL);
}
