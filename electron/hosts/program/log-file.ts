import { closeSync, fstatSync, renameSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendPrivate, makeFolder, makePrivate, PRIVATE_FOLDER } from '../../files/index.ts';

/** A file that is longer is put aside, bytes; and so many of those are kept, the oldest goes. */
const ROTATE_BYTES = 2 * 1024 * 1024;
const KEPT = 4;

const folderOf = (home: string): string => join(home, 'logs');
/** The file written to is the last; `.1` is what was put aside last. */
const fileOf = (home: string, age: number): string =>
  join(folderOf(home), `tributary.log${age === 0 ? '' : `.${age}`}`);

/** Puts the file aside, and what was put aside before one further. A file that is not there is none. Errors: those of the file system. */
function putAside(home: string): void {
  for (let age = KEPT; age > 0; age--) {
    try {
      renameSync(fileOf(home, age - 1), fileOf(home, age));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    }
  }
}

/** True if the name still leads to the file that is open: another program of ours may have put it aside. */
function isSame(fd: number, path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.ino === fstatSync(fd).ino;
}

/**
 * The files of the log as something to write lines to; several programs may do so at once, a line is one write. Errors: those of the file system
 * when it is opened; a line that cannot be written later is lost, and the next one may not be.
 */
export function openLogFiles(home: string, rotateBytes = ROTATE_BYTES): { write(line: string): void } {
  const path = fileOf(home, 0);
  makeFolder(folderOf(home));
  makePrivate(folderOf(home), PRIVATE_FOLDER);
  for (let age = 1; age <= KEPT; age++) makePrivate(fileOf(home, age));
  let fd = appendPrivate(path);
  let bytes = fstatSync(fd).size;
  const renew = (): void => {
    if (isSame(fd, path)) putAside(home);
    const fresh = appendPrivate(path);
    closeSync(fd);
    fd = fresh;
    bytes = fstatSync(fd).size;
  };
  return {
    write: (line) => {
      // The log is for us: a full disk costs the line, never the measurement.
      try {
        if (bytes > rotateBytes) renew();
        writeSync(fd, line);
      } catch {
        bytes = 0;
      }
      bytes += Buffer.byteLength(line);
    },
  };
}

/** All that the log still has, oldest line first; empty where there is none. Errors: those of the file system. */
export async function readLogFiles(home: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let age = KEPT; age >= 0; age--) {
    try {
      parts.push(await readFile(fileOf(home, age)));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    }
  }
  return Buffer.concat(parts);
}
