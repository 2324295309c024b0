import Database from 'better-sqlite3';
import type { Damage } from '../../contract/damage.ts';
import { TributaryError } from '../../contract/errors.ts';
import { bodyOf, type BodyName } from './bodies.ts';
import type { Table } from './schema/table.ts';
import { TABLES, type TableName } from './schema/tables.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';

/** SQLite itself says that it cannot read on. */
export const isCorrupt = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_CORRUPT');

/** What of a record cannot be read, as it is met. */
export interface Damages {
  readonly found: Damage[];
  add(damage: Damage): void;
  /** What `read` gives; undefined, and noted, where the disk has damaged it or a newer program wrote it. */
  tryOf<T>(what: Damage['what'], at: Partial<Damage>, read: () => T): T | undefined;
}

export function createDamages(): Damages {
  const found: Damage[] = [];
  return {
    found,
    add: (damage) => void found.push(damage),
    tryOf: (what, at, read) => {
      try {
        return read();
      } catch (thrown) {
        const newer = thrown instanceof TributaryError && thrown.code === 'record-newer';
        const damaged = thrown instanceof TributaryError && thrown.code === 'record-damaged';
        if (!newer && !damaged && !isCorrupt(thrown)) throw thrown;
        found.push({ what, ...at, ...(newer ? { newer } : {}) });
        return undefined;
      }
    },
  };
}

/** Rows one by one, up to where the disk can no longer be read. */
function upTo<R>(sql: Sql, text: string, values: readonly (string | number)[]): R[] {
  const rows: R[] = [];
  try {
    for (const row of sql.each<R>(text, ...values)) rows.push(row);
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
  }
  return rows;
}

/** What of a table can still be read, from either end of it, whatever a broken index says. */
export function salvaged<R extends object>(
  sql: Sql,
  table: TableName,
  where: string,
  values: readonly (string | number)[],
  columns = '*',
): R[] {
  const { key = [Object.keys(TABLES[table].columns)[0]!] }: Table = TABLES[table];
  // No index leads where a key is damaged: `+` keeps SQLite from using one.
  const all = `SELECT ${columns} FROM ${table} WHERE ${where.replaceAll(/(\w+) = \?/g, '+$1 = ?')} ORDER BY `;
  const order = (way: string): string => key.map((column) => `${column} ${way}`).join(', ');
  const rows = [...upTo<R>(sql, all + order('ASC'), values), ...upTo<R>(sql, all + order('DESC'), values).reverse()];
  const seen = new Set<string>();
  const once = (row: R): boolean => {
    const known = JSON.stringify(row);
    return !seen.has(known) && seen.add(known) !== undefined;
  };
  return rows.filter(once).sort((a, b) => inOrder(key, a, b));
}

/** Rows of a table, whole or not; where SQLite itself is lost, those that can still be read. */
export function legible<R extends object>(
  sql: Sql,
  table: TableName,
  where: string,
  values: readonly (string | number)[],
  columns = '*',
): R[] {
  try {
    return sql.all<R>(`SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY 1`, ...values);
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return salvaged<R>(sql, table, where, values, columns);
  }
}

function inOrder(key: readonly string[], a: object, b: object): number {
  for (const column of key) {
    const [left, right] = [(a as Record<string, number>)[column]!, (b as Record<string, number>)[column]!];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** The rows of a table where `where` holds that are what was written, in the order of their key. `expected`: how many there were once. */
export function readRows<R extends object>(
  sql: Sql,
  table: TableName,
  where: string,
  values: readonly (string | number)[],
  expected: number,
  columns = '*',
): R[] {
  const whole = (rows: readonly R[]): R[] => rows.filter((row) => isWhole(table, row));
  try {
    const { key = [] }: Table = TABLES[table];
    const order = key.length > 0 ? ` ORDER BY ${key.join(', ')}` : '';
    const rows = whole(sql.all<R>(`SELECT ${columns} FROM ${table} WHERE ${where}${order}`, ...values));
    if (rows.length >= expected) return rows;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
  }
  return whole(salvaged<R>(sql, table, where, values, columns));
}

/** Bodies of the rows that can be read; how many cannot is noted. */
export function readBodies<T>(
  sql: Sql,
  { table, name, what }: { table: TableName; name: BodyName; what: Damage['what'] },
  { where, values, expected }: { where: string; values: readonly (string | number)[]; expected: number },
  damages: Damages,
  at: Partial<Damage> = {},
): T[] {
  const rows = readRows<{ version: number; body: string }>(sql, table, where, values, expected);
  const bodies: T[] = [];
  for (const { version, body } of rows) {
    const value = damages.tryOf(what, at, () => bodyOf<T>(name, version, body));
    if (value !== undefined) bodies.push(value);
  }
  if (rows.length < expected) damages.add({ what, ...at, n: expected - rows.length });
  return bodies;
}
