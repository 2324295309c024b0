import { open, stat } from 'node:fs/promises';
import { z } from 'zod';
import { travellingSchema, type Archive, type Travelling } from '../archive/index.ts';
import { BOOK_KINDS, SHOWS_LENGTH } from '../contract/book/entry.ts';
import { TributaryError, type ErrorCode } from '../contract/errors.ts';
import { PHOTO_BYTES, readRegular } from '../files/index.ts';
import type { ParcelKind } from './names.ts';
import { DATABASE_HEAD, isShort, opened } from './parcel.ts';

/** More than any parcel of entries that this program writes. */
const ENTRIES_BYTES = 64 * 1024 * 1024;
/** What stands before the bytes of a picture. */
const ABOUT_BYTES = 16 * 1024;

/** What came out of a file. */
export interface Taken {
  entries: number;
  files: number;
  records: number;
  /** Ids of all entries in it. */
  ids: readonly string[];
}
const NOTHING: Taken = { entries: 0, files: 0, records: 0, ids: [] };

/** Codes that are the fault of the file itself, and not of this laptop. */
const OF_THE_FILE: readonly ErrorCode[] = [
  'parcel-bad',
  'parcel-newer',
  'record-damaged',
  'bundle-bad',
  'archive-newer',
  'file-too-large',
  'file-not-regular',
];

export const isOfTheFile = (thrown: unknown): thrown is TributaryError =>
  thrown instanceof TributaryError && OF_THE_FILE.includes(thrown.code);

/** The payload of a parcel; undefined while it is still being copied. Errors: `parcel-bad`, `parcel-newer`. */
async function payloadOf(path: string, content: 'entries' | 'picture', most: number): Promise<Buffer | undefined> {
  const parcel = opened(content, await readRegular(path, most));
  if (parcel.state === 'whole') return parcel.payload;
  if (parcel.state === 'short') return undefined;
  throw new TributaryError(parcel.state === 'newer' ? 'parcel-newer' : 'parcel-bad', path);
}

/** Errors: `parcel-bad`. */
function parsed<T>(schema: z.ZodType<T>, text: string, path: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (thrown) {
    throw new TributaryError('parcel-bad', path, {}, { cause: thrown });
  }
}

async function takeEntries(archive: Archive, path: string): Promise<Taken | undefined> {
  const payload = await payloadOf(path, 'entries', ENTRIES_BYTES);
  if (!payload) return undefined;
  const entries: Travelling[] = parsed(z.array(travellingSchema), payload.toString('utf8'), path);
  const { new: fresh } = await archive.unite(entries, []);
  return { ...NOTHING, entries: fresh, ids: entries.map(({ entry }) => entry) };
}

const pictureSchema = z.strictObject({
  file: z.strictObject({
    id: z.string().min(1).max(100),
    kind: z.enum(BOOK_KINDS),
    item: z.string().min(1).max(2000),
    name: z.string().max(1000),
    mime: z.string().max(100),
    size: z.number().int().min(0).max(PHOTO_BYTES),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    atMs: z.number(),
    shows: z.string().max(SHOWS_LENGTH).optional(),
  }),
  origin: z.string().min(1).max(100),
});

async function takePicture(archive: Archive, path: string): Promise<Taken | undefined> {
  const payload = await payloadOf(path, 'picture', PHOTO_BYTES + ABOUT_BYTES);
  if (!payload) return undefined;
  const end = payload.indexOf('\n');
  const { file, origin } = parsed(pictureSchema, payload.toString('utf8', 0, Math.max(0, end)), path);
  const { files } = await archive.unite([], [{ file, origin, bytes: payload.subarray(end + 1) }]);
  return { ...NOTHING, files };
}

async function isBeingCopied(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(DATABASE_HEAD), 0, DATABASE_HEAD, 0);
    return isShort(buffer.subarray(0, bytesRead), size);
  } finally {
    await file.close();
  }
}

async function takeRecord(archive: Archive, path: string): Promise<Taken | undefined> {
  if (!(await stat(path)).isFile()) throw new TributaryError('file-not-regular', path);
  if (await isBeingCopied(path)) return undefined;
  const { runs, book } = await archive.importFrom(path, { grow: true });
  const records = runs.filter(({ state }) => state !== 'same').length;
  return { ...NOTHING, entries: book.new, files: book.files, records };
}

const TAKE = { entries: takeEntries, picture: takePicture, record: takeRecord } as const;

/** Takes in what a file of the folder holds, each entry, picture and record once; undefined while it is still being copied. Errors: those of the file and of the archive. */
export const take = (archive: Archive, path: string, kind: ParcelKind): Promise<Taken | undefined> =>
  TAKE[kind](archive, path);
