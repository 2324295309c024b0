import { decidingTester } from '../../../electron/contract/deciding.ts';
import { decidingMeasurement } from '../../../electron/contract/measurement.ts';
import type { Judgement } from '../../../electron/contract/judgement.ts';
import { DIRECTIONS } from '../../../electron/contract/stream.ts';
import { STREAM_SOURCES } from '../../../electron/contract/stream-tracks.ts';
import { isMark } from '../../../electron/contract/run-event.ts';
import { useMemo } from 'react';
import type { ReadableEvents } from '../../../electron/contract/run.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { ticks } from '../../widgets/lanes/axis.ts';
import type { DrawnRow } from '../../widgets/lanes/draw-tracks.ts';
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
  /** Of a ladder or a stream: what is shown of it; absent: the seconds of a line. */
  rows: readonly DrawnRow[] | undefined;
}

/** The lane itself, and the way to all of them. */
function Drawn({ runId, measurement, from, to, marks, rows }: DrawnProps) {
  const say = useSay();
  const range = useMemo(() => ({ from, to }), [from, to]);
  const axis = useMemo(() => ticks(range, range.from), [range]);
  const shares = marks.map((t) => shareOf(range, t)).filter((share) => share !== undefined);
  return (
    <a href={routeHash('lanes', runId, { m: measurement })} title={say('lanes.open')}>
      <span className="hidden">{say('lanes.open')}</span>
      <Axis ticks={axis} marks={[...new Set(shares)]} now={undefined} />
      {rows === undefined ? (
        <OneLane asked={{ runId, measurement, from, to }} range={range} ticks={axis} />
      ) : (
        <OneTrack asked={{ runId, measurement, from, to }} range={range} ticks={axis} rows={rows} />
      )}
    </a>
  );
}

const STREAM_ROWS: readonly DrawnRow[] = DIRECTIONS.map((one) => ({ kind: 'frames', source: STREAM_SOURCES[one] }));

/** What is drawn of an attempt without the seconds of a line: the worst rung of its ladder, both ways of its stream. */
function rowsOf(judgement: Judgement | undefined): readonly DrawnRow[] | undefined {
  if (judgement?.stream) return STREAM_ROWS;
  const worst = judgement?.ladder?.reduce((a, b) => (b.lost >= a.lost && !b.answersRarely ? b : a));
  return worst && [{ kind: 'ping', rung: worst.rung }];
}

/** Which direction is which lane. */
function Ways() {
  const say = useSay();
  return (
    <span className="run-lane-ways">
      {DIRECTIONS.map((one) => (
        <span key={one}>{say.term('direction', one)}</span>
      ))}
    </span>
  );
}

/** The whole attempt on one lane, which leads to all of them. Where only totals are known there is none: nobody saw its seconds. */
export function RunLane({ record, attempt, events }: RunLaneProps) {
  const say = useSay();
  const { id = '', from = 0, to = from, judgement } = decidingMeasurement(attempt) ?? {};
  const rows = useMemo(() => rowsOf(judgement), [judgement]);
  const { reading } = decidingTester(record).capabilities;
  if (!(to > from) || reading !== 'seconds') return <p className="run-lane-none label">{say(NO_LANE[reading])}</p>;
  const marks = record.events.filter((event) => event.attempt === attempt.number && isMark(event)).map(({ t }) => t);
  const { bad, unseen } = events?.troubles[attempt.number] ?? { bad: 0, unseen: 0 };
  return (
    <div className="run-lane" data-ways={rows === STREAM_ROWS || undefined}>
      <span className="label">
        <span>
          {events && say(bad + unseen === 0 ? 'result.no-event' : 'result.event-count', { n: bad, g: unseen })}
        </span>
        {rows === STREAM_ROWS && <Ways />}
      </span>
      <Drawn runId={record.runId} measurement={id} from={from} to={to} marks={marks} rows={rows} />
    </div>
  );
}
