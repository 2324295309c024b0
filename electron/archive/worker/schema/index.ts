import type Database from 'better-sqlite3';
import { FIRST } from './first.ts';
import { toFifth } from './fifth.ts';
import { toFourth } from './fourth.ts';
import { SECOND } from './second.ts';
import { makeSixth, toSixth } from './sixth.ts';
import { toThird } from './third.ts';

export { APPLICATION_ID } from './first.ts';

/** Leads from one version to the next. */
export type Migration = string | ((db: Database.Database) => void);

/** What leads from version N to N+1, by N. A released step is never edited. */
export const MIGRATIONS: readonly Migration[] = [FIRST, SECOND, toThird, toFourth, toFifth, toSixth];

/** What makes an empty archive of the last version: the way over all the others would leave their pages in it. */
export const fresh = (migrations: readonly Migration[]): readonly Migration[] =>
  migrations === MIGRATIONS ? [makeSixth] : migrations;

/** Takes one step. */
export function step(db: Database.Database, migration: Migration): void {
  if (typeof migration === 'string') db.exec(migration);
  else migration(db);
}
