import { hash } from 'node:crypto';
import { BOOK_KINDS, type BookFile, type BookKind } from '../../contract/book/entry.ts';
import { besideOf } from '../../contract/ulid.ts';
import type { ItemName, Travelling } from '../archive.ts';
import { readHeads, type EntryRow } from './book.ts';
import { fileFrom, fileRows } from './book-files.ts';
import { legible } from './damages.ts';
import type { RunRow } from './run-row.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { travelling } from './union.ts';

/** Entries behind the `n`th, at most `limit`, and the number of the last one looked at. What is damaged stays where it is. */
export function entriesAfter(sql: Sql, n: number, limit: number): { entries: Travelling[]; last: number } {
  const rows = legible<EntryRow>(sql, 'book', 'n > ? AND n <= ?', [n, n + limit]);
  return { entries: rows.filter((row) => isWhole('book', row)).map(travelling), last: rows.at(-1)?.n ?? n };
}

/** Files of items, all but their bytes. */
export const filesAfter = (sql: Sql, n: number): { files: { file: BookFile; origin: string }[]; last: number } => {
  const rows = fileRows(sql, `n > ?`, [n]);
  const whole = rows.filter((row) => isWhole('book_files', row));
  return { files: whole.map((row) => ({ file: fileFrom(row), origin: row.origin })), last: rows.at(-1)?.n ?? n };
};

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, 8);

/** What may still come to a finished record, in one order wherever it came from. */
function laterOf(sql: Sql, run: number): string[] {
  const signatures = sql.all<{ body: string }>('SELECT body FROM signatures WHERE run = ?', run);
  const photos = sql.all<{ sha256: string }>('SELECT sha256 FROM attachments WHERE run = ?', run);
  return [...signatures.map(({ body }) => body), ...photos.map(({ sha256 }) => sha256)].sort();
}

/**
 * Finished records that were changed at this time or later (epoch milliseconds), with a mark of what they say: equal ones have equal marks on every laptop. Those
 * that stand beside another are that other's.
 */
export function recordMarks(sql: Sql, sinceMs: number): { runId: string; mark: string; changedAtMs: number }[] {
  const rows = legible<RunRow>(sql, 'runs', `state = 'finished' AND changed_at_ms >= ?`, [sinceMs]);
  return rows
    .filter((row) => isWhole('runs', row) && besideOf(row.run_id) === undefined)
    .map(({ id, run_id: runId, changed_at_ms: changedAtMs, verdict, ended_at_ms, attempts, events, verdicts }) => ({
      runId,
      mark: digest([runId, verdict, ended_at_ms, attempts, events, verdicts, laterOf(sql, id)]),
      changedAtMs,
    }));
}

/** The items with more than one head; each looked at again only when something came to it. */
export function createConflicts(sql: Sql): () => ItemName[] {
  let last = -1;
  const known = new Set<string>(BOOK_KINDS);
  const open = new Map<string, ItemName>();
  const SEVERAL = `(kind, item) IN (SELECT kind, item FROM book WHERE what = 'version' GROUP BY kind, item HAVING count(*) > 1)`;
  return () => {
    const newest = sql.get<{ n: number }>('SELECT n FROM book ORDER BY n DESC LIMIT 1')?.n ?? 0;
    if (newest === last) return [...open.values()];
    const rows = legible<{ n: number; kind: BookKind; item: string }>(
      sql,
      'book',
      `n > ? AND what = 'version' AND ${SEVERAL}`,
      [last],
      'n, kind, item',
    );
    for (const { kind, item } of rows) {
      const name = JSON.stringify([kind, item]);
      if (known.has(kind) && readHeads(sql, kind, item).length > 1) open.set(name, { kind, item });
      else open.delete(name);
    }
    last = newest;
    return [...open.values()];
  };
}
