import { hash } from 'node:crypto';
import { TABLES, type TableName } from './schema/tables.ts';
import { bindable, type Row } from './sql.ts';

/** Characters of a checksum: 66 bits of SHA-256, more than chance and a worn disk will ever meet. */
const LENGTH = 11;
const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, LENGTH);

const COLUMNS = Object.fromEntries(
  Object.entries(TABLES).map(([name, { columns }]) => [name, Object.keys(columns)]),
) as unknown as Readonly<Record<TableName, readonly string[]>>;

/** The checksum of a row: over its table and every column of it but those that have one of their own. */
export const sumOf = (table: TableName, row: Row): string =>
  digest(JSON.stringify([table, ...COLUMNS[table].map((column) => bindable(row[column]))]));

/** True if a row is what was written. */
export const isWhole = (table: TableName, row: object | undefined): boolean =>
  row !== undefined && sumOf(table, row as Row) === (row as { sum?: unknown }).sum;

/** The head of a chain of rows, once a further one is closed. */
export const linked = (head: string, sum: string): string => digest(head + sum);
