import { useMemo } from 'react';
import { offsetText } from '../../../electron/contract/clock-offset.ts';
import { roleName } from '../../../electron/contract/instrument.ts';
import type { Moment } from '../../../electron/contract/lanes.ts';
import type { MeasurementRecord } from '../../../electron/contract/measurement.ts';
import type { RunRecord } from '../../../electron/contract/run.ts';
import { makerAndModel } from '../../../electron/contract/tester.ts';
import { placed } from '../../link/store.ts';
import { useSay, type Say } from '../../text/say.ts';
import type { Tick } from '../../widgets/lanes/axis.ts';
import { Over } from '../../widgets/lanes/Over.tsx';
import { TrackPlot } from '../../widgets/lanes/Plot.tsx';
import { rowKey } from '../../../electron/contract/track-pieces.ts';
import { useTrackRows } from '../../widgets/lanes/track-rows.ts';
import { rowName, rowValue } from '../../widgets/lanes/track-words.ts';
import { useTrackWindow } from '../../widgets/lanes/useLaneWindow.ts';
import type { Viewing } from '../../widgets/lanes/useView.ts';
import type { Shown } from './shown.ts';
import './TrackBoard.css';

interface TrackBoardProps {
  shown: Shown;
  /** The ladder, or the registers of a box. */
  measurement: MeasurementRecord;
  viewing: Viewing;
  /** Added to a time of the axis it is a time of this record, seconds. */
  shiftS: number;
  ticks: readonly Tick[];
  width: number;
  measure: (element: HTMLElement | null) => void;
  moment: Moment | undefined;
  label: string;
}

/** Who tells it, and how much its own clock is ahead of the axis, which is this computer's. */
export function whoTells(say: Say, record: RunRecord, { kind, role }: MeasurementRecord): string {
  const one = record.instruments[role];
  const name = kind === 'ping' ? say('ladder.title') : say.text(roleName(role));
  const model = one && kind === 'register' ? makerAndModel(one.identity, one.family) : '';
  const clock =
    one?.clockOffsetMs === undefined ? '' : say('lanes.its-clock', { offset: offsetText(one.clockOffsetMs) });
  return [name, model, clock].filter(Boolean).join(' · ');
}

/** What was measured beside the line, a row each: its name, what it says under the cursor, its lane. */
export function TrackBoard(props: TrackBoardProps) {
  const { shown, measurement, viewing, shiftS, ticks, width, measure, moment, label } = props;
  const say = useSay();
  const { record, whole } = shown;
  const { range } = viewing;
  const about = { runId: record.runId, measurement: measurement.id };
  const order = record.ladder?.rungs.map(({ id }) => id) ?? [];
  const { rows, still } = useTrackRows({ ...about, from: whole.from, to: whole.to }, undefined, order);
  const asked = {
    ...about,
    from: range.from + shiftS,
    to: range.to + shiftS,
    pixels: Math.min(8000, Math.max(1, width)),
  };
  const store = useTrackWindow(width > 0 ? asked : undefined, undefined);
  const drawn = useMemo(() => placed(store, shiftS), [store, shiftS]);
  const text = moment
    ? rows.map((row) => `${rowName(say, row)} ${rowValue(say, row, moment)}`).join(', ')
    : say('lanes.point');
  return (
    <section className="track-board" aria-label={label}>
      <p className="track-board-who label">
        <span>{whoTells(say, record, measurement)}</span>
        {still > 0 && <span>{say('lanes.registers-still', { n: still })}</span>}
      </p>
      <div className="track-board-rows">
        {rows.map((row) => (
          <div key={rowKey(row)} className="track-board-row">
            <span className="clip" title={rowName(say, row)}>
              {rowName(say, row)}
            </span>
            <span className="track-board-value num">{rowValue(say, row, moment)}</span>
          </div>
        ))}
        <div className="track-board-over">
          <Over viewing={viewing} end={viewing.whole.to} text={text} label={label} measure={measure}>
            <TrackPlot store={drawn} range={range} now={undefined} rows={rows} ticks={ticks} />
          </Over>
        </div>
      </div>
    </section>
  );
}
