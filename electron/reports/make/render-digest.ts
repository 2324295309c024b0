import { createHash } from 'node:crypto';
import type { RunSummary } from '../../contract/run.ts';
import { digestOf, type DigestAsked } from '../model/digest.ts';
import { companyOf, type Letterhead } from '../model/letterhead.ts';
import { compileReport, type Parts } from './compiler.ts';
import { loadFonts } from './fonts.ts';
import { createReplacer, mapStrings } from './glyphs.ts';
import { codeOf, logoInto } from './render.ts';

/** What the paper is made from that sums up records; the list of them is attached. */
export function digestParts(runs: readonly RunSummary[], asked: DigestAsked, head?: Letterhead): Parts {
  const list = Buffer.from(`${JSON.stringify({ asked, runs }, undefined, 2)}\n`);
  const fingerprint = createHash('sha256').update(list).digest('hex');
  const files = new Map<string, Uint8Array>([['records.json', list]]);
  const company = companyOf(head, logoInto(files, head));
  const model = { ...digestOf(runs, asked), ...(company ? { company } : {}) };
  const { replace } = createReplacer(loadFonts().characters);
  files.set('model.json', Buffer.from(JSON.stringify(mapStrings(model, replace))));
  files.set('code.svg', codeOf('SUMMARY', fingerprint));
  return { paper: 'digest', inputs: { data: 'model.json', record: 'records.json', fingerprint }, files };
}

/** PDF/A-3a that sums up records. Same input, same bytes. Errors: `report-failed`. */
export const renderDigest = (runs: readonly RunSummary[], asked: DigestAsked, head?: Letterhead): Buffer =>
  compileReport(digestParts(runs, asked, head));
