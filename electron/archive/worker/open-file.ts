import Database from 'better-sqlite3';
import { closeSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { TributaryError, type ErrorCode } from '../../contract/errors.ts';
import { createPrivate, writeError } from '../../files/index.ts';
import { holder, removeHolder, writeHolder } from './holder.ts';
import { checkOrigin, migrate, pragmaNumber } from './migrate.ts';
import { closeToOthers, hasLog, placeOf } from './place.ts';
import { MIGRATIONS, type Migration } from './schema/index.ts';
import { archiveError } from './sql-errors.ts';
import { checkLayout, whatIsWrong } from './whole.ts';

/** What tests may change: schema steps, and the greatest number of pages (a full disk). */
export interface OpenOptions {
  migrations?: readonly Migration[];
  maxPages?: number;
}

const FILE_ERRORS: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'archive-readonly',
  EPERM: 'archive-readonly',
  EROFS: 'archive-readonly',
};

/** An error of the file system as the user may see it. */
function fileError(thrown: unknown, path: string): TributaryError {
  const error = writeError(thrown, path);
  const code = thrown === error ? undefined : FILE_ERRORS[(thrown as NodeJS.ErrnoException).code ?? ''];
  return code ? new TributaryError(code, path, error.params, { cause: thrown }) : error;
}

/** Takes the file for this process alone (`locking_mode=EXCLUSIVE`, https://www.sqlite.org/pragma.html#pragma_locking_mode) and makes every commit durable. */
function claim(db: Database.Database, options: OpenOptions): void {
  db.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL in WAL mode, under which the last commits are lost with the power.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  if (options.maxPages !== undefined) db.pragma(`max_page_count = ${options.maxPages}`);
  // SQLite opens a file that it may not write without a word; this says it now and not at the first second.
  db.transaction(() => undefined).immediate();
}

/** What an archive was found as: what is wrong with it (then it is only to be read), and the schema that it was brought up from. */
type Found = Pick<OpenFile, 'wrong' | 'migratedFrom'>;

/** Makes an archive ready. Errors: see `openArchive`. */
function prepare(db: Database.Database, path: string, options: OpenOptions, unclean: boolean): Found {
  const migrations = options.migrations ?? MIGRATIONS;
  db.pragma('locking_mode = EXCLUSIVE');
  checkOrigin(db, path, migrations.length);
  const wrong = whatIsWrong(db, unclean);
  const isOld = pragmaNumber(db, 'user_version') < migrations.length;
  // Nothing is built upon what is damaged.
  if (wrong !== undefined && isOld) throw new TributaryError('archive-corrupt', path, { text: wrong });
  if (wrong !== undefined) {
    db.pragma('query_only = ON');
    checkLayout(db, path, migrations);
    return { wrong };
  }
  claim(db, options);
  const migratedFrom = migrate(db, path, migrations);
  const other = checkLayout(db, path, migrations);
  if (other !== undefined) db.pragma('query_only = ON');
  return { wrong: other, migratedFrom };
}

/** Puts a finished file in its place, unless another program was quicker. */
function settle(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (thrown) {
    if (existsSync(path)) return;
    // A file system without such links (a USB stick) has rename alone.
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') throw thrown;
    renameSync(draft, path);
  }
}

/** Makes an archive whole or not at all, for this user alone: an empty file is never one of ours. */
function create(path: string, options: OpenOptions): void {
  const draft = `${path}.${process.pid}.new`;
  const ends = ['', '-wal', '-shm', '-journal'];
  try {
    closeSync(createPrivate(draft));
    const db = new Database(draft, { timeout: 0 });
    try {
      prepare(db, draft, options, false);
      // Closing says nothing of a disk that is full, and what is only in the log would be left behind.
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
    settle(draft, path);
  } finally {
    for (const end of ends) rmSync(`${draft}${end}`, { force: true });
  }
}

/** An archive opened for this process alone. */
export interface OpenFile {
  db: Database.Database;
  path: string;
  /** What is wrong with it: then nothing is written into it. */
  wrong?: string | undefined;
  /** Its schema before it was brought to the newest one; a copy of that lies beside it. */
  migratedFrom?: number | undefined;
  close(): void;
}

/** Opens or creates the archive file. Errors: see `openArchive`. */
export function openFile(asked: string, options: OpenOptions = {}): OpenFile {
  let path = asked;
  let db: Database.Database | undefined;
  let found: Found;
  try {
    path = placeOf(asked);
    if (existsSync(path)) closeToOthers(path);
    else create(path, options);
    const unclean = hasLog(path);
    db = new Database(path, { timeout: 0, fileMustExist: true });
    found = prepare(db, path, options, unclean);
    writeHolder(path);
  } catch (thrown) {
    db?.close();
    throw openError(thrown, path);
  }
  return { db, path, ...found, close: closer(db, path) };
}

function closer(db: Database.Database, path: string): () => void {
  return () => {
    removeHolder(path);
    db.close();
  };
}

function openError(thrown: unknown, path: string): TributaryError {
  const error = archiveError(thrown, path);
  if (!(error instanceof TributaryError)) return fileError(error, path);
  // Nothing was going on that could have stopped.
  if (error.code === 'disk-full') return new TributaryError('file-disk-full', path, {}, { cause: thrown });
  if (error.code !== 'archive-locked') return error;
  return new TributaryError('archive-locked', path, { holder: holder(path) }, { cause: thrown });
}
