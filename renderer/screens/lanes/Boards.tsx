import type { Moment } from '../../../electron/contract/lanes.ts';
import { useSay } from '../../text/say.ts';
import type { Tick } from '../../widgets/lanes/axis.ts';
import type { Viewing } from '../../widgets/lanes/useView.ts';
import { Board } from './Board.tsx';
import type { Shown } from './shown.ts';
import { TrackBoard, whoTells } from './TrackBoard.tsx';
import './Boards.css';

interface BoardsProps {
  shown: Shown;
  viewing: Viewing;
  /** Added to a time of the axis it is a time of this record, seconds. */
  shiftS: number;
  ticks: readonly Tick[];
  width: number;
  measure: (element: HTMLElement | null) => void;
  /** The second under the cursor, by measurement. */
  moments: ReadonlyMap<string, Moment>;
  label: string;
  /** Which of two it is. */
  number?: number | undefined;
}

const ignore = (): void => undefined;

/** All lanes of a record on one axis: the line, the ladder, the registers of boxes. */
export function Boards(props: BoardsProps) {
  const { moments, ...about } = props;
  const { shown, measure, label } = about;
  const say = useSay();
  const { record, measurement, tracks, lamps } = shown;
  const hasLine = lamps.length > 0;
  return (
    <div className="boards">
      {hasLine && <Board {...about} moment={moments.get(measurement.id)} />}
      {tracks.map((one, at) => (
        <TrackBoard
          key={one.id}
          {...about}
          // One of them tells how wide the axis is.
          measure={at === 0 && !hasLine ? measure : ignore}
          measurement={one}
          moment={moments.get(one.id)}
          label={`${label} · ${whoTells(say, record, one)}`}
        />
      ))}
    </div>
  );
}
