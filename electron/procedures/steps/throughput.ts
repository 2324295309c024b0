import type { z } from 'zod';
import {
  createStreamTally,
  judgeOptions,
  judgeStream,
  notAssessed,
  rateSaid,
  unableTo,
  type StreamAim,
} from '../../analysis/index.ts';
import { errorView, TributaryError } from '../../contract/errors.ts';
import type { Judgement } from '../../contract/judgement.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StepRecord } from '../../contract/run.ts';
import { throughputSpec } from '../../contract/steps.ts';
import { rateOfFrames, type StreamCounts, type StreamFacility } from '../../contract/stream.ts';
import { worst } from '../../contract/verdict.ts';
import { words, type Message } from '../../contract/words/index.ts';
import { addEvent, leftS, measurementOf, type RunContext } from '../recording/run-context.ts';
import { secondsAsked } from '../request/settings.ts';
import { askedIn, openFarEnd, reachOf } from '../stream/far-end.ts';
import { measureStream, secondsOf, showMeasurement } from '../stream/measure-stream.ts';
import type { Note, StepKind } from './kind.ts';
import { checkReleased } from './run.ts';

type Spec = z.infer<typeof throughputSpec>;

/** Above the peak by this much, for so long, seconds: what becomes of it is said and judged by nobody. */
const ABOVE = 1.1;
const ABOVE_S = 3;
/** What passes beyond this part of the peak was not held back. */
const HELD = 1.02;

function aimOf(context: RunContext, spec: Spec, one: MeasurementRecord): StreamAim {
  const { record } = context.recording;
  const limit = judgeOptions(record, one).limits.find(({ set }) => set.kind === 'ethernet');
  return {
    step: spec.id,
    profile: spec.profile,
    asked: askedIn(record.settings, spec.rate),
    forS: one.forS,
    set: limit?.set,
    decides: limit?.decides ?? limit !== undefined,
  };
}

/** Keeps what a stream came to that was not sent to its end. */
async function keep({ recording }: RunContext, of: MeasurementRecord, judgement: Judgement): Promise<void> {
  await recording.write({ what: 'measurement', of, change: { judgement } });
}

/** What is left of a judgement where the far end was gone before the end: what was proven by then. */
function brokenOff(before: Judgement | undefined, why: Message): Judgement {
  const proven = before?.certain;
  return {
    ...(before ?? notAssessed(why)),
    verdict: worst([...(proven ? [proven] : []), 'not-assessed']),
    why: [...(proven ? (before?.certainWhy ?? []) : []), why],
  };
}

/** Tries what is above the peak, and says what became of it. */
async function tryAbove(context: RunContext, facility: StreamFacility, { asked }: StreamAim): Promise<void> {
  const more = { ...asked, bitsPerS: Math.round(asked.bitsPerS * ABOVE) };
  if (unableTo(more, undefined, facility.capBitsPerS))
    return await addEvent(context, 'tester', { code: 'event.above-not-tried' });
  const counts = await facility.send(more, { forS: ABOVE_S }, () => undefined, context.signal);
  const rate = (frames: number): number => rateOfFrames(frames, asked.frame, ABOVE_S);
  const [out, back] = [rate(counts.out.received), rate(counts.back.received)];
  const held = Math.max(out, back) <= asked.bitsPerS * HELD;
  const { zh, en } = words[held ? 'above.limited' : 'above.passed'];
  const sentBps = rate(Math.min(counts.out.sent, counts.back.sent));
  const code = sentBps > asked.bitsPerS * HELD ? 'event.above-peak' : 'event.above-not-tried';
  const params = { tried: rateSaid(more.bitsPerS), out: rateSaid(out), back: rateSaid(back), zh, en };
  await addEvent(context, 'tester', code === 'event.above-peak' ? { code, params } : { code });
}

function noteOf({ asked }: StreamAim, { out, back }: StreamCounts): Message {
  const said = ({ received, sentS }: StreamCounts['out']): string =>
    rateSaid(rateOfFrames(received, asked.frame, sentS));
  return { code: 'step.stream', params: { asked: rateSaid(asked.bitsPerS), out: said(out), back: said(back) } };
}

async function sent(
  context: RunContext,
  one: MeasurementRecord,
  facility: StreamFacility,
  aim: StreamAim,
): Promise<Note> {
  const unable = unableTo(aim.asked, reachOf(context), facility.capBitsPerS);
  if (unable) {
    await keep(context, one, notAssessed(unable));
    return { code: 'step.not-sent' };
  }
  const { asked, forS } = aim;
  const params = { far: facility.address, rate: rateSaid(asked.bitsPerS), frame: asked.frame };
  await addEvent(context, 'start', { code: 'event.stream', params });
  const tally = createStreamTally(asked);
  const judge = (counts: StreamCounts): Judgement => {
    tally.add(counts);
    return judgeStream(aim, counts, tally, secondsOf(counts));
  };
  const counts = await measureStream(context, one, facility, { asked, until: { forS }, judge });
  if (aim.profile === 'peak') await tryAbove(context, facility, aim);
  return noteOf(aim, counts);
}

/** A peak that is the committed rate is tried with that. */
const isSame = ({ recording: { record } }: RunContext, aim: StreamAim): boolean =>
  aim.profile === 'peak' && askedIn(record.settings, '$cir').bitsPerS === aim.asked.bitsPerS;

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  const one = measurementOf(context.recording, spec.id);
  const aim = aimOf(context, spec, one);
  if (isSame(context, aim)) return { code: 'step.same-rate' };
  showMeasurement(context, one);
  await checkReleased(context, step.id, leftS(context.recording.attempt));
  let facility: StreamFacility | undefined;
  try {
    facility = await openFarEnd(context);
    return await sent(context, one, facility, aim);
  } catch (thrown) {
    if (!(thrown instanceof TributaryError) || !thrown.code.startsWith('far-')) throw thrown;
    const why: Message = { code: 'why.stream-gone', params: { ...errorView(thrown).message } };
    await keep(context, one, brokenOff(one.judgement, why));
    await addEvent(context, 'stop', why);
    return { code: 'step.failed' };
  } finally {
    await facility?.close();
  }
}

/** Frames in both directions at one rate, for as long as asked for. */
export const throughput: StepKind<Spec> = {
  kind: 'throughput',
  schema: throughputSpec,
  title: { zh: '发送', en: 'Stream' },
  onTester: false,
  touches: true,
  rewindable: false,
  byPerson: false,
  plan: (spec, { settings }) => ({ actions: 0, durationS: secondsAsked(settings, spec.for) ?? 0 }),
  run,
};
