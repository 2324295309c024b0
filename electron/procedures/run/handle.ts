import { abortedWhy, type AbortReason } from '../../contract/abort-reasons.ts';
import { farLoopMessage, farLoopOf } from '../../contract/far-loop.ts';
import { TributaryError } from '../../contract/errors.ts';
import { blockOf } from '../../contract/prompt.ts';
import { testerOf } from '../../contract/instrument.ts';
import { localTime } from '../../contract/release.ts';
import { ratioText } from '../../contract/ratio.ts';
import { missingSigners, signaturesNow, type Note, type RunRecord } from '../../contract/run.ts';
import {
  canInject,
  injectedWords,
  injectionText,
  isOfBits,
  whatOf,
  type Injection,
} from '../../contract/injections.ts';
import { isAway } from '../../contract/views.ts';
import type { Message } from '../../contract/words/index.ts';
import { usualLengths } from '../definition/plan.ts';
import { atWork } from '../measure/switched-on.ts';
import { addEvent, type RunContext } from '../recording/run-context.ts';
import type { Prompts } from './prompts.ts';
import type { RunHandle } from './run-handle.ts';
import { openGap } from '../view/open-gap.ts';
import { project } from '../view/view-store.ts';
import { within } from '../../contract/waiting.ts';
import { ProgramEnd, RunEnd } from '../recording/run-end.ts';

const INJECT_MS = 5_000;
const UNLOCKED_MS = 60_000;

function injectionMessage(injection: Injection): Message {
  if (injection.kind === 'off') return { code: 'event.inject-off' };
  if (injection.kind === 'alarm') return { code: 'event.inject-alarm', params: { alarm: injection.alarm } };
  const what = { ...injectedWords(whatOf(injection)) };
  if (injection.kind === 'count') {
    const params = { n: injection.count };
    return isOfBits(injection)
      ? { code: 'event.inject-count', params }
      : { code: 'event.inject-other', params: { ...params, ...what } };
  }
  const params = { ratio: ratioText(injection.ratio) };
  return isOfBits(injection)
    ? { code: 'event.inject-ratio', params }
    : { code: 'event.inject-other-ratio', params: { ...params, ...what } };
}

/** Refuses what is locked or what the tester cannot do. Errors: `run-none`, `inject-locked`, `inject-unable`. */
function checkInjection(context: RunContext, injection: Injection): void {
  const { phase } = context.state;
  if (atWork(context.recording.attempt).length === 0) throw new TributaryError('run-none');
  if (injection.kind === 'off') return;
  if (phase.is === 'measuring' && context.time.nowMs() >= phase.unlockedUntilMs)
    throw new TributaryError('inject-locked');
  if (!canInject(context.tester.capabilities.inject, injection))
    throw new TributaryError('inject-unable', context.tester.address, { text: injectionText(injection) });
}

/** Injected errors count: each injection is an event, written before it is sent. */
async function inject(context: RunContext, injection: Injection): Promise<void> {
  checkInjection(context, injection);
  await addEvent(context, 'inject', injectionMessage(injection));
  await within(context.clock, INJECT_MS, context.tester.address, context.signal, (signal) =>
    context.tester.inject(injection, signal),
  );
}

/** The end that somebody made of it, be it with a reason. */
function endedBy({ time, recording: { record } }: RunContext, reason: AbortReason | undefined): RunEnd {
  if (!reason) return new RunEnd('aborted', { code: 'why.stopped' });
  const at = localTime(time.nowMs(), record.zone.offsetS, 'seconds').slice(11);
  return new RunEnd('aborted', abortedWhy(reason, at), reason);
}

/** Keeps a signature; the last one that is asked for answers the question. */
async function sign(
  { recording, time }: RunContext,
  prompts: Prompts,
  signature: Parameters<RunHandle['sign']>[0],
): Promise<void> {
  const signed = { ...signature, atMs: time.nowMs(), attempt: recording.attempt.number };
  await recording.write({ what: 'signature', signature: signed });
  const { prompt } = recording.screen.state();
  const asked = prompt && blockOf(prompt, 'signatures');
  if (asked && missingSigners(recording.record, asked.by).length === 0) prompts.answer(prompt.id, { option: 'finish' });
}

/** Keeps what a person says of a moment. Errors: `record-signed`: what was signed stays what it was. */
async function note({ recording }: RunContext, { text, photos, agoS }: Note): Promise<void> {
  const { record } = recording;
  if (signaturesNow(record).length > 0) throw new TributaryError('record-signed', record.runId);
  const message: Message = text === '' ? { code: 'event.mark-plain' } : { code: 'event.mark', params: { text } };
  await recording.write({ what: 'event', kind: 'note', message, photos, agoS });
}

/** What the hosts hold of a run. */
export function createHandle(
  context: RunContext,
  stop: AbortController,
  done: Promise<RunRecord>,
  prompts: Prompts,
): RunHandle {
  const { recording, state, time } = context;
  const { record, screen } = recording;
  const usualS = usualLengths(record, testerOf(record).capabilities);
  const unseen = (): boolean => isAway(screen.state().link) || openGap(screen.state()) !== undefined;
  const going = (): void => {
    if (screen.state().finished) throw new TributaryError('run-none');
  };
  return {
    runId: record.runId,
    done,
    view: () => project(screen.state(), record, screen.lamps(unseen()), usualS),
    onChange: screen.onChange,
    answer: prompts.answer,
    problems: prompts.problems,
    sign: async (signature) => await sign(context, prompts, signature),
    stop: (reason) => stop.abort(endedBy(context, reason)),
    leave: () => stop.abort(new ProgramEnd()),
    inject: async (injection) => await inject(context, injection),
    unlockInjection: () => {
      going();
      if (state.phase.is !== 'measuring') return;
      state.phase.unlockedUntilMs = time.nowMs() + UNLOCKED_MS;
      screen.dispatch({ type: 'unlocked', untilMs: state.phase.unlockedUntilMs });
    },
    note: async (given) => {
      going();
      await note(context, given);
    },
    loop: async (off, by = '') => {
      going();
      const set = farLoopOf(record);
      if (set) await addEvent(context, 'step', farLoopMessage(set, off, by.trim()));
    },
    clearHistory: async () => {
      going();
      await addEvent(context, 'history-cleared', { code: 'event.history-cleared' });
      screen.clearLamps();
      screen.dispatch({ type: 'tick', nowMs: time.nowMs() });
    },
  };
}
