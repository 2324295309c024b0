import type Database from 'better-sqlite3';
import { GUARDS_SQL } from './guards.ts';
import { tablesSql } from './tables-sql.ts';
import { FOURTH } from './tables.ts';
import { fillThird } from './third.ts';

/** Version 3 to 4: what the lanes of long records are drawn from lies beside their seconds. It is made when somebody looks. */
export function toFourth(db: Database.Database): void {
  db.exec(tablesSql(FOURTH));
}

/** An empty archive of version 4. */
export function makeFourth(db: Database.Database): void {
  fillThird(db);
  toFourth(db);
  db.exec(GUARDS_SQL);
}
