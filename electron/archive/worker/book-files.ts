import { createHash, randomUUID } from 'node:crypto';
import type { BookFile, BookKind } from '../../contract/book/entry.ts';
import { TributaryError } from '../../contract/errors.ts';
import { mustBePicture, sizeProblem } from '../../contract/pictures.ts';
import { legible } from './damages.ts';
import { count, counted } from './enter.ts';
import { damagedRow, put } from './rows.ts';
import { TABLES } from './schema/tables.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { originOf } from './tally.ts';

/** All columns but the bytes. */
const ABOUT = [...Object.keys(TABLES.book_files.columns), 'sum'].join(', ');

export interface FileRow {
  n: number;
  file_id: string;
  kind: BookKind;
  item: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  at_ms: number;
  shows: string | null;
  origin: string;
}
export type NewFile = Pick<BookFile, 'kind' | 'item' | 'name' | 'mime' | 'shows'>;

export const fileFrom = (row: FileRow): BookFile => ({
  id: row.file_id,
  kind: row.kind,
  item: row.item,
  name: row.name,
  mime: row.mime,
  size: row.size,
  sha256: row.sha256,
  atMs: row.at_ms,
  ...(row.shows === null ? {} : { shows: row.shows }),
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Hangs a picture on an item; the same one twice is there once. Errors: `attachment-large`, `attachment-no-picture`. */
export function addFile(sql: Sql, { kind, item, name, mime, shows }: NewFile, bytes: Uint8Array): BookFile {
  const large = sizeProblem(bytes.byteLength, name);
  if (large) throw large;
  mustBePicture(bytes, mime, name);
  const sha256 = hashOf(bytes);
  const same = filesOf(sql, kind, item).find((file) => file.sha256 === sha256 && file.shows === shows);
  if (same) return same;
  const [size, atMs] = [bytes.byteLength, Date.now()];
  const file: BookFile = { id: randomUUID(), kind, item, name, mime, size, sha256, atMs, ...(shows ? { shows } : {}) };
  keepFile(sql, file, originOf(sql), bytes);
  return file;
}

/** Writes a file under the id that it has. */
export function keepFile(sql: Sql, file: BookFile, origin: string, bytes: Uint8Array): void {
  const { id: file_id, atMs: at_ms, ...about } = file;
  const n = counted(sql).files + 1;
  put(sql, 'book_files', { n, file_id, at_ms, ...about, origin }, undefined, { bytes });
  count(sql, { files: n });
}

/** Rows of files without their bytes, the oldest first. */
export const fileRows = (sql: Sql, where: string, values: readonly (string | number)[]): FileRow[] =>
  legible<FileRow>(sql, 'book_files', where, values, ABOUT);

/** Files of an item, the oldest first; those that the disk has damaged are not among them. */
export const filesOf = (sql: Sql, kind: BookKind, item: string): BookFile[] =>
  fileRows(sql, 'kind = ? AND item = ?', [kind, item])
    .filter((row) => isWhole('book_files', row))
    .map(fileFrom);

/** Bytes of a file. Errors: `attachment-unknown`; `record-damaged` where they are not what was kept. */
export function bytesOf(sql: Sql, id: string): Uint8Array {
  const row = sql.get<{ sha256: string; bytes: Uint8Array }>(
    'SELECT sha256, bytes FROM book_files WHERE file_id = ?',
    id,
  );
  if (!row) throw new TributaryError('attachment-unknown', id);
  const bytes = new Uint8Array(row.bytes);
  if (hashOf(bytes) !== row.sha256) throw damagedRow('attachments');
  return bytes;
}
