import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TributaryError, type ErrorCode, type Params } from '../contract/errors.ts';
import { YAML_BYTES } from '../contract/sizes.ts';
import { bothOf, type WordKey } from '../contract/words/index.ts';

/** A pipe without a writer must not hold the program; Windows has no such flag and no such pipes. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-is-folder',
  ENXIO: 'file-not-regular',
};
/** What a person would call it. */
const CAUSES: Readonly<Record<string, WordKey>> = {
  EACCES: 'file.no-permission',
  EPERM: 'file.no-permission',
  ELOOP: 'file.link-circle',
  ENAMETOOLONG: 'file.name-long',
};

/** What the system said of a file that could not be read. */
export function readError(thrown: unknown, path: string): TributaryError {
  if (thrown instanceof TributaryError) return thrown;
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  const cause = CAUSES[code];
  const said: Params = cause ? { ...bothOf({ code: cause }) } : { text: message };
  return new TributaryError(CODES[code] ?? 'file-unreadable', path, said, { cause: thrown });
}

/**
 * Opens a file for reading that somebody named; the caller closes it. Links are followed, but only to a regular file: a pipe, a device or a
 * folder is refused, never waited for. Errors: `file-missing`, `file-unreadable`, `file-is-folder`, `file-not-regular`.
 */
export async function openRegular(path: string): Promise<FileHandle> {
  const where = resolve(path);
  let file: FileHandle | undefined;
  try {
    file = await open(where, READ);
    const stat = await file.stat();
    if (stat.isDirectory()) throw new TributaryError('file-is-folder', where);
    if (!stat.isFile()) throw new TributaryError('file-not-regular', where);
    return file;
  } catch (thrown) {
    await file?.close();
    throw readError(thrown, where);
  }
}

const CHUNK = 1 << 16;

/** Reads on to the end, but never more than `maxBytes`: a file can grow, and what the system calls its size can be 0. */
async function bounded(file: FileHandle, path: string, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return Buffer.concat(parts, total);
    total += bytesRead;
    if (total > maxBytes) throw new TributaryError('file-too-large', path, { limit: maxBytes });
    parts.push(buffer.subarray(0, bytesRead));
  }
}

/** All bytes of a regular file, its size checked before a byte is read. Errors: those of `openRegular`; `file-too-large`. */
export async function readRegular(path: string, maxBytes: number): Promise<Buffer> {
  const where = resolve(path);
  const file = await openRegular(where);
  try {
    if ((await file.stat()).size > maxBytes) throw new TributaryError('file-too-large', where, { limit: maxBytes });
    return await bounded(file, where, maxBytes);
  } catch (thrown) {
    throw readError(thrown, where);
  } finally {
    await file.close();
  }
}

/** The text of a beginning, a character that its end cuts in two left out; undefined where something in it is no UTF-8. */
function begun(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Offset of the first byte that is not UTF-8: the end of the last character before the shortest beginning that cannot be read. */
function firstBad(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (begun(bytes.subarray(0, middle)) === undefined) bad = middle;
    else good = middle;
  }
  return Buffer.byteLength(begun(bytes.subarray(0, good)) ?? '');
}

/**
 * Bytes as text; a byte order mark is no part of it. No text holds a zero byte: that is UTF-16 without a mark. Errors: `not-utf8` with the offset
 * of the first byte that is none.
 */
export function utf8(bytes: Uint8Array, path: string): string {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (thrown) {
    throw new TributaryError('not-utf8', path, { offset: firstBad(bytes) }, { cause: thrown });
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new TributaryError('not-utf8', path, { offset: zero });
  return text;
}

/** The text of a file that people write (YAML by default). Errors: those of `readRegular` and `utf8`. */
export async function readText(path: string, maxBytes = YAML_BYTES): Promise<string> {
  return utf8(await readRegular(path, maxBytes), resolve(path));
}
