import type { BookBrought, ItemName, TravellingFile } from '../archive.ts';
import type { EntryRow } from './book.ts';
import { bytesOf, fileFrom, fileRows } from './book-files.ts';
import { legible } from './damages.ts';
import { counted } from './enter.ts';
import { damagedRow, mustBeWhole } from './rows.ts';
import type { TableName } from './schema/tables.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { travelling, unite } from './union.ts';

/** Items of a book that are one of these circuits, say something of them, or have one of these records for their own. */
const OF_RUNS = `SELECT DISTINCT kind, item FROM book WHERE json_valid(body) AND (
  (kind = 'circuit' AND item IN (SELECT value FROM json_each(?))) OR
  (what = 'version' AND body ->> '$.circuit' IN (SELECT value FROM json_each(?))) OR
  (what = 'event' AND body ->> '$.runId' IN (SELECT value FROM json_each(?))))`;

/** Items that belong to records: their circuits, what is about these circuits, and what says that such a record is its own. */
export function itemsOfRuns(sql: Sql, runIds: readonly string[]): ItemName[] {
  const ids = JSON.stringify(runIds);
  const circuits = sql.all<{ number: string }>(
    `SELECT DISTINCT circuit_number AS number FROM runs WHERE circuit_number IS NOT NULL AND run_id IN (SELECT value FROM json_each(?))`,
    ids,
  );
  const numbers = JSON.stringify(circuits.map(({ number }) => number));
  return sql.all<ItemName>(OF_RUNS, numbers, numbers, ids);
}

/** Which rows: those of some items, or all. */
interface Which {
  where: string;
  values: string[];
}
const ALL: Which = { where: '1', values: [] };
const ofItems = (items: readonly ItemName[]): Which => ({
  where: `(kind, item) IN (SELECT value ->> '$.kind', value ->> '$.item' FROM json_each(?))`,
  values: [JSON.stringify(items)],
});

/** The bytes of one file at a time: together they may be more than a computer has room for. */
function* filesOf(
  sql: Sql,
  { where, values }: Which,
  pick: (row: object, table: TableName) => boolean,
): Generator<TravellingFile> {
  for (const row of fileRows(sql, where, values))
    if (pick(row, 'book_files')) yield { file: fileFrom(row), origin: row.origin, bytes: bytesOf(sql, row.file_id) };
}

/** Copies what is known of items into a bundle; of all of them where none are named. What is damaged stays where it is. */
export function takeBookOut(from: Sql, to: Sql, items?: readonly ItemName[]): void {
  const which = items ? ofItems(items) : ALL;
  const isSound = (row: object, table: TableName): boolean => isWhole(table, row);
  const rows = legible<EntryRow>(from, 'book', which.where, which.values).filter((row) => isSound(row, 'book'));
  unite(to, rows.map(travelling), filesOf(from, which, isSound));
}

/** Unites the book of a bundle with ours. Errors: `record-damaged`, where a row of it is another than was written, or is gone. */
export function putBookIn(from: Sql, to: Sql): BookBrought {
  const mustBeSound = (row: object, table: TableName): boolean => mustBeWhole(table, row) === row;
  const rows = legible<EntryRow>(from, 'book', '1', []).filter((row) => mustBeSound(row, 'book'));
  const files = fileRows(from, '1', []);
  const { entries, files: filed } = counted(from);
  if (rows.length !== entries || files.length !== filed) throw damagedRow('book');
  return unite(to, rows.map(travelling), filesOf(from, ALL, mustBeSound));
}
