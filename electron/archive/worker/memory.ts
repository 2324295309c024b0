import type { InstrumentNote } from '../../contract/instrument.ts';
import { knownBody } from './bodies.ts';
import { present, toJson, type Sql } from './sql.ts';

/** The calibration, and in the same body whatever else was typed in. */
interface Body extends NonNullable<InstrumentNote['calibration']> {
  set?: Pick<InstrumentNote, 'maker' | 'model' | 'lacks'>;
}

export function findInstrument(sql: Sql, key: string): InstrumentNote | undefined {
  const text = 'SELECT serial_typed AS serialTyped, calibration FROM instruments WHERE key = ?';
  const row = sql.get<{ serialTyped: string | null; calibration: string | null }>(text, key);
  if (!row) return undefined;
  const { set, ...calibration } = knownBody<Body>('calibration', row.calibration) ?? {};
  const dated = Object.keys(calibration).length > 0 ? { calibration } : {};
  return { ...present({ serialTyped: row.serialTyped }), ...dated, ...set };
}

export function saveInstrument(sql: Sql, key: string, value: InstrumentNote): void {
  const { serialTyped, calibration, ...set } = value;
  const body: Body = { ...calibration, ...(Object.keys(set).length > 0 ? { set } : {}) };
  const kept = Object.keys(body).length > 0 ? body : undefined;
  sql.insert('instruments', { key, serial_typed: serialTyped, calibration: toJson(kept) }, 'key');
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
