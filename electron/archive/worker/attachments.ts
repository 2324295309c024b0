import { createHash, randomUUID } from 'node:crypto';
import { TributaryError } from '../../contract/errors.ts';
import { mustBePicture, sizeProblem } from '../../contract/pictures.ts';
import type { AttachmentRecord, SignatureRecord } from '../../contract/run.ts';
import { toJson, type Sql } from './sql.ts';

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
  const { atMs, ...about } = record;
  sql.insert('attachments', { ...about, run, at_ms: atMs, bytes });
}

/** Bytes of one attachment of a run. Errors: `attachment-unknown`. */
export function attachmentBytes(sql: Sql, run: number, id: string): Uint8Array {
  const row = sql.get<{ bytes: Uint8Array }>('SELECT bytes FROM attachments WHERE run = ? AND id = ?', run, id);
  if (!row) throw new TributaryError('attachment-unknown', id);
  return new Uint8Array(row.bytes);
}

/** A signature, drawn or typed; finished runs are the ones that get signed. */
export function sign(sql: Sql, run: number, signature: SignatureRecord): void {
  sql.insert('signatures', { run, body: toJson(signature) });
}
