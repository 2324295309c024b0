import { asTributaryError, errorView } from '../../contract/errors.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import { mainRole, testerOf, type Role } from '../../contract/instrument.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { AttemptRecord, RunRecord, StepRecord } from '../../contract/run.ts';
import { roleOfStep, stepsOfKind } from '../../contract/steps.ts';
import { ulid } from '../../contract/ulid.ts';
import type { Message } from '../../contract/words/index.ts';
import { addEvent, saveAttempt, saveStep, type RunContext } from '../recording/run-context.ts';
import { durationOf } from '../request/settings.ts';
import { kindOf, titleOf } from '../steps/index.ts';
import { settle } from '../steps/judge.ts';
import { teardown } from '../measure/teardown.ts';
import { useRole } from '../measure/use-role.ts';
import { RunEnd } from '../recording/run-end.ts';

const stepOf = (spec: StepSpec): StepRecord => ({
  id: spec.id,
  do: spec.do,
  title: titleOf(spec),
  state: 'waiting',
});

/** What a `run` step is going to measure: its `$name` is looked up here and nowhere else. */
function measurementFor(
  record: RunRecord,
  spec: { id: string; for: string; role?: Role },
  nowMs: number,
): MeasurementRecord {
  const role = spec.role ?? mainRole(Object.keys(record.instruments));
  const tester = testerOf(record, role);
  return {
    id: ulid(nowMs),
    step: spec.id,
    role,
    kind: tester.capabilities.reading === 'by-hand' ? 'by-hand' : 'bits',
    forS: durationOf(record.settings, spec.for),
    ...(tester.rateKbps === undefined ? {} : { rateKbps: tester.rateKbps }),
    readings: [],
  };
}

/** A further pass through the steps, not begun. */
export function newAttempt(context: Pick<RunContext, 'record' | 'time'>, number: number): AttemptRecord {
  const startedAtMs = context.time.nowMs();
  const { procedure } = context.record;
  return {
    number,
    startedAtMs,
    steps: procedure.steps.map(stepOf),
    measurements: stepsOfKind(procedure, 'run').map((spec) => measurementFor(context.record, spec, startedAtMs)),
  };
}

/** Writes an attempt with all its steps for the first time. */
export async function enterAttempt(context: RunContext): Promise<void> {
  context.view.dispatch({ type: 'attempt', attempt: context.attempt.number });
  await saveAttempt(context);
  for (const step of context.attempt.steps) await saveStep(context, step);
}

const endNote = (spec: StepSpec, thrown: unknown): Message =>
  thrown instanceof RunEnd ? (kindOf(spec).stopped ?? { code: 'step.stopped' }) : { code: 'step.failed' };

/** Does a step, or goes on with the one in which the program broke off. */
async function doStep(context: RunContext, spec: StepSpec, step: StepRecord): Promise<Message | undefined> {
  const kind = kindOf(spec);
  const { resuming } = context;
  if (kind.onTester) await useRole(context, roleOfStep(spec) ?? mainRole(context.sessions.keys()));
  if (resuming?.step !== spec.id || !kind.resume) return await kind.run(context, spec, step);
  context.resuming = undefined;
  return await kind.resume(context, spec, step, resuming.reason);
}

async function oneStep(context: RunContext, spec: StepSpec, step: StepRecord): Promise<void> {
  const { time } = context;
  step.state = 'running';
  step.startedAtMs ??= time.nowMs();
  await saveStep(context, step);
  try {
    const note = await doStep(context, spec, step);
    if (note) step.note = note;
    step.state = 'done';
  } catch (thrown) {
    step.state = 'failed';
    step.note ??= endNote(spec, thrown);
    throw thrown;
  } finally {
    step.endedAtMs = time.nowMs();
    if (step.state === 'done') await saveStep(context, step);
    else await saveStep(context, step).catch(() => undefined);
  }
}

/** Steps that did not come to pass. */
async function skipRest(context: RunContext): Promise<void> {
  for (const step of context.attempt.steps.filter((s) => s.state === 'waiting')) {
    step.state = 'skipped';
    step.note = { code: 'step.skipped' };
    await saveStep(context, step);
  }
}

/** The measurement that came to an end with its step. */
const measurementGoingOn = ({ steps, measurements }: AttemptRecord): string[] =>
  measurements.filter(({ step }) => steps.find(({ id }) => id === step)?.state === 'failed').map(({ id }) => id);

/** What an end before the last step means: stopped, or an error. After the judgement a stop changes nothing any more. */
async function cutShort(context: RunContext, thrown: unknown): Promise<void> {
  const cut = measurementGoingOn(context.attempt);
  if (thrown instanceof RunEnd) {
    if (context.attempt.verdict !== undefined) return;
    context.parts.push({ verdict: thrown.verdict, why: thrown.why, cut });
    await addEvent(context, 'stop', thrown.why);
    return;
  }
  const view = errorView(asTributaryError(thrown));
  context.record.error = view;
  const said = context.parts.some((part) => part.verdict === 'error');
  const why: Message = { code: 'why.error', params: { ...view.message } };
  if (!said) context.parts.push({ verdict: 'error', why, cut });
  context.attempt.verdict = undefined;
  await addEvent(context, 'stop', why);
}

/** One pass through the steps that are not done yet, then the teardown and a verdict, whatever happened. */
export async function runAttempt(context: RunContext): Promise<void> {
  const { attempt, record } = context;
  try {
    for (const [index, spec] of record.procedure.steps.entries()) {
      const step = attempt.steps[index];
      if (!step || step.state === 'done') continue;
      await oneStep(context, spec, step);
      if (context.again) break;
    }
  } catch (thrown) {
    await cutShort(context, thrown);
  } finally {
    context.measuring = false;
    await teardown(context);
  }
  await skipRest(context);
  if (attempt.verdict === undefined) await settle(context);
  attempt.endedAtMs = context.time.nowMs();
  await saveAttempt(context);
}

/** The next attempt, where a person asked for one. */
export async function nextAttempt(context: RunContext): Promise<void> {
  const { record } = context;
  context.again = false;
  context.parts = [];
  context.lostWhileWiring = undefined;
  context.takenUp = false;
  context.attempt = newAttempt(context, record.attempts.length + 1);
  record.attempts.push(context.attempt);
  // What the attempt before gave stays with it; of the run as a whole nothing is decided any more.
  for (const name of ['verdict', 'why'] as const) delete record[name];
  await context.archive.updateRun(context.runId, { verdict: undefined, why: undefined });
  await enterAttempt(context);
}
