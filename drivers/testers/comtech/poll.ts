import { asTributaryError } from '../../../electron/contract/errors.ts';
import type { LineTime } from '../../../electron/contract/line-time.ts';
import type { GapReason } from '../../../electron/contract/second.ts';
import type { Observation, TesterEvent } from '../../../electron/contract/tester.ts';
import { saidOf } from '../../../electron/contract/words/index.ts';
import type { Command } from './model.ts';
import { bringBack, readRound } from './round.ts';
import { secondOf } from './second.ts';
import type { Polled, Reading, Seen } from './types.ts';
import { WORDS } from './words.ts';

/** A poll later than this is no poll of its second any more (interfaces: 0.5 s). */
export const LATE_MS = 500;
/** Reasons of a gap, the weightier last: the weightiest that happened is given. */
const REASONS: readonly GapReason[] = [
  'late-poll',
  'link-lost',
  'program-stopped',
  'computer-restarted',
  'asleep',
  'tester-restarted',
  'saturated',
];

/** Where the polling stands. */
interface State {
  generation: number;
  /** First second that is not yet told; undefined until a first reading in time. */
  nextT?: number;
  /** Error total at the start of `nextT`. */
  base: number;
  /** The total cannot be continued across this gap. */
  broken: boolean;
  reason: GapReason;
  /** Not read before this: the counters were cleared within the second before it. Line time, ms. */
  earliestMs: number;
  /** Answers were missing: ask whether the tester still runs. */
  doubtful: boolean;
  silent: boolean;
  /** The last reading was without pattern. */
  unsynced: boolean;
  seen: Seen;
}

/**
 * Polls once a second, at the seconds of line time, and turns totals into seconds. What a late or missing poll leaves open is one gap
 * with the tester's total over it. Ends when `signal` aborts. Errors: `link-lost` when the session is closed for good.
 */
export async function* observe(
  polled: Polled,
  commands: () => readonly Command[],
  signal: AbortSignal,
): AsyncGenerator<Observation> {
  const { time } = polled.measurement;
  const state: State = { ...fresh(polled.measurement.generation), ...takenUp(polled), seen: {} };
  while (!signal.aborted) {
    const found: Observation[] = [];
    try {
      await waitForPoll(state, time, polled, signal);
      found.push(...(await pollOnce(state, time, polled, commands, signal)));
    } catch (error) {
      if (signal.aborted) return;
      found.push(...(await afterFailure(error, state, time, polled, signal)));
    }
    yield* found;
  }
}

function fresh(generation: number): Omit<State, 'seen'> {
  return {
    generation,
    base: 0,
    broken: false,
    reason: 'late-poll',
    earliestMs: 0,
    doubtful: false,
    silent: false,
    unsynced: false,
  };
}

/** Goes on from where another program stood: what lies between is one gap, with the tester's total over it if the total before is known. */
function takenUp({ measurement }: Polled): Partial<State> {
  const known = measurement.takenUp;
  delete measurement.takenUp;
  if (!known) return {};
  const { nextT, reason } = known;
  const { bitErrors } = known.counts;
  return { nextT, base: bitErrors ?? 0, broken: bitErrors === undefined, reason, doubtful: true };
}

/** Sleeps until the end of the next second; at once if that is less than half a second ago. */
async function waitForPoll(state: State, time: LineTime, polled: Polled, signal: AbortSignal): Promise<void> {
  const now = time.nowMs();
  const due = state.nextT === undefined ? nextSecondMs(now) : (state.nextT + 1) * 1000;
  const target = Math.max(now - due > LATE_MS ? nextSecondMs(now) : due, state.earliestMs);
  const sleptMs = time.sleptMs();
  await polled.modem.clock.sleep(Math.max(0, target - time.nowMs()), signal);
  if (time.sleptMs() > sleptMs || time.isSleep(time.nowMs() - target)) worsen(state, 'asleep');
}

function nextSecondMs(nowMs: number): number {
  return (Math.floor(nowMs / 1000) + 1) * 1000;
}

