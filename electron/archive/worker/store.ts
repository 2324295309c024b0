import type { JudgeOptions } from '../../analysis/index.ts';
import type { PlannedWindow } from '../../contract/book/planned.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { History } from '../../contract/second.ts';
import type { InstrumentNote } from '../../contract/instrument.ts';
import type { Reading } from '../../contract/reading.ts';
import type { LaneWindow, Moment } from '../../contract/lanes.ts';
import type { AttachmentRecord, AttemptRecord, RunEvent, RunRecord } from '../../contract/run.ts';
import type { TrackWindow } from '../../contract/tracks.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunSummary, SignatureRecord, StepRecord } from '../../contract/run.ts';
import { addAttachment, attachmentBytes, sign } from './attachments.ts';
import { backUp, type Watch } from './back-up.ts';
import { attemptRow } from './attempt-row.ts';
import { addEvents, putAttempt, putStep } from './attempts.ts';
import { bookMethods, bundleMethods } from './book-methods.ts';
import { lostEntries } from './enter.ts';
import { findCircuits, saveCircuit } from './circuits.ts';
import type { Archive, Recorded, RunFilter } from '../archive.ts';
import type { LongMethod, Method } from '../protocol.ts';
import { createFinder, type Finder } from './finder.ts';
import { readMoment } from './moment.ts';
import { durable } from './durable.ts';
import type { InSteps } from './in-steps.ts';
import { readExtent, readHistory } from './line-time.ts';
import { addReading, measurementRow, putMeasurement } from './measurements.ts';
import { lastRunWith } from './last-run.ts';
import * as memory from './memory.ts';
import { openFile, type OpenFile, type OpenOptions } from './open-file.ts';
import { eventsOf, judgeStored } from './parts.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { giveNumber } from './report-numbers.ts';
import { lostRuns, runningRow, runRow } from './run-row.ts';
import { createRun, finishRun, getRun, reopenRun, updateRun } from './runs.ts';
import { createSql, type Sql } from './sql.ts';
import { countRuns, listRuns, tallyRuns } from './summaries.ts';

type Sync<F> = F extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never;
type Stepwise<F> = F extends (...args: infer A) => Promise<infer R> ? (...args: A) => InSteps<R> : never;
export type Store = { readonly [M in Method]: M extends LongMethod ? Stepwise<Archive[M]> : Sync<Archive[M]> };

const runMethods = (sql: Sql, finder: Finder) => ({
  createRun: (run: Parameters<Archive['createRun']>[0]) => createRun(sql, run),
  updateRun: (runId: string, change: Partial<RunRecord>) => updateRun(sql, runId, change),
  finishRun: (runId: string, end: Parameters<Archive['finishRun']>[1]) => finishRun(sql, runId, end),
  reopenRun: (runId: string) => reopenRun(sql, runId),
  getRun: (runId: string) => getRun(sql, runId),
  numberRun: (runId: string, prefix: string) => {
    const row = runRow(sql, runId);
    finder.changed(row.id);
    return giveNumber(sql, row, prefix);
  },
  listRuns: (filter: RunFilter) => listRuns(sql, finder, filter),
  countRuns: (filter: RunFilter) => countRuns(sql, finder, filter),
  tallyRuns: (filter: RunFilter) => tallyRuns(sql, finder, filter),
  sign: (runId: string, signature: SignatureRecord) => sign(sql, runRow(sql, runId).id, signature),
  addAttachment: (runId: string, about: Omit<AttachmentRecord, 'id' | 'size' | 'sha256'>, bytes: Uint8Array) =>
    addAttachment(sql, runRow(sql, runId).id, about, bytes),
  attachmentBytes: (runId: string, id: string) => attachmentBytes(sql, runRow(sql, runId).id, id),
});

