import { decidingTester } from '../../../electron/contract/deciding.ts';
import { decidingMeasurement } from '../../../electron/contract/measurement.ts';
import { isMark } from '../../../electron/contract/run-event.ts';
import { useMemo } from 'react';
import type { ReadableEvents } from '../../../electron/contract/run.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { ticks } from '../../widgets/lanes/axis.ts';
import { OneTrack } from '../../widgets/lanes/OneTrack.tsx';
import { OneLane } from '../../widgets/lanes/OneLane.tsx';
import { Axis, shareOf } from '../../widgets/lanes/Plot.tsx';
import './RunLane.css';

const NO_LANE = {
  'by-hand': 'result.lane-by-hand',
  totals: 'result.lane-totals',
  seconds: 'result.lane-none',
} as const;

interface RunLaneProps extends Pick<ResultView, 'record' | 'attempt'> {
  /** Absent while they are being read. */
  events: ReadableEvents | undefined;
}

interface DrawnProps {
  runId: string;
  measurement: string;
  from: number;
  to: number;
  /** Where a person made a mark, epoch seconds. */
  marks: readonly number[];
  /** Of a ladder: the rung that is shown. */
  rung: string | undefined;
}

/** The lane itself, and the way to all of them. */
function Drawn({ runId, measurement, from, to, marks, rung }: DrawnProps) {
  const say = useSay();
  const range = useMemo(() => ({ from, to }), [from, to]);
  const axis = useMemo(() => ticks(range, range.from), [range]);
  const shares = marks.map((t) => shareOf(range, t)).filter((share) => share !== undefined);
  return (
    <a href={routeHash('lanes', runId, { m: measurement })} title={say('lanes.open')}>
      <span className="hidden">{say('lanes.open')}</span>
      <Axis ticks={axis} marks={[...new Set(shares)]} now={undefined} />
      {rung === undefined ? (
        <OneLane asked={{ runId, measurement, from, to }} range={range} ticks={axis} />
      ) : (
        <OneTrack asked={{ runId, measurement, from, to }} range={range} ticks={axis} rung={rung} />
      )}
    </a>
  );
}

/** The whole attempt on one lane, which leads to all of them. Where only totals are known there is none: nobody saw its seconds. */
export function RunLane({ record, attempt, events }: RunLaneProps) {
  const say = useSay();
  const { id = '', from = 0, to = from, judgement } = decidingMeasurement(attempt) ?? {};
  const worst = judgement?.ladder?.reduce((a, b) => (b.lost >= a.lost && !b.answersRarely ? b : a));
  const { reading } = decidingTester(record).capabilities;
  if (!(to > from) || reading !== 'seconds') return <p className="run-lane-none label">{say(NO_LANE[reading])}</p>;
  const marks = record.events.filter((event) => event.attempt === attempt.number && isMark(event)).map(({ t }) => t);
  const { bad, unseen } = events?.troubles[attempt.number] ?? { bad: 0, unseen: 0 };
  return (
    <div className="run-lane">
      <span className="label">
        {events && say(bad + unseen === 0 ? 'result.no-event' : 'result.event-count', { n: bad, g: unseen })}
      </span>
      <Drawn runId={record.runId} measurement={id} from={from} to={to} marks={marks} rung={worst?.rung} />
    </div>
  );
}
