import { asTributaryError, errorView } from '../../contract/errors.ts';
import { formatSeconds } from '../../contract/duration.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import { isOwn, kindOfRole, mainRole, testerOf, type Role } from '../../contract/instrument.ts';
import { LADDER_ROLE } from '../../contract/ladder.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { missingSigners, type AttemptRecord, type RunRecord, type StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import { measuringSteps, roleOfStep, signersOf, stepsOfKind } from '../../contract/steps.ts';
import { STREAM_ROLE } from '../../contract/stream.ts';
import type { TrackKind } from '../../contract/tracks.ts';
import { isReadByPerson } from '../../contract/tester.ts';
import { ulid } from '../../contract/ulid.ts';
import type { Message } from '../../contract/words/index.ts';
import { addEvent, newPass, type Longer, type RunContext } from '../recording/run-context.ts';
import { durationOf } from '../request/settings.ts';
import { kindOf, titleOf } from '../steps/index.ts';
import { settle } from '../steps/judge.ts';
import { teardown } from '../measure/teardown.ts';
import { restoreLoops } from '../measure/remote-loop.ts';
import { workWith } from '../measure/work-with.ts';
import { ProgramEnd, RunEnd } from '../recording/run-end.ts';

const stepOf = (spec: StepSpec): StepRecord => ({
  id: spec.id,
  do: spec.do,
  title: titleOf(spec),
  state: 'waiting',
});

/** A measurement that is going to be made: its `$name` is looked up here and nowhere else. */
const planned = (
  record: RunRecord,
  spec: { id: string; for: string },
  role: Role,
  kind: TrackKind,
  nowMs: number,
): MeasurementRecord => ({
  id: ulid(nowMs),
  step: spec.id,
  role,
  kind,
  forS: durationOf(record.settings, spec.for),
  readings: [],
});

/** What a `run` step is going to measure. */
function measurementFor(
  record: RunRecord,
  spec: { id: string; for: string; role?: Role },
  nowMs: number,
): MeasurementRecord {
  const role = spec.role ?? mainRole(Object.keys(record.instruments));
  const tester = testerOf(record, role);
  const kind = isReadByPerson(tester.capabilities) ? 'by-hand' : 'bits';
  return {
    ...planned(record, spec, role, kind, nowMs),
    ...(tester.rateKbps === undefined ? {} : { rateKbps: tester.rateKbps }),
  };
}

/**
 * What a `ladder` step is going to measure: where there is a ladder pings and the registers of boxes, and bits where there is a tester that nobody has to read and that has no
 * `run` step of its own: one that has is off the line by then.
 */
function measurementsBeside(record: RunRecord, spec: { id: string; for: string }, nowMs: number): MeasurementRecord[] {
  const roles = Object.keys(record.instruments);
  const measured = stepsOfKind(record.procedure, 'run').length > 0;
  const [tester] = roles.filter(
    (role) => !measured && kindOfRole(role) === 'tester' && testerOf(record, role).capabilities.reading !== 'by-hand',
  );
  const boxes = roles.filter((role) => !isOwn(role) && kindOfRole(role) !== 'tester');
  return [
    ...(record.ladder ? [planned(record, spec, LADDER_ROLE, 'ping', nowMs)] : []),
    ...(record.ladder ? boxes.map((role) => planned(record, spec, role, 'register', nowMs)) : []),
    ...(tester === undefined ? [] : [measurementFor(record, { ...spec, role: tester }, nowMs)]),
  ];
}

type Plan = (record: RunRecord, spec: { id: string; for: string; role?: Role }, nowMs: number) => MeasurementRecord[];
const ofStream: Plan = (record, spec, nowMs) => [planned(record, spec, STREAM_ROLE, 'register', nowMs)];
/** What a measuring step of each kind is going to measure. */
const PLANNED: Readonly<Record<ReturnType<typeof measuringSteps>[number]['do'], Plan>> = {
  run: (record, spec, nowMs) => [measurementFor(record, spec, nowMs)],
  ladder: measurementsBeside,
  throughput: ofStream,
  switch: ofStream,
};

/** A further pass through the steps, not begun. */
export function newAttempt(
  context: { record: RunRecord; time: LineTime },
  number: number,
  longer?: Longer,
): AttemptRecord {
  const startedAtMs = context.time.nowMs();
  const { procedure } = context.record;
  return {
    number,
    startedAtMs,
    steps: procedure.steps.map(stepOf),
    measurements: measuringSteps(procedure)
      .map((spec) => (spec.id === longer?.step ? { ...spec, for: formatSeconds(longer.forS) } : spec))
      .flatMap((spec) => PLANNED[spec.do](context.record, spec, startedAtMs)),
  };
}

/** Writes the attempt going on with all its steps for the first time. */
export const enterAttempt = ({ recording }: RunContext): Promise<void> => recording.enter(recording.attempt);

const endNote = (spec: StepSpec, thrown: unknown): Message =>
  thrown instanceof RunEnd ? (kindOf(spec).stopped ?? { code: 'step.stopped' }) : { code: 'step.failed' };

