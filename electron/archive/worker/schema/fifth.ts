import type Database from 'better-sqlite3';
import { makeFourth } from './fourth.ts';
import { tablesSql } from './tables-sql.ts';
import { FIFTH } from './tables.ts';

/** Version 4 to 5: what a second of a ladder holds by size stands beside it, and what its lanes are drawn from. No program before wrote any such row. */
export function toFifth(db: Database.Database): void {
  db.exec(`ALTER TABLE pings ADD COLUMN version INTEGER; ALTER TABLE pings ADD COLUMN more TEXT; ${tablesSql(FIFTH)}`);
}

/** An empty archive of version 5. */
export function makeFifth(db: Database.Database): void {
  makeFourth(db);
  toFifth(db);
}
