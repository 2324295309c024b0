import type Database from 'better-sqlite3';
import { GUARDS_SQL, NUMBER_GUARDS_SQL } from './guards.ts';
import { tablesSql } from './tables-sql.ts';
import { FOURTH } from './tables.ts';
import { fillThird } from './third.ts';

const NUMBERS_BY_SERIES = 'CREATE INDEX report_numbers_series ON report_numbers(series, serial)';

/**
 * Version 3 to 4: what the lanes of long records are drawn from lies beside their seconds, made when somebody looks; and records have short numbers, in a
 * table of their own, so that no row of before is written anew.
 */
export function toFourth(db: Database.Database): void {
  db.exec([tablesSql(FOURTH), NUMBERS_BY_SERIES, NUMBER_GUARDS_SQL].join(';\n'));
}

/** An empty archive of version 4. */
export function makeFourth(db: Database.Database): void {
  fillThird(db);
  toFourth(db);
  db.exec(GUARDS_SQL);
}
