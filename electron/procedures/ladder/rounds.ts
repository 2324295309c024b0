import type { Clock } from '../../contract/clock.ts';
import { asTributaryError } from '../../contract/errors.ts';
import type { Ladder, ProbeAnswer, Prober } from '../../contract/ladder.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { Facility } from './facility.ts';
import { createSecondBook, type Addressed, type LadderItem } from './second-book.ts';

/** What is not answered so long after its time-out was never answered, milliseconds. */
const LATE_MS = 5_000;
/** A round that would begin so late is none: nobody looked in its second. */
const LATE_ROUND_MS = 500;

interface Needs {
  ladder: Ladder;
  facility: Facility;
  clock: Clock;
  time: LineTime;
  signal: AbortSignal;
  /** Seconds still to be looked at. */
  leftS: number;
  /** So long without any round ends it, milliseconds. */
  patienceMs: number;
  tell(item: LadderItem): void;
}

/** All probes of one round. */
const probesIn = ({ rungs, sizes, payloads }: Ladder): Addressed[] =>
  rungs.flatMap(({ id: rung, address }) =>
    payloads.flatMap((payload) => sizes.map((size) => ({ rung, address, payload, size }))),
  );

/** The axis of a ladder: rounds are numbered by line time, so that a number means the same after every break. */
function axisOf({ everyMs }: Ladder) {
  const secondOf = (n: number): number => Math.floor((n * everyMs) / 1000);
  return {
    atMs: (n: number): number => n * everyMs,
    secondOf,
    /** End of the time for which a round stands. */
    endOf: (n: number): number => Math.max(secondOf(n) + 1, secondOf(n + 1)),
    from: (ms: number): number => Math.ceil(ms / everyMs),
    /** The very first round begins with a second. */
    first: (ms: number): number => Math.ceil((Math.ceil(ms / 1000) * 1000) / everyMs),
  };
}
type Axis = ReturnType<typeof axisOf>;

interface State {
  /** The next round. */
  n: number;
  /** End of the time that was looked at. */
  coveredTo?: number;
  leftS: number;
  sleptMs: number;
  gone: boolean;
  answered: boolean;
  pending: Set<Promise<unknown>>;
  /** The system let nothing out. */
  forbidden?: unknown;
}

/** Sends the probes of a round and hands what becomes of them to `take`; whoever fails is gone. */
function send(
  { ladder, facility }: Needs,
  state: State,
  prober: Prober,
  probes: readonly Addressed[],
  take: (at: number, answer: ProbeAnswer | undefined) => void,
): void {
  const answers = prober.round(probes, ladder.timeoutMs + LATE_MS);
  const known = (at: number) => (answer: ProbeAnswer) => {
    state.answered ||= answer.ms !== undefined;
    take(at, answer);
  };
  const failed = (at: number) => (thrown: unknown) => {
    take(at, undefined);
    if (asTributaryError(thrown).code === 'ping-forbidden') state.forbidden = thrown;
    else facility.failed(prober, thrown);
  };
  const all = Promise.all(answers.map((answer, at) => answer.then(known(at), failed(at))));
  state.pending.add(all);
  void all.then(() => state.pending.delete(all));
}

/** What lies between the end of what was looked at and second `t`, if anything. */
function gapBefore(
  state: State,
  { time }: Needs,
  t: number,
): Parameters<ReturnType<typeof createSecondBook>['gap']>[0] | undefined {
  const { coveredTo: from, sleptMs, gone } = state;
  if (from === undefined || t <= from) return undefined;
  const asleep = time.sleptMs() > sleptMs || time.isSleep((t - from) * 1000);
  return { from, to: t, reason: asleep ? 'asleep' : gone ? 'link-lost' : 'late-poll' };
}

function beginRound(
  needs: Needs,
  state: State,
  axis: Axis,
  book: ReturnType<typeof createSecondBook>,
  prober: Prober,
  probes: readonly Addressed[],
): void {
  const { n, coveredTo } = state;
  const t = axis.secondOf(n);
  const gap = gapBefore(state, needs, t);
  if (gap) book.gap(gap);
  if (coveredTo === undefined || t >= coveredTo) {
    state.coveredTo = axis.endOf(n);
    state.leftS -= state.coveredTo - t;
  }
  Object.assign(state, { sleptMs: needs.time.sleptMs(), gone: false });
  send(needs, state, prober, probes, book.round(n, t, probes));
}

/**
 * Sends rounds on the axis of line time until so many seconds were looked at, and tells seconds and gaps in order, each once all of it is known.
 * `patience`: nothing could be sent for too long. Errors: `ping-forbidden` where the system lets nothing out from the beginning; the reason of the signal.
 */
export async function sendRounds(needs: Needs): Promise<'done' | 'patience'> {
  const { ladder, facility, clock, time, signal, patienceMs, tell } = needs;
  const [axis, probes] = [axisOf(ladder), probesIn(ladder)];
  const state: State = {
    n: axis.first(time.nowMs()),
    leftS: needs.leftS,
    sleptMs: time.sleptMs(),
    gone: false,
    answered: false,
    pending: new Set(),
  };
  const book = createSecondBook(ladder, tell, (seconds) => (state.leftS += seconds));
  let idleFromMs = clock.monotonicMs();
  while (state.leftS > 0 || axis.secondOf(state.n) < (state.coveredTo ?? Infinity)) {
    await clock.sleep(Math.max(0, axis.atMs(state.n) - time.nowMs()), signal);
    if (state.forbidden !== undefined && !state.answered) throw state.forbidden as Error;
    const lateMs = time.nowMs() - axis.atMs(state.n);
    if (lateMs < 0) continue;
    if (lateMs > LATE_ROUND_MS) {
      state.n = axis.from(time.nowMs());
      continue;
    }
    const prober = facility.current();
    if (prober) beginRound(needs, state, axis, book, prober, probes);
    else state.gone = true;
    if (prober) idleFromMs = clock.monotonicMs();
    else if (clock.monotonicMs() - idleFromMs > patienceMs) return 'patience';
    state.n += 1;
  }
  await Promise.all(state.pending);
  if (state.forbidden !== undefined && !state.answered) throw state.forbidden as Error;
  book.close();
  return 'done';
}
