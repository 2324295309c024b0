import { TributaryError } from '../../contract/errors.ts';
import type { TableName } from './schema/tables.ts';
import type { Row, Sql } from './sql.ts';
import { isWhole, sumOf } from './sums.ts';

/** A row with its checksum. */
export const sealed = (table: TableName, row: Row): Row & { sum: string } => ({ ...row, sum: sumOf(table, row) });

/** Inserts a row with its checksum; on a conflict in the columns `key` replaces the others. `beside`: what has a checksum of its own. Gives the row id. */
export const put = (sql: Sql, table: TableName, row: Row, key?: string, beside: Row = {}): number =>
  sql.insert(table, { ...sealed(table, row), ...beside }, key);

/** Refuses to build on a row that is not what was written: a new checksum would make its damage true. Errors: `record-damaged`. */
export function mustBeWhole<R extends object>(table: TableName, row: R): R {
  if (!isWhole(table, row)) throw damagedRow(table);
  return row;
}

/** Whoever knows the record names it. */
export const damagedRow = (what: string): TributaryError => new TributaryError('record-damaged', '', { text: what });

const where = (key: Row): string =>
  Object.keys(key)
    .map((column) => `${column} = ?`)
    .join(' AND ');

/** The one row with this key, whole; undefined if there is none. Errors: `record-damaged`. */
export function find<R extends object>(sql: Sql, table: TableName, key: Row): R | undefined {
  const row = sql.get<R>(`SELECT * FROM ${table} WHERE ${where(key)}`, ...Object.values(key));
  return row && mustBeWhole(table, row);
}

/** Changes columns of the row `was`, which has this key, with its checksum; gives it as it then is. */
export function change<R extends object>(sql: Sql, table: TableName, key: Row, was: R, columns: Row): R {
  const sum = sumOf(table, { ...(was as Row), ...columns });
  sql.update(table, { ...columns, sum }, where(key), ...Object.values(key));
  return { ...was, ...columns, sum };
}

/** Marks a row as one that a later one replaces. What is damaged stays so. */
export function supersede(sql: Sql, table: 'instruments', row: { n: number }): void {
  if (isWhole(table, row)) change(sql, table, { n: row.n }, row, { superseded: 1 });
  else sql.update(table, { superseded: 1 }, 'n = ?', row.n);
}
