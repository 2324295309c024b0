import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Archive } from '../archive/index.ts';
import type { AttachmentRecord } from '../contract/run.ts';
import type { History } from '../contract/second.ts';
import type { Source } from './basis.ts';
import { canDraw, compileReport } from './compiler.ts';
import { eventsCsv } from './csv.ts';
import { fileStem, makeFolder, writeWhole } from './files.ts';
import { loadFonts } from './fonts.ts';
import { createReplacer, mapStrings } from './glyphs.ts';
import { buildModel } from './model.ts';
import { photoFile } from './sections.ts';
import { both } from './texts.ts';
import type { ReportModel } from './types.ts';

export { summarise } from './summary.ts';

/** The record with every second of every attempt: what is written beside the PDF and lies within it, byte for byte. */
export function recordJson(source: Source): string {
  const histories = Object.fromEntries([...source.histories].map(([n, history]) => [String(n), history]));
  return JSON.stringify({ schema: 'tributary-record/1', record: source.record, histories });
}

/** Characters that the typeface lacks, replaced and told of on page 1 and in the notes. */
function printableModel(model: ReportModel): ReportModel {
  const { replace, replaced } = createReplacer(loadFonts().characters);
  const circuit = mapStrings(model.circuit, replace);
  const marked = replaced.size > 0 ? { ...circuit, note: both('report.unseen.replaced') } : circuit;
  const whole = { ...mapStrings(model, replace), circuit: marked };
  if (replaced.size === 0) return whole;
  const said = both('report.note.replaced', { list: [...replaced].sort().join(', ') });
  const sections = whole.sections.map((section) =>
    section.id === 'notes' ? { ...section, paragraphs: [...(section.paragraphs ?? []), said] } : section,
  );
  return { ...whole, sections };
}

/** PDF/A-3b and JSON of a run from what is known of it. Same input, same bytes. `photos`: bytes by attachment id. Errors: `report-failed`. */
export function renderReport(
  source: Source,
  photos: ReadonlyMap<string, Uint8Array>,
): { pdf: Buffer; json: string; model: ReportModel } {
  const json = recordJson(source);
  const files = new Map<string, Uint8Array>([['record.json', Buffer.from(json)]]);
  const drawn = new Set<string>();
  for (const attachment of source.record.attachments) {
    const bytes = photos.get(attachment.id);
    const name = photoFile(attachment);
    if (!bytes || !name || !canDraw(name, bytes)) continue;
    files.set(name, bytes);
    drawn.add(attachment.id);
  }
  const model = printableModel(buildModel(source, drawn));
  files.set('model.json', Buffer.from(JSON.stringify(model)));
  const fingerprint = createHash('sha256').update(json).digest('hex');
  const pdf = compileReport({ inputs: { data: 'model.json', record: 'record.json', fingerprint }, files });
  return { pdf, json, model };
}

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
 * Writes PDF, JSON and CSV of a run into a folder (made if missing); same record, same bytes. A running run gives an interim report.
 * Returns absolute paths. Errors: `file-unwritable`, `disk-full`, `report-failed`, those of the archive.
 */
export async function writeReport(
  archive: Archive,
  runId: string,
  folder: string,
): Promise<{ pdf: string; json: string; csv: string }> {
  const source = await readSource(archive, runId);
  const photos = await readPhotos(archive, runId, source.record.attachments);
  await makeFolder(folder);
  const stem = join(resolve(folder), fileStem(source.record));
  const paths = { pdf: `${stem}.pdf`, json: `${stem}.json`, csv: `${stem}.csv` };
  const { pdf, json } = renderReport(source, photos);
  await writeWhole(paths.json, json);
  await writeWhole(paths.csv, eventsCsv(source));
  await writeWhole(paths.pdf, pdf);
  return paths;
}
