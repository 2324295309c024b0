import { createHash } from 'node:crypto';
import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../../../archive/index.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { Preferences } from '../../../contract/preferences.ts';
import type { PlannedWindow } from '../../../contract/book/planned.ts';
import { isJudged, type RunRecord } from '../../../contract/run.ts';
import type { ResultView } from '../../../contract/views.ts';
import { mustTakeFiles } from '../../../files/index.ts';
import { reportHead } from '../state/letterhead.ts';
import { windowsOver } from '../state/planned-book.ts';
import { writeReport } from '../../../reports/index.ts';
import { reportsFolder } from '../../program/places.ts';

export type Files = NonNullable<ResultView['files']>;

/** Where reports are made, and whose they are. */
export interface Making {
  home: string;
  preferences: Preferences;
}

/** Where the files of one run lie: in the folder that the user chose, else in one of its own, so that they are found again after a restart. */
const placeOf = ({ home, preferences }: Making, runId: string): { folder: string; own: boolean } => {
  const { reports } = preferences.folders;
  return reports === undefined
    ? { folder: join(reportsFolder(home), runId), own: true }
    : { folder: reports, own: false };
};

/** Tells the windows of planned work from others, milliseconds below a second: what another laptop entered long ago may come after the record was closed. */
function markMs(windows: readonly PlannedWindow[]): number {
  if (windows.length === 0) return 0;
  const said = windows.map(({ kind, name, from, to }) => [kind, name, from, to]);
  return 1 + (createHash('sha256').update(JSON.stringify(said)).digest().readUInt32BE() % 999);
}

/** Epoch milliseconds of the last thing that a report must show, planned work included. A run that is still measured always has more to show than any file. */
function changedAtMs(record: RunRecord, windows: readonly PlannedWindow[]): number {
  if (!isJudged(record)) return Infinity;
  const { startedAtMs, endedAtMs = 0, signatures, attachments, attempts } = record;
  const steps = attempts.flatMap((attempt) => attempt.steps.map((step) => step.endedAtMs ?? step.startedAtMs ?? 0));
  const added = [...signatures, ...attachments].map((one) => one.atMs);
  const said = windows.map(({ saidAtMs }) => saidAtMs);
  return Math.floor(Math.max(startedAtMs, endedAtMs, ...steps, ...added, ...said)) + markMs(windows);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new TributaryError('file-missing', folder, {}, { cause: thrown });
  }
}

/** The files made of the record as it is now; undefined if it has changed since, or none were made. */
export async function madeFiles(making: Making, archive: Archive, record: RunRecord): Promise<Files | undefined> {
  const { folder, own } = placeOf(making, record.runId);
  const changedMs = changedAtMs(record, await windowsOver(archive, record));
  // A folder that the user chose may be on a stick that is not there.
  const found = own ? namesIn(folder) : namesIn(folder).catch(() => []);
  const names = (await found).filter((name) => name.includes(`_${record.runId}.`));
  for (const pdf of names.filter((name) => name.endsWith('.pdf'))) {
    const [json, csv] = ['.json', '.csv'].map((ending) => names.find((name) => name === pdf.replace(/\.pdf$/, ending)));
    if (!json || !csv || Math.round((await stat(join(folder, pdf))).mtimeMs) !== changedMs) continue;
    return { pdf: join(folder, pdf), json: join(folder, json), csv: join(folder, csv) };
  }
  return undefined;
}

/**
 * Makes the files of a run. They bear the time of the record that they show, not of the clock on the wall, which may be behind it: another time means
 * that the record has changed since. Errors: those of the report.
 */
export async function makeFiles(making: Making, archive: Archive, runId: string): Promise<Files> {
  const record = await archive.getRun(runId);
  const windows = await windowsOver(archive, record);
  const atMs = changedAtMs(record, windows);
  const { folder, own } = placeOf(making, runId);
  if (!own) mustTakeFiles(folder);
  const files = await writeReport(archive, runId, folder, {
    own,
    windows,
    ...(await reportHead(making.home, making.preferences)),
  });
  if (atMs !== Infinity) for (const path of Object.values(files)) await utimes(path, atMs / 1000, atMs / 1000);
  return files;
}
