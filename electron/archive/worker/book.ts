import type { Bodies, BookEvent, BookKind, Happened, Item, Version } from '../../contract/book/entry.ts';
import { bodyOf } from './bodies.ts';
import { createDamages, legible, type Damages } from './damages.ts';
import { differing, openHeads, sorted, type Known } from './heads.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { damagedRow } from './rows.ts';

/** A row of the book. */
export interface EntryRow {
  n: number;
  entry: string;
  kind: string;
  item: string;
  what: 'version' | 'event';
  after: string | null;
  at: string | null;
  entered_at_ms: number;
  origin: string;
  version: number;
  body: string;
}

/** What is said, in one form, whoever wrote it. */
export const canonical = (body: unknown): string => JSON.stringify(body, sorted);

const enteredOf = ({ entry, entered_at_ms: enteredAtMs, origin }: EntryRow) => ({ entry, enteredAtMs, origin });

/** Errors: `record-damaged`, `record-newer`. */
function versionOf(row: EntryRow): Version {
  const body = bodyOf<Bodies[BookKind]>(row.kind as BookKind, row.version, row.body);
  return { ...enteredOf(row), after: row.after === null ? [] : (JSON.parse(row.after) as string[]), body };
}

/** Errors: `record-damaged`, `record-newer`. */
const eventOf = (row: EntryRow): BookEvent => ({
  ...bodyOf<Omit<Happened, 'at'>>('happened', row.version, row.body),
  at: row.at ?? '',
  ...enteredOf(row),
});

const inTime = (a: BookEvent, b: BookEvent): number =>
  a.at === b.at ? (a.entry < b.entry ? -1 : 1) : a.at < b.at ? -1 : 1;

/** Which rows of an item: all, or what was known of it alone. */
type Which = 'entries' | 'versions';
const CONDITION: Readonly<Record<Which, string>> = { entries: '', versions: ` AND what = 'version'` };

/** Rows of one kind; only those of `items`, if any are named. */
function rowsOf(sql: Sql, kind: BookKind, items: readonly string[] | undefined, which: Which = 'entries'): EntryRow[] {
  const rows = (where: string, ...values: string[]): EntryRow[] =>
    legible<EntryRow>(sql, 'book', `kind = ?${where}${CONDITION[which]}`, [kind, ...values]);
  if (!items) return rows('');
  if (items.length === 1) return rows(' AND item = ?', items[0]!);
  return rows(' AND item IN (SELECT value FROM json_each(?))', JSON.stringify(items));
}

/** What can be read of some rows, and how many cannot. */
interface Read {
  versions: Version[];
  events: BookEvent[];
  damages: Damages;
}

function read(rows: readonly EntryRow[]): Read {
  const damages = createDamages();
  const [versions, events]: [Version[], BookEvent[]] = [[], []];
  const whole = (row: EntryRow): EntryRow => {
    if (!isWhole('book', row)) throw damagedRow('book');
    return row;
  };
  for (const row of rows)
    damages.tryOf('entries', {}, () =>
      row.what === 'version' ? versions.push(versionOf(whole(row))) : events.push(eventOf(whole(row))),
    );
  return { versions, events: events.sort(inTime), damages };
}

const known = (versions: readonly Version[]): (Known & { version: Version })[] =>
  versions.map((version) => ({ ...version, text: canonical(version.body), version }));

/** The one version of an item, where it has no other and is written in just these words: lists are taken in again and again. */
export function soleEntry(sql: Sql, kind: BookKind, item: string, body: string): string | undefined {
  const [row, ...others] = rowsOf(sql, kind, [item], 'versions');
  return row?.body === body && others.length === 0 && isWhole('book', row) ? row.entry : undefined;
}

/** The versions of an item that no other replaces, those that say the same among them. */
export const headsOf = (sql: Sql, kind: BookKind, item: string): Known[] =>
  openHeads(known(read(rowsOf(sql, kind, [item], 'versions')).versions));

