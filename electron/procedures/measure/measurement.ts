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
import type { CleanSpan, History, Second } from '../../contract/second.ts';
import { isTimed, type Observation } from '../../contract/tester.ts';
import { noteInverted, type RunContext } from '../recording/run-context.ts';

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
  /** Takes in what is stored already, in order, without storing it again. */
  replay(history: History): Promise<void>;
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
}

/** Everything in memory that follows from one observation; gives the events that ended with it. */
function absorb(parts: Parts, item: Observation): RunEvent[] {
  parts.judge.push(item);
  const events = parts.list.push(item);
  parts.next = endOf(item, parts.next);
  return events;
}

function show(context: RunContext, parts: Parts, item: Observation, events: RunEvent[]): void {
  context.board.push(item);
  context.view.dispatch({
    type: 'observed',
    item,
    judgement: parts.judge.judgement(),
    judge: parts.judge.state(),
    events,
    open: parts.list.open(),
    nowMs: context.time.nowMs(),
  });
}

/**
 * Bit errors that the tester counted since it was last cleared, as far as the record can tell: a gap without a total may hide a clearing.
 * Undefined where it does.
 */
export function countedErrors({ rows, gaps }: History): number | undefined {
  if (gaps.some((gap) => !gap.filled && gap.totals?.bitErrors === undefined)) return undefined;
  const inGaps = gaps.reduce((sum, gap) => sum + (gap.totals?.bitErrors ?? 0), 0);
  return rows.reduce((sum, second) => sum + (second.bitErrors ?? 0), inGaps);
}

export function createMeasurement(context: RunContext, one: MeasurementRecord): Measurement {
  const { archive, record } = context;
  const attempt = context.attempt.number;
  const judge = createStreamingJudge(judgeOptions(record, one));
  const parts: Parts = { judge, list: createLiveEvents(attempt, judge), next: undefined };
  const takeOne = async (item: Observation): Promise<void> => {
    const events = absorb(parts, item);
    await archive.record(one.id, [item]);
    const told = testerEvents(item, attempt);
    record.events.push(...told);
    if (item.kind === 'gap') record.gaps.push({ ...item.gap, measurement: one.id });
    await noteInverted(context, item);
    show(context, parts, item, [...events, ...told]);
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
    close: () => context.view.dispatch({ type: 'events-over', events: parts.list.flush() }),
    replay: async (history) => {
      let taken = 0;
      for (const item of observationsOf(history)) {
        if (++taken % AT_ONCE === 0) await breathe();
        show(context, parts, item, absorb(parts, item));
      }
    },
  };
}

/** One second of a clean span; what does not divide evenly goes to the last. */
function spanSecond(span: CleanSpan, t: number): Second {
  const n = span.to - span.from;
  const share = (sum: number): number =>
    t === span.to - 1 ? sum - Math.floor(sum / n) * (n - 1) : Math.floor(sum / n);
  return {
    t,
    defects: [],
    bitErrors: 0,
    source: span.source,
    valid: true,
    ...(span.bits === undefined ? {} : { bits: share(span.bits) }),
    ...(span.blocks === undefined ? {} : { blocks: share(span.blocks), erroredBlocks: 0 }),
  };
}

/** A stored history as the tester once told it, in order of time. */
function* observationsOf(history: History): Generator<Observation> {
  const stretches = [
    ...history.spans.map((span) => ({ at: span.from, order: 1, span })),
    ...history.rows.map((second) => ({ at: second.t, order: 1, second })),
    ...history.gaps.map((gap) => ({ at: gap.from, order: 0, gap })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
  for (const stretch of stretches) {
    if ('gap' in stretch) yield { kind: 'gap', gap: stretch.gap };
    else if ('second' in stretch) yield { kind: 'second', second: stretch.second };
    else
      for (let t = stretch.span.from; t < stretch.span.to; t++)
        yield { kind: 'second', second: spanSecond(stretch.span, t) };
  }
}
