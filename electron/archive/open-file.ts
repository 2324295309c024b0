import Database from 'better-sqlite3';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { TributaryError, type ErrorCode } from '../contract/errors.ts';
import { checkOrigin, migrate } from './migrate.ts';
import { isUncPath, networkFileSystem } from './network-path.ts';
import { MIGRATIONS } from './schema.ts';
import { archiveError } from './sql-errors.ts';

/** What tests may change: schema steps, and the greatest number of pages (a full disk). */
export interface OpenOptions {
  migrations?: readonly string[];
  maxPages?: number;
}

const FILE_ERRORS: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'archive-readonly',
  EPERM: 'archive-readonly',
  EROFS: 'archive-readonly',
  ENOSPC: 'disk-full',
};

/** An error of the file system as the user may see it. */
function fileError(thrown: unknown, path: string): TributaryError {
  if (thrown instanceof TributaryError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return new TributaryError(FILE_ERRORS[code] ?? 'file-unwritable', path, { text }, { cause: thrown });
}

/** Folder by folder: Node's own `recursive` never returns where a file system takes no folders and says only that one is missing, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (thrown) {
    // Another program may have been quicker.
    if (!existsSync(folder)) throw thrown;
  }
}

/** The path with links resolved (on Windows a mapped drive becomes its `\\server\share`); makes the folder if it is missing. */
function realPath(path: string): string {
  if (isUncPath(path)) throw new TributaryError('archive-network', path);
  const whole = resolve(path);
  makeFolder(dirname(whole));
  return existsSync(whole) ? realpathSync.native(whole) : join(realpathSync.native(dirname(whole)), basename(whole));
}

/** SQLite needs the folder too: its log stands beside the file. */
function refuseReadOnly(path: string): void {
  accessSync(dirname(path), constants.W_OK);
  if (existsSync(path)) accessSync(path, constants.W_OK);
}

function refuseNetwork(path: string): void {
  const mounts = process.platform === 'linux' ? readFileSync('/proc/self/mounts', 'utf8') : '';
  if (isUncPath(path) || networkFileSystem(path, mounts)) throw new TributaryError('archive-network', path);
}

/** Beside the archive: who has it open. Only words for people; the lock itself is SQLite's and dies with its process. */
const holderFile = (path: string): string => `${path}.holder`;

function holder(path: string): string {
  try {
    return readFileSync(holderFile(path), 'utf8').trim();
  } catch (thrown) {
    // Without the file nobody can be named; that the archive is locked stays true.
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? 'PID ?' : `PID ? (${String(thrown)})`;
  }
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

/** A log left behind means that the last program did not close: look the tables through before trusting them. */
function checkWhole(db: Database.Database, path: string): void {
  const said = String(db.pragma('quick_check(1)', { simple: true }));
  if (said !== 'ok') throw new TributaryError('archive-corrupt', path, { text: said });
}

const leftOpen = (path: string): boolean => existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;

function prepare(db: Database.Database, path: string, options: OpenOptions, unclean: boolean): void {
  const migrations = options.migrations ?? MIGRATIONS;
  db.pragma('locking_mode = EXCLUSIVE');
  checkOrigin(db, path, migrations.length);
  claim(db, options);
  if (unclean) checkWhole(db, path);
  migrate(db, path, migrations);
  writeFileSync(holderFile(path), `PID ${process.pid}, ${new Date().toISOString()}`);
}

/** An archive opened for this process alone. */
export interface OpenFile {
  db: Database.Database;
  path: string;
  close(): void;
}

/** Opens or creates the archive file. Errors: see `openArchive`. */
export function openFile(asked: string, options: OpenOptions = {}): OpenFile {
  let path = asked;
  let db: Database.Database | undefined;
  try {
    path = realPath(asked);
    refuseNetwork(path);
    refuseReadOnly(path);
    const unclean = leftOpen(path);
    db = new Database(path, { timeout: 0 });
    prepare(db, path, options, unclean);
  } catch (thrown) {
    db?.close();
    throw openError(thrown, path);
  }
  return { db, path, close: closer(db, path) };
}

function closer(db: Database.Database, path: string): () => void {
  return () => {
    rmSync(holderFile(path), { force: true });
    db.close();
  };
}

function openError(thrown: unknown, path: string): TributaryError {
  const error = archiveError(thrown, path);
  if (!(error instanceof TributaryError)) return fileError(error, path);
  if (error.code !== 'archive-locked') return error;
  return new TributaryError('archive-locked', path, { holder: holder(path) }, { cause: thrown });
}
