import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { TributaryError } from '../contract/errors.ts';

/** Folders and files of the program's own: for this user alone. Windows keeps them by the rights of the user's own folder. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** Errors as `file-unwritable`, or `disk-full` where the disk is what is in the way. */
export function writeError(thrown: unknown, path: string): TributaryError {
  if (thrown instanceof TributaryError) return thrown;
  const { code, message } = thrown as NodeJS.ErrnoException;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new TributaryError(full ? 'file-disk-full' : 'file-unwritable', path, { text: message }, { cause: thrown });
}

/**
 * Folder by folder: Node's own `recursive` never returns where a file system takes no folders and says only that one is missing, as /proc does
 * (Node 24.21).
 */
function makeEach(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeEach(dirname(folder), mode);
  try {
    mkdirSync(folder, mode);
  } catch (thrown) {
    // Another program may have been quicker.
    if (!existsSync(folder)) throw thrown;
  }
}

/** Makes a folder and those above it, where they are missing; for this user alone unless told otherwise. Errors: `file-unwritable`, `file-disk-full`. */
export function makeFolder(path: string, mode: number = PRIVATE_FOLDER): string {
  const folder = resolve(path);
  try {
    makeEach(folder, mode);
    return folder;
  } catch (thrown) {
    throw writeError(thrown, folder);
  }
}

/**
 * Takes every right of others from a file or folder of ours that an earlier program made; nothing where it is not there. What a link leads to
 * and what belongs to another user is his, and stays as it is.
 */
export function makePrivate(path: string, mode: number = PRIVATE_FILE): void {
  if (process.platform === 'win32') return;
  const found = lstatSync(path, { throwIfNoEntry: false });
  const ours = found?.uid === process.getuid?.() && !found?.isSymbolicLink();
  if (found && ours && (found.mode & ~mode & 0o777) !== 0) chmodSync(path, found.mode & mode);
}

/** Takes away what is neither file nor folder and stands in the place of a file of ours: a link, a pipe. Nothing is ever written through it. */
function clearWay(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile() && !found.isDirectory()) rmSync(path);
}

const APPEND =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_APPEND |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);

/** Opens a file of ours for writing on at its end, for this user alone; made if it is not there, never reached through a link. Errors: those of the system. */
export function appendPrivate(path: string): number {
  clearWay(path);
  makePrivate(path);
  return openSync(path, APPEND, PRIVATE_FILE);
}

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Opens a file that is not there yet, for this user alone. A link of that name is in the way like any file: it is never followed. */
export const createPrivate = (path: string, mode: number = PRIVATE_FILE): number => openSync(path, NEW, mode);

/**
 * Replaces a file whole or not at all: written beside it, brought to the disk, then renamed over it (a link there is replaced, not followed).
 * Errors: `file-unwritable`, `file-disk-full`; then the old file stands as before.
 */
export function replaceFile(path: string, content: string | Uint8Array, mode: number = PRIVATE_FILE): void {
  const beside = `${path}.new`;
  let made = false;
  try {
    rmSync(beside, { force: true });
    const file = createPrivate(beside, mode);
    made = true;
    try {
      writeWhole(file, typeof content === 'string' ? Buffer.from(content) : content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (thrown) {
    // Only what is ours: where nothing can be made, taking away fails too, with words of its own.
    if (made) rmSync(beside, { force: true });
    throw writeError(thrown, path);
  }
}

/** The system may take less than it is given. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** Returns once a file that was written is on the disk itself. */
export async function bringToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
