import { lstatSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makePrivate, PRIVATE_FOLDER } from '../../files/index.ts';

/** What the program keeps in its home folder; anything else there is somebody else's. */
const FOLDERS = ['logs', 'reports', 'simulators'];
const FILES =
  /^(archive\.db(?:-wal|-shm|\.v\d+\.bak|\.wire\.log.*)?|bench\.json|secrets\.json|known-hosts|simulated-host-key\.pem|settings\.json.*|logo-[0-9a-f]{64}\.\w+)$/;

/** True for a folder that others may look into; a link is none. */
function isOpen(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && (found.mode & 0o077) !== 0;
}

/** A folder of ours with all that is in it; the folder last, so that what broke off is done again. */
function closeTree(folder: string): void {
  if (!isOpen(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) closeTree(path);
    else if (entry.isFile()) makePrivate(path);
  }
  makePrivate(folder, PRIVATE_FOLDER);
}

/** A folder for everybody (/tmp), the user's own and the root were only named as the place, they are not the program's. */
const isShared = (home: string): boolean => home === '/' || home === homedir() || (lstatSync(home).mode & 0o1000) !== 0;

/**
 * Closes to other users what an earlier program, or an earlier version of this one, made readable in the home folder: customers' names, telephone
 * numbers and signatures are in there. Whatever cannot be closed stays as it is; the program goes on.
 */
export function closeHome(home: string): void {
  if (process.platform === 'win32') return;
  try {
    if (!isOpen(home)) return;
    for (const name of FOLDERS) closeTree(join(home, name));
    for (const name of readdirSync(home)) if (FILES.test(name)) makePrivate(join(home, name));
    if (!isShared(home)) makePrivate(home, PRIVATE_FOLDER);
  } catch (thrown) {
    // Another user's home, or a file system without rights: there is nothing of ours to close.
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? ''))
      throw thrown;
  }
}
