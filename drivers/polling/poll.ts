import type { Clock } from '../../electron/contract/clock.ts';
import type { Counts } from '../../electron/contract/counts.ts';
import { asTributaryError } from '../../electron/contract/errors.ts';
import type { LineTime } from '../../electron/contract/line-time.ts';
import type { Second } from '../../electron/contract/second.ts';
import type { Observation, TesterEvent } from '../../electron/contract/tester.ts';
import type { Bilingual } from '../../electron/contract/text.ts';
import { saidOf, type Message } from '../../electron/contract/words/index.ts';
import type { Line } from '../family.ts';
import type { Transport } from '../transport/index.ts';
import { begun, fresh, worsen, type Measurement, type State } from './state.ts';
import { difference, fell, isFull } from './totals.ts';

/** What one poll finds. A family puts beside it what else it asks for. */
export interface Reading {
  /** Line time of the totals, ms. */
  atMs: number;
  totals: Counts;
}

/** Errors of an exchange that a measurement outlives; each is told once, until the tester answers again. */
const OUTLIVED = ['no-answer', 'bad-answer', 'command-refused', 'local-mode'] as const;
/** What the polling has to say, in a family's words. */
export type News = (typeof OUTLIVED)[number] | 'answers' | 'saturated' | 'tester-restarted';

/** A tester that shows totals only, as its family knows it. Whatever waits ends with its signal. Errors: those of `OUTLIVED`; link errors. */
export interface TotalsTester<R extends Reading> {
  read(transport: Transport, signal: AbortSignal): Promise<R>;
  isRunning(transport: Transport, signal: AbortSignal): Promise<boolean>;
  /** Clears its counters. */
  clear(transport: Transport, signal: AbortSignal): Promise<void>;
  /** Sets it up again after a restart, and clears its counters. */
  bringBack(transport: Transport, signal: AbortSignal): Promise<void>;
  /** From here on a total is no longer exact. */
  saturatesAt: Counts;
  /** A reading that a tester which was off and on again would give too. */
  isSuspect(reading: R): boolean;
  /** What was counted in the second `t`, and what else the reading says. */
  tell(t: number, counted: Counts, reading: R): { second: Second; messages: readonly Message[] };
  /** The counters were cleared: what was seen before is of no account. */
  forget(): void;
  /** `{{text}}`: what stands in the error, if there is one. */
  words: Readonly<Record<News, Bilingual>>;
}

/** A poll later than this is no poll of its second any more (0.5 s). */
const LATE_MS = 500;

