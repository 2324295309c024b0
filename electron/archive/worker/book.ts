import {
  BOOK_KINDS,
  type Bodies,
  type BookEvent,
  type BookKind,
  type Happened,
  type Item,
  type Version,
} from '../../contract/book/entry.ts';
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

/** Rows of one kind; only those of `items`, if any are named. */
function rowsOf(sql: Sql, kind: BookKind, items: readonly string[] | undefined): EntryRow[] {
  if (!items) return legible<EntryRow>(sql, 'book', 'kind = ?', [kind]);
  if (items.length === 1) return legible<EntryRow>(sql, 'book', 'kind = ? AND item = ?', [kind, items[0]!]);
  const which = 'kind = ? AND item IN (SELECT value FROM json_each(?))';
  return legible<EntryRow>(sql, 'book', which, [kind, JSON.stringify(items)]);
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
  const rows = rowsOf(sql, kind, [item]).filter(({ what }) => what === 'version');
  const [row, ...others] = rows;
  return row?.body === body && others.length === 0 && isWhole('book', row) ? row.entry : undefined;
}

/** The versions of an item that no other replaces, those that say the same among them. */
export const headsOf = (sql: Sql, kind: BookKind, item: string): Known[] =>
  openHeads(known(read(rowsOf(sql, kind, [item])).versions));

/** The heads of an item as people see them: more than one are a conflict. */
export const readHeads = (sql: Sql, kind: BookKind, item: string): Version[] =>
  shown(read(rowsOf(sql, kind, [item])).versions);

/** Heads as people see them. */
const shown = (versions: readonly Version[]): Version[] =>
  versions.length < 2 ? [...versions] : differing(openHeads(known(versions))).map(({ version }) => version);

/** A circuit of which nothing can be read is there with its number; whether it carries traffic nobody knows, so it is asked. */
function inDoubt(kind: BookKind, rows: readonly EntryRow[]): Version[] {
  const row = rows.findLast(({ what }) => what === 'version');
  if (kind !== 'circuit' || !row) return [];
  return [{ ...enteredOf(row), after: [], body: { number: row.item, inService: true } }];
}

/** An item as its rows tell it; undefined where none of its versions can be read. */
function itemOf(kind: BookKind, item: string, rows: readonly EntryRow[]): Item | undefined {
  const { versions, events, damages } = read(rows);
  const [first, ...others] = versions.length > 0 ? shown(versions) : inDoubt(kind, rows);
  if (!first) return undefined;
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

/** Kinds of which all items are shown at once, and so often that they are kept as they were read. Circuits are too many for that. */
const KEPT: readonly BookKind[] = BOOK_KINDS.filter((kind) => kind !== 'circuit');

/** Reads items; those of some kinds once, and later only what came since: entries are added, never changed. */
export function createItems(sql: Sql): <K extends BookKind>(kind: K, names?: readonly string[]) => Item<K>[] {
  const kept = new Map(KEPT.map((kind) => [kind, new Map<string, Item>()]));
  let last = 0;
  const refresh = (): void => {
    const rows = legible<Pick<EntryRow, 'n' | 'kind' | 'item'>>(sql, 'book', 'n > ?', [last], 'n, kind, item');
    last = rows.at(-1)?.n ?? last;
    for (const [kind, items] of kept) {
      const changed = new Set(rows.filter((row) => row.kind === kind).map(({ item }) => item));
      if (changed.size > 0) for (const one of readItems(sql, kind, [...changed])) items.set(one.item, one);
    }
  };
  return <K extends BookKind>(kind: K, names?: readonly string[]) => {
    const known = kept.get(kind);
    if (!known) return readItems(sql, kind, names);
    refresh();
    const found = names ? [...new Set(names)].flatMap((item) => known.get(item) ?? []) : [...known.values()];
    return found as Item<K>[];
  };
}
