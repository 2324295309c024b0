import { decidingTester } from '../../../electron/contract/deciding.ts';
import { decidingMeasurement } from '../../../electron/contract/measurement.ts';
import { isMark } from '../../../electron/contract/run-event.ts';
import { useMemo } from 'react';
import type { ResultView } from '../../../electron/contract/views.ts';
import { useSay } from '../../text/say.ts';
import { ticks } from '../../widgets/lanes/axis.ts';
import { OneLane } from '../../widgets/lanes/OneLane.tsx';
import { Axis, shareOf } from '../../widgets/lanes/Plot.tsx';
import './RunLane.css';

const NO_LANE = {
  'by-hand': 'result.lane-by-hand',
  totals: 'result.lane-totals',
  seconds: 'result.lane-none',
} as const;

/** The whole attempt on one lane. Where only totals are known there is none: nobody saw its seconds. */
export function RunLane({ record, attempt, events }: Pick<ResultView, 'record' | 'attempt' | 'events'>) {
  const say = useSay();
  const { id = '', from = 0, to = from } = decidingMeasurement(attempt) ?? {};
  const range = useMemo(() => ({ from, to }), [from, to]);
  const { reading } = decidingTester(record).capabilities;
  const measured = to > from && reading === 'seconds';
  const axis = useMemo(() => (to > from ? ticks(range, from) : []), [range, from, to]);
  const marks = record.events
    .filter((event) => event.attempt === attempt.number && isMark(event))
    .map((event) => shareOf(range, event.t))
    .filter((share) => share !== undefined);
  const { bad, unseen } = events.troubles[attempt.number] ?? { bad: 0, unseen: 0 };
  if (!measured) return <p className="run-lane-none label">{say(NO_LANE[reading])}</p>;
  return (
    <div className="run-lane">
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
