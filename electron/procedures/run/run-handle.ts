import type { Log } from '../../contract/log.ts';
import type { ReadingProblem } from '../../analysis/index.ts';
import type { Archive } from '../../archive/index.ts';
import type { AbortReason } from '../../contract/abort-reasons.ts';
import type { Clock } from '../../contract/clock.ts';
import type { RoleKind } from '../../contract/instrument.ts';
import type { Ladder, Prober } from '../../contract/ladder.ts';
import type { Answer } from '../../contract/prompt.ts';
import type { Note, RunRecord, SignatureRecord } from '../../contract/run.ts';
import type { Injection } from '../../contract/injections.ts';
import type { StreamFacility } from '../../contract/stream.ts';
import type { RunView } from '../../contract/views.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Library } from '../definition/library.ts';
import type { LoopBook, Session } from '../../instruments/index.ts';
import { systemClock } from '../../machine/index.ts';

export interface EngineOptions {
  archive: Archive;
  /** `role`: what it is to the run. */
  openSession(address: string, signal: AbortSignal, role?: RoleKind): Promise<Session>;
  /** Opens what sends the probes of a ladder; absent: there is none. Errors: `ping-none`. */
  openProber?: (ladder: Ladder) => Promise<Prober>;
  /** Opens what sends streams to a far end; absent: there is none. Errors: `bad-address`, `far-gone`, `far-unreachable`. */
  openStream?: (far: string) => Promise<StreamFacility>;
  /** Where the limit sets of procedures are. */
  library: Library;
  software: { name: string; version: string };
  /** Keeps the computer awake until called off; told once what could not be prevented. Absent: it may sleep. */
  keepAwake?: (tell: (problem: Message) => void) => () => void;
  /** What stands in front of short numbers of records now. */
  reportPrefix?: () => string;
  /** The program's own log. */
  log?: Log;
  /** Where loops stand that are owed whatever becomes of this program; absent: nowhere but in the record. */
  loops?: LoopBook;
  /** Injectable clock; the system's by default. */
  clock?: Clock;
}
export const clockOf = (options: Pick<EngineOptions, 'clock'>): Clock => options.clock ?? systemClock;

/** A run going on. `view` is a projection; `done` never rejects: its record ends in a verdict, `error` included. */
export interface RunHandle {
  readonly runId: string;
  view(): RunView;
  onChange(listener: () => void): () => void;
  /** Errors: `prompt-gone`, `bad-request` where the answer does not fit the question. */
  answer(promptId: string, answer: Answer): void;
  /** What `answer` would refuse, field by field: contradictions in a reading. Errors: `prompt-gone`, `bad-request`. */
  problems(promptId: string, answer: Answer): readonly ReadingProblem[];
  /** Keeps a signature; the last one that is asked for ends the run. Errors: those of the archive. */
  sign(signature: Omit<SignatureRecord, 'attempt' | 'atMs'>): Promise<void>;
  /** `reason`: as somebody gave it; absent where nobody was asked. */
  stop(reason?: AbortReason): void;
  /** The program ends: as `stop`, but a run that is judged and lacks signatures stays open in its record, for whoever signs later. */
  leave(): void;
  /** Errors: `inject-locked`, `inject-unable`, `run-none`. */
  inject(injection: Injection): Promise<void>;
  unlockInjection(): void;
  /** Errors: `run-none`, `record-signed`. */
  note(note: Note): Promise<void>;
  /** Notes that the loop at the far end is off, or that it is still there. Does nothing where none was set. */
  loop(off: boolean, by?: string): Promise<void>;
  clearHistory(): Promise<void>;
  readonly done: Promise<RunRecord>;
}
