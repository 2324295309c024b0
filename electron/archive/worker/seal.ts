import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import { TributaryError } from '../../contract/errors.ts';
import { appendPrivate } from '../../files/index.ts';

/** Behind the pages of a bundle stands the hash of them all: a file that was cut or changed on its way is known by it, wherever that was. */
const SEAL = /^tributary-sha256:([0-9a-f]{64})\n$/;
const SEAL_BYTES = 82;
/** Pages of SQLite (https://www.sqlite.org/fileformat.html#pages): no file of whole ones has an odd length. */
const PAGE_BYTES = 512;
const CHUNK = 1024 * 1024;

/** Octets of a file, piece by piece. */
function* chunksOf(file: number, end: number): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK);
  for (let at = 0; at < end;) {
    const n = readSync(file, chunk, 0, Math.min(CHUNK, end - at), at);
    if (n === 0) return;
    at += n;
    yield chunk.subarray(0, n);
  }
}

function withFile<T>(path: string, work: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of the first `end` octets of a file, hexadecimal. */
function hashTo(file: number, end: number): string {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(file, end)) hash.update(chunk);
  return hash.digest('hex');
}

/** Writes the seal behind a finished bundle. */
export function seal(path: string): void {
  const hash = withFile(path, (file) => hashTo(file, statSync(path).size));
  const file = appendPrivate(path);
  try {
    writeSync(file, `tributary-sha256:${hash}\n`);
  } finally {
    closeSync(file);
  }
}

function sealOf(file: number, from: number): string | undefined {
  const last = Buffer.alloc(SEAL_BYTES);
  readSync(file, last, 0, SEAL_BYTES, Math.max(0, from));
  return SEAL.exec(last.toString('latin1'))?.[1];
}

/** Takes the seal off a copy. One without is an archive, or a bundle of an earlier program. Errors: `bundle-bad` for one that is not as it was sealed. */
export function unseal(path: string): void {
  const end = statSync(path).size - SEAL_BYTES;
  const isTrue = withFile(path, (file) => {
    const known = sealOf(file, end);
    return known === undefined ? undefined : hashTo(file, end) === known;
  });
  if (isTrue === false || (isTrue === undefined && (end + SEAL_BYTES) % PAGE_BYTES !== 0))
    throw new TributaryError('bundle-bad', '');
  if (isTrue) truncateSync(path, end);
}
