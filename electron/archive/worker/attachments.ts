import { createHash, randomUUID } from 'node:crypto';
import { TributaryError } from '../../contract/errors.ts';
import { mustBePicture, sizeProblem } from '../../contract/pictures.ts';
import type { AttachmentRecord, SignatureRecord } from '../../contract/run.ts';
import { packed } from './bodies.ts';
import { readRows, type Damages } from './damages.ts';
import { damagedRow, put } from './rows.ts';
import { runById, touchRun, type RunRow } from './run-row.ts';
import { TABLES } from './schema/tables.ts';
import type { Sql } from './sql.ts';

/** All columns but the bytes. */
const ABOUT = [...Object.keys(TABLES.attachments.columns), 'sum'].join(', ');

/** Errors: `attachment-large`, `attachment-no-picture`. */
function checkAttachment({ name, mime }: Pick<AttachmentRecord, 'name' | 'mime'>, bytes: Uint8Array): void {
  const large = sizeProblem(bytes.byteLength, name);
  if (large) throw large;
  mustBePicture(bytes, mime, name);
}

/** Keeps a photo or file of a run, finished or not; whoever brings it, its bytes are checked here. Errors: those of `checkAttachment`. */
export function addAttachment(
  sql: Sql,
  run: number,
  about: Omit<AttachmentRecord, 'id' | 'size' | 'sha256'>,
  bytes: Uint8Array,
): AttachmentRecord {
  checkAttachment(about, bytes);
  const { kind, name, mime, atMs } = about;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const record: AttachmentRecord = { id: randomUUID(), kind, name, mime, size: bytes.byteLength, sha256, atMs };
  keepAttachment(sql, run, record, bytes);
  return record;
}

/** Writes an attachment under the id that it has. */
export function keepAttachment(sql: Sql, run: number, record: AttachmentRecord, bytes: Uint8Array): void {
  const { id, kind, name, mime, size, sha256, atMs } = record;
  const n = runById(sql, run).attachments + 1;
  const last = sql.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM attachments')?.id ?? 0;
  const row = { id: last + 1, run, n, attachment_id: id, kind, name, mime, size, sha256, at_ms: atMs };
  put(sql, 'attachments', row, undefined, { bytes });
  touchRun(sql, run, { attachments: n });
}

interface AttachmentRow {
  n: number;
  attachment_id: string;
  kind: AttachmentRecord['kind'];
  name: string;
  mime: string;
  size: number;
  sha256: string;
  at_ms: number;
}

const recordFrom = (row: AttachmentRow): AttachmentRecord => ({
  id: row.attachment_id,
  kind: row.kind,
  name: row.name,
  mime: row.mime,
  size: row.size,
  sha256: row.sha256,
  atMs: row.at_ms,
});

/** Attachments of a run, all but their bytes. */
export function attachmentsOf(sql: Sql, { id, attachments }: RunRow, damages: Damages): AttachmentRecord[] {
  const rows = readRows<AttachmentRow>(sql, 'attachments', 'run = ?', [id], attachments, ABOUT);
  if (rows.length < attachments) damages.add({ what: 'attachments', n: attachments - rows.length });
  return rows.toSorted((a, b) => a.n - b.n).map(recordFrom);
}

/** The rowid of an attachment, also where an index no longer leads to it. Errors: `attachment-unknown`; `record-damaged` where one is lost. */
function rowOf(sql: Sql, run: number, id: string): number {
  const { attachments } = runById(sql, run);
  const rows = readRows<AttachmentRow & { id: number }>(sql, 'attachments', 'run = ?', [run], attachments, ABOUT);
  const row = rows.find(({ attachment_id }) => attachment_id === id);
  if (row) return row.id;
  throw rows.length < attachments ? damagedRow('attachments') : new TributaryError('attachment-unknown', id);
}

/** Bytes of one attachment of a run. Errors: `attachment-unknown`; `record-damaged` where they are not what was kept. */
export function attachmentBytes(sql: Sql, run: number, id: string): Uint8Array {
  const text = 'SELECT sha256, bytes FROM attachments WHERE id = ?';
  const row = sql.get<{ sha256: string; bytes: Uint8Array }>(text, rowOf(sql, run, id));
  const bytes = new Uint8Array(row?.bytes ?? []);
  if (createHash('sha256').update(bytes).digest('hex') !== row?.sha256) throw damagedRow('attachments');
  return bytes;
}

/** A signature, drawn or typed; finished runs are the ones that get signed. */
export function sign(sql: Sql, run: number, signature: SignatureRecord): void {
  const { signatures, signed, attempts } = runById(sql, run);
  put(sql, 'signatures', { run, n: signatures + 1, ...packed('signature', signature) });
  // One of an older record does not say which result it is under: it was the last one then.
  const now = (signature.attempt ?? attempts) === attempts;
  touchRun(sql, run, { signatures: signatures + 1, signed: now ? 1 : signed });
}
