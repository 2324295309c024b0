import { TributaryError } from '../../contract/errors.ts';
import { change } from './rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';

/** What an archive counts of itself, so that a lost row is missed. */
type Counted = 'runs' | 'instruments' | 'preferences';
type ArchiveRow = { id: number; origin: string } & Record<Counted, number>;

/** What the archive knows of itself. Errors: `archive-corrupt`. */
function archiveRow(sql: Sql): ArchiveRow {
  const row = sql.get<ArchiveRow>('SELECT * FROM archive WHERE id = 1');
  if (!row || !isWhole('archive', row)) throw new TributaryError('archive-corrupt', '', { text: 'archive' });
  return row;
}

/** The laptop that the archive was made on. */
export const originOf = (sql: Sql): string => archiveRow(sql).origin;

/** The number of the next row of a table, which is counted from then on. */
export function nextOf(sql: Sql, table: Counted): number {
  const row = archiveRow(sql);
  const n = row[table] + 1;
  change(sql, 'archive', { id: 1 }, row, { [table]: n });
  return n;
}

/** Where and when a row was written. */
export const madeHere = (sql: Sql): { origin: string; changed_at_ms: number } => ({
  origin: originOf(sql),
  changed_at_ms: Date.now(),
});
