import type { History } from '../../contract/second.ts';
import { LINE, LINE_NAMES, type LineCodec, type LineName } from './line-rows.ts';
import { changeMeasurement, measurementAt, type MeasurementRow } from './measurements.ts';
import { sealed } from './rows.ts';
import { TABLES } from './schema/tables.ts';
import type { Row, Sql } from './sql.ts';
import { isWhole, linked } from './sums.ts';

/** What is written of line time, by its name. */
export type LineItems = { readonly [N in LineName]?: History[N] };

interface Last {
  name: LineName;
  from: number;
  sum: string;
  seen: number;
}
/** Where the rows of a measurement end; only the last one may still grow. */
export interface Chain {
  row: MeasurementRow;
  last?: Last | undefined;
}

const codecOf = (name: LineName): LineCodec<unknown, unknown> => LINE[name];

/** The last row of one table that a measurement has; it may be damaged. */
export const lastIn = <R extends { n: number; sum: string }>(
  sql: Sql,
  name: LineName,
  measurement: number,
): R | undefined =>
  sql.get<R>(
    `SELECT * FROM ${LINE[name].table} WHERE measurement = ? ORDER BY ${LINE[name].at} DESC, n DESC LIMIT 1`,
    measurement,
  );

function lastOf(name: LineName, found: { sum: string }): Last {
  const { table, item, from, seen } = codecOf(name);
  // What is damaged stays the last one, and grows no more.
  if (!isWhole(table, found)) return { name, from: NaN, sum: found.sum, seen: 0 };
  const one = item(found);
  return { name, from: from(one), sum: found.sum, seen: seen(one) };
}

/** The chain of a measurement as it is on disk. Errors: `record-damaged`. */
export function readChain(sql: Sql, measurement: number): Chain {
  const row = measurementAt(sql, measurement);
  for (const name of LINE_NAMES) {
    const found = lastIn(sql, name, measurement);
    if (!found || found.n !== row.rows) continue;
    return { row, last: lastOf(name, found) };
  }
  return { row };
}

/** Items in the order of time; of two that begin together the note of a gap comes first, so that what may grow is last. */
function inOrder(items: LineItems): { name: LineName; item: unknown; from: number }[] {
  const order: readonly LineName[] = ['gaps', 'rows', 'pings', 'registers', 'spans'];
  return order
    .flatMap((name) => (items[name] ?? []).map((item) => ({ name, item, from: codecOf(name).from(item) })))
    .sort((a, b) => a.from - b.from);
}

/** Closes the last row and adds one behind it, or lets the last span grow. */
function append(sql: Sql, chain: Chain, { name, item, from }: ReturnType<typeof inOrder>[number]): void {
  const { row, last } = chain;
  const codec = codecOf(name);
  const grows = name === 'spans' && last?.name === 'spans' && last.from === from;
  if (!grows) {
    if (last) Object.assign(row, { head: linked(row.head, last.sum), observed_s: row.observed_s + last.seen });
    row.rows += 1;
  }
  const whole: Row & { sum: string } = sealed(codec.table, { measurement: row.id, n: row.rows, ...codec.row(item) });
  sql.insert(codec.table, whole, grows ? TABLES[codec.table].key.join(', ') : undefined);
  chain.last = { name, from, sum: whole.sum, seen: codec.seen(item) };
}

/** Writes items behind all that is recorded of a measurement; its first span may be the last one of before, grown. */
export function writeChained(sql: Sql, chain: Chain, items: LineItems): void {
  const was = { ...chain.row };
  for (const one of inOrder(items)) append(sql, chain, one);
  const { rows, head, observed_s } = chain.row;
  if (rows !== was.rows) chain.row = changeMeasurement(sql, was, { rows, head, observed_s });
}

/** The same, from what is on disk. */
export const writeLineTime = (sql: Sql, measurement: number, items: LineItems): void =>
  writeChained(sql, readChain(sql, measurement), items);
