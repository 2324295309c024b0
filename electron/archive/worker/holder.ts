import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { replaceFile } from '../../files/index.ts';

/** Beside the archive: who has it open. Only words for people; the lock itself is SQLite's and dies with its process. */
const holderFile = (path: string): string => `${path}.holder`;

/** As much of it as a sentence takes, characters. */
const SAID = 80;

/** Who has the archive open, by what he wrote beside it. */
export function holder(path: string): string {
  const unknown = 'PID ?';
  try {
    const file = holderFile(path);
    // Without the file, or with something else in its place, nobody can be named; that the archive is locked stays true.
    if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return unknown;
    return readFileSync(file, 'utf8').trim().slice(0, SAID);
  } catch (thrown) {
    return `${unknown} (${String(thrown)})`;
  }
}

export const writeHolder = (path: string): void =>
  replaceFile(holderFile(path), `PID ${process.pid}, ${new Date().toISOString()}`);

export const removeHolder = (path: string): void => rmSync(holderFile(path), { force: true });
