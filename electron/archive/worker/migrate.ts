import type Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { TributaryError } from '../../contract/errors.ts';
import { createPrivate } from '../../files/index.ts';
import { APPLICATION_ID, fresh, step, type Migration } from './schema/index.ts';

/** A number that the file says of itself. */
export const pragmaNumber = (db: Database.Database, name: string): number => Number(db.pragma(name, { simple: true }));

/** Copies the archive as it stands to `<path>.v<version>.bak`, whole or not at all, and waits until it is on disk. */
function backUp(db: Database.Database, path: string, version: number): void {
  const target = `${path}.v${version}.bak`;
  const half = `${target}.tmp`;
  rmSync(half, { force: true });
  try {
    // SQLite writes into an empty file that is there; one of its own making anybody could read.
    closeSync(createPrivate(half));
    db.prepare('VACUUM INTO ?').run(half);
    bringToDisk(half);
    renameSync(half, target);
  } finally {
    // Half a backup on a disk that is full would keep it full.
    rmSync(half, { force: true });
  }
}

function bringToDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Refuses a file that a newer program or another program wrote, before anything in it is touched. Errors: `archive-newer`, `archive-foreign`. */
export function checkOrigin(db: Database.Database, path: string, newest: number): void {
  const version = pragmaNumber(db, 'user_version');
  const ours = pragmaNumber(db, 'application_id') === APPLICATION_ID;
  const empty = version === 0 && db.prepare('SELECT 1 FROM sqlite_master').get() === undefined;
  if (!ours && !empty) throw new TributaryError('archive-foreign', path);
  if (version > newest) throw new TributaryError('archive-newer', path, { version });
}

/**
 * Brings an archive to the newest version: each step N to N+1 in one transaction, after a backup beside the file.
 * Gives the version it was brought up from; undefined where there was nothing to bring up. Errors: SQLite's own if a step fails; the archive then stays at N.
 */
export function migrate(db: Database.Database, path: string, migrations: readonly Migration[]): number | undefined {
  const start = pragmaNumber(db, 'user_version');
  if (start === 0) {
    db.transaction(() => {
      for (const made of fresh(migrations)) step(db, made);
      db.pragma(`user_version = ${migrations.length}`);
    }).immediate();
    return undefined;
  }
  for (let version = start; version < migrations.length; version++) {
    backUp(db, path, version);
    db.transaction(() => {
      step(db, migrations[version] ?? '');
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
  return start < migrations.length ? start : undefined;
}
