import { createGrowingUnavailable, type GrowingUnavailable } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { LaneWindow } from '../../contract/lanes.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';
import type { Observation, TesterEvent } from '../../contract/tester.ts';
import { addEvents } from './attempts.ts';
import { readFrontier, readHistory, writeLineTime } from './line-time.ts';
import { measurementRow, ownerOf } from './measurements.ts';
import { planWrites, type Frontier } from './plan.ts';
import { addHistory, lanesOf, reduce, type Lanes } from './reduce.ts';
import { runningRow } from './runs.ts';
import type { Sql } from './sql.ts';

/** Measurements that are kept in memory: those of a bench that records at night, and some to look at. */
const KNOWN_AT_MOST = 64;

/** What is kept in memory of a measurement that is being recorded or looked at, so that neither a second nor a window reads it all again. */
interface Known {
  row: number;
  attempt?: number;
  /** Row of its run while that goes on. */
  run?: number;
  frontier?: Frontier;
  drawn?: Drawn;
}
/** What a window is drawn from; it grows with the record. */
interface Drawn {
  lanes: Lanes;
  unavailable: GrowingUnavailable;
}
function addTo({ lanes, unavailable }: Drawn, added: History): void {
  addHistory(lanes, added);
  unavailable.add(added);
}
function drawnFrom(history: History): Drawn {
  const unavailable = createGrowingUnavailable();
  unavailable.add(history);
  return { lanes: lanesOf(history), unavailable };
}

export interface Recorder {
  record(id: string, observations: readonly Observation[], events: readonly RunEvent[]): void;
  window(id: string, wanted: { from: number; to: number; pixels: number }): LaneWindow;
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

export function createRecorder(sql: Sql): Recorder {
  const known = new Map<string, Known>();
  const know = (id: string): Known => {
    const entry = known.get(id) ?? { row: measurementRow(sql, id).id };
    // The latest used stands last; the one that nobody asked for longest is read again when somebody does.
    known.delete(id);
    known.set(id, entry);
    if (known.size > KNOWN_AT_MOST) known.delete(known.keys().next().value!);
    return entry;
  };
  /** Run and attempt, while the run goes on. Errors: `record-finished`. */
  const owned = (entry: Known): { run: number; attempt: number } => {
    if (entry.run === undefined || entry.attempt === undefined) {
      const { runId, attempt } = ownerOf(sql, entry.row);
      entry.run = runningRow(sql, runId).id;
      entry.attempt = attempt;
    }
    return { run: entry.run, attempt: entry.attempt };
  };
  return {
    record: (id, observations, events) => {
      const entry = know(id);
      const { run, attempt } = owned(entry);
      entry.frontier ??= readFrontier(sql, entry.row);
      const { writes, frontier } = planWrites(entry.frontier, observations);
      writeLineTime(sql, entry.row, writes);
      addEvents(sql, run, [...writes.events.map((e) => eventOf(attempt, id, e)), ...events]);
      entry.frontier = frontier;
      if (entry.drawn) addTo(entry.drawn, writes);
    },
    window: (id, { from, to, pixels }) => {
      if (!Number.isInteger(pixels) || pixels < 1)
        throw new TributaryError('program-error', 'window', { text: String(pixels) });
      const entry = know(id);
      entry.drawn ??= drawnFrom(readHistory(sql, entry.row));
      const { lanes, unavailable } = entry.drawn;
      return reduce(lanes, from, to, pixels, unavailable.stretches());
    },
    forget: () => known.clear(),
  };
}