/** The heads of an item as people see them: more than one are a conflict. */
export const readHeads = (sql: Sql, kind: BookKind, item: string): Version[] =>
  shown(read(rowsOf(sql, kind, [item], 'versions')).versions);

/** Heads as people see them. */
const shown = (versions: readonly Version[]): Version[] =>
  versions.length < 2 ? [...versions] : differing(openHeads(known(versions))).map(({ version }) => version);

/** A circuit of which nothing can be read is there with its number; whether it carries traffic nobody knows, so it is asked. */
function inDoubt(kind: BookKind, rows: readonly EntryRow[]): Version[] {
  const row = rows.findLast(({ what }) => what === 'version');
  if (kind !== 'circuit' || !row) return [];
  return [{ ...enteredOf(row), after: [], body: { number: row.item, inService: true } }];
}

/** What is known of an item by its rows, as people see it. */
const headsIn = (kind: BookKind, rows: readonly EntryRow[], { versions }: Read): Version[] =>
  versions.length > 0 ? shown(versions) : inDoubt(kind, rows);

/** An item as its rows tell it; undefined where none of its versions can be read. */
function itemOf(kind: BookKind, item: string, rows: readonly EntryRow[]): Item | undefined {
  const found = read(rows);
  const [first, ...others] = headsIn(kind, rows, found);
  if (!first) return undefined;
  const { events, damages } = found;
  const unreadable = damages.found.length;
  return { kind, item, heads: [first, ...others], events, ...(unreadable > 0 ? { unreadable } : {}) };
}

function grouped(rows: readonly EntryRow[]): Map<string, EntryRow[]> {
  const items = new Map<string, EntryRow[]>();
  for (const row of rows) {
    const there = items.get(row.item);
    if (there) there.push(row);
    else items.set(row.item, [row]);
  }
  return items;
}

/** Items of a kind: those that are named, in the order in which they are; or all, in the order in which they came. */
export function readItems<K extends BookKind>(sql: Sql, kind: K, names?: readonly string[]): Item<K>[] {
  const rows = grouped(rowsOf(sql, kind, names));
  return [...(names ? new Set(names) : rows.keys())].flatMap((item) => {
    const found = rows.has(item) ? itemOf(kind, item, rows.get(item)!) : undefined;
    return found ? [found as Item<K>] : [];
  });
}

/** The heads of many items; one of which nothing can be read has none. */
export function* readAllHeads<K extends BookKind>(
  sql: Sql,
  kind: K,
  names: readonly string[],
): Generator<[item: string, heads: Version<K>[]]> {
  for (let at = 0; at < names.length; at += AT_ONCE)
    for (const [item, rows] of grouped(rowsOf(sql, kind, names.slice(at, at + AT_ONCE), 'versions')))
      yield [item, headsIn(kind, rows, read(rows)) as Version<K>[]];
}
/** Items whose rows are in memory together. */
const AT_ONCE = 2000;

const lastEntry = (sql: Sql, after: number): number =>
  legible<{ last: number | null }>(sql, 'book', 'n > ?', [after], 'max(n) AS last')[0]?.last ?? after;

/**
 * Names of the items of a kind that have an entry behind the `after`th of the book (none where that is not given), in the order in which they came; `last`:
 * the last entry of all.
 */
export function changedItems(
  sql: Sql,
  kind: BookKind,
  after?: number,
  which: Which = 'entries',
): { items: string[]; last: number } {
  const last = lastEntry(sql, after ?? 0);
  if (after === undefined || last === after) return { items: [], last };
  // Of few new ones the index of all of a kind leads a long way round.
  const of = after > 0 ? '+kind = ?' : 'kind = ?';
  const where = `n > ? AND ${of}${CONDITION[which]} GROUP BY item`;
  const rows = legible<{ item: string }>(sql, 'book', where, [after, kind], 'min(n) AS first, item');
  return { items: rows.map(({ item }) => item), last };
}
