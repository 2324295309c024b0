import { createHash } from 'node:crypto';
import type { Source } from '../model/basis.ts';
import { canDraw, compileReport } from './compiler.ts';
import { loadFonts } from './fonts.ts';
import { createReplacer, mapStrings } from './glyphs.ts';
import { buildModel } from '../model/report.ts';
import { recordJson } from './record-json.ts';
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

/** PDF/A-3b and JSON of a run from what is known of it. Same input, same bytes. `photos`: bytes by attachment id. Errors: `report-failed`. */
export function renderReport(
  source: Source,
  photos: ReadonlyMap<string, Uint8Array>,
): { pdf: Buffer; json: Buffer; model: ReportModel } {
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
  const model = printableModel(buildModel(source, drawn));
  files.set('model.json', Buffer.from(JSON.stringify(model)));
  const fingerprint = createHash('sha256').update(json).digest('hex');
  const pdf = compileReport({ inputs: { data: 'model.json', record: 'record.json', fingerprint }, files });
  return { pdf, json, model };
}
