import type { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { Role } from '../../contract/instrument.ts';
import type { Ladder, Prober } from '../../contract/ladder.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StreamFacility } from '../../contract/stream.ts';
import type { AttemptRecord, RunEvent } from '../../contract/run.ts';
import type { Observation, Tester } from '../../contract/tester.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Answer, Prompt } from '../../contract/prompt.ts';
import type { Message } from '../../contract/words/index.ts';
import type { LoopBook, Session } from '../../instruments/index.ts';
import { isInverted, isToldInverted, type ReadingProblem } from '../../analysis/index.ts';
import type { ReadingFile } from '../request/reading-file.ts';
import type { Confirmed } from '../request/run-request.ts';
import type { Inbox } from './inbox.ts';
import type { Recording } from './recording.ts';

/** Observations flowing in, until closed. */
export interface Live {
  readonly inbox: Inbox<Observation>;
  /** Ends when the reader of the tester has ended. */
  close(): Promise<void>;
}

/** A reason beside the judgement why a verdict is not better. `cut`: ids of the measurements that did not get to their end. */
export interface Part {
  verdict: Verdict;
  why: Message;
  cut?: readonly string[];
}
/** A prompt before it has a number. */
export type Question = Omit<Prompt, 'id'>;

/** What goes with the answers of a question. */
export interface Takes<G> {
  readonly schema: z.ZodType<G>;
  /** What is wrong with it, field by field, or one thing that is thrown: it is refused where it was typed, and the question stays. */
  check?(given: G): readonly ReadingProblem[];
}
export interface Answered<G> extends Pick<Answer, 'option' | 'by'> {
  given: G;
}

/** The clocks of a run, and its end. */
export interface Timing {
  /** For waiting, and for what people promise by the clock on the wall. */
  readonly clock: Clock;
  /** In which everything of the record is told. */
  readonly time: LineTime;
  /** Aborts when the run is stopped; its reason is a `RunEnd`. */
  readonly signal: AbortSignal;
}

/** Who is there: somebody to be asked, or what was handed in instead. */
export interface People {
  readonly headless: boolean;
  /** Some step is a person's work, of which he may say that it still stands. */
  readonly handled: boolean;
  readonly reading: ReadingFile | undefined;
  readonly signatures: readonly { role: string; name: string }[];
  ask<G = undefined>(question: Question, takes?: Takes<G>): Promise<Answered<G>>;
}

/** All instruments of a run; the tester of `role` is at hand (`workWith`). */
export interface Instruments {
  readonly sessions: ReadonlyMap<Role, Session>;
  role: Role;
  session: Session<Tester>;
  tester: Tester;
}

/** What the tester at hand does for the run. */
export type Phase =
  | { is: 'idle' }
  /** Its seconds are on the lamps, and none counts. */
  | { is: 'watching'; live: Live }
  /** Its seconds are judged. Injection is locked but for a while, epoch milliseconds. */
  | { is: 'measuring'; unlockedUntilMs: number };

/** A further attempt in which a step measures for longer, seconds. */
export interface Longer {
  step: string;
  forS: number;
}

/** What is known of the attempt going on, beside its record. */
export interface Pass {
  parts: Part[];
  /** Defect seen while somebody was still wiring: half a proof of the loop. */
  lostWhileWiring?: string;
  /** A person said that wiring and front panel are as they were in the attempt before. */
  unchanged: boolean;
  /** The program broke off in it: nobody knows whether the tester is still set up. */
  takenUp: boolean;
  /** It was told that the pattern comes back inverted. */
  toldInverted?: boolean;
  /** What was confirmed before START. */
  confirmed?: Confirmed;
  /** A person asked for a further attempt; whether anything was touched. `longer`: a step then measures so long, seconds. */
  further?: { unchanged: boolean; longer?: Longer };
}

export const newPass = (known: Partial<Pass> = {}): Pass => ({ parts: [], unchanged: false, takenUp: false, ...known });

/** All that the steps of one run share; each takes the part that it needs. */
export interface RunContext extends Timing, People, Instruments {
  readonly recording: Recording;
  /** Opens what sends the probes of a ladder, where the run has one. */
  readonly prober?: ((ladder: Ladder) => Promise<Prober>) | undefined;
  /** Opens what sends streams to the far end that the settings name, where the host has it. */
  readonly streams?: ((far: string) => Promise<StreamFacility>) | undefined;
  /** Shared by all roles. */
  readonly state: { phase: Phase; pass: Pass; loopTimers: Map<Role, LoopTimer> };
  /** Where the loops stand that are owed whatever becomes of this program; absent: nowhere but in the record. */
  readonly loops?: LoopBook | undefined;
}

/** Takes a loop back when its time is over. */
export interface LoopTimer {
  stop: AbortController;
  /** Ends when it was stopped, or is done. */
  done: Promise<void>;
}

/** The attempt in which a step was confirmed already: a person may say that it still stands. */
export function confirmedBefore({ record, attempt }: Recording, stepId: string): { before?: number } {
  const before = record.attempts.findLast(
    ({ number, steps }) => number < attempt.number && steps.some(({ id, state }) => id === stepId && state === 'done'),
  );
  return before ? { before: before.number } : {};
}

/** How long the measuring steps still last that are not done, seconds: so long a circuit has to be free. What a step measures goes on side by side. */
export function leftS({ steps, measurements }: AttemptRecord): number {
  const open = measurements.filter(({ step }) => !steps.some(({ id, state }) => id === step && state === 'done'));
  const longest = Map.groupBy(open, ({ step }) => step);
  return [...longest.values()].reduce((sum, of) => sum + Math.max(...of.map(({ forS }) => forS)), 0);
}

/** The measurement of a `run` step. Errors: `program-error`. */
export function measurementOf({ attempt }: Pick<Recording, 'attempt'>, stepId: string): MeasurementRecord {
  const measurement = attempt.measurements.find(({ step }) => step === stepId);
  if (!measurement) throw new TributaryError('program-error', 'measurement', { text: stepId });
  return measurement;
}

/** Writes an event of now, then shows it. */
export const addEvent = (
  { recording }: Pick<RunContext, 'recording'>,
  kind: RunEvent['kind'],
  message: Message,
  more: Pick<RunEvent, 'reason'> = {},
): Promise<void> => recording.write({ what: 'event', kind, message, ...more });

/** The inverse of the pattern is told once in an attempt, be it before START or after. */
export async function noteInverted(context: Pick<RunContext, 'recording' | 'state'>, item: Observation): Promise<void> {
  if (item.kind !== 'second' || !isInverted(item.second)) return;
  const { record, attempt } = context.recording;
  const { pass } = context.state;
  if (pass.toldInverted || isToldInverted(record, attempt.number)) return;
  pass.toldInverted = true;
  await addEvent(context, 'tester', { code: 'event.inverted' });
}
