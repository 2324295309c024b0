import { isSevere } from '../../analysis/index.ts';
import { COUNTS } from '../../contract/counts.ts';
import { causeOf, DEFECTS, type Defect } from '../../contract/defect.ts';
import { countedBy, isLit, LAMP_NAMES, lampRow, reportsLamp, type LampName } from '../../contract/lamps.ts';
import { decidingTester } from '../../contract/deciding.ts';
import { judgementOf } from '../../contract/measurement.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import type { History, Second } from '../../contract/second.ts';
import { countedSeconds, defectsShown, type Source } from './basis.ts';
import type { Lane } from './document.ts';
import { observedIn } from './events.ts';
import { wordOf } from './texts.ts';
import { inside, type Window } from './zooms.ts';

export type Pair = [number, number];

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
export function spansOf(pairs: Iterable<Pair>, window: Window): Pair[] {
  const { spans, add } = spansIn(window);
  for (const [from, to] of pairs) add(from, to);
  return spans;
}
/** The seconds for which `holds`, as spans. */
export function spansWhere(rows: readonly Second[], window: Window, holds: (row: Second) => boolean): Pair[] {
  const { spans, add } = spansIn(window);
  for (const row of rows) if (holds(row)) add(row.t, row.t + 1);
  return spans;
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

export interface Drawing {
  source: Source;
  attempt: AttemptRecord;
  history: History;
  window: Window;
  /** Details carry no totals. */
  detail: boolean;
}

const isSeen = (row: Second, name: LampName): boolean => row.valid && isLit(lampRow(name), row);
const capabilitiesOf = ({ source }: Drawing) => decidingTester(source.record).capabilities;

function defectLane({ attempt, history: { rows }, window, detail }: Drawing, defect: Defect): Lane {
  const judgement = judgementOf(attempt);
  const total = judgement && (judgement.defects[defect] ?? 0);
  const seen = (row: Second): boolean => isSeen(row, defect);
  return {
    symbol: defect,
    label: wordOf('defect', defect),
    kind: 'spans',
    spans: spansWhere(rows, window, (row) => seen(row) && causeOf(row.defects) === defect),
    hollow: spansWhere(rows, window, (row) => seen(row) && causeOf(row.defects) !== defect),
    ...(detail ? {} : { total, unit: 's' }),
  };
}

/** What a lamp counted: as it was judged, else the sum of the seconds that show it. */
function totalOf({ attempt, history }: Drawing, name: LampName): number | undefined {
  const { watches } = lampRow(name);
  const [count] = 'counts' in watches ? watches.counts : [];
  if (count === undefined) return undefined;
  const judged = judgementOf(attempt)?.totals[count];
  if (judged !== undefined || lampRow(name).compares) return judged;
  return history.rows.reduce((sum, row) => sum + (row.valid ? (countedBy(lampRow(name), row) ?? 0) : 0), 0);
}

/** The lane of a lamp that watches no alarm of the received line. */
function countLane(drawing: Drawing, name: LampName): Lane {
  const { history, window, detail } = drawing;
  const { watches, words, bars } = lampRow(name);
  const total = detail ? {} : { total: totalOf(drawing, name) };
  const [count] = 'counts' in watches ? watches.counts : [];
  const label = count === undefined ? words : COUNTS[count].words;
  if (bars) return { label, kind: 'bins', bins: binsOf(history, window), ...total };
  const lane: Lane = { label, kind: 'spans', spans: spansWhere(history.rows, window, (row) => isSeen(row, name)) };
  return count === undefined ? { symbol: name, ...lane } : { ...lane, ...total };
}

/** Lamps in the order of the report: alarms by their cause, what is compared, then the others. */
const ORDER: readonly LampName[] = [
  ...new Set<LampName>([
    ...DEFECTS,
    ...LAMP_NAMES.filter((name) => lampRow(name).bars),
    ...LAMP_NAMES.filter((name) => lampRow(name).compares),
    ...LAMP_NAMES,
  ]),
];

/** Lanes that are drawn even where the tester cannot know them: the reader must see that. */
function isExpected(drawing: Drawing, name: LampName): boolean {
  const { watches, compares } = lampRow(name);
  if ('defect' in watches) return defectsShown(drawing.source).includes(watches.defect);
  return compares === true;
}

function lampLane(drawing: Drawing, name: LampName): Lane[] {
  const can = capabilitiesOf(drawing);
  const { watches, bars } = lampRow(name);
  if (bars && can.judging === 'integrity') return [];
  const known = reportsLamp(can, name) || drawing.history.rows.some((row) => isSeen(row, name));
  if (!known && !isExpected(drawing, name)) return [];
  const lane = 'defect' in watches ? defectLane(drawing, watches.defect) : countLane(drawing, name);
  const { symbol, label, kind } = lane;
  return [known ? lane : { ...(symbol === undefined ? {} : { symbol }), label, kind, absent: true }];
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

/** A lane for each lamp that says something, then severely errored and unavailable seconds. */
export function lanesOf(drawing: Drawing): Lane[] {
  const judged = capabilitiesOf(drawing).judging !== 'integrity';
  return [
    ...ORDER.flatMap((name) => lampLane(drawing, name)),
    ...(judged ? [...severeLane(drawing), unavailableLane(drawing)] : []),
  ];
}
