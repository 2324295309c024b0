import { decidingMeasurement, judgementOf } from '../../contract/measurement.ts';
import { isSevere } from '../../analysis/index.ts';
import { testerOf } from '../../contract/instrument.ts';
import { causeOf, type Defect, type History, type Second } from '../../contract/second.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import { bothOf } from '../../contract/words/index.ts';
import {
  countedSeconds,
  decidingAttempt,
  defectsShown,
  historyOf,
  isByHand,
  isJudged,
  measured,
  type Source,
} from './basis.ts';
import { observedIn } from './events.ts';
import { both, wordOf } from './texts.ts';
import type { Lane, TimeLine } from './document.ts';
import { inside, zoomsOf, type Window, type Zoom } from './zooms.ts';

type Pair = [number, number];

/** Columns that a plot of 128 mm can show apart. */
const COLUMNS = 640;
/** Collects sorted seconds or stretches as spans; what would touch on paper becomes one. */
function spansIn(window: Window): { spans: Pair[]; add(from: number, to: number): void } {
  const least = Math.max(0, Math.floor((window.to - window.from) / COLUMNS) - 1);
  const spans: Pair[] = [];
  const add = (from: number, to: number): void => {
    if (!inside(window, from, to)) return;
    const last = spans.at(-1);
    if (last && from - last[1] <= least) last[1] = Math.max(last[1], Math.min(to, window.to));
    else spans.push([Math.max(from, window.from), Math.min(to, window.to)]);
  };
  return { spans, add };
}
function spansOf(pairs: Iterable<Pair>, window: Window): Pair[] {
  const { spans, add } = spansIn(window);
  for (const [from, to] of pairs) add(from, to);
  return spans;
}
/** The seconds for which `holds`, as spans. */
function spansWhere(rows: readonly Second[], window: Window, holds: (row: Second) => boolean): Pair[] {
  const { spans, add } = spansIn(window);
  for (const row of rows) if (holds(row)) add(row.t, row.t + 1);
  return spans;
}

/** First row not before `t`. */
function indexAt(rows: readonly Second[], t: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.t ?? Infinity) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
/** What a detail shows of a history, so that it does not read all of it again. */
function cutTo(history: History, { from, to }: Window): History {
  return { ...history, rows: history.rows.slice(indexAt(history.rows, from), indexAt(history.rows, to)) };
}

/** Greatest bit errors in one second, by column. */
function binsOf(history: History, window: Window): [number, number, number][] {
  const width = Math.max(1, Math.ceil((window.to - window.from) / COLUMNS));
  const bins = new Map<number, number>();
  for (const row of history.rows) {
    if (!row.bitErrors || !row.valid || !inside(window, row.t, row.t + 1)) continue;
    const column = Math.floor((row.t - window.from) / width);
    bins.set(column, Math.max(bins.get(column) ?? 0, row.bitErrors));
  }
  return [...bins].map(([column, max]) => {
    const from = window.from + column * width;
    return [from, from + width, max];
  });
}

interface Drawing {
  source: Source;
  attempt: AttemptRecord;
  history: History;
  window: Window;
  /** Details carry no totals. */
  detail: boolean;
}

function defectLane({ source, attempt, history, window, detail }: Drawing, defect: Defect): Lane {
  const known = testerOf(source.record).capabilities.defects.includes(defect);
  const lane: Lane = { symbol: defect, label: wordOf('defect', defect), kind: 'spans' };
  const { rows } = history;
  const seen = (row: Second): boolean => row.valid && row.defects.includes(defect);
  if (!known && !rows.some(seen)) return { ...lane, absent: true };
  const judgement = judgementOf(attempt);
  const total = judgement && (judgement.defects[defect] ?? 0);
  return {
    ...lane,
    spans: spansWhere(rows, window, (row) => seen(row) && causeOf(row.defects) === defect),
    hollow: spansWhere(rows, window, (row) => seen(row) && causeOf(row.defects) !== defect),
    ...(detail ? {} : { total, unit: 's' }),
  };
}

function errorLane({ source, attempt, history, window, detail }: Drawing): Lane {
  const label = both('report.lane.errors');
  const known = testerOf(source.record).capabilities.counts.includes('bitErrors');
  if (!known && !history.rows.some((row) => row.bitErrors)) return { label, kind: 'bins', absent: true };
  const total = judgementOf(attempt)?.totals.bitErrors;
  return { label, kind: 'bins', bins: binsOf(history, window), ...(detail ? {} : { total }) };
}

function slipLane({ source, attempt, history, window, detail }: Drawing): Lane {
  const lane: Lane = { label: both('report.lane.slips'), kind: 'spans' };
  const seen = (row: Second): boolean => (row.slips?.length ?? 0) > 0;
  if (!testerOf(source.record).capabilities.counts.includes('slips') && !history.rows.some(seen))
    return { ...lane, absent: true };
  const spans = spansWhere(history.rows, window, seen);
  return { ...lane, spans, ...(detail ? {} : { total: judgementOf(attempt)?.totals.slips }) };
}

