import type { BookKind, NewEntry } from '../../contract/book/entry.ts';
import { ulidsAfter } from '../../contract/ulid.ts';
import { packed } from './bodies.ts';
import { canonical, headsOf, soleEntry, type EntryRow } from './book.ts';
import { differing, type Known } from './heads.ts';
import { change, find, put } from './rows.ts';
import type { Sql } from './sql.ts';
import { originOf } from './tally.ts';

interface CountRow {
  id: number;
  entries: number;
  files: number;
}

/** How many entries and files the book has had. Errors: `record-damaged`. */
export const counted = (sql: Sql): CountRow =>
  find<CountRow>(sql, 'book_count', { id: 1 }) ?? { id: 1, entries: 0, files: 0 };

export const count = (sql: Sql, columns: Partial<CountRow>): void =>
  void change(sql, 'book_count', { id: 1 }, counted(sql), columns);

type Written = Pick<EntryRow, 'what' | 'version' | 'body'> & { after?: string; at?: string };

/** What a version replaces: all that is known of the item, or what is named; and whatever says the same as that. */
function replaced(heads: readonly Known[], after: readonly string[] | undefined): string[] {
  if (!after) return heads.map(({ entry }) => entry);
  const texts = new Set(heads.filter(({ entry }) => after.includes(entry)).map(({ text }) => text));
  const same = heads.filter(({ text }) => texts.has(text)).map(({ entry }) => entry);
  return [...new Set([...after, ...same])];
}

/** A version or an event as columns; the id of the version that says so already, where it would add nothing. */
function columnsOf(sql: Sql, entry: NewEntry): Written | { same: string } {
  if ('event' in entry) {
    const { at, ...happened } = entry.event;
    const { version, body } = packed('happened', happened);
    return { what: 'event', at, version, body: body! };
  }
  const { version, body = '' } = packed(entry.kind, entry.body);
  const sole = soleEntry(sql, entry.kind, entry.item, body);
  if (sole !== undefined) return { same: sole };
  const heads = headsOf(sql, entry.kind, entry.item);
  const text = canonical(entry.body);
  const [only, ...others] = differing(heads);
  if (only?.text === text && others.length === 0) return { same: only.entry };
  return { what: 'version', after: JSON.stringify(replaced(heads, entry.after)), version, body };
}

/** The entry that was written last, whoever entered it. */
const lastEntry = (sql: Sql): string | undefined =>
  sql.get<{ entry: string }>('SELECT entry FROM book ORDER BY n DESC LIMIT 1')?.entry;

/** Enters versions and events; gives their ids. A version that is the only one and says the same adds nothing: then the id of that. */
export function enter(sql: Sql, entries: readonly NewEntry[]): string[] {
  const nextId = ulidsAfter(lastEntry(sql));
  const origin = originOf(sql);
  let { entries: n } = counted(sql);
  const ids = entries.map((one) => {
    const columns = columnsOf(sql, one);
    if ('same' in columns) return columns.same;
    const enteredAtMs = Date.now();
    const entry = nextId(enteredAtMs);
    put(sql, 'book', { n: ++n, entry, kind: one.kind, item: one.item, entered_at_ms: enteredAtMs, origin, ...columns });
    return entry;
  });
  count(sql, { entries: n });
  return ids;
}

/** Whether anything is known of an item. */
export const isKnownItem = (sql: Sql, kind: BookKind, item: string): boolean =>
  sql.get('SELECT 1 FROM book WHERE kind = ? AND item = ?', kind, item) !== undefined;

/** How many entries and files that were once in the book are gone from it. */
export function lostEntries(sql: Sql): number {
  const there = (table: 'book' | 'book_files'): number =>
    sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  const { entries, files } = counted(sql);
  return entries - there('book') + files - there('book_files');
}
