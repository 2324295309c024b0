import { withDamage } from '../../contract/damage.ts';
import type { TrackKind } from '../../contract/tracks.ts';
import type { CleanSpan, History } from '../../contract/second.ts';
import { isCorrupt, readRows, salvaged } from './damages.ts';
import { lastIn } from './line-chain.ts';
import { LINE, LINE_NAMES, type LineCodec, type LineName } from './line-rows.ts';
import { measurementAt, type MeasurementRow } from './measurements.ts';
import type { Frontier } from './writes.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { wordIn } from './stored-words.ts';

/** What each kind of measurement is made of. */
const MADE_OF: Readonly<Record<TrackKind, readonly LineName[]>> = {
  bits: ['spans', 'rows', 'gaps'],
  ping: ['pings', 'gaps'],
  register: ['registers', 'gaps'],
  'by-hand': [],
};

/** A stretch of line time: what begins in it, epoch seconds, `to` not included. */
export interface Part {
  from: number;
  to: number;
}

interface Stored {
  n: number;
  sum: string;
}
/** Rows of one table of a measurement that are what was written, and whether any was not. */
function readTable(
  sql: Sql,
  name: LineName,
  measurement: number,
  part: Part | undefined,
): { rows: Stored[]; bad: boolean } {
  const { table, at } = LINE[name] as LineCodec<unknown, unknown>;
  const within = part ? ` AND ${at} >= ? AND ${at} < ?` : '';
  const values = part ? [measurement, part.from, part.to] : [measurement];
  try {
    const all = sql.all<Stored>(`SELECT * FROM ${table} WHERE measurement = ?${within} ORDER BY ${at}`, ...values);
    const rows = all.filter((row) => isWhole(table, row));
    return { rows, bad: rows.length < all.length };
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    const rows = salvaged<Stored>(sql, table, 'measurement = ?', [measurement]).filter((row) => isWhole(table, row));
    const inPart = (row: Stored): boolean => {
      const t = (row as unknown as Record<string, number>)[at]!;
      return !part || (t >= part.from && t < part.to);
    };
    return { rows: rows.filter(inPart), bad: true };
  }
}

/** Rows that a measurement has, damaged ones too. */
function countRows(sql: Sql, { id, kind }: MeasurementRow): number {
  const names = MADE_OF[wordIn('kind', kind)];
  const sum = names.map((name) => `(SELECT count(*) FROM ${LINE[name].table} WHERE measurement = ?)`).join(' + ');
  try {
    return sum === '' ? 0 : (sql.get<{ n: number }>(`SELECT ${sum} AS n`, ...names.map(() => id))?.n ?? 0);
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return NaN;
  }
}

/** Measurements whose rows were all there when they were counted, with their number. */
const counted = new WeakMap<Sql, Map<number, number>>();
export function isComplete(sql: Sql, row: MeasurementRow): boolean {
  const known = counted.get(sql) ?? new Map<number, number>();
  counted.set(sql, known);
  if (known.get(row.id) === row.rows) return true;
  const complete = countRows(sql, row) === row.rows;
  if (complete) known.set(row.id, row.rows);
  return complete;
}

/** Rows that an index no longer leads to may still be in the table. */
function everyRow(sql: Sql, name: LineName, { id, rows }: MeasurementRow, found: Stored[]): Stored[] {
  return found.length < rows ? readRows<Stored>(sql, LINE[name].table, 'measurement = ?', [id], Infinity) : found;
}

function readWhole(sql: Sql, row: MeasurementRow): { rows: Map<LineName, Stored[]>; damaged: boolean } {
  const names = MADE_OF[wordIn('kind', row.kind)];
  const read = names.map((name) => ({ name, ...readTable(sql, name, row.id, undefined) }));
  const all = read.flatMap(({ rows }) => rows);
  const damaged = read.some(({ bad }) => bad) || all.length !== row.rows;
  const rows = read.map(({ name, rows: found }): [LineName, Stored[]] => [
    name,
    damaged ? everyRow(sql, name, row, found) : found,
  ]);
  return { rows: new Map(rows), damaged };
}

function readTables(sql: Sql, row: MeasurementRow, part: Part): { rows: Map<LineName, Stored[]>; bad: boolean } {
  const names = MADE_OF[wordIn('kind', row.kind)];
  const read = names.map((name) => ({ name, ...readTable(sql, name, row.id, part) }));
  return { rows: new Map(read.map(({ name, rows }) => [name, rows])), bad: read.some(({ bad }) => bad) };
}

function readPart(sql: Sql, row: MeasurementRow, part: Part): { rows: Map<LineName, Stored[]>; damaged: boolean } {
  const { rows, bad } = readTables(sql, row, part);
  return { rows, damaged: bad || !isComplete(sql, row) };
}

