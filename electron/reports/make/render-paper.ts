import { createHash } from 'node:crypto';
import { companyOf } from '../model/letterhead.ts';
import { compileReport, type Parts } from './compiler.ts';
import { loadFonts } from './fonts.ts';
import { createReplacer, mapStrings } from './glyphs.ts';
import type { Printing } from './job.ts';
import { codeOf, logoInto } from './render.ts';

/** What a paper is made from; what it rests on is attached to it. */
export function paperParts({ paper, model, attached, code, head }: Omit<Printing, 'is'>): Parts {
  const record = Buffer.from(`${JSON.stringify(attached, undefined, 2)}\n`);
  const fingerprint = createHash('sha256').update(record).digest('hex');
  const files = new Map<string, Uint8Array>([['records.json', record]]);
  const company = companyOf(head, logoInto(files, head));
  const { replace } = createReplacer(loadFonts().characters);
  const whole = mapStrings({ ...model, ...(company ? { company } : {}) }, replace);
  files.set('model.json', Buffer.from(JSON.stringify(whole)));
  files.set('code.svg', codeOf(code, fingerprint));
  return { paper, inputs: { data: 'model.json', record: 'records.json', fingerprint }, files };
}

/** PDF/A-3a of a paper. Same input, same bytes. Errors: `report-failed`. */
export const renderPaper = (paper: Omit<Printing, 'is'>): Buffer => compileReport(paperParts(paper));
