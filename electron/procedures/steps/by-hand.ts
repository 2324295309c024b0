import { formatSeconds, parseSeconds } from '../../contract/duration.ts';
import { testerOf } from '../../contract/instrument.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { typedReading, type Reading, type TypedReading } from '../../contract/reading.ts';
import type { GapReason } from '../../contract/second.ts';
import { saidOf, type Message } from '../../contract/words/index.ts';
import { readingProblems } from '../../analysis/index.ts';
import { addEvent, type Question, type RunContext, type Takes } from '../recording/run-context.ts';
import { within } from '../../contract/waiting.ts';
import { alike } from '../../contract/text.ts';
import { startTester } from '../measure/observing.ts';
import { mainAnswer } from './asking.ts';

/** Seconds of a test time as people write it: `15m`, `900`, `00:15:00`, `1:00:15:00`. Undefined if it is none. */
function testTimeSeconds(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed);
  const parts = /^(?:(\d+):)?(\d{1,3}):(\d{2}):(\d{2})$/.exec(trimmed);
  if (!parts) return parseSeconds(trimmed);
  const [d = 0, h = 0, m = 0, s = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return d * 86_400 + h * 3600 + m * 60 + s;
}

/** A reading as it is kept, without what is blank. Undefined where its test time cannot be read. */
function countsOf({ testTime, ...rest }: TypedReading, atMs: number, final: boolean): Reading | undefined {
  const testTimeS = testTimeSeconds(testTime);
  if (testTimeS === undefined) return undefined;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as typeof rest), atMs, testTimeS, final };
}

async function keep(context: RunContext, one: MeasurementRecord, counts: Reading): Promise<void> {
  await context.recording.write({ what: 'reading', of: one, reading: counts });
  if (counts.final) return;
  const message: Message =
    counts.bitErrors === undefined
      ? { code: 'event.reading-blank' }
      : { code: 'event.reading', params: { n: counts.bitErrors } };
  await addEvent(context, 'mark', message);
}

/** Start and end of what the set measured, as far as the laptop knows. */
async function measuredSpan(context: RunContext, one: MeasurementRecord, fromMs: number, toMs: number): Promise<void> {
  const from = Math.floor(fromMs / 1000);
  const change = { from, to: Math.max(from, Math.ceil(toMs / 1000)) };
  await context.recording.write({ what: 'measurement', of: one, change });
}

/** The file of `--set reading=` speaks of a test that is over: nothing is waited for. */
async function fromFile(context: RunContext, one: MeasurementRecord): Promise<Message> {
  const { reading, recording, time, state } = context;
  if (!reading) {
    state.pass.parts.push({ verdict: 'not-assessed', why: { code: 'why.no-reading' } });
    return { code: 'step.no-reading' };
  }
  const { counts, photo } = reading;
  const stored = photo && (await recording.attach({ kind: 'photo', ...about(photo) }, photo.bytes));
  await keep(context, one, stored ? { ...counts, photo: stored.id } : counts);
  const nowMs = time.nowMs();
  await measuredSpan(context, one, nowMs - counts.testTimeS * 1000, nowMs);
  return { code: 'step.read', params: { for: formatSeconds(counts.testTimeS) } };
}
const about = ({ name, mime, atMs }: { name: string; mime: string; atMs: number }) => ({ name, mime, atMs });

/** Checks an answer as it is given: that it can be, and that the set cannot have counted longer than since START. */
function takesOf(context: RunContext, forS: number, sinceStartS: () => number | undefined): Takes<TypedReading> {
  const { rateKbps } = testerOf(context.recording.record, context.role);
  const check: Takes<TypedReading>['check'] = (given) => {
    const since = sinceStartS();
    const frame = { forS, rateKbps, ...(since === undefined ? {} : { sinceStartS: since }) };
    const counts = countsOf(given, context.time.nowMs(), false);
    if (counts) return readingProblems(counts, frame);
    const message = { code: 'reading.bad.test-time', params: { value: given.testTime } } as const;
    return [{ fields: ['testTime'], message, confirmable: false }];
  };
  return { schema: typedReading, check };
}

/** What the display of the set shows: readings in between are welcome, the final one ends the measurement. */
export const toRead = (step: string, forS: number, screen?: string): Question => ({
  kind: 'reading',
  step,
  title: { code: 'reading.title' },
  blocks: [
    { block: 'state' },
    // As it came: no document shows its layout.
    ...(screen ? screen.split('\n').map((line) => ({ block: 'note', text: saidOf(alike(line)) }) as const) : []),
    { block: 'reading', forS },
  ],
  answers: [
    {
      id: 'interim',
      words: { code: 'reading.interim' },
      key: 'i',
      gives: true,
      means: { code: 'reading.interim-line' },
    },
    mainAnswer('final', 'reading.final', { gives: true }),
  ],
});

