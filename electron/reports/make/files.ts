import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TributaryError } from '../../contract/errors.ts';
import type { RunRecord } from '../../contract/run.ts';
import { makeFolder, PRIVATE_FILE, PRIVATE_FOLDER, writeError } from '../../files/index.ts';
import type { ReportFiles } from './job.ts';
import { fileStem } from './names.ts';

/** Where the files of a report go. `folder`: absolute. */
export function reportPaths(record: RunRecord, folder: string): ReportFiles {
  const stem = join(folder, fileStem(record));
  return { pdf: `${stem}.pdf`, json: `${stem}.json`, csv: `${stem}.csv` };
}

/** What the system said when it did not write, as an error of ours. */
export function refusal(thrown: unknown, where: string): TributaryError {
  const error = writeError(thrown, where);
  if (error.code !== 'file-disk-full') return error;
  return new TributaryError('report-disk-full', where, {}, { cause: thrown });
}

/** What a file is written from; it may come in pieces. */
export type Content = Uint8Array | string | Iterable<string>;
/** Rights of a file where the user named the place: his umask decides. */
const NAMED_FILE = 0o666;
const NAMED_FOLDER = 0o777;

/** Makes the folder if it is missing. `own`: it is the program's, and for this user alone. Errors: `file-unwritable`, `report-disk-full`. */
export function makeReportFolder(folder: string, own: boolean): void {
  try {
    makeFolder(folder, own ? PRIVATE_FOLDER : NAMED_FOLDER);
  } catch (thrown) {
    throw refusal(thrown, folder);
  }
}

interface Placed {
  path: string;
  draft: string;
  /** Where the file of that name is meanwhile, if there was one. */
  before?: string;
}

/** Puts every draft in its place, or none: what was there before comes back. */
function swap(all: readonly Placed[]): void {
  const done: Placed[] = [];
  try {
    for (const placed of all) {
      const { path, draft } = placed;
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found?.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path}`), { code: 'EISDIR' });
      if (found) {
        placed.before = `${draft}.before`;
        renameSync(path, placed.before);
      }
      done.push(placed);
      renameSync(draft, path);
    }
  } catch (thrown) {
    for (const { path, before } of done.reverse()) {
      rmSync(path, { force: true });
      if (before !== undefined) renameSync(before, path);
    }
    throw thrown;
  }
}

/**
 * Several files together, all or none: each is written beside its place (in pieces, if it comes in pieces), then all are renamed. Files of those names
 * stay as they were if one of them cannot be written. `own`: for this user alone. Errors: `file-unwritable`, `report-disk-full`.
 */
export async function writeTogether(
  files: readonly (readonly [path: string, content: Content])[],
  own: boolean,
): Promise<void> {
  const mode = own ? PRIVATE_FILE : NAMED_FILE;
  const placed: Placed[] = [];
  let where = '';
  try {
    for (const [path, content] of files) {
      where = path;
      const draft = join(dirname(path), `.${randomUUID()}.part`);
      placed.push({ path, draft });
      await writeFile(draft, content, { flag: 'wx', flush: true, mode });
    }
    swap(placed);
    for (const { before } of placed) if (before !== undefined) rmSync(before);
  } catch (thrown) {
    throw refusal(thrown, where);
  } finally {
    for (const { draft } of placed) if (existsSync(draft)) rmSync(draft);
  }
}
