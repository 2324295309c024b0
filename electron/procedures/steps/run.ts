import type { z } from 'zod';
import { hasPattern, isInverted } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { AnswerOption } from '../../contract/prompt.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import { runSpec } from '../../contract/steps.ts';
import { isReadByPerson } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import { askedOf } from '../measure/asked.ts';
import { measured } from '../measure/measuring.ts';
import { configureQuietly, ensureLive, startTester, waitForPattern } from '../measure/observing.ts';
import { atWork } from '../measure/switched-on.ts';
import { stopTester } from '../measure/teardown.ts';
import { addEvent, leftS, measurementOf, type RunContext } from '../recording/run-context.ts';
import { RunEnd } from '../recording/run-end.ts';
import { checkRelease, needsRelease, releaseNowMs } from '../request/release.ts';
import { secondsAsked } from '../request/settings.ts';
import { loopFailed } from './asking.ts';
import { runByHand } from './by-hand.ts';
import type { Note, StepKind } from './kind.ts';
import { askRelease } from './release.ts';

type Spec = z.infer<typeof runSpec>;

/** The pattern is found within this time where there is one. */
const SYNC_MS = 10_000;

/** Nothing can be measured without the pattern. */
export const GIVE_UP: AnswerOption = {
  id: 'give-up',
  words: { code: 'prompt.give-up' },
  key: 'g',
  means: { code: 'prompt.give-up-means' },
};

/** START waits for the pattern. Errors: `no-pattern`, once nobody wants to wait any longer. */
async function waitForStart(context: RunContext, stepId: string): Promise<void> {
  context.recording.screen.dispatch({ type: 'phase', phase: 'before-sync' });
  for (;;) {
    const live = await ensureLive(context);
    live.inbox.drain();
    const seen = await waitForPattern(context, live, SYNC_MS);
    if (seen.some(hasPattern)) return;
    const refused = new TributaryError('no-pattern', context.tester.address);
    const inverted = isInverted(seen.at(-1));
    const conclusion: Message = { code: inverted ? 'proof.inverted' : 'proof.no-pattern' };
    if (context.headless && inverted) context.state.pass.parts.push({ verdict: 'error', why: conclusion });
    if (context.headless) throw refused;
    const answer = await context.ask(loopFailed(stepId, conclusion, GIVE_UP, true));
    if (answer.option !== 'again') throw refused;
  }
}

/** Refuses a run that would end after its release; a person may have it extended. Errors: `release-over`, `release-outside`, `release-needed`. */
export async function checkReleased(context: RunContext, stepId: string, leftS: number): Promise<void> {
  const { record } = context.recording;
  if (!needsRelease(record.circuit)) return;
  for (;;) {
    try {
      if (!record.release) throw new TributaryError('release-needed', record.circuit?.number ?? '');
      checkRelease(record.release, leftS, releaseNowMs(context));
      return;
    } catch (thrown) {
      if (context.headless) throw thrown;
      await askRelease(context, stepId);
    }
  }
}

/** Does `work`, and whatever its end, the tester is off afterwards. */
async function ended(
  context: RunContext,
  step: StepRecord,
  one: MeasurementRecord,
  work: () => Promise<Note>,
): Promise<Note> {
  try {
    return await work();
  } catch (thrown) {
    // Nothing observed for long is an end of this step, not of the test: it is judged and signed as what it is.
    if (!(thrown instanceof RunEnd) || thrown.verdict !== 'not-assessed') throw thrown;
    step.end = { verdict: thrown.verdict, why: thrown.why };
    context.state.pass.parts.push({ ...step.end, cut: [one.id] });
    await addEvent(context, 'stop', thrown.why);
    return step.note;
  } finally {
    await stopTester(context);
  }
}

const isByHand = ({ tester }: RunContext): boolean => isReadByPerson(tester.capabilities);

/** The measurement of this step, which the screen follows from now on. */
function shownMeasurement({ recording }: RunContext, spec: Spec): MeasurementRecord {
  const one = measurementOf(recording, spec.id);
  recording.screen.dispatch({ type: 'measurement', id: one.id, asked: askedOf(recording.record, one) });
  return one;
}

async function begun(context: RunContext, step: StepRecord, one: MeasurementRecord): Promise<Note> {
  const left = (): number => leftS(context.recording.attempt);
  await checkReleased(context, step.id, left());
  if (isByHand(context)) return await runByHand(context, one);
  const isOff = atWork(context.recording.attempt).length === 0;
  if (context.state.pass.takenUp && isOff) await configureQuietly(context);
  // Whether one that tells only totals receives the pattern shows in what it counts.
  if (context.tester.capabilities.reading === 'totals') await startTester(context);
  else await waitForStart(context, step.id);
  await checkReleased(context, step.id, left());
  return await measured(context, step, one);
}

/** The bits of a tester beside something else that runs as long: measured as by a step of its own. `reason`: it is taken up again. */
export const runBeside = (
  context: RunContext,
  step: StepRecord,
  one: MeasurementRecord,
  reason?: GapReason,
): Promise<Note> =>
  ended(context, step, one, () =>
    reason === undefined || one.from === undefined ? begun(context, step, one) : measured(context, step, one, reason),
  );

/** The measurement proper: until `for` seconds were observed, or an end before that. */
export const run: StepKind<Spec> = {
  kind: 'run',
  schema: runSpec,
  title: { zh: '运行', en: 'Run' },
  onTester: true,
  touches: true,
  rewindable: false,
  byPerson: false,
  plan: (spec, { capabilities, settings }) => ({
    actions: capabilities && isReadByPerson(capabilities) ? 2 : 0,
    durationS: secondsAsked(settings, spec.for) ?? 0,
  }),
  run: (context, spec, step) => {
    const one = shownMeasurement(context, spec);
    return ended(context, step, one, () => begun(context, step, one));
  },
  resume: (context, spec, step, reason) => {
    const one = shownMeasurement(context, spec);
    const go = isByHand(context) ? () => runByHand(context, one, reason) : () => measured(context, step, one, reason);
    return ended(context, step, one, go);
  },
};
