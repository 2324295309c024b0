import type { BookKind, Item, NewEntry } from '../../contract/book/entry.ts';
import type { Archive, ItemFilter, Travelling, TravellingFile } from '../archive.ts';
import { changedItems, readItems } from './book.ts';
import { addFile, bytesOf, filesOf, type NewFile } from './book-files.ts';
import { exportTo, importFrom } from './bundle.ts';
import { enter } from './enter.ts';
import { foundAmong, type Finder } from './finder.ts';
import { createConflicts, entriesAfter, filesAfter, recordMarks } from './outgoing.ts';
import type { Sql } from './sql.ts';
import { originOf } from './tally.ts';
import { unite } from './union.ts';

/** What a store can be asked of its book. */
export function bookMethods(sql: Sql, finder: Finder) {
  return {
    enter: (entries: readonly NewEntry[]) => enter(sql, entries),
    items: <K extends BookKind>(kind: K, { items, text }: ItemFilter = {}): Item<K>[] =>
      readItems(sql, kind, foundAmong(finder, kind, text, items)),
    changedItems: (kind: BookKind, after?: number) => changedItems(sql, kind, after),
    findItems: (kind: BookKind, text: string) =>
      foundAmong(finder, kind, text, undefined) ?? changedItems(sql, kind, 0).items,
    addFile: (file: NewFile, bytes: Uint8Array) => addFile(sql, file, bytes),
    files: (kind: BookKind, item: string) => filesOf(sql, kind, item),
    fileBytes: (id: string) => bytesOf(sql, id),
  };
}

/** What goes out to other archives, and what comes. */
export const bundleMethods = (sql: Sql, path: string) => ({
  exportTo: (bundle: string, what: Parameters<Archive['exportTo']>[1]) => exportTo(sql, path, bundle, what),
  importFrom: (bundle: string, how?: Parameters<Archive['importFrom']>[1]) => importFrom(sql, path, bundle, how),
  origin: () => originOf(sql),
  entriesAfter: (n: number, limit: number) => entriesAfter(sql, n, limit),
  filesAfter: (n: number) => filesAfter(sql, n),
  unite: (entries: readonly Travelling[], files: readonly TravellingFile[]) => unite(sql, entries, files),
  recordMarks: (sinceMs: number) => recordMarks(sql, sinceMs),
  conflicts: createConflicts(sql),
});
