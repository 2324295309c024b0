import type { InstrumentRecord } from '../contract/run.ts';
import { knownBody } from './bodies.ts';
import { present, toJson, type Sql } from './sql.ts';

/** What only a person knows of an instrument. */
export type Remembered = Pick<InstrumentRecord, 'serialTyped' | 'calibration'>;

export function findInstrument(sql: Sql, key: string): Remembered | undefined {
  const text = 'SELECT serial_typed AS serialTyped, calibration FROM instruments WHERE key = ?';
  const row = sql.get<{ serialTyped: string | null; calibration: string | null }>(text, key);
  return (
    row &&
    present({
      serialTyped: row.serialTyped,
      calibration: knownBody<Remembered['calibration']>('calibration', row.calibration),
    })
  );
}

export function saveInstrument(sql: Sql, key: string, value: Remembered): void {
  sql.insert('instruments', { key, serial_typed: value.serialTyped, calibration: toJson(value.calibration) }, 'key');
}

export function preferences(sql: Sql): Record<string, string> {
  const rows = sql.all<{ name: string; value: string }>('SELECT name, value FROM preferences ORDER BY name');
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export const preference = (sql: Sql, name: string): string | undefined =>
  sql.get<{ value: string }>('SELECT value FROM preferences WHERE name = ?', name)?.value;

export function setPreference(sql: Sql, name: string, value: string): void {
  sql.insert('preferences', { name, value }, 'name');
}
