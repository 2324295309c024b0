import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { TributaryError } from '../../contract/errors.ts';
import { bothOf } from '../../contract/words/index.ts';
import { makeFolder, makePrivate, writeError } from '../../files/index.ts';
import { isUncPath, networkFileSystem } from './network-path.ts';

/** Not through a link that leads nowhere: what it would make, it would make in another place. */
function refuseDangling(path: string): void {
  if (!existsSync(path) && lstatSync(path, { throwIfNoEntry: false }))
    throw new TributaryError('file-unwritable', path, { ...bothOf({ code: 'file.link-nowhere' }) });
}

/** The folder of an archive; what is wrong with it is wrong with the archive. */
function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path));
  } catch (thrown) {
    const { code, params } = writeError(thrown, path);
    throw new TributaryError(code, path, params, { cause: thrown });
  }
}

/** The path with links resolved (on Windows a mapped drive becomes its `\\server\share`); makes the folder if it is missing. */
function realPath(path: string): string {
  if (isUncPath(path)) throw new TributaryError('archive-network', path);
  const whole = resolve(path);
  makeFolderOf(whole);
  refuseDangling(whole);
  return existsSync(whole) ? realpathSync.native(whole) : join(realpathSync.native(dirname(whole)), basename(whole));
}

function refuseNetwork(path: string): void {
  const mounts = process.platform === 'linux' ? readFileSync('/proc/self/mounts', 'utf8') : '';
  if (isUncPath(path) || networkFileSystem(path, mounts)) throw new TributaryError('archive-network', path);
}

/** Seconds that were acknowledged may stand in the log alone. */
export const hasLog = (path: string): boolean => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** What is no archive, or no longer one, is never written over. */
function refuseOther(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new TributaryError('file-not-regular', path);
  if (found?.size === 0) throw new TributaryError('archive-corrupt', path, { ...bothOf({ code: 'archive.is-empty' }) });
  if (!found && hasLog(path))
    throw new TributaryError('archive-corrupt', path, { ...bothOf({ code: 'archive.log-alone' }) });
}

/** SQLite needs the folder too: its log stands beside the file. */
function refuseReadOnly(path: string): void {
  accessSync(dirname(path), constants.W_OK);
  if (existsSync(path)) accessSync(path, constants.W_OK);
}

/**
 * The place of an archive, ready to be opened there or made. Errors: `archive-network`, `archive-corrupt`, `file-not-regular`,
 * `file-unwritable`, those of the file system.
 */
export function placeOf(asked: string): string {
  const path = realPath(asked);
  refuseNetwork(path);
  refuseOther(path);
  refuseReadOnly(path);
  return path;
}

/** Archives hold customers' names and telephone numbers: those that an earlier program made are closed to others, with what stands beside them. */
export function closeToOthers(path: string): void {
  const prefix = basename(path);
  for (const name of readdirSync(dirname(path)))
    if (
      /^(-wal|-shm|-journal|\.v\d+\.bak|\.wire\.log(\.\d+(\.keep)?)?)?$/.test(
        name.startsWith(prefix) ? name.slice(prefix.length) : '?',
      )
    )
      makePrivate(join(dirname(path), name));
}
