import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive/index.ts';
import { takesForm } from '../contract/opening-standing.ts';
import { TributaryError } from '../contract/errors.ts';
import type { MeasurementRecord } from '../contract/measurement.ts';
import type { AttachmentRecord, AttemptRecord, RunRecord, RunSummary } from '../contract/run.ts';
import { recordedUpTo } from './model/basis.ts';
import { makeReportFolder, writeTogether } from './make/files.ts';
import { formName } from './make/names.ts';
import type { Making, Order, ReportFiles, ReportOptions } from './make/job.ts';
import { digestPaper } from './make/render-digest.ts';
import { canPrint, makeForm, makePaper, makeReport } from './make/maker.ts';
import { progressPaper } from './make/render-progress.ts';
import { tracksOf } from './make/tracks.ts';
import type { DigestAsked } from './model/digest.ts';
import type { ProgressAsked } from './model/progress.ts';
export { rowed, type DueNote, type ProgressAsked } from './model/progress.ts';
import { jobModel, type JobAsked } from './model/job-paper.ts';
import { operationModel, type OperationPaperAsked } from './model/operation-paper.ts';
import { ticketModel, type TicketAsked } from './model/ticket-paper.ts';
import { plannedModel, type PlannedAsked } from './model/planned-paper.ts';
import { jobSheets } from './make/job-table.ts';
import { sheetHead, type Sheet } from './make/sheet.ts';
import { logoFile, type Letterhead, type Logo } from './model/letterhead.ts';

export type { Letterhead, Logo } from './model/letterhead.ts';
export { makeReportFolder, refusal } from './make/files.ts';
export { paperName, type PaperNamed } from './make/names.ts';
export { zipped, type Zipped } from './make/zipped.ts';
export { listCsv } from './make/list-csv.ts';
export { tableCsv } from './make/table-csv.ts';
/** True if a logo can be printed on a report, by trying. Errors: `timed-out`, `report-failed`. */
export const canPrintLogo = (logo: Logo): Promise<boolean> => canPrint(logoFile(logo), logo.bytes);

/** A paper (PDF/A-3a) that sums up records, circuit by circuit. `runs`: the newest first. Errors: `timed-out`, `report-failed`. */
export const summaryPaper = (runs: readonly RunSummary[], asked: DigestAsked, head?: Letterhead): Promise<Uint8Array> =>
  makePaper(digestPaper(runs, asked, head));

/** A progress report of orders on one page (PDF/A-3a). Errors: `timed-out`, `report-failed`. */
export const progressReport = (asked: ProgressAsked, head?: Letterhead): Promise<Uint8Array> =>
  makePaper(progressPaper(asked, head));

/** The summary of a day's job as a paper (PDF/A-3a); what it rests on is attached. Errors: `timed-out`, `report-failed`. */
export const jobPaper = (asked: JobAsked, head?: Letterhead): Promise<Uint8Array> =>
  makePaper({ is: 'paper', paper: 'job', model: jobModel(asked), attached: asked, code: asked.job, head });
/** The same as a workbook (XLSX). Errors: `timed-out`, `report-failed`. */
export const jobWorkbook = (asked: JobAsked, company: string): Promise<Uint8Array> =>
  workbook(jobSheets(asked, company));
export type { JobAsked } from './model/job-paper.ts';

/** The fault report of a ticket (PDF/A-3a); ticket, trace and tests are attached. Errors: `timed-out`, `report-failed`. */
export const ticketPaper = (asked: TicketAsked, head?: Letterhead): Promise<Uint8Array> =>
  makePaper({
    is: 'paper',
    paper: 'ticket',
    model: ticketModel(asked),
    attached: asked,
    code: asked.ticket.ticket,
    head,
  });
/** How the circuits of a customer worked over a period (PDF/A-3a). Errors: `timed-out`, `report-failed`. */
export const operationPaper = (asked: OperationPaperAsked, head?: Letterhead): Promise<Uint8Array> =>
  makePaper({
    is: 'paper',
    paper: 'operation',
    model: operationModel(asked),
    attached: asked,
    code: asked.number,
    head,
  });

/** The notice of planned work to customers, or its closing report (PDF/A-3a). Errors: `timed-out`, `report-failed`. */
export const plannedPaper = (asked: PlannedAsked, head?: Letterhead): Promise<Uint8Array> =>
  makePaper({
    is: 'paper',
    paper: 'planned',
    model: plannedModel(asked),
    attached: asked,
    code: asked.number,
    head,
  });

export { summarise, summariseOnScreen } from './model/summary.ts';

/** Rows that cross together: whoever measures meanwhile is not kept waiting. */
const ROWS = 200;

async function* tablesOf(sheets: readonly Sheet[]): AsyncGenerator<Order> {
  for (const sheet of sheets) {
    yield { is: 'sheet', head: sheetHead(sheet) };
    for (let at = 0; at < sheet.rows.length; at += ROWS) {
      yield { is: 'rows', rows: sheet.rows.slice(at, at + ROWS) };
      await setImmediate();
    }
  }
  yield { is: 'book' };
}

/** Tables as a workbook (XLSX); its bytes. The work is done in a thread of its own. Errors: `timed-out`, `report-failed`. */
export const workbook = (sheets: readonly Sheet[]): Promise<Uint8Array> => makeForm(tablesOf(sheets));

