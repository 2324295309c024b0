import { TributaryError } from '../../contract/errors.ts';
import type { LaneWindow } from '../../contract/lanes.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { Recorded } from '../archive.ts';
import type { TrackWindow } from '../../contract/tracks.ts';
import type { TesterEvent } from '../../contract/tester.ts';
import { addEvents } from './attempts.ts';
import { addTo, AT_ONCE, draw, keep, tryToKeep, type Drawn } from './drawn.ts';
import { atOnce, type InSteps } from './in-steps.ts';
import { keptUpTo } from './lane-parts.ts';
import { readChain, writeChained, type Chain } from './line-chain.ts';
import { readFrontier } from './line-time.ts';
import { measurementRow } from './measurements.ts';
import { planWrites, type Frontier } from './writes.ts';
import { reduce } from './reduce.ts';
import { trackWindow } from './reduce-tracks.ts';
import { runningById } from './run-row.ts';
import type { Sql } from './sql.ts';
import { createTrackCache, forgetTracks, keepEnded } from './track-parts.ts';

/** Measurements that are kept in memory: those of a bench that records at night, and some to look at; and stretches of all their lanes together. */
const KNOWN_AT_MOST = 64;
const STRETCHES_AT_MOST = 6_000_000;

/** What is kept in memory of a measurement that is being recorded or looked at, so that neither a second nor a window reads it all again. */
interface Known {
  row: number;
  chain?: Chain | undefined;
  frontier?: Frontier;
  drawn?: Drawn | undefined;
  /** The same while it is being read, for all who wait for it. */
  drawing?: InSteps<Drawn> | undefined;
}

export interface Recorder {
  record(id: string, observations: readonly Recorded[], events: readonly RunEvent[]): void;
  window(id: string, wanted: { from: number; to: number; pixels: number }): InSteps<LaneWindow>;
  /** The same of a ladder or of registers. */
  track(id: string, wanted: { from: number; to: number; pixels: number }): InSteps<TrackWindow>;
  /** The row of a measurement was changed by others. */
  changed(id: string): void;
  /** Something failed or changed: what is on disk counts. */
  forget(): void;
}

const eventOf = (attempt: number, measurement: string, event: TesterEvent): RunEvent => ({
  t: Math.floor(event.tMs / 1000),
  kind: 'tester',
  attempt,
  measurement,
  message: event.message,
});

/** Lets go of the lanes that nobody asked for longest, while there are too many. */
function trim(known: ReadonlyMap<string, Known>): void {
  const all = [...known.values()].filter(({ drawn }) => drawn);
  let stretches = all.reduce((sum, { drawn }) => sum + drawn!.lanes.n, 0);
  for (const entry of all.slice(0, -1)) {
    if (stretches <= STRETCHES_AT_MOST) return;
    stretches -= entry.drawn!.lanes.n;
    entry.drawn = undefined;
  }
}

/** The lanes of a measurement that is recorded, so that they are kept as they grow; undefined where reading them would hold others up. */
function drawnAtOnce(sql: Sql, { row, drawing, chain }: Known): Drawn | undefined {
  if (drawing || chain?.row.kind !== 'bits' || chain.row.rows - keptUpTo(sql, row) > AT_ONCE) return undefined;
  return atOnce(draw(sql, row));
}

/** Takes one further step, unless all is drawn. What is worth it is kept: what cannot be is made again by the next who asks. */
function drawOn(sql: Sql, entry: Known): void {
  entry.drawing ??= draw(sql, entry.row);
  const { done, value } = entry.drawing.next();
  if (!done) return;
  entry.drawing = undefined;
  entry.drawn = value;
  tryToKeep(sql, readChain(sql, entry.row), value);
}

function checked<W extends { pixels: number }>(what: string, wanted: W): W {
  if (Number.isInteger(wanted.pixels) && wanted.pixels >= 1) return wanted;
  throw new TributaryError('program-error', what, { text: String(wanted.pixels) });
}

/** What is known of a measurement. The latest used stands last; the one that nobody asked for longest is read again when somebody does. */
function knownAs(sql: Sql, known: Map<string, Known>, id: string): Known {
  const entry = known.get(id) ?? { row: measurementRow(sql, id).id };
  known.delete(id);
  known.set(id, entry);
  if (known.size > KNOWN_AT_MOST) known.delete(known.keys().next().value!);
  return entry;
}

export function createRecorder(sql: Sql): Recorder {
  const known = new Map<string, Known>();
  const tracks = createTrackCache();
  const know = (id: string): Known => knownAs(sql, known, id);
  return {
    record: (id, observations, events) => {
      const entry = know(id);
      entry.chain ??= readChain(sql, entry.row);
      entry.frontier ??= readFrontier(sql, entry.row);
      entry.drawn ??= drawnAtOnce(sql, entry);
      const { run, attempt } = entry.chain.row;
      const { writes, frontier } = planWrites(entry.frontier, observations);
      const { events: told, ...items } = writes;
      writeChained(sql, entry.chain, items);
      const all = [...told.map((event) => eventOf(attempt, id, event)), ...events];
      if (all.length > 0) addEvents(sql, runningById(sql, run).id, all);
      if (items.pings.length + items.registers.length > 0)
        atOnce(keepEnded(sql, tracks, entry.row, entry.frontier.next, frontier.next));
      entry.frontier = frontier;
      if (!entry.drawn) return;
      addTo(sql, entry.row, entry.drawn, writes);
      keep(sql, entry.chain, entry.drawn);
    },
    *window(id, wanted) {
      const { from, to, pixels } = checked('window', wanted);
      const entry = know(id);
      for (;;) {
        if (!entry.drawn) drawOn(sql, entry);
        if (entry.drawn) break;
        yield;
      }
      trim(known);
      const { lanes, unavailable } = entry.drawn;
      return reduce(lanes, from, to, pixels, unavailable.stretches());
    },
    track: (id, wanted) => trackWindow(sql, tracks, know(id).row, checked('track', wanted)),
    changed: (id) => {
      const entry = known.get(id);
      if (entry) entry.chain = undefined;
    },
    forget: () => {
      known.clear();
      forgetTracks(tracks);
    },
  };
}