const unavailable = ({ source, attempt }: Drawing): readonly { from: number; to: number }[] =>
  observedIn(source, attempt).unavailable;

/** Severely errored seconds that count: those of available time. Drawn only where one was seen. */
function severeLane(drawing: Drawing): Lane[] {
  const { attempt, history, window, detail } = drawing;
  const total = countedSeconds(attempt).SES;
  const lost = unavailable(drawing);
  let next = 0;
  const counts = (row: Second): boolean => {
    while (next < lost.length && (lost[next]?.to ?? Infinity) <= row.t) next++;
    return row.valid && isSevere(row) && row.t < (lost[next]?.from ?? Infinity);
  };
  const spans = spansWhere(history.rows, window, counts);
  if (spans.length === 0) return [];
  const lane: Lane = { symbol: 'SES', label: wordOf('parameter', 'SES'), kind: 'spans', spans };
  return [detail ? lane : { ...lane, total, unit: 's' }];
}

function unavailableLane(drawing: Drawing): Lane {
  const { attempt, window, detail } = drawing;
  const spans = spansOf(
    unavailable(drawing).map(({ from, to }): Pair => [from, to]),
    window,
  );
  const total = countedSeconds(attempt).UAS;
  const lane: Lane = { symbol: 'UAS', label: wordOf('parameter', 'UAS'), kind: 'spans', crossed: true, spans };
  return detail ? lane : { ...lane, total, unit: 's' };
}

function lanesOf(drawing: Drawing): Lane[] {
  const { source, attempt } = drawing;
  const judged = testerOf(source.record).capabilities.judging !== 'integrity';
  if (isByHand(source.record)) {
    const readings = (decidingMeasurement(attempt)?.readings ?? []).map((r): [number, string] => [
      Math.floor(r.atMs / 1000),
      r.bitErrors === undefined ? '—' : String(r.bitErrors),
    ]);
    return [{ label: both('report.lane.readings'), kind: 'readings', readings }];
  }
  return [
    ...defectsShown(source).map((defect) => defectLane(drawing, defect)),
    ...(judged ? [errorLane(drawing)] : []),
    slipLane(drawing),
    ...(judged ? [...severeLane(drawing), unavailableLane(drawing)] : []),
  ];
}

const SIGNS = ['①', '②', '③'];
function detailOf(drawing: Drawing, zoom: Zoom, n: number): TimeLine {
  const said = bothOf(zoom.event.message);
  return {
    title: both('report.time-line.detail', { sign: SIGNS[n - 1] ?? '', zh: said.zh, en: said.en }),
    from: zoom.from,
    to: zoom.to,
    byHand: false,
    gaps: gapsOf(cutTo(drawing.history, zoom), zoom),
    lanes: lanesOf({ ...drawing, history: cutTo(drawing.history, zoom), window: zoom, detail: true }),
    zooms: [],
  };
}

function gapsOf(history: History, window: Window): Pair[] {
  const open = history.gaps.filter((gap) => !gap.filled).map((gap): Pair => [gap.from, gap.to]);
  const invalid = spansWhere(history.rows, window, (row) => !row.valid);
  return spansOf(
    [...open, ...invalid].sort((a, b) => a[0] - b[0]),
    window,
  );
}

function titleOf(source: Source, attempt: AttemptRecord): TimeLine['title'] {
  const verdict = attempt.verdict ?? judgementOf(attempt)?.verdict;
  const n = attempt.number;
  if (!verdict || (!isJudged(source.record) && attempt === decidingAttempt(source.record)))
    return both('report.time-line.running', { n });
  const word = wordOf('verdict', verdict);
  const rests = attempt === decidingAttempt(source.record) && source.record.attempts.length > 1;
  const params = { n, verdictZh: word.zh, verdictEn: word.en };
  return both(rests ? 'report.time-line.rests' : 'report.time-line.attempt', params);
}

/** An attempt as one time-line, and its details. */
export function timeLinesOf(source: Source, attempt: AttemptRecord): TimeLine[] {
  const history = historyOf(source, attempt);
  const window = measured(attempt, history);
  if (!window) return [];
  const byHand = isByHand(source.record);
  const drawing: Drawing = { source, attempt, history, window, detail: false };
  const zooms = byHand ? [] : zoomsOf(history, attempt.number, window);
  const whole: TimeLine = {
    title: titleOf(source, attempt),
    ...window,
    byHand,
    gaps: byHand ? [] : gapsOf(history, window),
    ...(byHand ? {} : { observed: judgementOf(attempt)?.seconds.observed }),
    lanes: lanesOf(drawing),
    zooms: zooms.map((zoom, i) => ({ n: i + 1, from: zoom.from, to: zoom.to })),
  };
  return [whole, ...zooms.map((zoom, i) => detailOf(drawing, zoom, i + 1))];
}
