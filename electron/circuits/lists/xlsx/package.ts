import { createInflateRaw } from 'node:zlib';
import { BufferReader, RemoteZipReader } from '@cj-tech-master/excelts/archive';
import { SaxParser } from '@cj-tech-master/excelts/xml';
import { TributaryError } from '../../../contract/errors.ts';
import { badList } from '../row.ts';

/** Most megabytes of all parts together once they are unpacked. */
const WHOLE_MB = 400;
const MB = 1_000_000;
/**
 * A part that unpacks to more than so many times its size was made to keep its reader busy: the rows of a list come to 30 at most. The limit is that of
 * Apache POI (`ZipSecureFile`, least inflate ratio 0.01). Small parts may be anything.
 */
const TIMES = 100;
const STORED = 0;

/** The parts of a workbook, which are XML within a ZIP (ECMA-376 part 2). */
export interface Package {
  readonly name: string;
  has(path: string): boolean;
  /** The text of a part, piece by piece: the whole is never in memory. Errors: `bad-list` where it is missing, broken or too large. */
  pieces(path: string): AsyncGenerator<string>;
}

/** Whatever zip or XML say of a file is one thing to people: it is not whole. */
const broken = (name: string, thrown: unknown): TributaryError =>
  thrown instanceof TributaryError ? thrown : badList(name, { code: 'lists.xlsx' });

async function* unpacked(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array> {
  if (method === STORED) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  yield* inflate as AsyncIterable<Uint8Array>;
}

/** What the directory of a ZIP says of its parts is refused before one of them is read. Errors: `bad-list`. */
function checkSizes(name: string, entries: ReturnType<RemoteZipReader['getEntries']>): void {
  let whole = 0;
  for (const { compressedSize, uncompressedSize } of entries) {
    whole += uncompressedSize;
    if (uncompressedSize > MB && uncompressedSize > TIMES * compressedSize)
      throw badList(name, { code: 'lists.xlsx-bomb', params: { times: TIMES } });
  }
  if (whole > WHOLE_MB * MB) throw badList(name, { code: 'lists.xlsx-large', params: { limit: WHOLE_MB } });
}

/** Opens a workbook. Errors: `bad-list`. */
export async function openPackage(name: string, bytes: Uint8Array): Promise<Package> {
  let zip: RemoteZipReader;
  try {
    zip = await RemoteZipReader.fromReader(new BufferReader(bytes));
    checkSizes(name, zip.getEntries());
  } catch (thrown) {
    throw broken(name, thrown);
  }
  // Names of parts are the same in whatever case (ECMA-376 part 2, 6.2.2.3).
  const names = new Map(zip.listFiles().map((path) => [path.toLowerCase(), path]));
  const entryOf = (path: string) => zip.getEntry(names.get(path.toLowerCase()) ?? path);
  async function* pieces(path: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let size = 0;
    try {
      const entry = entryOf(path);
      const packed = entry && !entry.isEncrypted ? await zip.getRawCompressedData(entry.path) : undefined;
      if (!entry || !packed) throw badList(name, { code: 'lists.xlsx' });
      for await (const piece of unpacked(packed, entry.compressionMethod)) {
        size += piece.length;
        // Its directory was not true, and is all that was looked at.
        if (size > entry.uncompressedSize) throw badList(name, { code: 'lists.xlsx' });
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (thrown) {
      throw broken(name, thrown);
    }
  }
  return { name, has: (path) => entryOf(path) !== undefined, pieces };
}

/** What is heard of a part: its elements by their local names, and the text between them. */
export interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a part as XML, without entities of its own; yields after every piece, so that what was heard can be handed on. Errors: `bad-list`. */
export async function* listened(from: Package, path: string, { open, text, close }: Listener): AsyncGenerator<void> {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'skip' });
  if (open) parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  try {
    for await (const piece of from.pieces(path)) {
      parser.write(piece);
      yield;
    }
    parser.close();
    yield;
  } catch (thrown) {
    throw broken(from.name, thrown);
  }
}

/** The same to its end. */
export async function listen(from: Package, path: string, listener: Listener): Promise<void> {
  for await (const _ of listened(from, path, listener));
}
