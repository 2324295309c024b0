import { createHash } from 'node:crypto';
import { encodeQR } from 'qr';
import type { Source } from '../model/basis.ts';
import { canDraw, compileReport, type Parts } from './compiler.ts';
import { loadFonts } from './fonts.ts';
import { createReplacer, mapStrings } from './glyphs.ts';
import { buildModel } from '../model/report.ts';
import { recordJson } from './record-json.ts';
import { companyOf, logoFile, type Letterhead } from '../model/letterhead.ts';
import { photoFile } from '../model/photos.ts';
import { both } from '../model/texts.ts';
import type { ReportModel } from '../model/document.ts';

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

/** Number and fingerprint as a camera reads them: letters that a QR code packs densely (ISO/IEC 18004, alphanumeric mode). */
const QR_OPTIONS = { ecc: 'low', encoding: 'alphanumeric', border: 1 } as const;
export const codeOf = (runId: string, fingerprint: string): Buffer =>
  Buffer.from(encodeQR(`TRIBUTARY:${runId}:SHA256:${fingerprint}`.toUpperCase(), 'svg', QR_OPTIONS));

/** The logo among the files of a document, if it can be drawn; returns its name. */
export function logoInto(files: Map<string, Uint8Array>, head: Letterhead | undefined): string | undefined {
  if (!head?.logo) return undefined;
  const name = logoFile(head.logo);
  if (!canDraw(name, head.logo.bytes)) return undefined;
  files.set(name, head.logo.bytes);
  return name;
}

/** What a document is made from: the record as JSON, the model, the photos that can be drawn. `photos`: bytes by attachment id. */
export function reportParts(
  source: Source,
  photos: ReadonlyMap<string, Uint8Array>,
  head?: Letterhead,
): { parts: Parts; json: Buffer; model: ReportModel } {
  const json = recordJson(source);
  const files = new Map<string, Uint8Array>([['record.json', json]]);
  const drawn = new Set<string>();
  for (const attachment of source.record.attachments) {
    const bytes = photos.get(attachment.id);
    const name = photoFile(attachment);
    if (!bytes || !name || !canDraw(name, bytes)) continue;
    files.set(name, bytes);
    drawn.add(attachment.id);
  }
  const drawnLogo = logoInto(files, head);
  const model = printableModel(buildModel(source, drawn, companyOf(head, drawnLogo)));
  files.set('model.json', Buffer.from(JSON.stringify(model)));
  const fingerprint = createHash('sha256').update(json).digest('hex');
  files.set('code.svg', codeOf(source.record.runId, fingerprint));
  return {
    parts: { paper: 'report', inputs: { data: 'model.json', record: 'record.json', fingerprint }, files },
    json,
    model,
  };
}

/** PDF/A-3a and JSON of a run from what is known of it. Same input, same bytes. Errors: `report-failed`. */
export function renderReport(
  source: Source,
  photos: ReadonlyMap<string, Uint8Array>,
  head?: Letterhead,
): { pdf: Buffer; json: Buffer; model: ReportModel } {
  const { parts, json, model } = reportParts(source, photos, head);
  return { pdf: compileReport(parts), json, model };
}
