import {
  DEFECTS,
  type CleanSpan,
  type Defect,
  type Gap,
  type History,
  type Range,
  type Second,
} from '../../contract/second.ts';
import type { Counts } from '../../contract/counts.ts';
import { knownBody } from './bodies.ts';
import { present, toJson, type Sql } from './sql.ts';
import type { Frontier, Writes } from './plan.ts';

interface SpanRow {
  t_from: number;
  t_to: number;
  bits: number | null;
  blocks: number | null;
  freq_min: number | null;
  freq_max: number | null;
  level_min: number | null;
  level_max: number | null;
  rtd_min: number | null;
  rtd_max: number | null;
  source: Second['source'];
}
interface SecondRow {
  t: number;
  bits: number | null;
  bit_errors: number | null;
  blocks: number | null;
  errored_blocks: number | null;
  defects: number;
  valid: number;
  source: Second['source'];
  more: string | null;
}
export interface GapRow {
  t_from: number;
  t_to: number;
  reason: Gap['reason'];
  has_totals: number;
  bits: number | null;
  bit_errors: number | null;
  filled: number | null;
  /** Totals that have no column of their own. */
  more: string | null;
}

const maskOf = (defects: readonly Defect[]): number =>
  defects.reduce((mask, defect) => mask | (1 << DEFECTS.indexOf(defect)), 0);
const defectsOf = (mask: number): Defect[] => DEFECTS.filter((_, i) => mask & (1 << i));
const range = (min: number | null, max: number | null): Range | null =>
  min === null || max === null ? null : { min, max };

const hasAny = (fields: object): boolean => Object.values(fields).some((value) => value !== undefined);

function writeSpan(sql: Sql, measurement: number, span: CleanSpan): void {
  const row = {
    measurement,
    t_from: span.from,
    t_to: span.to,
    bits: span.bits,
    blocks: span.blocks,
    freq_min: span.freqHz?.min,
    freq_max: span.freqHz?.max,
    level_min: span.levelDb?.min,
    level_max: span.levelDb?.max,
    rtd_min: span.rtdUs?.min,
    rtd_max: span.rtdUs?.max,
    source: span.source,
  };
  sql.insert('spans', row, 'measurement, t_from');
}

function writeSecond(sql: Sql, measurement: number, second: Second): void {
  const { t, bits, bitErrors, blocks, erroredBlocks, defects, valid, source, ...more } = second;
  sql.insert('seconds', {
    measurement,
    t,
    bits,
    bit_errors: bitErrors,
    blocks,
    errored_blocks: erroredBlocks,
    defects: maskOf(defects),
    valid,
    source,
    more: hasAny(more) ? toJson(more) : undefined,
  });
}

function writeGap(sql: Sql, measurement: number, gap: Gap): void {
  const { bits, bitErrors, ...more } = gap.totals ?? {};
  sql.insert('gaps', {
    measurement,
    t_from: gap.from,
    t_to: gap.to,
    reason: gap.reason,
    has_totals: gap.totals !== undefined,
    bits,
    bit_errors: bitErrors,
    filled: gap.filled,
    more: hasAny(more) ? toJson(more) : undefined,
  });
}

export function writeLineTime(sql: Sql, measurement: number, writes: Writes): void {
  for (const span of writes.spans) writeSpan(sql, measurement, span);
  for (const second of writes.rows) writeSecond(sql, measurement, second);
  for (const gap of writes.gaps) writeGap(sql, measurement, gap);
}

const spanFrom = (row: SpanRow): CleanSpan =>
  present({
    from: row.t_from,
    to: row.t_to,
    bits: row.bits,
    blocks: row.blocks,
    freqHz: range(row.freq_min, row.freq_max),
    levelDb: range(row.level_min, row.level_max),
    rtdUs: range(row.rtd_min, row.rtd_max),
    source: row.source,
  });

const secondFrom = (row: SecondRow): Second => ({
  ...present({
    t: row.t,
    bits: row.bits,
    bitErrors: row.bit_errors,
    blocks: row.blocks,
    erroredBlocks: row.errored_blocks,
    source: row.source,
  }),
  defects: defectsOf(row.defects),
  valid: row.valid === 1,
  ...knownBody<Partial<Second>>('second', row.more),
});

export function gapFrom(row: GapRow): Gap {
  const more = knownBody<Counts>('totals', row.more);
  const totals = row.has_totals === 1 ? { ...present({ bits: row.bits, bitErrors: row.bit_errors }), ...more } : null;
  const filled = row.filled === null ? null : row.filled === 1;
  return present({ from: row.t_from, to: row.t_to, reason: row.reason, totals, filled });
}

/** Everything recorded of one measurement, in order of time; defects of a second in cause order. */
export function readHistory(sql: Sql, measurement: number, part = { from: 0, to: Number.MAX_SAFE_INTEGER }): History {
  const all = <Row>(table: string, at: string): Row[] =>
    sql.all<Row>(
      `SELECT * FROM ${table} WHERE measurement = ? AND ${at} >= ? AND ${at} < ? ORDER BY ${at}`,
      measurement,
      part.from,
      part.to,
    );
  return {
    spans: all<SpanRow>('spans', 't_from').map(spanFrom),
    rows: all<SecondRow>('seconds', 't').map(secondFrom),
    gaps: all<GapRow>('gaps', 't_from').map(gapFrom),
  };
}

/** First second of a measurement and end of its last; undefined while nothing of it is on disk. */
export function readExtent(sql: Sql, measurement: number): { from: number; to: number } | undefined {
  const text = `SELECT min(t_from) AS t_from, max(t_to) AS t_to FROM (
    SELECT min(t_from) AS t_from, max(t_to) AS t_to FROM spans WHERE measurement = ?
    UNION ALL SELECT min(t), max(t) + 1 FROM seconds WHERE measurement = ?
    UNION ALL SELECT min(t_from), max(t_to) FROM gaps WHERE measurement = ?)`;
  const row = sql.get<{ t_from: number | null; t_to: number | null }>(text, measurement, measurement, measurement);
  return typeof row?.t_from === 'number' && typeof row.t_to === 'number'
    ? { from: row.t_from, to: row.t_to }
    : undefined;
}

/** Where the record of a measurement stands, from what is on disk. */
export function readFrontier(sql: Sql, measurement: number): Frontier {
  const span = sql.get<SpanRow>('SELECT * FROM spans WHERE measurement = ? ORDER BY t_from DESC LIMIT 1', measurement);
  const row = sql.get<{ t: number }>(
    'SELECT t FROM seconds WHERE measurement = ? ORDER BY t DESC LIMIT 1',
    measurement,
  );
  const gap = (where: string) =>
    sql.get<GapRow>(`SELECT * FROM gaps WHERE measurement = ? ${where} ORDER BY t_to DESC LIMIT 1`, measurement)
      ?.t_to ?? -Infinity;
  const next = Math.max(span?.t_to ?? -Infinity, row ? row.t + 1 : -Infinity, gap('AND filled IS NOT 1'));
  return { next, nextGap: gap(''), ...(span ? { last: spanFrom(span) } : {}) };
}
