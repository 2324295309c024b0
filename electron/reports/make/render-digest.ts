import type { RunSummary } from '../../contract/run.ts';
import { digestOf, type DigestAsked } from '../model/digest.ts';
import type { Letterhead } from '../model/letterhead.ts';
import { compileReport, type Parts } from './compiler.ts';
import type { Printing } from './job.ts';
import { paperParts } from './render-paper.ts';

/** The paper that sums up records; the list of them is attached. */
export const digestPaper = (runs: readonly RunSummary[], asked: DigestAsked, head?: Letterhead): Printing => ({
  is: 'paper',
  paper: 'digest',
  model: digestOf(runs, asked),
  attached: { asked, runs },
  code: asked.number ?? 'SUMMARY',
  head,
});

/** What it is made from. */
export const digestParts = (runs: readonly RunSummary[], asked: DigestAsked, head?: Letterhead): Parts =>
  paperParts(digestPaper(runs, asked, head));

/** PDF/A-3a that sums up records. Same input, same bytes. Errors: `report-failed`. */
export const renderDigest = (runs: readonly RunSummary[], asked: DigestAsked, head?: Letterhead): Buffer =>
  compileReport(digestParts(runs, asked, head));
