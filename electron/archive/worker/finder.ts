import { BOOK_KINDS, type BookKind, type Version } from '../../contract/book/entry.ts';
import { FOUND_BY } from '../../contract/book/found-by.ts';
import { changedItems, readAllHeads } from './book.ts';
import { legible } from './damages.ts';
import { numberText } from './report-numbers.ts';
import type { RunRow } from './run-row.ts';
import { createHaystack, TIES, type Haystack } from './search.ts';
import type { Sql } from './sql.ts';

/** By what a record is found. */
export const textsOf = (
  row: Pick<RunRow, 'run_id' | 'circuit_number' | 'customer' | 'models' | 'title_zh' | 'title_en'>,
  number: string | null = null,
) => [row.run_id, number, row.circuit_number, row.customer, row.models, row.title_zh, row.title_en];
const RUN_COLUMNS = `id, run_id, circuit_number, customer, models, title_zh, title_en, started_at_ms, state,
  ${numberText('runs.id')} AS number`;
type Found = RunRow & { number: string | null };

/** Records and items of the book as they are found by a part of what they are called: the newest record first, the circuit first that was tested last. */
export interface Finder {
  /** By run id. */
  runs(): Haystack;
  /** By number of a circuit or an order, by id of a ticket. */
  items(kind: BookKind): Haystack;
  /** Something by which a record is found came to it, finished or not. */
  changed(run: number): void;
}

/** By what an item is found: by what its heads say, all of them where they differ. */
const itemTexts = <K extends BookKind>(kind: K, item: string, heads: readonly Version<K>[]) => [
  item,
  ...heads.flatMap(({ body }) => FOUND_BY[kind](body)),
];

/** When a circuit was tested last, epoch milliseconds, by its number. */
type LastUse = ReadonlyMap<string, number>;

/** Items of one kind; one of which something else is known is read anew. What happened to it does not matter. */
function createItemFinder<K extends BookKind>(sql: Sql, kind: K, lastUse: LastUse) {
  const items = createHaystack();
  let read = 0;
  const refresh = (): void => {
    const { items: names, last } = changedItems(sql, kind, read, 'versions');
    for (const [item, heads] of readAllHeads(sql, kind, names))
      items.put(item, itemTexts(kind, item, heads), kind === 'circuit' ? (lastUse.get(item) ?? 0) : 0);
    read = last;
  };
  return { items, refresh };
}

/** Reads once what is there, and later only what came since: rows are added, never changed but that of a run that goes on. */
export function createFinder(sql: Sql): Finder {
  const runs = createHaystack(TIES.latestFirst);
  const lastUse = new Map<string, number>();
  const items = new Map(BOOK_KINDS.map((kind) => [kind, createItemFinder(sql, kind, lastUse)]));
  let lastRun = 0;
  /** Runs that went on when they were read: their instruments may have got names since. An old one that broke off costs its own row alone. */
  const going = new Set<number>();

  function readRuns(): void {
    const again = [...going].flatMap((id) => legible<Found>(sql, 'runs', 'id = ?', [id], RUN_COLUMNS));
    const added = legible<Found>(sql, 'runs', 'id > ?', [lastRun], RUN_COLUMNS);
    for (const row of [...again, ...added]) {
      runs.put(row.run_id, textsOf(row, row.number), row.started_at_ms);
      if (row.state === 'running') going.add(row.id);
      else going.delete(row.id);
      const number = row.circuit_number;
      if (number === null || row.started_at_ms <= (lastUse.get(number) ?? 0)) continue;
      lastUse.set(number, row.started_at_ms);
      items.get('circuit')!.items.raise(number, row.started_at_ms);
    }
    lastRun = added.at(-1)?.id ?? lastRun;
  }
  return {
    changed: (run) => void (run <= lastRun && going.add(run)),
    runs: () => {
      readRuns();
      return runs;
    },
    items: (kind) => {
      readRuns();
      const of = items.get(kind)!;
      of.refresh();
      return of.items;
    },
  };
}

/** Items of a kind that a text finds, of those that are named; undefined where neither says anything: all of them. */
export function foundAmong(
  finder: Finder,
  kind: BookKind,
  text: string | undefined,
  items: readonly string[] | undefined,
): readonly string[] | undefined {
  if (text === undefined || text.trim() === '') return items;
  const named = items && new Set(items);
  return finder.items(kind).find(text, Number.MAX_SAFE_INTEGER, 0, (key) => named?.has(key) ?? true).keys;
}
