import type { Archive } from '../../archive/index.ts';
import type { Answer } from '../../contract/api.ts';
import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { Role } from '../../contract/instrument.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { AttemptRecord, RunEvent, RunRecord, StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import type { Observation, Tester } from '../../contract/tester.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Prompt } from '../../contract/views.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Session } from '../../instruments/index.ts';
import { isInverted, isToldInverted, type LampBoard, type ReadingProblem } from '../../analysis/index.ts';
import type { ReadingFile } from '../request/reading-file.ts';
import { anchorNow } from './run-time.ts';
import type { ViewStore } from '../view/view-store.ts';
import type { Inbox } from './inbox.ts';

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
type Without<T> = T extends { id: string } ? Omit<T, 'id'> : never;
/** A prompt before it has a number. */
export type Question = Without<Prompt>;

/** What is wrong with an answer, field by field: it is refused where it was typed, and the question stays. */
export type AnswerCheck = (answer: Answer) => readonly ReadingProblem[];

/** All that the steps of one run share. */
export interface RunContext {
  readonly archive: Archive;
  /** For waiting, and for what people promise by the clock on the wall. */
  readonly clock: Clock;
  /** In which everything of the record is told. */
  readonly time: LineTime;
  readonly bootId: string | undefined;
  /** All instruments of the run; those of `role`, which is a tester's, are at hand. */
  readonly sessions: ReadonlyMap<Role, Session>;
  role: Role;
  session: Session<Tester>;
  tester: Tester;
  readonly runId: string;
  /** The record as it stands; the archive is told of every change. */
  readonly record: RunRecord;
  readonly view: ViewStore;
  readonly headless: boolean;
  readonly reading: ReadingFile | undefined;
  readonly signatures: readonly { role: string; name: string }[];
  /** Aborts when the run is stopped; its reason is a `RunEnd`. */
  readonly signal: AbortSignal;
  attempt: AttemptRecord;
  board: LampBoard;
  parts: Part[];
  /** The tester's seconds outside the measurement proper. */
  live: Live | undefined;
  /** True from the first `start` until the teardown. */
  testerOn: boolean;
  /** True while seconds are judged. */
  measuring: boolean;
  /** Defect seen while somebody was still wiring: half a proof of the loop. */
  lostWhileWiring: string | undefined;
  injectUnlockedUntilMs: number;
  /** A person said that wiring and front panel are as they were in the attempt before. */
  unchanged: boolean;
  /** Set where a person asked for a further attempt. */
  again: boolean;
  /** The step to go on with after a crash, and why nobody saw the time since. */
  resuming: { step: string; reason: GapReason } | undefined;
  /** The program broke off in this attempt: nobody knows whether the tester is still set up. */
  takenUp: boolean;
  ask(question: Question, check?: AnswerCheck): Promise<Answer>;
}

/** The attempt in which a step was confirmed already: a person may say that it still stands. */
export function confirmedBefore({ record, attempt }: RunContext, stepId: string): { before?: number } {
  const before = record.attempts.findLast(
    ({ number, steps }) => number < attempt.number && steps.some(({ id, state }) => id === stepId && state === 'done'),
  );
  return before ? { before: before.number } : {};
}

/** Writes a step as it stands to the archive, then shows it. */
export async function saveStep(context: RunContext, step: StepRecord): Promise<void> {
  step.anchor = anchorNow(context.time, context.clock, context.bootId);
  await context.archive.putStep(context.runId, context.attempt.number, step);
  context.view.dispatch({
    type: 'steps',
    steps: context.attempt.steps.map((s) => ({ ...s })),
    step: context.attempt.steps.indexOf(step),
  });
}

/** Writes an attempt with its measurements as it stands to the archive, all but its steps and readings. */
export async function saveAttempt(context: Pick<RunContext, 'archive' | 'runId' | 'attempt'>): Promise<void> {
  const { steps: _steps, measurements, ...rest } = context.attempt;
  await context.archive.putAttempt(context.runId, rest);
  for (const measurement of measurements) await saveMeasurement(context, measurement);
}

/** Writes a measurement as it stands to the archive, all but its readings. */
export async function saveMeasurement(
  { archive, runId, attempt }: Pick<RunContext, 'archive' | 'runId' | 'attempt'>,
  { readings: _readings, ...rest }: MeasurementRecord,
): Promise<void> {
  await archive.putMeasurement(runId, attempt.number, rest);
}

/** How long the run steps still last that are not done, seconds: so long a circuit has to be free. */
export const leftS = ({ steps, measurements }: AttemptRecord): number =>
  measurements.reduce(
    (sum, { step, forS }) => (steps.some(({ id, state }) => id === step && state === 'done') ? sum : sum + forS),
    0,
  );

/** The measurement of a `run` step. Errors: `program-error`. */
export function measurementOf({ attempt }: Pick<RunContext, 'attempt'>, stepId: string): MeasurementRecord {
  const measurement = attempt.measurements.find(({ step }) => step === stepId);
  if (!measurement) throw new TributaryError('program-error', 'measurement', { text: stepId });
  return measurement;
}

/** The inverse of the pattern is told once in an attempt, be it before START or after. */
export async function noteInverted(context: RunContext, item: Observation): Promise<void> {
  if (item.kind !== 'second' || !isInverted(item.second)) return;
  const { number } = context.attempt;
  if (isToldInverted(context.record, number)) return;
  await addEvent(context, 'tester', { code: 'event.inverted' });
}

/** Writes an event of now, then shows it. */
export async function addEvent(context: RunContext, kind: RunEvent['kind'], message: Message): Promise<void> {
  const t = Math.floor(context.time.nowMs() / 1000);
  const event: RunEvent = { t, kind, attempt: context.attempt.number, message };
  context.record.events.push(event);
  await context.archive.addEvent(context.runId, event);
  context.view.dispatch({ type: 'event', event });
}
