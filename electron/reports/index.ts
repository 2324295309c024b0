import { resolve } from 'node:path';
import type { Archive } from '../archive/index.ts';
import type { AttachmentRecord } from '../contract/run.ts';
import type { History } from '../contract/second.ts';
import type { Source } from './basis.ts';
import { makeFolder } from './files.ts';
import type { ReportFiles } from './job.ts';
import { makeReport } from './maker.ts';

export { summarise } from './summary.ts';

async function readSource(archive: Archive, runId: string): Promise<Source> {
  const record = await archive.getRun(runId);
  const histories = new Map<number, History>();
  for (const { number } of record.attempts) histories.set(number, await archive.history(runId, number));
  return { record, histories };
}

async function readPhotos(
  archive: Archive,
  runId: string,
  list: readonly AttachmentRecord[],
): Promise<Map<string, Uint8Array>> {
  const photos = new Map<string, Uint8Array>();
  for (const { id, kind } of list) if (kind === 'photo') photos.set(id, await archive.attachmentBytes(runId, id));
  return photos;
}

/**
 * Writes PDF, JSON and CSV of a run into a folder (made if missing); same record, same bytes. A running run gives an interim report. The work
 * is done in a thread of its own. Returns absolute paths. Errors: `file-unwritable`, `disk-full`, `report-failed`, `timed-out`, those of the archive.
 */
export async function writeReport(
  archive: Archive,
  runId: string,
  folder: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<ReportFiles> {
  const source = await readSource(archive, runId);
  const photos = await readPhotos(archive, runId, source.record.attachments);
  await makeFolder(folder);
  return makeReport({ source, photos, folder: resolve(folder) }, signal);
}
