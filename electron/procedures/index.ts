import type { Archive } from '../archive/index.ts';
import type { Answer } from '../contract/api.ts';
import type { Circuit } from '../contract/circuit.ts';
import type { Clock } from '../contract/clock.ts';
import type { Language } from '../contract/text.ts';
import type { LimitSet } from '../contract/limits.ts';
import type { Procedure } from '../contract/procedure.ts';
import type { RunRecord, RunResult } from '../contract/run.ts';
import type { Injection } from '../contract/tester.ts';
import type { PlanView, RunView } from '../contract/views.ts';
import type { Session } from '../instruments/index.ts';

/** Loads and checks one procedure by id from resources, or by path to a YAML file. Errors: `bad-yaml`, `procedure-unknown`. */
export declare function loadProcedure(idOrPath: string): Promise<Procedure>;
export declare function listProcedures(): Promise<Procedure[]>;
export declare function loadLimitSet(id: string): Promise<LimitSet>;

export interface RunRequest {
  procedure: Procedure;
  address: string;
  settings: Readonly<Record<string, string>>;
  circuit?: Circuit;
  release?: { by: string; until: string };
  /** `headless`: nobody is asked; `person`: prompts wait for answers. */
  person: 'headless' | 'person';
  /** Typed signatures (headless). */
  signatures?: readonly { role: string; name: string }[];
  serial?: string;
}
export interface EngineOptions {
  archive: Archive;
  openSession(address: string, signal: AbortSignal): Promise<Session>;
  software: { name: string; version: string };
  /** Injectable clock; the system's by default. */
  clock?: Clock;
}
/** A run going on. `view` is a projection; `done` never rejects: its record ends in a verdict, `error` included. */
export interface RunHandle {
  readonly runId: string;
  view(): RunView;
  onChange(listener: () => void): () => void;
  answer(promptId: string, answer: Answer): void;
  stop(): void;
  inject(injection: Injection): Promise<void>;
  unlockInjection(): void;
  mark(text: string): Promise<void>;
  clearHistory(): Promise<void>;
  readonly done: Promise<RunRecord>;
}
/** Checks the request (settings, release, tester) before anything exists, then creates the run and goes on in the background. */
export declare function startRun(request: RunRequest, options: EngineOptions): Promise<RunHandle>;
export declare function resumeRun(
  runId: string,
  request: { person: RunRequest['person']; address?: string },
  options: EngineOptions,
): Promise<RunHandle>;
/** A further attempt of a finished run. */
export declare function repeatRun(
  runId: string,
  request: { person: RunRequest['person'] },
  options: EngineOptions,
): Promise<RunHandle>;
/** Ends a run that broke off, without resuming: aborted, or fail where that is proven. */
export declare function abandonRun(runId: string, options: EngineOptions): Promise<RunRecord>;
export declare function planRun(request: RunRequest, session: Session | undefined): Promise<PlanView>;
export declare function resultJson(record: RunRecord, lang: Language | 'both'): RunResult;
