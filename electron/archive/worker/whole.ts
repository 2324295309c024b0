import Database from 'better-sqlite3';
import { TributaryError } from '../../contract/errors.ts';
import { isCorrupt } from './damages.ts';
import { fresh, step, type Migration } from './schema/index.ts';

/** Rows that are most of an archive by far: each is checked when it is read, so that here only its place is. */
const CHECKED_WHEN_READ: Readonly<Record<string, string>> = {
  attachments: 'size',
  book_files: 'size',
  run_bodies: 'version',
  lane_parts: 'stretches',
  track_parts: 'size_s',
};
/** A list believes the indexes of this table. */
const LISTED = 'runs';

/** What SQLite says begins with a headline. */
const lastLine = (said: string): string => said.split('\n').at(-1) ?? '';

/** Looks a table and its indexes through, page by page (https://www.sqlite.org/pragma.html#pragma_quick_check). Gives what is wrong. */
export function checkTable(db: Database.Database, name: string): string | undefined {
  const column = CHECKED_WHEN_READ[name];
  if (column !== undefined) {
    db.prepare(`SELECT count(${column}) FROM ${name}`).get();
    return undefined;
  }
  const check = name === LISTED ? 'integrity_check' : 'quick_check';
  const said = String(db.pragma(`${check}(${name})`, { simple: true }));
  return said === 'ok' ? undefined : lastLine(said);
}

function check(db: Database.Database, unclean: boolean): string | undefined {
  if (unclean) {
    const said = String(db.pragma('quick_check(1)', { simple: true }));
    if (said !== 'ok') return lastLine(said);
  }
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  const left = unclean ? tables.filter((name) => name === LISTED) : tables;
  for (const name of left) {
    const wrong = checkTable(db, name);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/**
 * Looks an archive through before it is trusted: what a run would only meet after hours, or write beside, is met now. `unclean`: the last program did
 * not close it; then nothing is left out. Gives what is wrong. Errors: SQLite's own, where nothing can be read.
 */
export function whatIsWrong(db: Database.Database, unclean: boolean): string | undefined {
  try {
    return check(db, unclean);
  } catch (thrown) {
    if (isCorrupt(thrown)) return (thrown as Error).message;
    throw thrown;
  }
}

interface Made {
  name: string;
  sql: string | null;
}
const madeIn = (db: Database.Database): Made[] =>
  db.prepare<[], Made>(`SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`).all();

/** What the steps make, by the steps. */
const layouts = new WeakMap<readonly Migration[], Made[]>();
function layoutOf(migrations: readonly Migration[]): Made[] {
  const known = layouts.get(migrations);
  if (known) return known;
  const db = new Database(':memory:');
  for (const migration of fresh(migrations)) step(db, migration);
  const made = madeIn(db);
  db.close();
  layouts.set(migrations, made);
  return made;
}

/**
 * Everything that the schema makes must be there. Gives what is there in another form. Errors: `archive-corrupt` where a part of it is missing.
 */
export function checkLayout(db: Database.Database, path: string, migrations: readonly Migration[]): string | undefined {
  const there = new Map(madeIn(db).map(({ name, sql }) => [name, sql]));
  const layout = layoutOf(migrations);
  const missing = layout.find(({ name }) => !there.has(name));
  if (missing) throw new TributaryError('archive-corrupt', path, { text: `no ${missing.name}` });
  return layout.find(({ name, sql }) => there.get(name) !== sql)?.name;
}
