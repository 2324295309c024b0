import { isTrack, type MeasurementRecord } from '../../contract/measurement.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import {
  hasChanged,
  lossHeight,
  pingPieces,
  registerPieces,
  rowsIn,
  unseenIn as unseenOf,
  type TrackRows,
} from '../../contract/track-pieces.ts';
import type { PingLane, RegisterLane, TrackWindow } from '../../contract/tracks.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Source } from './basis.ts';
import type { Lane } from './document.ts';
import type { Pair } from './lanes.ts';
import { both, wordOf } from './texts.ts';

/** What stands on one axis: an attempt as if it had one run alone, and the ladders and registers beside it. */
export interface Line {
  attempt: AttemptRecord;
  /** False where the run is itself a ladder or registers. */
  bits: boolean;
  tracks: MeasurementRecord[];
}
/** Registers that a page has room for. */
const MOST_REGISTERS = 12;

type Stretch = Pick<MeasurementRecord, 'from' | 'to'>;
const ends = ({ from = 0, to = Number.MAX_SAFE_INTEGER }: Stretch): Pair => [from, to];
/** True if two runs went side by side for most of the time of the longer one. */
function isBeside(a: Stretch, b: Stretch): boolean {
  const [[from, to], [start, end]] = [ends(a), ends(b)];
  return Math.min(to, end) - Math.max(from, start) >= Math.max(to - from, end - start) / 2;
}

/** An attempt as one line for each of its runs that were begun; ladders and registers go beside the run that they accompany. */
export function byRun(attempt: AttemptRecord): Line[] {
  const { measurements } = attempt;
  if (measurements.length === 0) return [{ attempt, bits: true, tracks: [] }];
  const begun = measurements.length < 2 ? measurements : measurements.filter(({ from }) => from !== undefined);
  const lines: Line[] = begun
    .filter((one) => !isTrack(one))
    .map((one) => ({ attempt: { ...attempt, measurements: [one] }, bits: true, tracks: [] }));
  for (const one of begun.filter(isTrack)) {
    const line = lines.find(({ attempt: { measurements: of } }) => isBeside(of[0]!, one));
    if (line) line.tracks.push(one);
    else lines.push({ attempt: { ...attempt, measurements: [one] }, bits: false, tracks: [one] });
  }
  return lines;
}

const timesOf = ({ from, to }: TrackWindow, pixels: number) => {
  const scale = (to - from) / pixels;
  return (at: number): number => from + at * scale;
};
const windowOf = ({ tracks }: Source, { id }: MeasurementRecord): TrackWindow | undefined => tracks?.get(id);

/** What nobody looked at of a ladder or of registers. */
export function unseenIn(source: Source, one: MeasurementRecord): Pair[] {
  const window = windowOf(source, one);
  return window ? unseenOf(window).map(({ from, to }): Pair => [from, to]) : [];
}

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

function pingLane(window: TrackWindow, lane: PingLane, unseen: Pair[]): Lane {
  const t = timesOf(window, lane.sent.length);
  const pieces = pingPieces(lane).map((piece) => ({ ...piece, span: [t(piece.from), t(piece.to)] as Pair }));
  const spans = (look: 'answers' | 'wrong'): Pair[] => pieces.filter((p) => p.look === look).map(({ span }) => span);
  const lost = pieces
    .filter(({ look }) => look === 'lost')
    .map(({ span, share }): [number, number, number] => [...span, lossHeight(share)]);
  const wrong = sum(lane.wrong);
  return {
    label: wordOf('rung', lane.rung),
    kind: 'track',
    track: { unseen, good: spans('answers'), lost, wrong: spans('wrong') },
    total: sum(lane.lost),
    unit: `/ ${sum(lane.sent)}`,
    ...(wrong > 0 ? { besides: both('ladder.wrong-n', { n: wrong }) } : {}),
  };
}

function registerLane(window: TrackWindow, lane: RegisterLane, unseen: Pair[]): Lane {
  const t = timesOf(window, lane.said.length);
  const pieces = registerPieces(lane);
  const { zh, en } = wordOf('stream-count', lane.name);
  return {
    label: { zh: `${lane.source} ${zh}`, en: `${lane.source} ${en}` },
    kind: 'track',
    track: {
      unseen,
      said: pieces.map(({ from, to, low, high }) => [t(from), t(to), low, high]),
      changed: pieces.filter(({ changed }) => changed).map(({ from }) => t(from)),
    },
    total: sum(lane.changed),
  };
}

interface Rowed extends TrackRows {
  window: TrackWindow;
  unseen: Pair[];
}
function rowedOf(source: Source, tracks: readonly MeasurementRecord[]): Rowed[] {
  const order = (source.record.ladder?.rungs ?? []).map(({ id }) => id);
  return tracks.flatMap((one) => {
    const window = windowOf(source, one);
    return window ? [{ window, unseen: unseenIn(source, one), ...rowsIn(window, order) }] : [];
  });
}

/** A lane for each rung, in the order of the ladder, then for each register that said more than one thing, as many as find room. */
export function trackLanes(source: Source, tracks: readonly MeasurementRecord[]): Lane[] {
  const all = rowedOf(source, tracks);
  const pings = all.flatMap(({ window, unseen, rows }) =>
    rows.flatMap((row) => {
      const lane = row.kind === 'ping' && window.pings.find(({ rung }) => rung === row.rung);
      return lane ? [pingLane(window, lane, unseen)] : [];
    }),
  );
  const registers = all.flatMap(({ window, unseen }) =>
    window.registers.filter(hasChanged).map((lane) => registerLane(window, lane, unseen)),
  );
  return [...pings, ...registers.slice(0, MOST_REGISTERS)];
}

/** How lanes of rungs and registers are read, and what of them is not drawn. */
export function trackRemarks(source: Source): Bilingual[] {
  const lines = source.record.attempts.flatMap(byRun).map(({ tracks }) => rowedOf(source, tracks));
  const rows = (kind: 'ping' | 'register'): number[] =>
    lines.map((all) => all.flatMap((one) => one.rows.filter((row) => row.kind === kind)).length);
  const still = sum(lines.flat().map((one) => one.still));
  const left = sum(rows('register').map((n) => Math.max(0, n - MOST_REGISTERS)));
  return [
    ...(sum(rows('ping')) > 0 ? [both('report.time-line.ladder')] : []),
    ...(sum(rows('register')) + still > 0 ? [both('report.time-line.registers', { still })] : []),
    ...(left > 0 ? [both('report.time-line.registers-left', { n: left })] : []),
  ];
}
