import type Database from 'better-sqlite3';
import { FIRST } from './first.ts';
import { SECOND } from './second.ts';
import { toThird } from './third.ts';

export { APPLICATION_ID } from './first.ts';

/** Leads from one version to the next. */
export type Migration = string | ((db: Database.Database) => void);

/** What leads from version N to N+1, by N. A released step is never edited. */
export const MIGRATIONS: readonly Migration[] = [FIRST, SECOND, toThird];

/** Takes one step. */
export function step(db: Database.Database, migration: Migration): void {
  if (typeof migration === 'string') db.exec(migration);
  else migration(db);
}
