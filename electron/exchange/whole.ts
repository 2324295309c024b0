import { constants } from 'node:fs';
import { copyFile, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bringToDisk, writeError } from '../files/index.ts';
import { isOwnHalf, partOf } from './names.ts';

/** Others read these files: they have the rights that the folder gives. */
const SHARED_FILE = 0o666;

/** What a file is to hold: bytes, or those of another file. */
export type FileContent = Uint8Array | { copyOf: string };

async function fill(path: string, content: FileContent): Promise<void> {
  if ('copyOf' in content) {
    // Its bytes alone: the copy is for others too.
    const file = await open(path, 'wx', SHARED_FILE);
    await file.close();
    await copyFile(content.copyOf, path, constants.COPYFILE_FICLONE);
    return;
  }
  const file = await open(path, 'wx', SHARED_FILE);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** Puts a file into the folder whole or not at all; what is there under that name says the same. Errors: `file-unwritable`, `file-disk-full`. */
export async function putWhole(folder: string, name: string, content: FileContent): Promise<void> {
  const part = join(folder, partOf(name));
  try {
    await rm(part, { force: true });
    await fill(part, content);
    await bringToDisk(part);
    await rename(part, join(folder, name));
  } catch (thrown) {
    await rm(part, { force: true }).catch(() => undefined);
    throw writeError(thrown, folder);
  }
}

/** Takes away the halves that this laptop left when it was stopped. */
export async function clearHalves(folder: string, origin: string): Promise<void> {
  for (const name of await readdir(folder)) if (isOwnHalf(name, origin)) await rm(join(folder, name), { force: true });
}
