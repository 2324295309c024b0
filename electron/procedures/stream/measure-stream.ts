import type { Judgement, SecondTotals } from '../../contract/judgement.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StreamAsked, StreamCounts, StreamFacility, StreamSecond } from '../../contract/stream.ts';
import { askedOf } from '../measure/asked.ts';
import type { RunContext } from '../recording/run-context.ts';
import { createStreamEvents, recordedOf } from './second-samples.ts';

/** Seconds of a stream that nobody had to look away from. */
export const secondsOf = ({ out }: Pick<StreamCounts, 'out'>): SecondTotals => {
  const total = Math.round(out.sentS);
  return { total, observed: total, gaps: 0 };
};

/** A stream on its way. */
export interface Watched {
  asked: StreamAsked;
  until: { forS: number; enough?: AbortSignal };
  /** What holds by what was counted so far. */
  judge(counts: StreamCounts): Judgement;
}

/** Shows a measurement on the screen from now on. */
export function showMeasurement({ recording }: RunContext, one: MeasurementRecord): void {
  recording.screen.dispatch({ type: 'measurement', id: one.id, asked: askedOf(recording.record, one) });
}

/**
 * Sends a stream, and stores and shows each of its seconds; its judgement stands with the measurement, also of one that is broken off. Gives the counts.
 * Errors: `far-gone`, those of the archive, the signal's reason.
 */
export async function measureStream(
  context: RunContext,
  one: MeasurementRecord,
  facility: StreamFacility,
  { asked, until, judge }: Watched,
): Promise<StreamCounts> {
  const { recording, time, signal } = context;
  const eventsOf = createStreamEvents(recording.attempt.number);
  const from = Math.max(Math.ceil(time.nowMs() / 1000), one.to ?? 0);
  const startedAt = one.from ?? from;
  await recording.write({ what: 'measurement', of: one, change: { from: startedAt } });
  recording.screen.dispatch({ type: 'phase', phase: 'measuring', startedAt });
  let last: Judgement | undefined;
  let [writing, to] = [Promise.resolve(), from];
  const take = async (second: StreamSecond): Promise<void> => {
    const t = from + second.n;
    const events = eventsOf(t, second);
    await recording.write({ what: 'pings', of: one, items: recordedOf(t, second, asked.frame), events });
    to = t + 1;
    last = judge(second.total);
    const nowMs = time.nowMs();
    recording.screen.dispatch({ type: 'streamed', judgement: last, coveredTo: to, second, events, nowMs });
  };
  const stop = new AbortController();
  try {
    const counts = await facility.send(
      asked,
      until,
      (second) => {
        writing = writing.then(() => take(second));
        writing.catch((thrown: unknown) => stop.abort(thrown));
      },
      AbortSignal.any([signal, stop.signal]),
    );
    await writing;
    last = judge(counts);
    return counts;
  } finally {
    await writing.catch(() => undefined);
    await recording.write({ what: 'measurement', of: one, change: { to, ...(last ? { judgement: last } : {}) } });
  }
}
