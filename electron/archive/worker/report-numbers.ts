import { put } from './rows.ts';
import type { RunRow } from './run-row.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { madeHere } from './tally.ts';

interface NumberRow {
  run: number;
  series: string;
  serial: number;
}

/** Digits of the running number, more where it needs them. */
const DIGITS = 4;
/** The same in SQL, of the run with that id. */
export const numberText = (run: string): string =>
  `(SELECT series || '-' || printf('%0${DIGITS}d', serial) FROM report_numbers WHERE run = ${run})`;
const textOf = ({ series, serial }: NumberRow): string => `${series}-${String(serial).padStart(DIGITS, '0')}`;

/** The year in which a record began, by its own clock. */
const yearOf = ({ started_at_ms, zone_offset_s }: RunRow): number =>
  new Date(started_at_ms + 1000 * zone_offset_s).getUTCFullYear();

const rowOf = (sql: Sql, run: number): NumberRow | undefined =>
  sql.get<NumberRow>('SELECT * FROM report_numbers WHERE run = ?', run);

/** The short number of a record; undefined where it has none, or the disk has damaged it. */
export function numberOf(sql: Sql, run: number): string | undefined {
  const row = rowOf(sql, run);
  return row && isWhole('report_numbers', row) ? textOf(row) : undefined;
}

/** True if another record bears the same number: two laptops with one prefix gave it, and nobody here can say whose it is. */
export function isNumberTwice(sql: Sql, run: number): boolean {
  const text =
    'SELECT count(*) AS n FROM report_numbers a JOIN report_numbers b USING (series, serial) WHERE a.run = ?';
  return (sql.get<{ n: number }>(text, run)?.n ?? 0) > 1;
}

/**
 * Gives a record its short number, once: after the greatest that this archive has seen of prefix and year, those that other laptops gave included.
 * Gives the one that it has where it has one.
 */
export function giveNumber(sql: Sql, row: RunRow, prefix: string): string | undefined {
  if (rowOf(sql, row.id)) return numberOf(sql, row.id);
  const series = [prefix, yearOf(row)].filter(Boolean).join('-');
  const last = sql.get<{ n: number | null }>('SELECT max(serial) AS n FROM report_numbers WHERE series = ?', series)?.n;
  put(sql, 'report_numbers', { run: row.id, series, serial: (last ?? 0) + 1, ...madeHere(sql) });
  return numberOf(sql, row.id);
}

/** A record that was brought keeps the number that it came with. */
export function bringNumber(from: Sql, source: number, to: Sql, target: number): void {
  const row = rowOf(from, source);
  if (!row || !isWhole('report_numbers', row) || rowOf(to, target)) return;
  put(to, 'report_numbers', { ...row, run: target });
}
