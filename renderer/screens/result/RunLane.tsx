import { decidingTester } from '../../../electron/contract/deciding.ts';
import { decidingMeasurement } from '../../../electron/contract/measurement.ts';
import { useMemo } from 'react';
import type { ResultView } from '../../../electron/contract/views.ts';
import { useSay } from '../../text/say.ts';
import { ticks } from '../../widgets/lanes/axis.ts';
import { OneLane } from '../../widgets/lanes/OneLane.tsx';
import { Axis, shareOf } from '../../widgets/lanes/Plot.tsx';

/** The whole attempt on one lane. A set read by hand has none: nobody saw its seconds. */
export function RunLane({ record, attempt, events }: Pick<ResultView, 'record' | 'attempt' | 'events'>) {
  const say = useSay();
  const { id = '', from = 0, to = from } = decidingMeasurement(attempt) ?? {};
  const range = useMemo(() => ({ from, to }), [from, to]);
  const byHand = decidingTester(record).capabilities.reading === 'by-hand';
  const measured = to > from && !byHand;
  const axis = useMemo(() => (to > from ? ticks(range, from) : []), [range, from, to]);
  const marks = record.events
    .filter((event) => event.attempt === attempt.number && event.kind === 'mark')
    .map((event) => shareOf(range, event.t))
    .filter((share) => share !== undefined);
  const { bad, unseen } = events.troubles[attempt.number] ?? { bad: 0, unseen: 0 };
  if (!measured) return <p className="mini label none">{say(byHand ? 'result.lane-by-hand' : 'result.lane-none')}</p>;
  return (
    <div className="mini">
      <span className="label">
        {say(bad + unseen === 0 ? 'result.no-event' : 'result.event-count', { n: bad, g: unseen })}
      </span>
      <div>
        <Axis ticks={axis} marks={[...new Set(marks)]} now={undefined} />
        <OneLane asked={{ runId: record.runId, measurement: id, from, to }} range={range} ticks={axis} />
      </div>
    </div>
  );
}
