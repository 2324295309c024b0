import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openingFormSchema, type OpeningForm } from '../../contract/opening-form.ts';
import { parseYaml } from '../../contract/yaml.ts';
import { inProject } from '../../files/index.ts';
import type { Source } from '../model/basis.ts';
import { companyOf, type Letterhead } from '../model/letterhead.ts';
import { openingOf } from '../model/opening.ts';
import { compileReport, type Parts } from './compiler.ts';
import { loadFonts } from './fonts.ts';
import { createReplacer, mapStrings } from './glyphs.ts';
import { recordJson } from './record-json.ts';
import { codeOf, logoInto } from './render.ts';

const FORM = 'resources/forms/opening.yaml';
/** What the form demands where the record of an earlier program does not hold it. */
const shippedForm = (): OpeningForm => parseYaml(readFileSync(inProject(FORM), 'utf8'), openingFormSchema, FORM);

/** What the carrier's form is made from; the record is attached. */
export function openingParts(source: Source, head?: Letterhead): Parts {
  const json = recordJson(source);
  const fingerprint = createHash('sha256').update(json).digest('hex');
  const files = new Map<string, Uint8Array>([['record.json', json]]);
  const company = companyOf(head, logoInto(files, head));
  const form = source.record.procedure.opening ?? shippedForm();
  const model = { ...openingOf(source, form), ...(company ? { company } : {}) };
  const { replace } = createReplacer(loadFonts().characters);
  files.set('model.json', Buffer.from(JSON.stringify(mapStrings(model, replace))));
  files.set('code.svg', codeOf(source.record.runId, fingerprint));
  return { paper: 'opening', inputs: { data: 'model.json', record: 'record.json', fingerprint }, files };
}

/** PDF/A-3a of the carrier's form. Same input, same bytes. Errors: `report-failed`. */
export const renderOpening = (source: Source, head?: Letterhead): Buffer => compileReport(openingParts(source, head));