/** True where the program ends while a judged result lacks signatures: they need neither this program nor an instrument. */
const waitsOn = ({ recording: { record, attempt } }: RunContext, thrown: unknown): boolean =>
  thrown instanceof ProgramEnd &&
  attempt.verdict !== undefined &&
  missingSigners(record, signersOf(record.procedure)).length > 0;

/** The step to go on with after a crash, and why nobody saw the time since. */
export type Resuming = { step: string; reason: GapReason } | undefined;

/** Does a step, or goes on with the one in which the program broke off. */
async function doStep(
  context: RunContext,
  spec: StepSpec,
  step: StepRecord,
  resuming: Resuming,
): Promise<Message | undefined> {
  const kind = kindOf(spec);
  if (kind.onTester) await workWith(context, roleOfStep(spec) ?? mainRole(context.sessions.keys()));
  if (resuming?.step !== spec.id || !kind.resume) return await kind.run(context, spec, step);
  return await kind.resume(context, spec, step, resuming.reason);
}

async function oneStep(context: RunContext, spec: StepSpec, step: StepRecord, resuming: Resuming): Promise<void> {
  const { recording, time } = context;
  const { startedAtMs = time.nowMs() } = step;
  await recording.write({ what: 'step', step, change: { state: 'running', startedAtMs } });
  try {
    const note = (await doStep(context, spec, step, resuming)) ?? step.note;
    const change = { state: 'done', endedAtMs: time.nowMs(), ...(note ? { note } : {}) } as const;
    await recording.write({ what: 'step', step, change });
  } catch (thrown) {
    const failed = { state: 'failed', note: step.note ?? endNote(spec, thrown), endedAtMs: time.nowMs() } as const;
    const change = waitsOn(context, thrown) ? ({ state: 'waiting' } as const) : failed;
    // Where the disk takes nothing more, the record in memory still says how it ended.
    await recording.write({ what: 'step', step, change }).catch(() => Object.assign(step, change));
    throw thrown;
  }
}

/** Steps that did not come to pass. */
async function skipRest(context: RunContext): Promise<void> {
  const change = { state: 'skipped', note: { code: 'step.skipped' } } as const;
  for (const step of context.recording.attempt.steps.filter(({ state }) => state === 'waiting'))
    await context.recording.write({ what: 'step', step, change });
}

/** The measurement that came to an end with its step. */
const measurementGoingOn = ({ steps, measurements }: AttemptRecord): string[] =>
  measurements.filter(({ step }) => steps.find(({ id }) => id === step)?.state === 'failed').map(({ id }) => id);

/** What an end before the last step means: stopped, or an error. After the judgement a stop changes nothing any more. */
async function cutShort(context: RunContext, thrown: unknown): Promise<void> {
  const { record, attempt } = context.recording;
  const { parts } = context.state.pass;
  const cut = measurementGoingOn(attempt);
  if (thrown instanceof RunEnd) {
    if (attempt.verdict !== undefined) return;
    parts.push({ verdict: thrown.verdict, why: thrown.why, cut });
    await addEvent(context, 'stop', thrown.why, thrown.reason && { reason: thrown.reason });
    return;
  }
  const view = errorView(asTributaryError(thrown));
  record.error = view;
  const said = parts.some((part) => part.verdict === 'error');
  const why: Message = { code: 'why.error', params: { ...view.message } };
  if (!said) parts.push({ verdict: 'error', why, cut });
  attempt.verdict = undefined;
  await addEvent(context, 'stop', why);
}

/** One pass through the steps that are not done yet, then the teardown and a verdict, whatever happened. `waits-on`: it stays open in its record. */
export async function runAttempt(context: RunContext, resuming?: Resuming): Promise<'ended' | 'waits-on'> {
  const { attempt, record } = context.recording;
  let left = false;
  // What the program that broke off left on is taken back, unless the measurement goes on with it.
  if (!resuming) await teardown(context);
  try {
    if (resuming) await restoreLoops(context);
    for (const [index, spec] of record.procedure.steps.entries()) {
      const step = attempt.steps[index];
      if (!step || step.state === 'done') continue;
      await oneStep(context, spec, step, resuming);
      if (context.state.pass.further) break;
    }
  } catch (thrown) {
    left = waitsOn(context, thrown);
    if (!left) await cutShort(context, thrown);
  } finally {
    await teardown(context);
  }
  if (left) return 'waits-on';
  await skipRest(context);
  if (attempt.verdict === undefined) await settle(context);
  await context.recording.write({ what: 'attempt', change: { endedAtMs: context.time.nowMs() } });
  return 'ended';
}

/** The next attempt, where a person asked for one. */
export async function nextAttempt({ recording, state, time }: RunContext): Promise<void> {
  const { record } = recording;
  const { unchanged = false, longer } = state.pass.further ?? {};
  state.pass = newPass({ unchanged });
  const attempt = newAttempt({ record, time }, record.attempts.length + 1, longer);
  record.attempts.push(attempt);
  // What the attempt before gave stays with it; of the run as a whole nothing is decided any more.
  await recording.write({ what: 'run', change: { verdict: undefined, why: undefined } });
  await recording.enter(attempt);
}
