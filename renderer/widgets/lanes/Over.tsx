import { useEffect, useRef } from 'react';
import { useSay } from '../../text/say.ts';
import { shareOf } from './Plot.tsx';
import { useGestures } from './useGestures.ts';
import type { Viewing } from './useView.ts';
import './Over.css';

interface OverProps {
  viewing: Viewing;
  /** The lanes. */
  children: React.ReactNode;
  /** The end of what can be pointed at. */
  end: number;
  /** What stands under the cursor, for who cannot see it. */
  text: string;
  /** Name of the slider. */
  label: string;
  /** Takes the focus when it comes on screen. */
  first?: boolean;
  measure: (element: HTMLElement | null) => void;
}

const percent = (share: number): string => `${share * 100}%`;

/** Canvas and cursor over the lanes of all rows. A range input without a look is behind it: arrows and screen readers come with it. */
export function Over(props: OverProps) {
  const { viewing, children, end, text, label, first = false, measure } = props;
  const { range, cursor, setCursor } = viewing;
  const say = useSay();
  const slider = useRef<HTMLInputElement>(null);
  const { ref, box } = useGestures(viewing);
  useEffect(() => {
    if (first) slider.current?.focus({ preventScroll: true });
  }, [first]);
  const share = cursor === undefined ? undefined : shareOf(range, cursor);
  return (
    <div className="over" ref={measure}>
      <input
        ref={slider}
        type="range"
        min={range.from}
        max={range.to}
        value={cursor ?? Math.min(end, range.to)}
        aria-label={label}
        aria-valuetext={text}
        onChange={(event) => setCursor(Number(event.target.value))}
        onKeyUp={(event) => event.currentTarget.toggleAttribute('data-keys', true)}
        onBlur={(event) => event.currentTarget.removeAttribute('data-keys')}
      />
      {children}
      {share !== undefined && <i className="over-cursor" style={{ left: percent(share) }} />}
      {box && <i className="over-box" style={{ left: percent(box.from), width: percent(box.to - box.from) }} />}
      <div
        className="over-touch"
        ref={ref}
        title={say('lanes.gestures')}
        onPointerDown={() => slider.current?.focus({ preventScroll: true })}
      />
    </div>
  );
}