async function pollOnce(
  state: State,
  time: LineTime,
  polled: Polled,
  commands: () => readonly Command[],
  signal: AbortSignal,
): Promise<Observation[]> {
  const { line, measurement } = polled;
  return line.exclusive(async (transport) => {
    const { doubtful } = state;
    const restarted = doubtful && (await bringBack(polled, commands(), transport, signal));
    if (restarted) return cleared(state, time, 'tester-restarted');
    const reading = await readRound(polled, state.seen, time, transport, signal);
    state.doubtful = false;
    const found = answersAgain(state, time);
    if (state.generation !== measurement.generation) forget(state, measurement.generation);
    if (reading.errors >= polled.bert.errors.limit) {
      await bringBack(polled, commands(), transport, signal, 'clear');
      return [...found, ...cleared(state, time, 'saturated')];
    }
    if (reading.errors < state.base) {
      await bringBack(polled, commands(), transport, signal, 'clear');
      return [...found, ...cleared(state, time, 'tester-restarted')];
    }
    if (losesPattern(state, reading) && (await bringBack(polled, commands(), transport, signal)))
      return [...found, ...cleared(state, time, 'tester-restarted')];
    return [...found, ...told(state, reading, polled)];
  }, signal);
}

/** The first reading without pattern inside a measurement: a lost line and a tester that was off and on again, its test off, look alike until asked. */
function losesPattern(state: State, { ratio }: Reading): boolean {
  const before = state.unsynced;
  state.unsynced = ratio?.inSync === false;
  return state.unsynced && !before && state.nextT !== undefined;
}

/** The counters begin at 0 again within this second, so it and what is still untold become a gap without a total. */
function cleared(state: State, time: LineTime, reason: 'saturated' | 'tester-restarted'): Observation[] {
  worsen(state, reason);
  state.base = 0;
  state.broken = true;
  state.doubtful = false;
  state.seen = {};
  state.earliestMs = nextSecondMs(time.nowMs());
  return [...answersAgain(state, time), event(time, saidOf(WORDS[reason]))];
}

/** The counters were cleared on purpose: the measurement proper begins with the next second. */
function forget(state: State, generation: number): void {
  Object.assign(state, fresh(generation), { seen: {} });
  delete state.nextT;
}

/** A reading as a second or a gap; nothing if it came in the middle of a second. */
function told(state: State, reading: Reading, { measurement, bert }: Polled): Observation[] {
  const endT = Math.floor(reading.atMs / 1000);
  if (reading.atMs - endT * 1000 > LATE_MS) return [];
  const from = state.nextT;
  const bitErrors = reading.errors - state.base;
  const { second, events } = secondOf(endT - 1, bitErrors, reading, state.seen, measurement.rateKbps, bert);
  const found: Observation[] = [];
  if (from !== undefined && endT === from + 1) found.push({ kind: 'second', second });
  else if (from !== undefined && endT > from + 1)
    found.push({
      kind: 'gap',
      gap: { from, to: endT, reason: state.reason, ...(state.broken ? {} : { totals: { bitErrors } }) },
    });
  state.nextT = endT;
  state.base = reading.errors;
  state.broken = false;
  state.reason = 'late-poll';
  return [...found, ...events];
}

async function afterFailure(
  error: unknown,
  state: State,
  time: LineTime,
  polled: Polled,
  signal: AbortSignal,
): Promise<Observation[]> {
  const { code, params } = asTributaryError(error);
  state.doubtful = true;
  if (code === 'link-lost') {
    worsen(state, 'link-lost');
    await readyAgain(polled, signal);
    return [];
  }
  if (code !== 'no-answer' && code !== 'bad-answer' && code !== 'command-refused' && code !== 'local-mode') throw error;
  if (state.silent) return [];
  state.silent = true;
  return [event(time, saidOf(WORDS[code], { text: params.text ?? '' }))];
}

/** Waits for the line; gives up only when the session does. */
async function readyAgain({ line }: Polled, signal: AbortSignal): Promise<void> {
  try {
    await line.ready(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function answersAgain(state: State, time: LineTime): Observation[] {
  if (!state.silent) return [];
  state.silent = false;
  return [event(time, saidOf(WORDS.answers))];
}

function worsen(state: State, reason: GapReason): void {
  if (REASONS.indexOf(reason) > REASONS.indexOf(state.reason)) state.reason = reason;
}

function event(time: LineTime, message: TesterEvent['message']): Observation {
  return { kind: 'event', event: { tMs: time.nowMs(), message } };
}
