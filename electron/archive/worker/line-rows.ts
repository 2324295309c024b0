import type { Counts } from '../../contract/counts.ts';
import type { CleanSpan, Gap, Range, Second } from '../../contract/second.ts';
import type { PingSecond, RegisterSample } from '../../contract/tracks.ts';
import { knownBody, packed } from './bodies.ts';
import { present, type Row } from './sql.ts';
import { defectsOf, maskOf, wordIn } from './stored-words.ts';

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
  source: string;
}
interface SecondRow {
  t: number;
  bits: number | null;
  bit_errors: number | null;
  blocks: number | null;
  errored_blocks: number | null;
  defects: number;
  valid: number;
  source: string;
  version: number;
  more: string | null;
}
interface GapRow {
  t_from: number;
  t_to: number;
  reason: string;
  filled: number | null;
  version: number;
  totals: string | null;
}
interface PingRow {
  t: number;
  rung: string;
  sent: number;
  lost: number;
  late: number;
  wrong: number;
  min_ms: number | null;
  avg_ms: number | null;
  max_ms: number | null;
  version: number | null;
  more: string | null;
}

/** How one kind of items of line time stands in its table; `end`: first second behind it, `seen`: seconds of it that somebody observed. */
export interface LineCodec<T, R> {
  table: 'spans' | 'seconds' | 'gaps' | 'pings' | 'registers';
  /** The column with its first second. */
  at: 't' | 't_from';
  row(item: T): Row;
  item(row: R): T;
  from(item: T): number;
  end(item: T): number;
  seen(item: T): number;
}

const range = (min: number | null, max: number | null): Range | null =>
  min === null || max === null ? null : { min, max };

const spans: LineCodec<CleanSpan, SpanRow> = {
  table: 'spans',
  at: 't_from',
  row: ({ from, to, bits, blocks, freqHz, levelDb, rtdUs, source }) => ({
    t_from: from,
    t_to: to,
    bits,
    blocks,
    freq_min: freqHz?.min,
    freq_max: freqHz?.max,
    level_min: levelDb?.min,
    level_max: levelDb?.max,
    rtd_min: rtdUs?.min,
    rtd_max: rtdUs?.max,
    source,
  }),
  item: (row) =>
    present({
      from: row.t_from,
      to: row.t_to,
      bits: row.bits,
      blocks: row.blocks,
      freqHz: range(row.freq_min, row.freq_max),
      levelDb: range(row.level_min, row.level_max),
      rtdUs: range(row.rtd_min, row.rtd_max),
      source: wordIn('source', row.source),
    }),
  from: ({ from }) => from,
  end: ({ to }) => to,
  seen: ({ from, to }) => to - from,
};

const seconds: LineCodec<Second, SecondRow> = {
  table: 'seconds',
  at: 't',
  row: ({ t, bits, bitErrors, blocks, erroredBlocks, defects, valid, source, ...more }) => {
    const rest = Object.values(more).some((value) => value !== undefined) ? more : undefined;
    const { version, body } = packed('second', rest);
    return {
      t,
      bits,
      bit_errors: bitErrors,
      blocks,
      errored_blocks: erroredBlocks,
      defects: maskOf(defects),
      valid,
      source,
      version,
      more: body,
    };
  },
  item: (row) => ({
    ...present({
      t: row.t,
      bits: row.bits,
      bitErrors: row.bit_errors,
      blocks: row.blocks,
      erroredBlocks: row.errored_blocks,
      source: wordIn('source', row.source),
    }),
    defects: defectsOf(row.defects),
    valid: row.valid === 1,
    ...knownBody<Partial<Second>>('second', row.version, row.more),
  }),
  from: ({ t }) => t,
  end: ({ t }) => t + 1,
  seen: ({ valid }) => (valid ? 1 : 0),
};

const gaps: LineCodec<Gap, GapRow> = {
  table: 'gaps',
  at: 't_from',
  row: ({ from, to, reason, filled, totals }) => {
    const { version, body } = packed('totals', totals);
    return { t_from: from, t_to: to, reason, filled, version, totals: body };
  },
  item: (row) =>
    present({
      from: row.t_from,
      to: row.t_to,
      reason: wordIn('reason', row.reason),
      totals: knownBody<Counts>('totals', row.version, row.totals) ?? null,
      filled: row.filled === null ? null : row.filled === 1,
    }),
  from: ({ from }) => from,
  end: ({ to }) => to,
  seen: () => 0,
};

const pings: LineCodec<PingSecond, PingRow> = {
  table: 'pings',
  at: 't',
  row: ({ minMs, avgMs, maxMs, sizes, lossy, ...counts }) => {
    const { version, body } = packed('ping', sizes || lossy ? { sizes, lossy } : undefined);
    return { ...counts, min_ms: minMs, avg_ms: avgMs, max_ms: maxMs, version: body && version, more: body };
  },
  item: ({ t, rung, sent, lost, late, wrong, min_ms: minMs, avg_ms: avgMs, max_ms: maxMs, version, more }) => ({
    ...present({ t, rung, sent, lost, late, wrong, minMs, avgMs, maxMs }),
    ...knownBody<Partial<PingSecond>>('ping', version ?? 1, more),
  }),
  from: ({ t }) => t,
  end: ({ t }) => t + 1,
  seen: () => 0,
};

const registers: LineCodec<RegisterSample, RegisterSample> = {
  table: 'registers',
  at: 't',
  row: ({ t, source, name, value }) => ({ t, source, name, value }),
  item: ({ t, source, name, value }) => ({ t, source, name, value }),
  from: ({ t }) => t,
  end: ({ t }) => t + 1,
  seen: () => 0,
};

/** What line time is made of, by its name in a history. */
export const LINE = { spans, rows: seconds, gaps, pings, registers } as const;
export type LineName = keyof typeof LINE;
export const LINE_NAMES = Object.keys(LINE) as readonly LineName[];
