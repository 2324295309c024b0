import type { z } from 'zod';
import { formatSeconds } from '../../contract/duration.ts';
import { TributaryError } from '../../contract/errors.ts';
import { testerOf } from '../../contract/instrument.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StepRecord } from '../../contract/run.ts';
import { runSpec } from '../../contract/steps.ts';
import type { GapReason } from '../../contract/second.ts';
import { isTimed, type Observation } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import { localTime } from '../../contract/release.ts';
import { createLampBoard, hasPattern, isInverted } from '../../analysis/index.ts';
import { addEvent, measurementOf, saveMeasurement, type Live, type RunContext } from '../recording/run-context.ts';
import { closeLive, configureQuietly, ensureLive, openLive, waitForPattern } from '../measure/observing.ts';
import { crashGap, unseenEnd } from '../measure/unseen.ts';
import { createMeasurement, type Measurement } from '../measure/measurement.ts';
import { checkRelease, needsRelease, releaseNowMs } from '../request/release.ts';
import { durationOf, secondsAsked, testerSettings } from '../request/settings.ts';
import { teardown } from '../measure/teardown.ts';
import { within } from '../../contract/waiting.ts';
import { RunEnd } from '../recording/run-end.ts';
import { runByHand } from './by-hand.ts';
import type { Note, StepKind } from './kind.ts';
import { askRelease } from './release.ts';

type Spec = z.infer<typeof runSpec>;
/** Why nobody saw the time before a measurement is taken up again; undefined where it begins. */
type Unseen = GapReason | undefined;

const SYNC_MS = 10_000;
/** The line empties, the pattern is found, a second begins. */
const RESTART_MS = 15_000;
/** The screen moves on even while nothing comes. */
const TICK_MS = 1_000;
/** Nobody waits while the computer sleeps: patience counts time awake, whatever the system's clock does meanwhile. */
const AWAKE_MS = 5_000;

/** START waits for the pattern. Errors: `no-pattern`, once nobody wants to wait any longer. */
async function waitForStart(context: RunContext, stepId: string): Promise<void> {
  context.view.dispatch({ type: 'phase', phase: 'before-sync' });
  for (;;) {
    const live = await ensureLive(context);
    live.inbox.drain();
    const seen = await waitForPattern(context, live, SYNC_MS);
    if (seen.some(hasPattern)) return;
    const refused = new TributaryError('no-pattern', context.tester.address);
    const inverted = isInverted(seen.at(-1));
    const conclusion: Message = { code: inverted ? 'proof.inverted' : 'proof.no-pattern' };
    if (context.headless && inverted) context.parts.push({ verdict: 'error', why: conclusion, cutShort: true });
    if (context.headless) throw refused;
    const answer = await context.ask({ kind: 'loop-failed', step: stepId, conclusion });
    if (answer.kind !== 'again') throw refused;
  }
}

