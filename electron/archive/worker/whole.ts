import type Database from 'better-sqlite3';
import { TributaryError } from '../../contract/errors.ts';

/** Photos are most of an archive by far; each carries a checksum of its own, so that only their rows are looked through. */
const PHOTOS = 'attachments';

/** What SQLite says begins with a headline. */
function damaged(path: string, said: string): never {
  throw new TributaryError('archive-corrupt', path, { text: said.split('\n').at(-1) ?? '' });
}

/** Looks a table and its indexes through, page by page (https://www.sqlite.org/pragma.html#pragma_quick_check). */
function checkTable(db: Database.Database, path: string, name: string): void {
  if (name === PHOTOS) {
    db.prepare(`SELECT count(size) FROM ${name}`).get();
    return;
  }
  const said = String(db.pragma(`quick_check(${name})`, { simple: true }));
  if (said !== 'ok') damaged(path, said);
}

/**
 * Looks an archive through before it is trusted: what a run would only meet after hours, or write beside, is met now. `unclean`: the last program did
 * not close it; then nothing is left out. Errors: `archive-corrupt`, SQLite's own.
 */
export function checkWhole(db: Database.Database, path: string, unclean: boolean): void {
  if (unclean) {
    const said = String(db.pragma('quick_check(1)', { simple: true }));
    if (said !== 'ok') damaged(path, said);
    return;
  }
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  for (const name of tables) checkTable(db, path, name);
}

/** Every table that the schema makes and does not drop again must be there. Errors: `archive-corrupt`. */
export function checkTables(db: Database.Database, path: string, migrations: readonly string[]): void {
  const there = new Set(db.prepare<[], string>('SELECT name FROM sqlite_master').pluck().all());
  const made = new Set<string>();
  for (const [, verb, name = ''] of migrations.join('\n').matchAll(/(CREATE|DROP) TABLE (\w+)/g))
    if (verb === 'CREATE') made.add(name);
    else made.delete(name);
  for (const name of made) if (!there.has(name)) damaged(path, `no table ${name}`);
}
