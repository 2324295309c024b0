import { createGrowingUnavailable, type GrowingUnavailable } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { LaneWindow } from '../../contract/lanes.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';
import type { Recorded } from '../archive.ts';
import type { TesterEvent } from '../../contract/tester.ts';
import { addEvents } from './attempts.ts';
import { readChain, writeChained, type Chain } from './line-chain.ts';
import { readFrontier, readHistory } from './line-time.ts';
import { measurementRow } from './measurements.ts';
import { planWrites, type Frontier } from './writes.ts';
import { addHistory, lanesOf, reduce, type Lanes } from './reduce.ts';
import { runningById } from './run-row.ts';
import type { Sql } from './sql.ts';

/** Measurements that are kept in memory: those of a bench that records at night, and some to look at. */
const KNOWN_AT_MOST = 64;

/** What is kept in memory of a measurement that is being recorded or looked at, so that neither a second nor a window reads it all again. */
interface Known {
  row: number;
  chain?: Chain | undefined;
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
  record(id: string, observations: readonly Recorded[], events: readonly RunEvent[]): void;
  window(id: string, wanted: { from: number; to: number; pixels: number }): LaneWindow;
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
  return {
    record: (id, observations, events) => {
      const entry = know(id);
      entry.chain ??= readChain(sql, entry.row);
      entry.frontier ??= readFrontier(sql, entry.row);
      const { run, attempt } = entry.chain.row;
      const { writes, frontier } = planWrites(entry.frontier, observations);
      const { events: told, ...items } = writes;
      writeChained(sql, entry.chain, items);
      const all = [...told.map((event) => eventOf(attempt, id, event)), ...events];
      if (all.length > 0) addEvents(sql, runningById(sql, run).id, all);
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
    changed: (id) => {
      const entry = known.get(id);
      if (entry) entry.chain = undefined;
    },
    forget: () => known.clear(),
  };
}
