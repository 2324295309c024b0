import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { TributaryError } from '../../contract/errors.ts';
import { appendPrivate, makeFolder, makePrivate, PRIVATE_FOLDER, writeError } from '../../files/index.ts';

export type { Logger };

/** A log file that is longer becomes `.1` at the next start, bytes. */
const ROTATE_BYTES = 5 * 1024 * 1024;

/** The file, ready to be written on at its end. Errors: those of the file system. */
function openLogFile(file: string, folder: string): number {
  makeFolder(folder);
  makePrivate(folder, PRIVATE_FOLDER);
  if (existsSync(file) && statSync(file).size > ROTATE_BYTES) renameSync(file, `${file}.1`);
  makePrivate(`${file}.1`);
  return appendPrivate(file);
}

/** The program's own log, for us: `logs/tributary.log` in the home folder. A folder that cannot be written (`told`) and a full disk cost the log, never the program. */
export function openLog(home: string, told: (problem: TributaryError) => void = () => undefined): Logger {
  const folder = join(home, 'logs');
  try {
    const destination = pino.destination({ fd: openLogFile(join(folder, 'tributary.log'), folder), sync: true });
    // A line that could not be written; the next one may be.
    destination.on('error', () => undefined);
    return pino({ base: { pid: process.pid } }, destination);
  } catch (thrown) {
    told(writeError(thrown, folder));
    return pino({ enabled: false });
  }
}