interface Polling<R extends Reading> {
  tester: TotalsTester<R>;
  measurement: Measurement;
  line: Line;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Polls once a second, at the seconds of line time, and turns totals into seconds. What a late or missing poll leaves open is one gap
 * with the tester's totals over it. Ends when `signal` aborts. Errors: `link-lost` when the session is closed for good.
 */
export async function* pollTotals<R extends Reading>(
  tester: TotalsTester<R>,
  measurement: Measurement,
  line: Line,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Observation> {
  const polling: Polling<R> = { tester, measurement, line, clock, signal };
  const state = begun(measurement);
  const { time } = measurement;
  tester.forget();
  while (!signal.aborted) {
    const found: Observation[] = [];
    try {
      await waitForPoll(state, time, polling);
      found.push(...(await pollOnce(state, time, polling)));
    } catch (error) {
      if (signal.aborted) return;
      found.push(...(await afterFailure(error, state, time, polling)));
    }
    yield* found;
  }
}

/** Sleeps until the end of the next second; at once if that is less than half a second ago. */
async function waitForPoll<R extends Reading>(
  state: State,
  time: LineTime,
  { clock, signal }: Polling<R>,
): Promise<void> {
  const now = time.nowMs();
  const due = state.nextT === undefined ? nextSecondMs(now) : (state.nextT + 1) * 1000;
  const target = Math.max(now - due > LATE_MS ? nextSecondMs(now) : due, state.earliestMs);
  await clock.sleep(Math.max(0, target - time.nowMs()), signal);
  if (time.isSleep(time.nowMs() - target)) worsen(state, 'asleep');
  noticeSleep(state, time);
}

/** The clock stood still since the last look: the computer slept, while it waited or while it asked. */
function noticeSleep(state: State, time: LineTime): void {
  const sleptMs = time.sleptMs();
  if (sleptMs > state.sleptMs) worsen(state, 'asleep');
  state.sleptMs = sleptMs;
}

function nextSecondMs(nowMs: number): number {
  return (Math.floor(nowMs / 1000) + 1) * 1000;
}

async function pollOnce<R extends Reading>(state: State, time: LineTime, polling: Polling<R>): Promise<Observation[]> {
  const { line, measurement, tester, signal } = polling;
  return line.exclusive(async (transport) => {
    const restarted = state.doubtful && (await broughtBack(tester, transport, signal));
    if (restarted) return cleared(state, time, polling, 'tester-restarted');
    const reading = await tester.read(transport, signal);
    state.doubtful = false;
    noticeSleep(state, time);
    const found = answersAgain(state, time, tester);
    if (state.generation !== measurement.generation) forget(state, polling);
    const full = isFull(reading.totals, tester.saturatesAt);
    if (full || fell(reading.totals, state.base)) {
      // At once, so that as little as possible is lost.
      await tester.clear(transport, signal);
      await broughtBack(tester, transport, signal);
      return [...found, ...cleared(state, time, polling, full ? 'saturated' : 'tester-restarted')];
    }
    if (turnsSuspect(state, tester.isSuspect(reading)) && (await broughtBack(tester, transport, signal)))
      return [...found, ...cleared(state, time, polling, 'tester-restarted')];
    return [...found, ...told(state, reading, tester)];
  }, signal);
}

/** True if the tester no longer ran, and runs again from 0. */
async function broughtBack<R extends Reading>(
  tester: TotalsTester<R>,
  transport: Transport,
  signal: AbortSignal,
): Promise<boolean> {
  if (await tester.isRunning(transport, signal)) return false;
  await tester.bringBack(transport, signal);
  return true;
}

/** The first such reading inside a measurement: a lost line and a tester that was off and on again, its test off, look alike until asked. */
function turnsSuspect(state: State, suspect: boolean): boolean {
  const before = state.suspect;
  state.suspect = suspect;
  return suspect && !before && state.nextT !== undefined;
}

/** The counters begin at 0 again within this second, so it and what is still untold become a gap without totals. */
function cleared<R extends Reading>(
  state: State,
  time: LineTime,
  { tester }: Polling<R>,
  reason: 'saturated' | 'tester-restarted',
): Observation[] {
  worsen(state, reason);
  state.base = {};
  state.broken = true;
  state.doubtful = false;
  state.earliestMs = nextSecondMs(time.nowMs());
  tester.forget();
  return [...answersAgain(state, time, tester), event(time, saidOf(tester.words[reason]))];
}

/** The counters were cleared on purpose: the measurement proper begins with the next second. */
function forget<R extends Reading>(state: State, { measurement, tester }: Polling<R>): void {
  Object.assign(state, fresh(measurement));
  delete state.nextT;
  tester.forget();
}

/** A reading as a second or a gap; nothing if it came in the middle of a second. */
function told<R extends Reading>(state: State, reading: R, tester: TotalsTester<R>): Observation[] {
  const endT = Math.floor(reading.atMs / 1000);
  if (reading.atMs - endT * 1000 > LATE_MS) return [];
  const from = state.nextT;
  const totals = difference(reading.totals, state.base);
  const { second, messages } = tester.tell(endT - 1, totals, reading);
  const found: Observation[] = [];
  if (from !== undefined && endT === from + 1 && !state.broken) found.push({ kind: 'second', second });
  else if (from !== undefined && endT > from)
    found.push({ kind: 'gap', gap: { from, to: endT, reason: state.reason, ...(state.broken ? {} : { totals }) } });
  state.nextT = endT;
  state.base = reading.totals;
  state.broken = false;
  state.reason = 'late-poll';
  for (const message of messages) found.push({ kind: 'event', event: { tMs: reading.atMs, message } });
  return found;
}

async function afterFailure<R extends Reading>(
  error: unknown,
  state: State,
  time: LineTime,
  { line, tester, signal }: Polling<R>,
): Promise<Observation[]> {
  const { code, params } = asTributaryError(error);
  state.doubtful = true;
  if (code === 'link-lost') {
    worsen(state, 'link-lost');
    await readyAgain(line, signal);
    return [];
  }
  const outlived = OUTLIVED.find((one) => one === code);
  if (!outlived) throw error;
  if (state.silent) return [];
  state.silent = true;
  return [event(time, saidOf(tester.words[outlived], { text: params.text ?? '' }))];
}

/** Waits for the line; gives up only when the session does. */
async function readyAgain(line: Line, signal: AbortSignal): Promise<void> {
  try {
    await line.ready(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function answersAgain<R extends Reading>(state: State, time: LineTime, tester: TotalsTester<R>): Observation[] {
  if (!state.silent) return [];
  state.silent = false;
  return [event(time, saidOf(tester.words.answers))];
}

function event(time: LineTime, message: TesterEvent['message']): Observation {
  return { kind: 'event', event: { tMs: time.nowMs(), message } };
}
