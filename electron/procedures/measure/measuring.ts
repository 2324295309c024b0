import { formatSeconds } from '../../contract/duration.ts';
import { TributaryError } from '../../contract/errors.ts';
import { testerOf } from '../../contract/instrument.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { localTime } from '../../contract/release.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import type { Observation } from '../../contract/tester.ts';
import { within } from '../../contract/waiting.ts';
import type { Message } from '../../contract/words/index.ts';
import { createLampBoard } from '../../analysis/index.ts';
import { addEvent, type Live, type RunContext } from '../recording/run-context.ts';
import { RunEnd } from '../recording/run-end.ts';
import { needsRelease, releaseNowMs } from '../request/release.ts';
import { durationOf, testerSettings } from '../request/settings.ts';
import { createMeasurement, type Measurement } from './measurement.ts';
import { closeLive, configureQuietly, openLive } from './observing.ts';
import { owe, startedBy } from './switched-on.ts';
import { createTotals } from './totals.ts';
import { crashGap, unseenEnd } from './unseen.ts';
import { bothOf } from '../../contract/words/index.ts';

/** Why nobody saw the time before a measurement is taken up again; undefined where it begins. */
type Unseen = GapReason | undefined;

const SYNC_MS = 10_000;
/** The line empties, the pattern is found, a second begins. */
const RESTART_MS = 15_000;
/** The screen moves on even while nothing comes. */
const TICK_MS = 1_000;
/** Nobody waits while the computer sleeps: patience counts time awake, whatever the system's clock does meanwhile. */
const AWAKE_MS = 5_000;

/** From here on seconds count: counters of tester, lamps and history are cleared, so that errors of the proof are in none. */
async function begin(context: RunContext): Promise<void> {
  const { clock, tester, signal } = context;
  const { record, screen } = context.recording;
  await closeLive(context);
  await within(clock, RESTART_MS, tester.address, signal, (limited) => tester.restart(limited));
  screen.renewLamps(createLampBoard(tester.capabilities, testerSettings(record.settings)));
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
  await owe(context, startedBy(tester.capabilities));
  if (!(await stillCounts(context, measurement, reason))) {
    await configureQuietly(context);
    await within(clock, SYNC_MS, tester.address, signal, (limited) => tester.start(limited, context.time));
  }
}

/** The rate on which results rest is the tester's own, as soon as it is known. */
async function noteRate(context: RunContext, one: MeasurementRecord): Promise<void> {
  const { recording, role, tester } = context;
  const { rateKbps } = tester;
  const { instruments } = recording.record;
  const known = testerOf(recording.record, role);
  if (rateKbps === undefined || rateKbps === known.rateKbps) return;
  await recording.write({ what: 'measurement', of: one, change: { rateKbps } });
  await recording.write({ what: 'run', change: { instruments: { ...instruments, [role]: { ...known, rateKbps } } } });
}

/** First second of which an observation speaks. */
function beginningOf(item: Exclude<Observation, { kind: 'event' }>): number {
  if (item.kind === 'counts') return Math.floor(item.counts.atMs / 1000) - item.counts.testTimeS;
  return item.kind === 'second' ? item.second.t : item.gap.from;
}

async function noteStart(context: RunContext, one: MeasurementRecord, item: Observation): Promise<void> {
  if (one.from !== undefined || item.kind === 'event') return;
  const t = beginningOf(item);
  await context.recording.write({ what: 'measurement', of: one, change: { from: t } });
  context.recording.screen.dispatch({ type: 'phase', phase: 'measuring', startedAt: t });
}

/** What ends a measurement before its time. `idleS`: seconds in which nothing was observed. */
function checkEnds(context: RunContext, idleS: number, patienceS: number): void {
  const { record } = context.recording;
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
  const { clock, signal, recording } = context;
  const { forS } = one;
  const patienceS = durationOf(recording.record.settings, '$patience');
  let resumed = unseen;
  let [idleMs, lookedMs] = [0, clock.monotonicMs()];
  let observedS = measurement.observedS();
  while (observedS < forS) {
    const got = await live.inbox.next(TICK_MS, signal);
    const passedMs = clock.monotonicMs() - lookedMs;
    lookedMs += passedMs;
    idleMs += Math.min(passedMs, AWAKE_MS);
    if (got === 'ended')
      throw new TributaryError('link-lost', context.tester.address, { ...bothOf({ code: 'link.silent' }) });
    if (got === 'idle') context.recording.screen.dispatch({ type: 'tick', nowMs: context.time.nowMs() });
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
  context.state.phase = { is: 'idle' };
  const endT = Math.floor(context.time.nowMs() / 1000);
  await live.close().catch(() => undefined);
  if (!full) {
    for (const item of live.inbox.drain()) await measurement.take(item);
    const unseen = unseenEnd(measurement.next(), endT);
    if (unseen) await measurement.take(unseen);
  }
  measurement.close();
  const to = measurement.next();
  await context.recording.write({ what: 'measurement', of: one, change: to === undefined ? {} : { to } });
}

/** Measures until as much was observed as asked for, or an end before that. `unseen`: it is taken up again, and why nobody saw the time since. */
export async function measured(
  context: RunContext,
  step: StepRecord,
  one: MeasurementRecord,
  unseen?: GapReason,
): Promise<Message> {
  const { forS } = one;
  await noteRate(context, one);
  const isTotals = context.tester.capabilities.reading === 'totals';
  const measurement = isTotals ? createTotals(context, one) : createMeasurement(context, one);
  if (unseen) {
    context.recording.screen.dispatch({ type: 'phase', phase: 'measuring', startedAt: one.from });
    checkEnds(context, 0, Infinity);
    await addEvent(context, 'start', { code: 'event.resume' });
    await pickUp(context, measurement, unseen);
  } else await begin(context);
  const live = openLive(context, () => undefined);
  context.state.phase = { is: 'measuring', unlockedUntilMs: 0 };
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
