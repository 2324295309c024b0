import { setImmediate as breathe } from 'node:timers/promises';
import {
  createLiveEvents,
  createStreamingJudge,
  judgeOptions,
  type LiveEvents,
  type StreamingJudge,
} from '../../analysis/index.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { RunEvent } from '../../contract/run.ts';
import { isTimed, type Observation } from '../../contract/tester.ts';
import { noteInverted, type RunContext } from '../recording/run-context.ts';
import { observationsOf, storedParts } from './stored.ts';

/** Seconds of a measurement on their way: judged, durable, only then shown with the events they make. */
export interface Measurement {
  /** Records one observation. Resolves when it is on disk and in the view. */
  take(item: Observation): Promise<void>;
  /** Seconds observed so far. */
  observedS(): number;
  /** First second that is not covered yet; undefined before the first. */
  next(): number | undefined;
  /** Ends the stretches that are going on. */
  close(): void;
  /** Takes in what is stored already, part by part in order, without storing it again. */
  replay(): Promise<void>;
  /**
   * Bit errors that the tester counted since it was last cleared, as far as the record can tell: a gap without a total may hide a clearing.
   * Undefined where it does.
   */
  countedErrors(): number | undefined;
}

/** Stored seconds that are taken in at one go: days of them must not hold up the main loop. */
const AT_ONCE = 300;

/** The part of an observation that is not covered yet: after a crash, or a clock set back, the same seconds may come again. */
function fresh(item: Observation, next: number | undefined): Observation | undefined {
  if (next === undefined || !isTimed(item)) return item;
  if (item.kind === 'second') return item.second.t >= next ? item : undefined;
  const { gap } = item;
  if (gap.from >= next) return item;
  // Totals of the whole gap would be untrue of a part of it.
  return gap.to > next ? { kind: 'gap', gap: { from: next, to: gap.to, reason: gap.reason } } : undefined;
}

/** End of the time that an observation covers. A filled gap stands for its seconds. */
const endOf = (item: Observation, next: number | undefined): number | undefined => {
  if (item.kind === 'second') return item.second.t + 1;
  return item.kind === 'gap' ? item.gap.to : next;
};

/** What happened between the end of what is known and a second that comes later than the next one. */
function hole(item: Observation, next: number | undefined): Observation | undefined {
  if (next === undefined || !isTimed(item)) return undefined;
  const from = item.kind === 'second' ? item.second.t : item.gap.from;
  return from > next ? { kind: 'gap', gap: { from: next, to: from, reason: 'late-poll' } } : undefined;
}

const testerEvents = (item: Observation, attempt: number): RunEvent[] =>
  item.kind === 'event'
    ? [{ t: Math.floor(item.event.tMs / 1000), kind: 'tester', attempt, message: item.event.message }]
    : [];

interface Parts {
  judge: StreamingJudge;
  list: LiveEvents;
  next: number | undefined;
  counted: number | undefined;
}

/** Adds what an observation counts; a gap that nobody counted over may hide anything. */
function counted(before: number | undefined, item: Observation): number | undefined {
  if (before === undefined) return undefined;
  if (item.kind === 'second') return before + (item.second.bitErrors ?? 0);
  if (item.kind !== 'gap') return before;
  const { filled, totals } = item.gap;
  return !filled && totals?.bitErrors === undefined ? undefined : before + (totals?.bitErrors ?? 0);
}

/** Everything in memory that follows from one observation; gives the events that ended with it. */
function absorb(parts: Parts, item: Observation): RunEvent[] {
  parts.judge.push(item);
  const events = parts.list.push(item);
  parts.next = endOf(item, parts.next);
  parts.counted = counted(parts.counted, item);
  return events;
}

/** What the screen shows after an observation. */
const shownOf = ({ judge, list }: Parts, events: RunEvent[]) => ({
  judgement: judge.judgement(),
  judge: { ...judge.state(), oneMore: judge.oneMore },
  events,
  open: list.open(),
});

type Needs = Pick<RunContext, 'recording' | 'state' | 'time'>;

export function createMeasurement(context: Needs, one: MeasurementRecord): Measurement {
  const { recording, time } = context;
  const { archive, screen } = recording;
  const attempt = recording.attempt.number;
  const judge = createStreamingJudge(judgeOptions(recording.record, one));
  const parts: Parts = { judge, list: createLiveEvents(attempt, judge), next: undefined, counted: 0 };
  const takeOne = async (item: Observation): Promise<void> => {
    const events = absorb(parts, item);
    const told = testerEvents(item, attempt);
    await recording.write({ what: 'observed', of: one, item, told, shown: shownOf(parts, [...events, ...told]) });
    await noteInverted(context, item);
  };
  return {
    take: async (item) => {
      const kept = fresh(item, parts.next);
      if (!kept) return;
      const missing = hole(kept, parts.next);
      if (missing) await takeOne(missing);
      await takeOne(kept);
    },
    observedS: () => parts.judge.judgement().seconds.observed,
    next: () => parts.next,
    close: () => screen.dispatch({ type: 'events-over', events: parts.list.flush() }),
    countedErrors: () => parts.counted,
    replay: async () => {
      let taken = 0;
      for await (const part of storedParts(archive, one.id))
        for (const item of observationsOf(part)) {
          if (++taken % AT_ONCE === 0) await breathe();
          const shown = shownOf(parts, absorb(parts, item));
          screen.dispatch({ type: 'observed', item, nowMs: time.nowMs(), ...shown });
        }
    },
  };
}
