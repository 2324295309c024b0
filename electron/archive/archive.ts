import type { VerdictTally } from '../contract/verdict.ts';
import type { JudgeOptions } from '../analysis/index.ts';
import type { PlannedWindow } from '../contract/book/planned.ts';
import type { BookFile, BookKind, Item, NewEntry } from '../contract/book/entry.ts';
import type { Judgement } from '../contract/judgement.ts';
import type { Circuit } from '../contract/circuit.ts';
import type { MeasurementRecord } from '../contract/measurement.ts';
import type { History } from '../contract/second.ts';
import type { InstrumentNote } from '../contract/instrument.ts';
import type { Reading } from '../contract/reading.ts';
import type { LaneWindow, Moment } from '../contract/lanes.ts';
import type {
  AttachmentRecord,
  AttemptRecord,
  ReadableEvents,
  RunEvent,
  RunRecord,
  RunSummary,
  SignatureRecord,
  StepRecord,
} from '../contract/run.ts';
import type { Travelling } from './travelling.ts';
import type { Message } from '../contract/words/index.ts';
import type { Observation } from '../contract/tester.ts';
import type { PingSecond, RegisterSample, TrackWindow } from '../contract/tracks.ts';

export type { Travelling } from './travelling.ts';

/** What can be recorded: whatever a tester tells, and the seconds of a ladder or of the registers of a box; what belongs to one second comes together. */
export type Recorded = Observation | { kind: 'ping'; ping: PingSecond } | { kind: 'register'; sample: RegisterSample };

/** A run before it has attempts, events and the rest. */
export type NewRun = Omit<
  RunRecord,
  'runId' | 'attempts' | 'events' | 'gaps' | 'signatures' | 'attachments' | 'state' | 'damage' | 'number'
