import { useEffect, useMemo, useRef, useState } from 'react';
import { isMark } from '../../../electron/contract/run-event.ts';
import type { ReadableEvents, RunEvent, RunRecord } from '../../../electron/contract/run.ts';
import { useSay } from '../../text/say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { ticks, type Range } from '../../widgets/lanes/axis.ts';
import { Axis, shareOf, useWidth } from '../../widgets/lanes/Plot.tsx';
import { useLaneKeys } from '../../widgets/lanes/useLaneKeys.ts';
import { useView, type Viewing } from '../../widgets/lanes/useView.ts';
import { Zoom } from '../../widgets/lanes/Zoom.tsx';
import { Boards } from './Boards.tsx';
import { Counts } from './Counts.tsx';
import { EventList } from './EventList.tsx';
import { MomentTable } from './MomentTable.tsx';
import { timesOf, useEventsClose, useMoments } from './seen.ts';
import { measuredIn, overlap, paired, type Shown } from './shown.ts';
import './Work.css';

/** Which measurement of a record, where it has several. */
function Which({ record, shown, onChoose }: { record: RunRecord; shown: Shown; onChoose: (id: string) => void }) {
  const say = useSay();
  const all = measuredIn(record);
  if (all.length < 2) return null;
  return (
    <Pick
      label={say('lanes.which')}
      options={all.map(({ attempt, measurement }) => {
        const step = attempt.steps.find(({ id }) => id === measurement.step);
        const name = step ? say.text(step.title) : measurement.step;
        return { value: measurement.id, label: `${say('run.attempt', { n: attempt.number })} · ${name}` };
      })}
      value={shown.measurement.id}
      onChange={onChoose}
    />
  );
}

interface WorkProps {
  shown: Shown;
  other: Shown | undefined;
  events: ReadableEvents | undefined;
  /** Where to begin, epoch seconds; NaN: nowhere. */
  at: number;
  onMeasurement: (id: string) => void;
  onElsewhere: (id: string, t: number) => void;
}

/** How one or two records lie on the axis, and what of it is in view. */
function usePlaced(shown: Shown, other: Shown | undefined, width: number) {
  const [clocks, setClocks] = useState(false);
  const byClock = other !== undefined && clocks && overlap(shown.whole, other.whole);
  const { whole, shiftS } = useMemo(
    () => (other ? paired(shown.whole, other.whole, byClock) : { whole: shown.whole, shiftS: 0 }),
    [shown, other, byClock],
  );
  const one = useView(whole, whole.to, width, false);
  const viewing = other ? { ...one, byClock, setByClock: setClocks } : one;
  const zero = viewing.byClock ? undefined : shown.whole.from;
  const axis = useMemo(() => ticks(one.range, zero), [one.range, zero]);
  return { viewing, shiftS, axis };
}

/** Where to go for an event: the cursor, or the measurement that it belongs to. */
function useJump({ shown, onElsewhere }: WorkProps, setCursor: (t: number) => void): (event: RunEvent) => void {
  return ({ t, attempt: of }) => {
    const measured = measuredIn(shown.record).find(
      ({ attempt, measurement: { from = 0, to = Infinity } }) => attempt.number === of && t >= from && t <= to,
    );
    const id = measured?.measurement.id;
    if (id !== undefined && id !== shown.measurement.id) onElsewhere(id, Math.floor(t));
    else setCursor(t);
  };
}

type HeadProps = Pick<WorkProps, 'shown' | 'other' | 'onMeasurement'> & { viewing: Viewing };
/** How much is in view, by which times, of which measurement. */
function Head({ viewing, shown, other, onMeasurement }: HeadProps) {
  const say = useSay();
  const why = other && !overlap(shown.whole, other.whole) ? say('lanes.no-overlap') : undefined;
  return (
    <div className="work-head">
      <Zoom viewing={viewing} goesOn={false} whyNoClock={why} />
      <Which record={shown.record} shown={shown} onChoose={onMeasurement} />
    </div>
  );
}

/** Lanes, what is under the cursor, events or the difference. */
export function Work(props: WorkProps) {
  const { shown, other, events, at, onMeasurement } = props;
  const say = useSay();
  const [measure, width] = useWidth();
  const { viewing, shiftS, axis } = usePlaced(shown, other, width);
  const { range, cursor, setCursor } = viewing;
  useStart(at, setCursor);
  const close = useEventsClose(events, shown, range);
  const times = useMemo(
    () => timesOf([...(events?.shown ?? []), ...(close?.shown ?? [])], shown),
    [events, close, shown],
  );
  useLaneKeys(viewing, times, true);
  const moments = [useMoments(shown, cursor), useMoments(other, cursor === undefined ? undefined : cursor + shiftS)];
  const jump = useJump(props, setCursor);
  const boards = other ? [shown, other] : [shown];
  const about = { viewing, ticks: axis, width };
  const placeOf = (n: number) => (n === 0 ? { shiftS: 0, measure } : { shiftS, measure: ignore });
  const labelOf = ({ record }: Shown, n: number): string =>
    other ? `${n + 1} · ${record.circuit?.number ?? record.runId}` : say('lanes.label');
  return (
    <div className="work" data-two={other ? true : undefined}>
      <section className="work-lanes">
        <Head viewing={viewing} shown={shown} other={other} onMeasurement={onMeasurement} />
        <div className="work-axis">
          <Axis ticks={axis} marks={marksOf(shown, range)} now={undefined} />
        </div>
        {boards.map((one, n) => (
          <Boards
            key={one.measurement.id}
            {...about}
            {...placeOf(n)}
            shown={one}
            moments={moments[n]!}
            label={labelOf(one, n)}
            number={other && n + 1}
          />
        ))}
        <MomentTable all={boards} moments={moments} cursor={cursor} shiftS={shiftS} />
      </section>
      {other ? (
        <Counts all={boards} />
      ) : (
        <EventList record={shown.record} events={events} close={close} shown={shown} cursor={cursor} onJump={jump} />
      )}
    </div>
  );
}

const ignore = (): void => undefined;

/** Puts the cursor where the address says. */
function useStart(at: number, setCursor: (t: number) => void): void {
  const began = useRef(NaN);
  useEffect(() => {
    if (!Number.isFinite(at) || began.current === at) return;
    began.current = at;
    setCursor(at);
  }, [at, setCursor]);
}

function marksOf({ record, attempt }: Shown, range: Range): number[] {
  const marks = record.events
    .filter((event) => event.attempt === attempt.number && isMark(event))
    .flatMap((event) => shareOf(range, event.t) ?? []);
  return [...new Set(marks)];
}