/** A part of line time that crosses two threads within a few milliseconds even if each of its seconds was bad. */
const PART_S = 3 * 3600;
/** Parts at most, whatever the clocks of a record say. */
const PARTS = 1000;

/** Where parts of a measurement begin, epoch seconds; the first stands for all that was before, the last for all that follows. */
function partStarts(record: RunRecord, { startedAtMs }: AttemptRecord, one: MeasurementRecord): number[] {
  const from = one.from ?? Math.floor(startedAtMs / 1000);
  const lastS = Math.max(0, (one.to ?? recordedUpTo({ record, histories: new Map() })) - from);
  const partS = Math.max(PART_S, Math.ceil(lastS / PARTS));
  return Array.from({ length: Math.max(1, Math.ceil(lastS / partS)) }, (_, i) => (i === 0 ? 0 : from + i * partS));
}

/**
 * Line time in parts, latest first: what a running test adds meanwhile can only make the last span of an earlier part longer, and leaves no hole
 * between two parts.
 */
async function* partsOf(archive: Archive, record: RunRecord): AsyncGenerator<Order> {
  const all = record.attempts.flatMap((attempt) => attempt.measurements.map((one) => ({ attempt, one })));
  for (const { attempt, one } of all) {
    let to = Number.MAX_SAFE_INTEGER;
    for (const from of partStarts(record, attempt, one).reverse()) {
      yield { is: 'part', measurement: one.id, part: await archive.history(one.id, { from, to }) };
      to = from;
    }
  }
}

/** An archive that is only read gives no numbers, and its records can still be printed. */
const numbered = async (archive: Archive, runId: string, prefix: string): Promise<unknown> =>
  archive.wrong === undefined ? await archive.numberRun(runId, prefix) : undefined;

async function* ordersOf(
  archive: Archive,
  runId: string,
  folder: string,
  { own = false, head, prefix = '', windows }: ReportOptions,
): AsyncGenerator<Order> {
  await numbered(archive, runId, prefix);
  const record = await archive.getRun(runId);
  yield* partsOf(archive, record);
  const tracks = await tracksOf(archive, record);
  const photos = await readPhotos(archive, runId, record.attachments);
  makeReportFolder(folder, own);
  yield { is: 'make', ...withPhotos(record, photos), tracks, folder, own, head, windows };
}

/** Bytes of the photos by id; undefined of one that the disk has damaged. */
async function readPhotos(
  archive: Archive,
  runId: string,
  list: readonly AttachmentRecord[],
): Promise<Map<string, Uint8Array | undefined>> {
  const photos = new Map<string, Uint8Array | undefined>();
  for (const { id } of list.filter(({ kind }) => kind === 'photo'))
    try {
      photos.set(id, await archive.attachmentBytes(runId, id));
    } catch (thrown) {
      if (!(thrown instanceof TributaryError) || thrown.code !== 'record-damaged') throw thrown;
      photos.set(id, undefined);
    }
  return photos;
}

/** The photos that are whole; of the others the record says so. */
function withPhotos(record: RunRecord, read: Map<string, Uint8Array | undefined>): Pick<Making, 'record' | 'photos'> {
  const photos = new Map([...read].filter((one): one is [string, Uint8Array] => one[1] !== undefined));
  const n = read.size - photos.size;
  if (n === 0) return { record, photos };
  return { record: { ...record, damage: [...(record.damage ?? []), { what: 'attachments', n }] }, photos };
}

/**
 * Writes PDF, JSON and CSV of a run into a folder (made if missing), all three or none; same record, same bytes. A run not judged yet gives an interim report. The work
 * is done in a thread of its own. Returns absolute paths. Errors: `file-unwritable`, `report-disk-full`, `report-failed`, `timed-out`, those of the archive.
 */
export function writeReport(
  archive: Archive,
  runId: string,
  folder: string,
  options: ReportOptions = {},
): Promise<ReportFiles> {
  const { signal = new AbortController().signal } = options;
  return makeReport(ordersOf(archive, runId, resolve(folder), options), folder, signal);
}

async function* formOrders(
  archive: Archive,
  runId: string,
  { head, prefix = '' }: ReportOptions,
): AsyncGenerator<Order> {
  await numbered(archive, runId, prefix);
  const record = await archive.getRun(runId);
  if (!takesForm(record)) throw new TributaryError('form-unfit', record.runId, { procedure: record.procedure.title });
  yield* partsOf(archive, record);
  yield { is: 'form', record, head };
}

/**
 * The carrier's form of a run (PDF/A-3a): its name, and its bytes. Errors: `form-unfit` for a run that measured no bits, `report-failed`, `timed-out`,
 * those of the archive.
 */
export async function openingForm(
  archive: Archive,
  runId: string,
  options: ReportOptions = {},
): Promise<{ name: string; bytes: Uint8Array }> {
  const bytes = await makeForm(formOrders(archive, runId, options));
  return { name: formName(await archive.getRun(runId), options.lang ?? 'zh'), bytes };
}

/** Writes the carrier's form of a run into a folder; its absolute path. Errors: those of `openingForm`, `file-unwritable`, `report-disk-full`. */
export async function writeOpeningForm(
  archive: Archive,
  runId: string,
  folder: string,
  options: ReportOptions = {},
): Promise<string> {
  const { own = false } = options;
  const { name, bytes } = await openingForm(archive, runId, options);
  makeReportFolder(folder, own);
  const path = resolve(folder, name);
  await writeTogether([[path, bytes]], own);
  return path;
}
