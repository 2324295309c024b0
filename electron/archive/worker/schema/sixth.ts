import type Database from 'better-sqlite3';
import { hash } from 'node:crypto';
import { ulid } from '../../../contract/ulid.ts';
import { put, sealed } from '../rows.ts';
import { createSql, type Row, type Sql } from '../sql.ts';
import { isWhole } from '../sums.ts';
import { makeFifth } from './fifth.ts';
import { BOOK_GUARDS_SQL } from './guards.ts';
import { tablesSql } from './tables-sql.ts';
import { SIXTH } from './tables.ts';

const BOOK_BY_ITEM = 'CREATE INDEX book_item ON book(kind, item)';
const FILES_BY_ITEM = 'CREATE INDEX book_files_item ON book_files(kind, item)';

interface OldCircuit {
  id: string;
  number: string;
  origin: string;
  changed_at_ms: number;
  version: number;
  body: string;
}

/** Made of the row alone, so that two copies of one archive have the same entries. `nth`: version of its circuit. */
const entryOf = ({ id, changed_at_ms, body }: OldCircuit, nth: number): string =>
  ulid(changed_at_ms, hash('sha256', JSON.stringify([id, nth, body]), 'buffer'));

/** A version of a circuit as an entry. What the disk had damaged before stays so. */
function entryRow(row: OldCircuit, nth: number, before: string | undefined): Row & { entry: string } {
  const { number: item, origin, changed_at_ms: entered_at_ms, version, body } = row;
  const after = JSON.stringify(before === undefined ? [] : [before]);
  const entry = entryOf(row, nth);
  const columns = { entry, kind: 'circuit', item, what: 'version', after, entered_at_ms, origin };
  return { ...columns, version, body };
}

/** What was known of circuits, the last and all before it; gives how many entries that makes. */
function copyCircuits(sql: Sql, rows: readonly OldCircuit[]): number {
  const last = new Map<string, { entry: string; nth: number }>();
  rows.forEach((old, i) => {
    const before = last.get(old.number);
    const nth = (before?.nth ?? 0) + 1;
    const row = { ...entryRow(old, nth, before?.entry), n: i + 1 };
    last.set(old.number, { entry: row.entry, nth });
    sql.insert('book', { ...sealed('book', row), ...(isWhole('circuits', old) ? {} : { sum: 'damaged' }) });
  });
  return rows.length;
}

/** Version 5 to 6: the book of orders, tickets and circuits. What was known of circuits becomes entries; customers are what circuits say of them. */
export function toSixth(db: Database.Database): void {
  const sql = createSql(db);
  const circuits = sql.all<OldCircuit>('SELECT * FROM circuits ORDER BY n');
  db.exec('DROP TABLE circuits; DROP TABLE customers');
  db.exec([tablesSql(SIXTH), BOOK_BY_ITEM, FILES_BY_ITEM].join(';\n'));
  put(sql, 'book_count', { id: 1, entries: copyCircuits(sql, circuits), files: 0 });
  db.exec(BOOK_GUARDS_SQL);
}

/** An empty archive of version 6. */
export function makeSixth(db: Database.Database): void {
  makeFifth(db);
  toSixth(db);
}
