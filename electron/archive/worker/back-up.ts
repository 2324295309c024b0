import Database from 'better-sqlite3';
import { closeSync, existsSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { TributaryError } from '../../contract/errors.ts';
import { bringToDisk, createPrivate, mustTakeFiles, writeError } from '../../files/index.ts';
import type { BackupProgress } from '../archive.ts';
import { pragmaNumber } from './migrate.ts';
import { TABLE_NAMES } from './schema/tables.ts';
import { archiveError } from './sql-errors.ts';
import { isWhole } from './sums.ts';
import { checkTable } from './whole.ts';

/** Pages that are copied at one go: a few milliseconds, between which seconds of a run are written. */
const PAGES = 256;
/**
 * Pages after which a copy is brought to the disk. Left to the end, a slow stick would get all that the system has kept for it at once, and hold the
 * one thread that writes the seconds of runs up for as long.
 */
const FLUSH_PAGES = 4 * PAGES;
/** Rows that are looked at at one go. */
const ROWS = 500;
/** Laptops may share a folder: what this one writes is told from what another one is just writing. */
const PART = `.part-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}`;

/** How a backup goes on, and what ends it before its time. */
export interface Watch {
  stopped(): boolean;
  tell(progress: BackupProgress): void;
  /** Lets others have their turn. */
  rest(): Promise<unknown>;
}

const stopped = (): TributaryError => new TributaryError('backup-stopped');

/** Errors: `file-disk-full` where a copy of so many bytes has no room, before half of it is there. */
export function mustFit(folder: string, bytes: number): void {
  const { blocks, bavail, bsize } = statfsSync(folder);
  // Some file systems do not say how large they are.
  if (blocks > 0 && bavail * bsize < bytes)
    throw new TributaryError('file-disk-full', folder, { text: `${Math.ceil(bytes / 1e6)} MB` });
}

/** Rows of an archive that are not what was written, its photos included. */
async function* damagedRows(db: Database.Database, watch: Pick<Watch, 'stopped' | 'rest'>): AsyncGenerator<boolean> {
  for (const name of TABLE_NAMES) {
    let n = 0;
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).iterate()) {
      yield !isWhole(name, row) || !isSamePhoto(row);
      // A photo is as long to read as many rows.
      if (++n % ROWS > 0 && !('bytes' in row)) continue;
      if (watch.stopped()) throw stopped();
      await watch.rest();
    }
  }
}

function isSamePhoto({ bytes, sha256 }: Record<string, unknown>): boolean {
  if (!(bytes instanceof Uint8Array)) return true;
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

const rowsIn = (db: Database.Database): number =>
  TABLE_NAMES.reduce(
    (sum, name) => sum + (db.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0),
    0,
  );

/** Reads every row of a copy by its checksum. Gives how many are not what was written. Errors: `backup-bad`, `backup-stopped`. */
async function lookThrough(copy: string, watch: Watch): Promise<number> {
  const db = new Database(copy, { fileMustExist: true });
  try {
    // One file is all that a backup is: whoever carries it away needs no log beside it.
    db.pragma('journal_mode = DELETE');
    for (const name of TABLE_NAMES) {
      const wrong = checkTable(db, name);
      if (wrong !== undefined) throw new TributaryError('backup-bad', '', { text: wrong });
      await watch.rest();
    }
    const rows = rowsIn(db);
    let [done, damaged] = [0, 0];
    for await (const isDamaged of damagedRows(db, watch)) {
      if (isDamaged) damaged++;
      if (++done % ROWS === 0) watch.tell({ stage: 'check', share: done / rows });
    }
    return damaged;
  } finally {
    db.close();
  }
}

const PAUSE = new Int32Array(new SharedArrayBuffer(4));
/** Between two looks at whether the disk has kept up, milliseconds: short beside a second of a run. */
const PAUSE_MS = 2;

/** Brings a copy to the disk on the way, beside this thread. Says after so many pages whether to go on: a slow stick is waited for, piece by piece. */
function createFlush(file: FileHandle): (pages: number) => boolean {
  let [upTo, busy] = [0, false];
  let failed: { thrown: unknown } | undefined;
  const flush = async (): Promise<void> => {
    try {
      await file.datasync();
    } catch (thrown) {
      failed = { thrown };
    }
    busy = false;
  };
  return (pages) => {
    if (failed) throw failed.thrown;
    if (!busy && pages - upTo >= FLUSH_PAGES) {
      [upTo, busy] = [pages, true];
      void flush();
    }
    return !busy;
  };
}

async function copyTo(db: Database.Database, part: string, watch: Watch): Promise<void> {
  // SQLite writes into an empty file that is there; one of its own making anybody could read.
  closeSync(createPrivate(part));
  const file = await open(part, 'r+');
  try {
    const mayGoOn = createFlush(file);
    let told = 0;
    await db.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        if (watch.stopped()) throw stopped();
        const done = totalPages - remainingPages;
        if (done > told) watch.tell({ stage: 'copy', share: done / totalPages });
        told = done;
        if (mayGoOn(done)) return PAGES;
        Atomics.wait(PAUSE, 0, 0, PAUSE_MS);
        return 0;
      },
    });
  } finally {
    await file.close();
  }
}

const ENDS = ['', '-wal', '-shm', '-journal'];

/** Under what a copy stands until it has been read through. */
export const partOf = (target: string): string => join(dirname(target), `.${basename(target)}${PART}`);

/** Halves that a killed program of this computer left in the folder. */
function clearHalves(folder: string): void {
  for (const name of readdirSync(folder))
    if (/^\.tributary-\d{8}-\d{6}\.db\.part/.test(name) && name.includes(PART))
      rmSync(join(folder, name), { force: true });
}

function copyError(thrown: unknown, target: string): unknown {
  const error = archiveError(thrown, target);
  // Here no run has stopped: only the copy has.
  if (error instanceof TributaryError && error.code === 'disk-full')
    return new TributaryError('file-disk-full', target, {}, { cause: thrown });
  return error instanceof TributaryError ? error : writeError(error, target);
}

/**
 * Copies an open archive to a file of its own while it is written to, and reads the copy through by its checksums before it gets its name: what stands
 * under that name is whole. Gives its size and how many of its rows were damaged already. Errors: `file-exists`, `folder-missing`, `folder-not-whole`,
 * `file-unwritable`, `file-disk-full`, `backup-bad`, `backup-stopped`.
 */
export async function backUp(
  db: Database.Database,
  target: string,
  watch: Watch,
): Promise<{ bytes: number; damaged: number }> {
  const folder = dirname(target);
  const part = partOf(target);
  mustTakeFiles(folder);
  if (existsSync(target)) throw new TributaryError('file-exists', target);
  mustFit(folder, pragmaNumber(db, 'page_count') * pragmaNumber(db, 'page_size'));
  clearHalves(folder);
  try {
    await copyTo(db, part, watch);
    const damaged = await lookThrough(part, watch);
    await bringToDisk(part);
    renameSync(part, target);
    return { bytes: statSync(target).size, damaged };
  } catch (thrown) {
    throw copyError(thrown, target);
  } finally {
    for (const end of ENDS) rmSync(`${part}${end}`, { force: true });
  }
}
