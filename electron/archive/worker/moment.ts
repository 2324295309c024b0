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

/** Samples that are looked at for what each register said last. */
const RECENT = 256;
/** What a ladder or the registers of boxes said in a second. */
function tracksAt(sql: Sql, measurement: number, t: number): Pick<Moment, 'pings' | 'registers'> {
  const pings = sql
    .all<object>('SELECT * FROM pings WHERE measurement = ? AND t = ?', measurement, t)
    .filter((row) => isWhole('pings', row))
    .map((row) => LINE.pings.item(row as never));
  const said = sql
    .all<object>(
      'SELECT * FROM registers WHERE measurement = ? AND t <= ? ORDER BY t DESC LIMIT ?',
      measurement,
      t,
      RECENT,
    )
    .filter((row) => isWhole('registers', row))
    .map((row) => LINE.registers.item(row as never));
  const last = new Map(said.toReversed().map((one) => [JSON.stringify([one.source, one.name]), one]));
  return { ...(pings.length > 0 ? { pings } : {}), ...(last.size > 0 ? { registers: [...last.values()] } : {}) };
}

/** One second of a measurement. What is damaged is in no part of it. */
export function readMoment(sql: Sql, measurement: number, t: number): Moment {
  const second = itemAt<Second>(sql, LINE.rows, measurement, t);
  const clean = itemAt<CleanSpan>(sql, LINE.spans, measurement, t);
  const gap = itemAt<Gap>(sql, LINE.gaps, measurement, t);
  const tracks = tracksAt(sql, measurement, t);
  return { t, ...tracks, ...(second ? { second } : {}), ...(clean ? { clean } : {}), ...(gap ? { gap } : {}) };
}
