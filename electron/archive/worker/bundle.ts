import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Archive, Brought } from '../archive.ts';
import { TributaryError, type ErrorCode } from '../../contract/errors.ts';
import { makeFolder, makePrivate, readError, writeError } from '../../files/index.ts';
import { openFile } from './open-file.ts';
import { createSql, type Sql } from './sql.ts';
import { itemsOfRuns, putBookIn, takeBookOut } from './parting.ts';
import { seal, unseal } from './seal.ts';
import { putIn, takeOut } from './transfer.ts';
import { unite } from './union.ts';

type Outgoing = Parameters<Archive['exportTo']>[1];
type Incoming = NonNullable<Parameters<Archive['importFrom']>[1]>;

/**
 * Works on an archive in a folder of its own beside ours: SQLite needs to write beside a file that it opens, and a stick, a share or a mail's attachment
 * is no place for that. The folder is gone afterwards.
 */
function inWorkshop<T>(archive: string, work: (path: string) => T): T {
  const folder = mkdtempSync(join(dirname(archive), '.bundle-'));
  try {
    return work(join(folder, 'bundle.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the archive of a bundle, does one thing with it whole or not at all, and closes it: all of it is in its one file then. */
function withArchive<T>(path: string, work: (bundle: { sql: Sql; migratedFrom?: number | undefined }) => T): T {
  const file = openFile(path);
  try {
    const bundle = { sql: createSql(file.db), migratedFrom: file.migratedFrom };
    return file.db.transaction(() => work(bundle))();
  } finally {
    file.close();
  }
}

/** Puts a finished file where somebody wants it, whole or not at all; what stands there already is never written over. */
function deliver(made: string, target: string): void {
  const part = `${target}.part`;
  try {
    if (existsSync(target)) throw new TributaryError('file-exists', target);
    makeFolder(dirname(target));
    rmSync(part, { force: true });
    copyFileSync(made, part, constants.COPYFILE_EXCL);
    makePrivate(part);
    const file = openSync(part, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(part, target);
  } catch (thrown) {
    throw writeError(thrown, target);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Writes records and book to a file of their own. Errors: `file-exists`, `run-unknown`, `record-running`, `record-damaged`, those of writing. */
export function exportTo(sql: Sql, archive: string, asked: string, { runIds, book = false }: Outgoing): void {
  const target = resolve(asked);
  if (existsSync(target)) throw new TributaryError('file-exists', target);
  inWorkshop(archive, (made) => {
    withArchive(made, ({ sql: bundle }) => {
      takeBookOut(sql, bundle, book ? undefined : itemsOfRuns(sql, runIds));
      takeOut(sql, bundle, runIds);
    });
    seal(made);
    deliver(made, target);
  });
}

/** Only what this program itself lays out is read: a file from elsewhere might bring triggers of its own. */
function checkLayout(sql: Sql, bundle: Sql): void {
  const layout = (of: Sql): string =>
    JSON.stringify(
      of.all(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`),
    );
  if (layout(sql) !== layout(bundle)) throw new TributaryError('archive-foreign', '');
}

function fetchCopy(source: string, copy: string): void {
  try {
    const stat = statSync(source);
    if (stat.isDirectory()) throw new TributaryError('file-is-folder', source);
    if (!stat.isFile()) throw new TributaryError('file-not-regular', source);
    copyFileSync(source, copy);
  } catch (thrown) {
    throw readError(thrown, source);
  }
}

/** What is wrong with an archive, of a file that somebody was sent. */
const NO_BUNDLE: { readonly [C in ErrorCode]?: ErrorCode } = {
  'archive-corrupt': 'bundle-bad',
  'archive-foreign': 'bundle-bad',
  'record-damaged': 'bundle-bad',
};

/** Brings records and book of a bundle into the archive, each once. Errors: those of opening an archive, named by the bundle. */
export function importFrom(sql: Sql, archive: string, asked: string, { grow = false }: Incoming = {}): Brought {
  const source = resolve(asked);
  return inWorkshop(archive, (copy) => {
    fetchCopy(source, copy);
    try {
      unseal(copy);
      return withArchive(copy, ({ sql: bundle, migratedFrom }) => {
        checkLayout(sql, bundle);
        // A program before the book knew circuits of its records alone, and entered them anew in every bundle.
        const book = migratedFrom === undefined ? putBookIn(bundle, sql) : unite(sql, [], []);
        return { runs: putIn(bundle, sql, grow), book };
      });
    } catch (thrown) {
      // Nobody knows of the copy, nor has its archive a backup.
      if (!(thrown instanceof TributaryError)) throw thrown;
      throw new TributaryError(NO_BUNDLE[thrown.code] ?? thrown.code, source, thrown.params, { cause: thrown });
    }
  });
}
