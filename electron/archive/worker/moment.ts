import type { Moment } from '../../contract/lanes.ts';
import type { CleanSpan, Gap, Second } from '../../contract/second.ts';
import { LINE, type LineCodec } from './line-rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';

/** The last item of one table that begins at `t` or before, if it is what was written and reaches beyond `t`. */
function itemAt<T>(sql: Sql, codec: LineCodec<T, never>, measurement: number, t: number): T | undefined {
  const { table, at } = codec;
  const row = sql.get<object>(
    `SELECT * FROM ${table} WHERE measurement = ? AND ${at} <= ? ORDER BY ${at} DESC LIMIT 1`,
    measurement,
    t,
  );
  if (!row || !isWhole(table, row)) return undefined;
  const item = codec.item(row as never);
  return codec.end(item) > t ? item : undefined;
}

/** One second of a measurement of bits. What is damaged is in no part of it. */
export function readMoment(sql: Sql, measurement: number, t: number): Moment {
  const second = itemAt<Second>(sql, LINE.rows, measurement, t);
  const clean = itemAt<CleanSpan>(sql, LINE.spans, measurement, t);
  const gap = itemAt<Gap>(sql, LINE.gaps, measurement, t);
  return { t, ...(second ? { second } : {}), ...(clean ? { clean } : {}), ...(gap ? { gap } : {}) };
}
