import { z } from 'zod';
import { base64, id, method, name, runId, text, type FileContent } from './method.ts';
import { SIGNER_ROLES } from './signers.ts';
import { EXPORT_AT_MOST, PHOTO_BYTES } from './sizes.ts';
import type { Message } from './words/index.ts';
import type { ReadableEvents, RunRecord, RunSummary } from './run.ts';
import { VERDICTS, type VerdictTally } from './verdict.ts';
import type { ResultView } from './views.ts';

const role = z.enum(SIGNER_ROLES);

/** What records are sought by: a part of any name, a verdict, a time. */
const sought = {
  text,
  verdict: z.enum(VERDICTS).optional(),
  fromMs: z.number().optional(),
  toMs: z.number().optional(),
};

/** What the page may ask of records: of one, of what is attached to it, of all that there are. */
export const recordsApi = {
  'record.get': method({ runId }).returns<ResultView>(),
  /** What stands in its event list: a long record is read through for it, others are answered meanwhile. */
  'record.events': method({
    runId,
    within: z.strictObject({ measurement: id, from: z.number(), to: z.number() }).optional(),
  }).returns<ReadableEvents>(),
  'record.sign': method({
    runId,
    role,
    name: name.pipe(z.string().min(1)),
    path: z
      .string()
      .max(100_000)
      .regex(/^[MLQCZ0-9 .,-]*$/)
      .optional(),
  }).returns<void>(),
  'record.report': method({ runId, interim: z.boolean().default(false) }).returns<{
    pdf: string;
    json: string;
    csv: string;
  }>(),
  /** The carrier's form of a run (PDF). Errors: `form-unfit`, those of the report. */
  'record.form': method({ runId }).returns<FileContent>(),
  'record.file': method({ runId, kind: z.enum(['pdf', 'json', 'csv']) }).returns<{
    name: string;
    mime: string;
    base64: string;
  }>(),
  /** The folder of a file, with the file chosen in it; `shown` false where this computer has no screen for it. */
  'record.show': method({ runId, kind: z.enum(['pdf', 'json', 'csv']) }).returns<{ shown: boolean }>(),
  'record.open': method({ runId, kind: z.enum(['pdf', 'json', 'csv']) }).returns<{ opened: boolean }>(),
  /** The next part of something larger than a message, from byte `at` on; `upload` is any name that the page gives it. */
  'attachment.part': method({
    upload: id,
    at: z.number().int().nonnegative().max(PHOTO_BYTES),
    base64,
  }).returns<void>(),
  /** Keeps what has come under the name `upload`. */
  'attachment.add': method({
    runId,
    kind: z.enum(['photo', 'file']),
    name: text,
    mime: z.enum(['image/jpeg', 'image/png']),
    upload: id,
  }).returns<{ id: string }>(),
  'attachment.get': method({ runId, id }).returns<FileContent>(),
  /** Records that are sought, the newest first. `tally`: with the first of them, how many of each verdict there would be. */
  'archive.find': method({
    ...sought,
    offset: z.number().int().nonnegative().default(0),
    limit: z.number().int().min(1).max(500).default(200),
  }).returns<{ runs: RunSummary[]; total: number; tally?: VerdictTally; damage?: Message }>(),
  /** The list of the records that are sought, as a table for a spreadsheet. */
  'archive.table': method(sought).returns<FileContent>(),
  /** The same records summed up circuit by circuit, as a paper (PDF). Errors: those of the report. */
  'archive.summary': method(sought).returns<FileContent>(),
  /** Finished records with all that belongs to them, as one file that another computer takes in. Errors: `export-large`. */
  'archive.export': method({ runIds: z.array(runId).min(1).max(EXPORT_AT_MOST) }).returns<FileContent>(),
  'archive.record': method({ runId }).returns<RunRecord>(),
} as const;
