import { Plot, useWidth } from './Plot.tsx';
import type { Range, Tick } from './axis.ts';
import type { LaneName } from './pieces.ts';
import { useLaneWindow, type WindowAsked } from './useLaneWindow.ts';
import './OneLane.css';

const ALL: readonly LaneName[] = ['ALL'];
const NONE_OFF: ReadonlySet<LaneName> = new Set();
const NO_TICKS: readonly Tick[] = [];

interface OneLaneProps {
  /** Whose seconds, and from when to when there are any. */
  asked: Omit<WindowAsked, 'pixels'>;
  /** What the whole width stands for; it may go on where this lane ends. */
  range: Range;
  ticks?: readonly Tick[];
}

/** Everything that was seen of a stretch of time on one lane. */
export function OneLane({ asked, range, ticks = NO_TICKS }: OneLaneProps) {
  const [measure, width] = useWidth();
  const pixels = Math.round((width * (asked.to - asked.from)) / (range.to - range.from));
  const store = useLaneWindow(pixels > 0 ? { ...asked, pixels } : undefined, undefined);
  return (
    <div className="one-lane" ref={measure}>
      <Plot
        store={store}
        range={range}
        now={asked.to < range.to ? asked.to : undefined}
        lanes={ALL}
        off={NONE_OFF}
        ticks={ticks}
      />
    </div>
  );
}
