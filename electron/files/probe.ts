import { randomUUID } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { TributaryError } from '../contract/errors.ts';
import { PRIVATE_FILE, writeError } from './write.ts';

/** A report is rarely larger; that much must fit, bytes. */
const PROBE_BYTES = 256 * 1024;

/**
 * Writes a file as large as a report, and takes it away again: rights do not tell of a disk that is full or a file system that is read-only. Errors:
 * those of the system.
 */
export function probeFolder(folder: string): void {
  const file = join(folder, `.${randomUUID()}.part`);
  try {
    writeFileSync(file, Buffer.alloc(PROBE_BYTES), { flag: 'wx', mode: PRIVATE_FILE, flush: true });
  } finally {
    rmSync(file, { force: true });
  }
}

/** How a whole path looks here. */
const EXAMPLE = process.platform === 'win32' ? 'D:\\Reports' : '/home/wang/reports';

/**
 * A folder that the user chose: there, and one that takes files. It is never made: it may lie on a disk that is not plugged in. Errors:
 * `folder-not-whole`, `folder-missing`, `file-unwritable`, `file-disk-full`.
 */
export function mustTakeFiles(folder: string): void {
  if (!isAbsolute(folder)) throw new TributaryError('folder-not-whole', folder, { text: EXAMPLE });
  try {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new TributaryError('folder-missing', folder);
    probeFolder(folder);
  } catch (thrown) {
    throw writeError(thrown, folder);
  }
}
