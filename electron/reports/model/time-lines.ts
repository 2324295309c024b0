import { decidingMeasurement, judgementOf } from '../../contract/measurement.ts';
import type { History, Second } from '../../contract/second.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import { decidingAttempt, historyOf, isTotalsOnly, isJudged, measured, type Source } from './basis.ts';
import { lanesOf, spansOf, spansWhere, type Drawing, type Pair } from './lanes.ts';
import { both, bothOf, wordOf } from './texts.ts';
import { trackLanes, unseenIn, type Line } from './track-lanes.ts';
import type { Lane, TimeLine } from './document.ts';
import { zoomsOf, type Window, type Zoom } from './zooms.ts';

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

/** Readings are all that is known of a set read by hand. */
function readingLane(attempt: AttemptRecord): Lane {
  const readings = (decidingMeasurement(attempt)?.readings ?? []).map((r): [number, string] => [
    Math.floor(r.atMs / 1000),
    r.bitErrors === undefined ? '—' : String(r.bitErrors),
  ]);
  return { label: both('report.lane.readings'), kind: 'readings', readings };
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

/** One run of several, by its step. */
function runTitle(source: Source, { number, steps, measurements }: AttemptRecord): TimeLine['title'] | undefined {
  const [one] = measurements;
  const several = source.record.attempts.some((all) => all.number === number && all.measurements.length > 1);
  if (!one || !several) return undefined;
  const step = steps.find(({ id }) => id === one.step)?.title ?? { zh: one.step, en: one.step };
  const word = one.verdict && wordOf('verdict', one.verdict);
  const params = { n: number, stepZh: step.zh, stepEn: step.en };
  if (!word) return both('report.time-line.run-open', params);
  return both('report.time-line.run', { ...params, verdictZh: word.zh, verdictEn: word.en });
}

function titleOf(source: Source, attempt: AttemptRecord): TimeLine['title'] {
  const run = runTitle(source, attempt);
  if (run) return run;
  const verdict = attempt.verdict ?? judgementOf(attempt)?.verdict;
  const n = attempt.number;
  if (!verdict || (!isJudged(source.record) && attempt === decidingAttempt(source.record)))
    return both('report.time-line.running', { n });
  const word = wordOf('verdict', verdict);
  const rests = attempt === decidingAttempt(source.record) && source.record.attempts.length > 1;
  const params = { n, verdictZh: word.zh, verdictEn: word.en };
  return both(rests ? 'report.time-line.rests' : 'report.time-line.attempt', params);
}

/** From the first to the last second of the line and of what ran beside it. */
const across = (window: Window, tracks: readonly Window[]): Window => ({
  from: Math.min(window.from, ...tracks.map(({ from }) => from)),
  to: Math.max(window.to, ...tracks.map(({ to }) => to)),
});
/** What nobody saw of the line, or of the first of its tracks where no bits were measured. */
function unseenOf({ source, history, window }: Drawing, { tracks, bits }: Line, axis: Window): Pair[] {
  if (!bits) return tracks.slice(0, 1).flatMap((one) => unseenIn(source, one));
  const outside = [[axis.from, window.from] as Pair, [window.to, axis.to] as Pair].filter(([from, to]) => to > from);
  return [...gapsOf(history, window), ...outside].sort((a, b) => a[0] - b[0]);
}
/** The lanes of the line itself; none where no bits were measured. */
function ownLanes(drawing: Drawing, { attempt, bits }: Line, byHand: boolean): Lane[] {
  if (!bits) return [];
  return byHand ? [readingLane(attempt)] : lanesOf(drawing);
}

/** A line as one time-line, and its details. */
export function timeLinesOf(source: Source, line: Line): TimeLine[] {
  const { attempt, tracks, bits } = line;
  const history = historyOf(source, attempt);
  const window = measured(attempt, history);
  if (!window) return [];
  const byHand = bits && isTotalsOnly(source.record);
  const drawing: Drawing = { source, attempt, history, window, detail: false };
  const zooms = byHand ? [] : zoomsOf(history, attempt.number, window);
  const axis = across(
    window,
    tracks.flatMap(({ id }) => source.tracks?.get(id) ?? []),
  );
  const whole: TimeLine = {
    title: titleOf(source, attempt),
    ...axis,
    byHand,
    gaps: byHand ? [] : unseenOf(drawing, line, axis),
    ...(byHand ? {} : { observed: judgementOf(attempt)?.seconds.observed }),
    lanes: [...ownLanes(drawing, line, byHand), ...trackLanes(source, tracks)],
    zooms: zooms.map((zoom, i) => ({ n: i + 1, from: zoom.from, to: zoom.to })),
  };
  return [whole, ...zooms.map((zoom, i) => detailOf(drawing, zoom, i + 1))];
}
