import { createHash } from 'node:crypto';
import { z } from 'zod';
import { travellingSchema } from '../travelling.ts';
import { BOOK_KINDS, happenedSchema, type BookKind } from '../../contract/book/entry.ts';
import { BODY_SCHEMAS } from '../../contract/book/schemas.ts';
import { TributaryError } from '../../contract/errors.ts';
import { pictureType, sizeProblem } from '../../contract/pictures.ts';
import { isUlid } from '../../contract/ulid.ts';
import type { BookBrought, ItemName, Travelling, TravellingFile } from '../archive.ts';
import { bodyOf } from './bodies.ts';
import { readHeads, type EntryRow } from './book.ts';
import { keepFile } from './book-files.ts';
import { count, counted } from './enter.ts';
import { damagedRow, put } from './rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';

const COLUMNS = Object.keys(travellingSchema.shape) as (keyof Travelling)[];

export const travelling = (row: EntryRow): Travelling =>
  Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as unknown as Travelling;

const afterSchema = z.array(z.string().refine(isUlid));
const isKnownKind = (kind: string): kind is BookKind => (BOOK_KINDS as readonly string[]).includes(kind);

/** What an event says beside its time, which stands in a column. */
const eventSchema = happenedSchema.omit({ at: true });

/** Whether a body says what this program enters: readers of the book rest on every field. */
function isOurs({ what, kind, version, body }: Travelling): boolean {
  if (what === 'event') return eventSchema.safeParse(bodyOf('happened', version, body)).success;
  return !isKnownKind(kind) || BODY_SCHEMAS[kind].safeParse(bodyOf(kind, version, body)).success;
}

/** What a newer program means by an entry is for that: it is kept, and travels on. Errors: `record-damaged`. */
function checkBody(entry: Travelling): void {
  try {
    if (entry.what === 'event' ? entry.at === null : !afterSchema.safeParse(JSON.parse(entry.after ?? '')).success)
      throw damagedRow('book');
    if (!isOurs(entry)) throw damagedRow(entry.entry);
  } catch (thrown) {
    if (thrown instanceof TributaryError && thrown.code === 'record-newer') return;
    throw thrown instanceof TributaryError ? thrown : damagedRow(entry.entry);
  }
}

function checked(brought: Travelling): Travelling {
  const { data, success } = travellingSchema.safeParse(brought);
  if (!success) throw damagedRow('book');
  checkBody(data);
  return data;
}

const isSame = (known: EntryRow, brought: Travelling): boolean =>
  JSON.stringify(travelling(known)) === JSON.stringify(travelling({ ...brought, n: 0 }));

/** Entries of another archive into this one, each once. Gives those that are new. Errors: `record-damaged`, also where one of a known id says something else. */
function putEntries(to: Sql, entries: readonly Travelling[]): Travelling[] {
  let { entries: n } = counted(to);
  const fresh: Travelling[] = [];
  for (const brought of entries) {
    const entry = checked(brought);
    const known = to.get<EntryRow>('SELECT * FROM book WHERE entry = ?', entry.entry);
    // One that the disk has damaged here stays so: it is said where it is shown.
    if (known && isWhole('book', known) && !isSame(known, entry)) throw damagedRow(entry.entry);
    if (known) continue;
    put(to, 'book', { n: ++n, ...entry });
    fresh.push(entry);
  }
  count(to, { entries: n });
  return fresh;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Gives how many are new. Errors: `record-damaged`. */
function putFiles(to: Sql, files: Iterable<TravellingFile>): number {
  let fresh = 0;
  for (const { file, origin, bytes } of files) {
    const isTrue = hashOf(bytes) === file.sha256 && bytes.byteLength === file.size;
    // Nobody's program hangs more on an item than a record takes, nor anything but a picture.
    if (!isTrue || sizeProblem(bytes.byteLength, file.name) || pictureType(bytes) !== file.mime)
      throw damagedRow('attachments');
    if (to.get('SELECT 1 FROM book_files WHERE file_id = ?', file.id)) continue;
    keepFile(to, file, origin, bytes);
    fresh++;
  }
  return fresh;
}

const nameOf = ({ kind, item }: { kind: string; item: string }): string => JSON.stringify([kind, item]);

/** The items that differ in their heads now, of those that something came to. */
function conflictsAmong(sql: Sql, entries: readonly Travelling[]): ItemName[] {
  const names = new Set(entries.filter(({ what, kind }) => what === 'version' && isKnownKind(kind)).map(nameOf));
  return [...names]
    .map((name) => JSON.parse(name) as [BookKind, string])
    .filter(([kind, item]) => readHeads(sql, kind, item).length > 1)
    .map(([kind, item]) => ({ kind, item }));
}

/** Unites what another archive knows with this one. Errors: `record-damaged`: then nothing of it is taken. */
export function unite(to: Sql, entries: readonly Travelling[], files: Iterable<TravellingFile>): BookBrought {
  const fresh = putEntries(to, entries);
  return {
    new: fresh.length,
    same: entries.length - fresh.length,
    files: putFiles(to, files),
    conflicts: conflictsAmong(to, fresh),
  };
}