const SCREEN_MS = 10_000;

/** What the tester's own screen shows, where it has one that can be asked for. */
async function screenOf({ tester, clock, signal }: RunContext): Promise<string | undefined> {
  if (!tester.screen) return undefined;
  return await within(clock, SCREEN_MS, tester.address, signal, (limited) => tester.screen!(limited)).catch(
    () => undefined,
  );
}

/** Nobody is there to read: it counts for as long as was asked, and what its screen shows then is kept as it came. */
async function runUnread(context: RunContext, one: MeasurementRecord): Promise<void> {
  const startMs = await startByHand(context, one, false);
  await context.clock.sleep(1000 * one.forS, context.signal);
  await measuredSpan(context, one, startMs, context.time.nowMs());
  const screen = await screenOf(context);
  if (screen) await addEvent(context, 'tester', saidOf(alike(screen)));
}

/** The screen counts down; readings may come at any time, the final one ends it. */
async function readUntilFinal(
  context: RunContext,
  one: MeasurementRecord,
  takes: Takes<TypedReading>,
): Promise<Reading> {
  const { clock, time } = context;
  const { step, forS } = one;
  const stop = new AbortController();
  const tick = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(1000, stop.signal);
      context.recording.screen.dispatch({ type: 'tick', nowMs: time.nowMs() });
    }
  };
  const ticking = tick().catch(() => undefined);
  try {
    for (;;) {
      const { option, given } = await context.ask(toRead(step, forS, await screenOf(context)), takes);
      const counts = countsOf(given, time.nowMs(), option === 'final');
      if (!counts) continue;
      await keep(context, one, counts);
      if (counts.final) return counts;
    }
  } finally {
    stop.abort();
    await ticking;
  }
}

/** START on both: from there the program counts down. */
export const toStart = (step: string, forS: number): Question => ({
  kind: 'start-by-hand',
  step,
  title: { code: 'prompt.start-both' },
  blocks: [
    { block: 'length', forS },
    {
      block: 'list',
      form: 'numbers',
      items: [
        { words: { code: 'prompt.start-1' } },
        { words: { code: 'prompt.start-2', params: { for: forS } } },
        { words: { code: 'prompt.start-3' } },
      ],
    },
  ],
  answers: [mainAnswer('start', 'prompt.start-here', { means: { code: 'prompt.start-same' } })],
});

/** START on both, at the same moment; one that takes commands is started by one. Epoch milliseconds. */
async function startByHand(context: RunContext, one: MeasurementRecord, goesOn: boolean): Promise<number> {
  const { step, forS, from } = one;
  if (goesOn && from !== undefined) return from * 1000;
  if (context.tester.capabilities.reading === 'by-hand') await context.ask(toStart(step, forS));
  else await startTester(context);
  const startMs = context.time.nowMs();
  await addEvent(context, 'start', { code: 'event.start' });
  await measuredSpan(context, one, startMs, startMs);
  return startMs;
}

/** Seconds since START; nobody knows how many if the computer was started anew in between. */
function sinceStart({ time }: RunContext, startMs: number, unseen: GapReason | undefined): () => number | undefined {
  const restarted = unseen === 'computer-restarted';
  return () => (restarted ? undefined : (time.nowMs() - startMs) / 1000);
}

/**
 * A set that nobody can drive: START is pressed on both, the program counts down and asks what the display shows. `unseen`: it was begun before
 * the program broke off.
 */
export async function runByHand(context: RunContext, one: MeasurementRecord, unseen?: GapReason): Promise<Message> {
  if (context.headless) {
    if (!context.reading && context.tester.capabilities.reading !== 'by-hand') await runUnread(context, one);
    return await fromFile(context, one);
  }
  const startMs = await startByHand(context, one, unseen !== undefined);
  context.recording.screen.dispatch({ type: 'phase', phase: 'by-hand', startedAt: Math.floor(startMs / 1000) });
  const takes = takesOf(context, one.forS, sinceStart(context, startMs, unseen));
  const counts = await readUntilFinal(context, one, takes);
  await measuredSpan(context, one, startMs, startMs + counts.testTimeS * 1000);
  const over = { for: formatSeconds(counts.testTimeS) };
  await addEvent(context, 'stop', { code: 'event.end', params: over });
  context.recording.screen.dispatch({ type: 'phase', phase: 'idle' });
  return { code: 'step.read', params: over };
}