> & {
  runId?: string;
  /** The circuit as somebody described it, where the record has it as it stands by the book: that is not entered there once more. */
  described?: Circuit | undefined;
};
export interface RunFilter {
  text?: string;
  verdict?: string;
  fromMs?: number;
  toMs?: number;
  unfinished?: boolean;
  circuit?: string;
  /** Of these alone. */
  runIds?: readonly string[];
  /** At most so many, after the first `offset`; all of them without. */
  limit?: number;
  offset?: number;
}
export interface ItemFilter {
  items?: readonly string[];
  text?: string;
}
/** What became of a record that was brought: new to this archive, in it already, or beside another of the same identity that says something else. */
export interface Imported {
  runId: string;
  /** `grown`: signatures or photos came to it. */
  state: 'new' | 'same' | 'grown' | 'beside';
  /** The record of the same identity, where it stands beside one. */
  beside?: string;
}
/** Which item of the book. */
export interface ItemName {
  kind: BookKind;
  item: string;
}
/** A file of an item on its way from one archive to another. */
export interface TravellingFile {
  file: BookFile;
  origin: string;
  bytes: Uint8Array;
}
/** What became of the entries of a book that was brought. */
export interface BookBrought {
  /** Entries that this archive did not have, and those that it had. */
  new: number;
  same: number;
  /** Files of items that it did not have. */
  files: number;
  /** Items that both have changed, neither knowing of the other: somebody has to choose. */
  conflicts: ItemName[];
}
export interface Brought {
  runs: Imported[];
  book: BookBrought;
}
/** How far a backup is: copying, then reading the copy through; `share` 0 to 1. */
export interface BackupProgress {
  stage: 'copy' | 'check';
  share: number;
}
/** The archive. Every promise that resolves is on disk (WAL, synchronous=FULL); SQL lives in a worker thread, the only writer. */
export interface Archive {
  readonly path: string;
  /** What is wrong with its file: then it is only read, and says `archive-corrupt` to whoever would write. */
  readonly wrong?: string | undefined;
  /** Its schema before this program brought it to the newest one, if it did; a copy of that lies beside it. */
  readonly migratedFrom?: number | undefined;
  createRun(run: NewRun): Promise<string>;
  /** Replaces what may still change while a run goes on: verdict, why, state, endedAtMs, error, release, circuit, instrument. Refused for finished runs (`record-finished`). */
  updateRun(
    runId: string,
    change: Partial<Pick<RunRecord, 'verdict' | 'why' | 'endedAtMs' | 'error' | 'release' | 'instruments'>>,
  ): Promise<void>;
  /** Sets verdict and state `finished`. After this only signatures, attachments and new attempts via `reopen` are accepted. */
  finishRun(runId: string, end: Pick<RunRecord, 'verdict' | 'why' | 'endedAtMs' | 'error'>): Promise<void>;
  /** A further attempt of a finished run: it is running again, earlier attempts stay as they are. */
  reopenRun(runId: string): Promise<void>;
  putAttempt(runId: string, attempt: Omit<AttemptRecord, 'steps' | 'measurements'>): Promise<void>;
  /** Writes a measurement as it stands, all but its readings. */
  putMeasurement(runId: string, attempt: number, measurement: Omit<MeasurementRecord, 'readings'>): Promise<void>;
  putStep(runId: string, attempt: number, step: StepRecord): Promise<void>;
  addReading(measurement: string, counts: Reading): Promise<void>;
  addEvent(runId: string, event: RunEvent): Promise<void>;
  /** The recorder: one transaction; resolves when durable. Clean seconds extend a span, others are rows, gaps are gaps. `events` ride in the same transaction. */
  record(measurement: string, observations: readonly Recorded[], events?: readonly RunEvent[]): Promise<void>;
  /** Gives a record its short number, once and for good; where it has one, that one. `prefix`: of the company, may be empty. */
  numberRun(runId: string, prefix: string): Promise<string | undefined>;
  getRun(runId: string): Promise<RunRecord>;
  /** All that is known of the line time of a measurement; `part`: only what begins in it (epoch seconds, `to` not included), so that nobody waits for a month. */
  history(measurement: string, part?: { from: number; to: number }): Promise<History>;
  /** Where a measurement begins and ends on disk, epoch seconds, `to` not included; undefined while nothing is. */
  extent(measurement: string): Promise<{ from: number; to: number } | undefined>;
  /** The judgement of all that is on disk of a measurement: its seconds never leave the archive's thread, and nobody else waits meanwhile. */
  judge(measurement: string, options: JudgeOptions): Promise<Judgement>;
  /** What stands in the event list of a run, or of a stretch of one measurement: what its seconds show, and what it noted itself. As little waits for it. `windows`: of planned work on its circuit. */
  events(
    runId: string,
    within?: { measurement: string; from: number; to: number },
    windows?: readonly PlannedWindow[],
  ): Promise<ReadableEvents>;
  window(measurement: string, from: number, to: number, pixels: number): Promise<LaneWindow>;
  /** One second of it, as exactly as it is known. */
  moment(measurement: string, t: number): Promise<Moment>;
  /** The same of a ladder or of registers. */
  track(measurement: string, from: number, to: number, pixels: number): Promise<TrackWindow>;
  /** The newest first; a damaged record is listed as such. */
  listRuns(filter: RunFilter): Promise<RunSummary[]>;
  /** What is wrong with the archive itself: it is only read then; and how many records are lost. Undefined where all is well. */
  damage(): Promise<Message | undefined>;
  /** How many there are, whatever the limit. */
  countRuns(filter: RunFilter): Promise<number>;
  /** The same parted by verdict, whatever verdict is asked for: what there would be of each. */
  tallyRuns(filter: RunFilter): Promise<VerdictTally>;
  sign(runId: string, signature: SignatureRecord): Promise<void>;
  addAttachment(
    runId: string,
    attachment: Omit<AttachmentRecord, 'id' | 'size' | 'sha256'>,
    bytes: Uint8Array,
  ): Promise<AttachmentRecord>;
  attachmentBytes(runId: string, id: string): Promise<Uint8Array>;
  findCircuits(text: string): Promise<(Circuit & { lastRun?: RunSummary })[]>;
  saveCircuit(circuit: Circuit): Promise<void>;
  /**
   * Enters versions of items and what happened to them, all or none; gives the ids of the entries in their order. A version that says what the only head of its
   * item says adds nothing: then the id of that.
   */
  enter(entries: readonly NewEntry[]): Promise<string[]>;
  /** Items of a kind, circuits too: all of them; those that are named; those of which a part of what they are found by is `text`. */
  items<K extends BookKind>(kind: K, filter?: ItemFilter): Promise<readonly Item<K>[]>;
  /**
   * Names of the items of a kind that have an entry behind the `after`th of the book (none where that is not given), in the order in which they came; `last`:
   * the last entry of all.
   */
  changedItems(kind: BookKind, after?: number): Promise<{ items: string[]; last: number }>;
  /** Names of the items of a kind that a text finds, as `items` does. */
  findItems(kind: BookKind, text: string): Promise<readonly string[]>;
  /** Hangs a picture on an item; the same one twice is there once. Errors: `attachment-large`, `attachment-no-picture`. */
  addFile(file: Pick<BookFile, 'kind' | 'item' | 'name' | 'mime' | 'shows'>, bytes: Uint8Array): Promise<BookFile>;
  files(kind: BookKind, item: string): Promise<BookFile[]>;
  /** Errors: `attachment-unknown`, `record-damaged`. */
  fileBytes(id: string): Promise<Uint8Array>;
  /** What is remembered of an instrument (what was typed in), by family and identity. */
  findInstrument(key: string): Promise<InstrumentNote | undefined>;
  /** The newest record in which an instrument was, by the same key; one that is known by its place only among those of this laptop. */
  lastRunWith(key: string): Promise<string | undefined>;
  saveInstrument(key: string, value: InstrumentNote): Promise<void>;
  /** What was used last, by name. */
  remembered(): Promise<Record<string, string>>;
  remember(name: string, value: string): Promise<void>;
  /**
   * Finished records with their seconds and attachments, and what the book knows of them (of everything, where `book` is set), to a file of their own that
   * is an archive itself. Errors: `file-exists`, `run-unknown`, `record-running`, `record-damaged`.
   */
  exportTo(bundle: string, what: { runIds: readonly string[]; book?: boolean }): Promise<void>;
  /**
   * Brings records and book of such a file into this archive, each once; a record that says something else than the one of the same identity stands beside it.
   * With `grow` signatures and photos that came to a record since are added to it instead. Errors: `bundle-bad`, then nothing of it is taken; those of reading
   * a file.
   */
  importFrom(bundle: string, how?: { grow?: boolean }): Promise<Brought>;
  /** Names this archive among all others: what is entered in it bears that. */
  origin(): Promise<string>;
  /** Entries behind the `n`th as they travel, at most `limit`, and the number of the last one looked at. */
  entriesAfter(n: number, limit: number): Promise<{ entries: Travelling[]; last: number }>;
  /** Files of items behind the `n`th. */
  filesAfter(n: number): Promise<{ files: Omit<TravellingFile, 'bytes'>[]; last: number }>;
  /** Unites what another archive knows with this one, each entry and file once. Errors: `record-damaged`: then nothing of it is taken. */
  unite(entries: readonly Travelling[], files: readonly TravellingFile[]): Promise<BookBrought>;
  /** Finished records changed since, epoch milliseconds; `mark`: equal on every laptop while the record is. */
  recordMarks(sinceMs: number): Promise<{ runId: string; mark: string; changedAtMs: number }[]>;
  /** Items that several laptops changed, neither knowing of the other. */
  conflicts(): Promise<ItemName[]>;
  /**
   * Copies the archive to a file of its own while runs go on, and reads the copy through by its checksums; whole or not at all. `damaged`: rows that were
   * damaged in the archive already. Errors: `file-exists`, `folder-missing`, `file-unwritable`, `file-disk-full`, `backup-bad`, `backup-stopped`.
   */
  backUp(
    target: string,
    tell?: (progress: BackupProgress) => void,
    signal?: AbortSignal,
  ): Promise<{ bytes: number; damaged: number }>;
  close(): Promise<void>;
}
