import { judgeCounts, judgeOptions } from '../../analysis/index.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { Reading } from '../../contract/reading.ts';
import type { Observation } from '../../contract/tester.ts';
import type { RunContext } from '../recording/run-context.ts';
import type { Measurement } from './measurement.ts';

/** Of what a tester says of itself so much is kept as somebody beside it would write down: once a minute, and the last. */
const KEPT_EVERY_S = 60;

const nothing = { unavailable: false, pendingSes: 0 } as const;

/** Totals of a tester that tells no seconds on their way: kept as readings, judged as counts, shown as they come. */
export function createTotals(
  { recording, time }: Pick<RunContext, 'recording' | 'time'>,
  one: MeasurementRecord,
): Measurement {
  const { screen } = recording;
  let last: Reading | undefined;
  let keptS = 0;
  const show = (item: Observation, counts: Reading): void => {
    const judgement = judgeCounts(counts, judgeOptions(recording.record, one));
    screen.dispatch({ type: 'observed', item, judgement, judge: nothing, events: [], open: [], nowMs: time.nowMs() });
  };
  return {
    take: async (item) => {
      if (item.kind === 'event')
        return await recording.write({ what: 'event', kind: 'tester', message: item.event.message });
      if (item.kind !== 'counts') return;
      const counts = { ...item.counts, final: item.counts.testTimeS >= one.forS };
      if (counts.final || last === undefined || counts.testTimeS - keptS >= KEPT_EVERY_S) {
        await recording.write({ what: 'reading', of: one, reading: counts });
        keptS = counts.testTimeS;
      }
      last = counts;
      show(item, counts);
    },
    observedS: () => last?.testTimeS ?? 0,
    next: () => last && Math.floor(last.atMs / 1000),
    close: () => screen.dispatch({ type: 'events-over', events: [] }),
    countedErrors: () => last?.bitErrors,
    replay: async () => {
      last = one.readings.at(-1);
      if (last) show({ kind: 'counts', counts: last }, last);
      await Promise.resolve();
    },
  };
}
