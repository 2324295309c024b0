import { hash } from 'node:crypto';
import { z } from 'zod';

const VERSION = 1;
/** Longest first line. */
const HEAD_BYTES = 400;
const headSchema = z.strictObject({
  tributary: z.enum(['entries', 'picture']),
  version: z.number().int().min(1),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
type Content = z.output<typeof headSchema>['tributary'];

/** A parcel: a line that says how much follows and what its hash is, then that. */
export function sealed(content: Content, payload: Uint8Array): Buffer {
  const head = { tributary: content, version: VERSION, bytes: payload.byteLength, sha256: hash('sha256', payload) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), payload]);
}

/** What is in a file that calls itself a parcel: `short` while it is still being copied, `damaged` where it is not what was written. */
export type Opened = { state: 'whole'; payload: Buffer } | { state: 'short' | 'damaged' | 'newer' };

function headOf(line: string): z.output<typeof headSchema> | undefined {
  try {
    return headSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

export function opened(content: Content, bytes: Buffer): Opened {
  const end = bytes.subarray(0, HEAD_BYTES).indexOf('\n');
  if (end < 0) return { state: bytes.length < HEAD_BYTES ? 'short' : 'damaged' };
  const head = headOf(bytes.toString('utf8', 0, end));
  if (!head || head.tributary !== content) return { state: 'damaged' };
  if (head.version > VERSION) return { state: 'newer' };
  const payload = bytes.subarray(end + 1);
  if (payload.length < head.bytes) return { state: 'short' };
  const isTrue = payload.length === head.bytes && hash('sha256', payload) === head.sha256;
  return isTrue ? { state: 'whole', payload } : { state: 'damaged' };
}

/** Where SQLite writes how large its pages are and how many (https://www.sqlite.org/fileformat.html#the_database_header). */
const [PAGE_SIZE_AT, PAGES_AT, DATABASE_HEAD] = [16, 28, 100];

/** Whether a bundle of which `head` is the beginning is still being copied. */
export function isShort(head: Buffer, size: number): boolean {
  if (head.length < DATABASE_HEAD) return true;
  const pageSize = head.readUInt16BE(PAGE_SIZE_AT);
  return size < (pageSize === 1 ? 65_536 : pageSize) * head.readUInt32BE(PAGES_AT);
}
export { DATABASE_HEAD };