function historyOf(rows: ReadonlyMap<LineName, Stored[]>, damaged: boolean): History {
  const items = <N extends LineName>(name: N): NonNullable<History[N]> =>
    (rows.get(name) ?? []).map((one) => (LINE[name] as LineCodec<unknown, unknown>).item(one)) as NonNullable<
      History[N]
    >;
  return {
    spans: items('spans'),
    rows: items('rows'),
    gaps: items('gaps'),
    ...(rows.has('pings') ? { pings: items('pings') } : {}),
    ...(rows.has('registers') ? { registers: items('registers') } : {}),
    ...(damaged ? { damaged } : {}),
  };
}

/**
 * Everything recorded of one measurement, in order of time; defects of a second in cause order. Rows that are not what was written are left out; then
 * it says `damaged`, and where it is read whole, the time that they covered is a gap.
 */
export function readHistory(sql: Sql, measurement: number, part?: Part): History {
  const row = measurementAt(sql, measurement);
  const { rows, damaged } = part ? readPart(sql, row, part) : readWhole(sql, row);
  const history = historyOf(rows, damaged);
  return part ? history : withDamage(history, row.t_from ?? undefined, row.t_to ?? undefined);
}

/** What of a measurement begins at `from` or later, all of it without; so many rows do. What is missing, and known to be so, is a gap. */
export function readTail(sql: Sql, measurement: number, expected: number, from?: number): History {
  const row = measurementAt(sql, measurement);
  const { rows, bad } = readTables(sql, row, { from: from ?? -Infinity, to: Infinity });
  const found = [...rows.values()].reduce((sum, some) => sum + some.length, 0);
  return withDamage(historyOf(rows, bad || found !== expected), from ?? row.t_from ?? undefined, row.t_to ?? undefined);
}

/** What begins in a part of a ladder or of registers: as much of it as is what was written. */
export function readTracks(sql: Sql, measurement: number, part: Part): History {
  const { rows, bad } = readTables(sql, measurementAt(sql, measurement), part);
  return historyOf(rows, bad);
}

/** First and last rows of one table, by its key: no other row is looked at. */
const edge = (name: LineName, column: string, way: 'ASC' | 'DESC'): string =>
  `(SELECT ${column} FROM ${LINE[name].table} WHERE measurement = ? ORDER BY ${LINE[name].at} ${way} LIMIT 1)`;
const lastColumn = (name: LineName): string => (LINE[name].at === 't' ? 't + 1' : 't_to');
const EDGES = LINE_NAMES.flatMap((name) => [
  `${edge(name, LINE[name].at, 'ASC')} AS ${name}_from`,
  `${edge(name, lastColumn(name), 'DESC')} AS ${name}_to`,
]);

/** First second of a measurement and end of its last; undefined while nothing of it is on disk. */
export function readExtent(sql: Sql, measurement: number): Part | undefined {
  const row = measurementAt(sql, measurement);
  try {
    const found = sql.get<Record<string, number | null>>(
      `SELECT ${EDGES.join(', ')}`,
      ...EDGES.map(() => measurement),
    )!;
    const known = (end: string): number[] => LINE_NAMES.flatMap((name) => found[`${name}_${end}`] ?? []);
    const [from, to] = [Math.min(...known('from')), Math.max(...known('to'))];
    // What an index says of a damaged row nobody believes.
    if (isComplete(sql, row)) return from < to ? { from, to } : undefined;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
  }
  return row.t_from === null ? undefined : { from: row.t_from, to: row.t_to ?? row.t_from + row.for_s };
}

/** Where the record of a measurement stands, from what is on disk. */
export function readFrontier(sql: Sql, measurement: number): Frontier {
  const { rows } = measurementAt(sql, measurement);
  const span = lastIn<Stored & { t_to: number }>(sql, 'spans', measurement);
  const seconds = (['rows', 'pings', 'registers'] as const).map(
    (name) => 1 + (lastIn<Stored & { t: number }>(sql, name, measurement)?.t ?? -Infinity),
  );
  const gap = (where: string) =>
    sql.get<{ t_to: number }>(
      `SELECT t_to FROM gaps WHERE measurement = ? ${where} ORDER BY t_to DESC LIMIT 1`,
      measurement,
    )?.t_to ?? -Infinity;
  const next = Math.max(span?.t_to ?? -Infinity, ...seconds, gap('AND filled IS NOT 1'));
  // Only what was written last may grow, and only if it is what was written.
  const grows = span?.n === rows && isWhole('spans', span);
  const last = grows ? (LINE.spans as LineCodec<CleanSpan, unknown>).item(span) : undefined;
  return { next, nextGap: gap(''), ...(last ? { last } : {}) };
}
