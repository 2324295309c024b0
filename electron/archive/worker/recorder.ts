import { createGrowingUnavailable, type GrowingUnavailable } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { LaneWindow } from '../../contract/lanes.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';
import type { Observation, TesterEvent } from '../../contract/tester.ts';
import { addEvents, attemptRow } from './attempts.ts';
import { readFrontier, readHistory, writeLineTime } from './line-time.ts';
import { planWrites, type Frontier } from './plan.ts';
import { addHistory, lanesOf, reduce, type Lanes } from './reduce.ts';
import { runningRow } from './runs.ts';
import type { Sql } from './sql.ts';

/** What is kept in memory of the attempt that is being recorded or looked at, so that neither a second nor a window reads it all again. */
interface Known {
  key: string;
  attempt: number;
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
  record(runId: string, attempt: number, observations: readonly Observation[], events: readonly RunEvent[]): void;
  window(runId: string, attempt: number, wanted: { from: number; to: number; pixels: number }): LaneWindow;
  /** Something failed or changed: what is on disk counts. */
  forget(): void;
}

const eventOf = (attempt: number, event: TesterEvent): RunEvent => ({
  t: Math.floor(event.tMs / 1000),
  kind: 'tester',
  attempt,
  message: event.message,
});

export function createRecorder(sql: Sql): Recorder {
  let known: Known | undefined;
  const know = (runId: string, attempt: number): Known => {
    const key = `${runId}/${attempt}`;
    if (known?.key !== key) known = { key, attempt: attemptRow(sql, runId, attempt).id };
    return known;
  };
  return {
    record: (runId, attempt, observations, events) => {
      const entry = know(runId, attempt);
      entry.run ??= runningRow(sql, runId).id;
      entry.frontier ??= readFrontier(sql, entry.attempt);
      const { writes, frontier } = planWrites(entry.frontier, observations);
      writeLineTime(sql, entry.attempt, writes);
      addEvents(sql, entry.run, [...writes.events.map((e) => eventOf(attempt, e)), ...events]);
      entry.frontier = frontier;
      if (entry.drawn) addTo(entry.drawn, writes);
    },
    window: (runId, attempt, { from, to, pixels }) => {
      if (!Number.isInteger(pixels) || pixels < 1)
        throw new TributaryError('program-error', 'window', { text: String(pixels) });
      const entry = know(runId, attempt);
      entry.drawn ??= drawnFrom(readHistory(sql, entry.attempt));
      const { lanes, unavailable } = entry.drawn;
      return reduce(lanes, from, to, pixels, unavailable.stretches());
    },
    forget: () => {
      known = undefined;
    },
  };
}
