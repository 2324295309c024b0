import { useMemo } from 'react';
import type { Moment } from '../../../electron/contract/lanes.ts';
import type { LampName } from '../../../electron/contract/lamps.ts';
import { placed, useStore } from '../../link/store.ts';
import { needsDays } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import type { Tick } from '../../widgets/lanes/axis.ts';
import { cursorText } from '../../widgets/lanes/cursor.ts';
import { Plot } from '../../widgets/lanes/Plot.tsx';
import { Over } from '../../widgets/lanes/Over.tsx';
import { useLaneWindow } from '../../widgets/lanes/useLaneWindow.ts';
import type { Viewing } from '../../widgets/lanes/useView.ts';
import { laneValue } from './moment.ts';
import type { Shown } from './shown.ts';
import './Board.css';

interface BoardProps {
  shown: Shown;
  viewing: Viewing;
  /** Added to a time of the axis it is a time of this record, seconds. */
  shiftS: number;
  ticks: readonly Tick[];
  width: number;
  measure: (element: HTMLElement | null) => void;
  /** The second under the cursor, where it is known. */
  moment: Moment | undefined;
  label: string;
  /** Which of two it is. */
  number?: number | undefined;
}

function Row({ lamp, off, moment }: { lamp: LampName; off: boolean; moment: Moment | undefined }) {
  const say = useSay();
  return (
    <div className="board-row" data-off={off || undefined}>
      <span className="clip">
        <b>{lamp}</b> {say(`lamp.${lamp}`)}
      </span>
      <span className="board-value">{off ? '' : laneValue(lamp, moment)}</span>
    </div>
  );
}

/** All lanes of a record, one row each: its lamp, its value under the cursor, its lane. */
export function Board({ shown, viewing, shiftS, ticks, width, measure, moment, label, number }: BoardProps) {
  const say = useSay();
  const { record, measurement, whole, lamps, off } = shown;
  const { range, cursor } = viewing;
  const asked = useMemo(
    () => ({
      runId: record.runId,
      measurement: measurement.id,
      from: range.from + shiftS,
      to: range.to + shiftS,
      pixels: Math.min(8000, Math.max(1, width)),
    }),
    [record.runId, measurement.id, range, shiftS, width],
  );
  const store = useLaneWindow(width > 0 ? asked : undefined, undefined);
  const window = useStore(store);
  // Drawn where the axis is, whenever it was.
  const drawn = useMemo(() => placed(store, shiftS), [store, shiftS]);
  const at = cursor === undefined ? undefined : cursor + shiftS;
  const text =
    at === undefined ? say('lanes.point') : cursorText(say, window, at, whole.from, needsDays(whole.to - whole.from));
  return (
    <section className="board" aria-label={label} data-number={number}>
      {number !== undefined && <b className="circled board-number">{number}</b>}
      {lamps.map((lamp) => (
        <Row key={lamp} lamp={lamp} off={off.has(lamp)} moment={moment} />
      ))}
      <div className="board-over">
        <Over viewing={viewing} end={viewing.whole.to} text={text} label={label} measure={measure}>
          <Plot store={drawn} range={range} now={undefined} lanes={lamps} off={off} ticks={ticks} />
        </Over>
      </div>
    </section>
  );
}
