import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TributaryError } from '../contract/errors.ts';
import { isJudged, type RunRecord } from '../contract/run.ts';
import type { ReportFiles } from './job.ts';
import { localTime } from './texts.ts';

/** Greatest length of a part of a file name in UTF-8; with the rest it stays below the 255 bytes (and 143 on encrypted homes) of all file systems. */
const CIRCUIT_BYTES = 48;
const END_BYTES = 15;

/** What some file system refuses (Windows: `<>:"/\|?*`, controls, a dot at the end), what a shell stumbles over, and separators of the pattern itself. */
const REFUSED = /[^\p{L}\p{N}.+-]+/gu;

/** The text with a `-` for whatever a file system may refuse, cut between characters. */
export function safePart(text: string, bytes: number): string {
  const clean = text.normalize('NFC').replaceAll(REFUSED, '-');
  let out = '';
  for (const char of clean) {
    if (Buffer.byteLength(out + char) > bytes) break;
    out += char;
  }
  return out.replaceAll(/^[-.]+|[-.]+$/g, '');
}

/** `<circuit>_<A>-<Z>_<YYYYMMDD-HHMM>_<VERDICT>_<run id>`: what is unknown is left out; the run id keeps it unique. */
export function fileStem(record: RunRecord): string {
  const circuit = safePart(record.circuit?.number ?? '', CIRCUIT_BYTES) || record.procedure.id;
  const ends = (['A', 'Z'] as const).map((end) => safePart(record.circuit?.ends?.[end]?.site ?? '', END_BYTES));
  const route = ends.every(Boolean) ? ends.join('-') : '';
  const digits = localTime(record.startedAtMs, record.zone.offsetS).replaceAll(/\D/g, '');
  const verdict = isJudged(record) ? (record.verdict ?? 'not-set').toUpperCase() : 'INTERIM';
  const time = `${digits.slice(0, 8)}-${digits.slice(8, 12)}`;
  return [circuit, route, time, verdict, safePart(record.runId, 40)].filter(Boolean).join('_');
}

/** Where the files of a report go. `folder`: absolute. */
export function reportPaths(record: RunRecord, folder: string): ReportFiles {
  const stem = join(folder, fileStem(record));
  return { pdf: `${stem}.pdf`, json: `${stem}.json`, csv: `${stem}.csv` };
}

/** What the system said when it did not write, as an error of ours. */
export function refusal(thrown: unknown, where: string): TributaryError {
  const error = thrown as NodeJS.ErrnoException;
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  return new TributaryError(full ? 'disk-full' : 'file-unwritable', where, { text: error.message }, { cause: thrown });
}

/** Makes the folder if it is missing. Errors: `file-unwritable`, `disk-full`. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (thrown) {
    throw refusal(thrown, folder);
  }
}

/** Whole or not at all: written beside (in pieces, if it comes in pieces) and renamed. Errors: `file-unwritable`, `disk-full`. */
export async function writeWhole(path: string, bytes: Uint8Array | string | Iterable<string>): Promise<void> {
  const draft = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await writeFile(draft, bytes, { flag: 'wx', flush: true });
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw refusal(thrown, path);
  }
}