/** Refuses a run that would end after its release; a person may have it extended. Errors: `release-over`, `release-outside`, `release-needed`. */
async function checkReleased(context: RunContext, stepId: string, leftS: number): Promise<void> {
  const { record } = context;
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

/** From here on seconds count: counters of tester, lamps and history are cleared, so that errors of the proof are in none. */
async function begin(context: RunContext): Promise<void> {
  const { clock, tester, signal } = context;
  await closeLive(context);
  await within(clock, RESTART_MS, tester.address, signal, (limited) => tester.restart(limited));
  context.board = createLampBoard(tester.capabilities, testerSettings(context.record.settings));
  await addEvent(context, 'start', { code: 'event.start' });
}

/** True if the tester went on counting while no program was there, and can say what it counted. */
async function stillCounts(context: RunContext, measurement: Measurement, reason: GapReason): Promise<boolean> {
  const { clock, tester, signal } = context;
  const [bitErrors, nextT] = [measurement.countedErrors(), measurement.next()];
  if (!tester.takeUp || nextT === undefined) return false;
  const known = { nextT, reason, counts: bitErrors === undefined ? {} : { bitErrors } };
  return await within(
    clock,
    SYNC_MS,
    tester.address,
    signal,
    async (limited) => (await tester.takeUp?.(known, limited, context.time)) ?? false,
  );
}

/** A measurement that broke off: what is stored is taken in again; the tester goes on, or is set going once more. */
async function pickUp(context: RunContext, measurement: Measurement, reason: GapReason): Promise<void> {
  const { clock, tester, signal } = context;
  await measurement.replay();
  context.testerOn = true;
  if (!(await stillCounts(context, measurement, reason))) {
    await configureQuietly(context);
    await within(clock, SYNC_MS, tester.address, signal, (limited) => tester.start(limited, context.time));
  }
}

/** The rate on which results rest is the tester's own, as soon as it is known. */
async function noteRate(context: RunContext, one: MeasurementRecord): Promise<void> {
  const { record, role, tester } = context;
  const { rateKbps } = tester;
  const known = testerOf(record, role);
  if (rateKbps === undefined || rateKbps === known.rateKbps) return;
  record.instruments = { ...record.instruments, [role]: { ...known, rateKbps } };
  one.rateKbps = rateKbps;
  await saveMeasurement(context, one);
  await context.archive.updateRun(context.runId, { instruments: record.instruments });
}

async function noteStart(context: RunContext, one: MeasurementRecord, item: Observation): Promise<void> {
  if (one.from !== undefined || !isTimed(item)) return;
  const t = item.kind === 'second' ? item.second.t : item.gap.from;
  one.from = t;
  await saveMeasurement(context, one);
  context.view.dispatch({ type: 'phase', phase: 'measuring', startedAt: t });
}

/** What ends a measurement before its time. `idleS`: seconds in which nothing was observed. */
function checkEnds(context: RunContext, idleS: number, patienceS: number): void {
  const { record } = context;
  const untilMs = needsRelease(record.circuit) ? record.release?.untilMs : undefined;
  if (untilMs !== undefined && releaseNowMs(context) >= untilMs) {
    const until = localTime(untilMs, record.zone.offsetS);
    throw new RunEnd('aborted', { code: 'why.release-over', params: { until } });
  }
  if (idleS >= patienceS)
    throw new RunEnd('not-assessed', { code: 'why.patience', params: { for: formatSeconds(patienceS) } });
}

/** Takes in seconds until `forS` of them were observed. */
async function measure(
  context: RunContext,
  one: MeasurementRecord,
  live: Live,
  measurement: Measurement,
  unseen: Unseen,
): Promise<void> {
  const { clock, signal, record } = context;
  const { forS } = one;
  const patienceS = durationOf(record.settings, '$patience');
  let resumed = unseen;
  let [idleMs, lookedMs] = [0, clock.monotonicMs()];
  let observedS = measurement.observedS();
  while (observedS < forS) {
    const got = await live.inbox.next(TICK_MS, signal);
    const passedMs = clock.monotonicMs() - lookedMs;
    lookedMs += passedMs;
    idleMs += Math.min(passedMs, AWAKE_MS);
    if (got === 'ended') throw new TributaryError('link-lost', context.tester.address, { text: 'observe' });
    if (got === 'idle') context.view.dispatch({ type: 'tick', nowMs: context.time.nowMs() });
    else {
      const gap = resumed && crashGap(got.item, measurement.next(), resumed);
      if (got.item.kind !== 'event') resumed = undefined;
      await noteStart(context, one, got.item);
      if (gap) await measurement.take(gap);
      await measurement.take(got.item);
      if (measurement.observedS() > observedS) idleMs = 0;
      observedS = measurement.observedS();
    }
    if (observedS < forS) checkEnds(context, idleMs / 1000, patienceS);
  }
}

/** Whatever the tester saw before the end is stored, and the events that were going on end. */
async function finish(
  context: RunContext,
  one: MeasurementRecord,
  live: Live,
  measurement: Measurement,
  full: boolean,
): Promise<void> {
  context.measuring = false;
  const endT = Math.floor(context.time.nowMs() / 1000);
  await live.close().catch(() => undefined);
  if (!full) {
    for (const item of live.inbox.drain()) await measurement.take(item);
    const unseen = unseenEnd(measurement.next(), endT);
    if (unseen) await measurement.take(unseen);
  }
  measurement.close();
  const to = measurement.next();
  if (to !== undefined) one.to = to;
  await saveMeasurement(context, one);
}

async function measured(
  context: RunContext,
  step: StepRecord,
  one: MeasurementRecord,
  unseen?: GapReason,
): Promise<Message> {
  const { forS } = one;
  await noteRate(context, one);
  const measurement = createMeasurement(context, one);
  if (unseen) {
    context.view.dispatch({ type: 'phase', phase: 'measuring', startedAt: one.from });
    checkEnds(context, 0, Infinity);
    await addEvent(context, 'start', { code: 'event.resume' });
    await pickUp(context, measurement, unseen);
  } else await begin(context);
  const live = openLive(context, () => undefined);
  context.measuring = true;
  let full = false;
  try {
    await measure(context, one, live, measurement, unseen);
    full = true;
  } finally {
    await finish(context, one, live, measurement, full);
    const observed = formatSeconds(measurement.observedS());
    step.note = { code: 'step.observed', params: { observed, for: formatSeconds(forS) } };
  }
  await addEvent(context, 'stop', { code: 'event.end', params: { for: formatSeconds(forS) } });
  return step.note;
}

/** Does `work`, and whatever its end, the tester is off afterwards. */
async function ended(context: RunContext, step: StepRecord, work: () => Promise<Note>): Promise<Note> {
  try {
    return await work();
  } catch (thrown) {
    // Nothing observed for long is an end of this step, not of the test: it is judged and signed as what it is.
    if (!(thrown instanceof RunEnd) || thrown.verdict !== 'not-assessed') throw thrown;
    context.parts.push({ verdict: thrown.verdict, why: thrown.why, cutShort: true });
    await addEvent(context, 'stop', thrown.why);
    return step.note;
  } finally {
    await teardown(context);
  }
}

const isByHand = ({ tester }: RunContext): boolean => tester.capabilities.reading === 'by-hand';

/** The measurement of this step, which the screen follows from now on. */
function shownMeasurement(context: RunContext, spec: Spec): MeasurementRecord {
  const one = measurementOf(context, spec.id);
  context.view.dispatch({ type: 'measurement', id: one.id });
  return one;
}

async function begun(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  const one = shownMeasurement(context, spec);
  const { forS } = one;
  await checkReleased(context, spec.id, forS);
  if (isByHand(context)) return await runByHand(context, one);
  await waitForStart(context, spec.id);
  await checkReleased(context, spec.id, forS);
  return await measured(context, step, one);
}

/** The measurement proper: until `for` seconds were observed, or an end before that. */
export const run: StepKind<Spec> = {
  kind: 'run',
  schema: runSpec,
  title: { zh: '运行', en: 'Run' },
  touches: true,
  rewindable: false,
  byPerson: false,
  plan: (spec, { capabilities, settings }) => ({
    actions: capabilities?.reading === 'by-hand' ? 2 : 0,
    durationS: secondsAsked(settings, spec.for) ?? 0,
  }),
  run: (context, spec, step) => ended(context, step, () => begun(context, spec, step)),
  resume: (context, spec, step, reason) => {
    const one = shownMeasurement(context, spec);
    const go = isByHand(context) ? () => runByHand(context, one, reason) : () => measured(context, step, one, reason);
    return ended(context, step, go);
  },
};