const attemptMethods = (sql: Sql, recorder: Recorder) => ({
  putAttempt: (runId: string, attempt: Omit<AttemptRecord, 'steps' | 'measurements'>): void =>
    putAttempt(sql, runningRow(sql, runId).id, attempt),
  putStep: (runId: string, attempt: number, step: StepRecord) => putStep(sql, attemptRow(sql, runId, attempt), step),
  putMeasurement: (runId: string, attempt: number, measurement: Omit<MeasurementRecord, 'readings'>): void => {
    runningRow(sql, runId);
    putMeasurement(sql, attemptRow(sql, runId, attempt), measurement);
    recorder.changed(measurement.id);
  },
  addReading: (measurement: string, counts: Reading): void => {
    addReading(sql, measurementRow(sql, measurement).id, counts);
    recorder.changed(measurement);
  },
  addEvent: (runId: string, event: RunEvent) => addEvents(sql, runningRow(sql, runId).id, [event]),
  record: (measurement: string, observations: readonly Recorded[], events: readonly RunEvent[] = []): void =>
    recorder.record(measurement, observations, events),
  history: (measurement: string, part?: { from: number; to: number }): History =>
    readHistory(sql, measurementRow(sql, measurement).id, part),
  extent: (measurement: string) => readExtent(sql, measurementRow(sql, measurement).id),
  judge: (measurement: string, options: JudgeOptions) => judgeStored(sql, measurement, options),
  events: (runId: string, within?: Parameters<Archive['events']>[1], windows?: readonly PlannedWindow[]) =>
    eventsOf(sql, runId, within, windows),
  window: (measurement: string, from: number, to: number, pixels: number): InSteps<LaneWindow> =>
    recorder.window(measurement, { from, to, pixels }),
  moment: (measurement: string, t: number): Moment => readMoment(sql, measurementRow(sql, measurement).id, t),
  track: (measurement: string, from: number, to: number, pixels: number): InSteps<TrackWindow> =>
    recorder.track(measurement, { from, to, pixels }),
});

const memoryMethods = (sql: Sql, finder: Finder) => ({
  findCircuits: (text: string): (Circuit & { lastRun?: RunSummary })[] =>
    findCircuits(sql, finder, text, (circuit) => listRuns(sql, finder, { circuit, limit: 1 })[0]),
  saveCircuit: (circuit: Circuit) => saveCircuit(sql, circuit),
  findInstrument: (key: string) => memory.findInstrument(sql, key),
  lastRunWith: (key: string) => lastRunWith(sql, key),
  saveInstrument: (key: string, value: InstrumentNote) => memory.saveInstrument(sql, key, value),
  remembered: () => memory.remembered(sql),
  remember: (name: string, value: string) => memory.remember(sql, name, value),
});

/** An open archive in the thread that owns it. */
export interface OpenStore {
  readonly path: string;
  readonly wrong: string | undefined;
  readonly migratedFrom: number | undefined;
  readonly store: Store;
  backUp(target: string, watch: Watch): ReturnType<typeof backUp>;
  close(): void;
}

/** What people are told of the archive itself. */
function damageOf(sql: Sql, { wrong }: OpenFile): Message | undefined {
  if (wrong !== undefined) return { code: 'damaged.archive', params: { text: wrong } };
  const lost = lostRuns(sql);
  if (Number.isNaN(lost)) return { code: 'damaged.number' };
  if (lost > 0) return { code: 'damaged.lost', params: { n: lost } };
  const entries = lostEntries(sql);
  return entries === 0 ? undefined : { code: 'damaged.lost-entries', params: { n: entries } };
}

/** Opens or creates an archive in this thread. Errors: see `openArchive`. */
export function openStore(path: string, options: OpenOptions = {}): OpenStore {
  const file = openFile(path, options);
  const sql = createSql(file.db);
  const recorder = createRecorder(sql);
  const finder = createFinder(sql);
  const store: Store = {
    ...runMethods(sql, finder),
    ...attemptMethods(sql, recorder),
    ...memoryMethods(sql, finder),
    ...bookMethods(sql, finder),
    ...bundleMethods(sql, file.path),
    damage: () => damageOf(sql, file),
  };
  return {
    path: file.path,
    wrong: file.wrong,
    migratedFrom: file.migratedFrom,
    store: durable(file, store, () => recorder.forget()),
    backUp: (target, watch) => backUp(file.db, target, watch),
    close: () => file.close(),
  };
}

/** The named method of a store, for calls that come as messages. Errors: `program-error`. */
export function methodOf(store: Store, name: string): (...args: unknown[]) => unknown {
  if (!Object.hasOwn(store, name)) throw new TributaryError('program-error', 'archive', { text: name });
  return store[name as Method] as (...args: unknown[]) => unknown;
}

/** All that a store can be asked: the client in the other thread is made from this. */
export const methodsOf = (store: Store): Method[] => Object.keys(store) as Method[];
