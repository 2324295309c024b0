import { useId } from 'react';
import type { LampView } from '../../electron/contract/views.ts';
import { useSay } from '../text/say.ts';
import './Lamp.css';

export type LampState = LampView['state'];

/** Shape first, then letter, then colour: every lamp reads in greyscale. */
const SHAPES: Record<LampState, React.JSX.Element> = {
  good: <circle cx="12" cy="12" r="10.5" />,
  bad: <rect width="24" height="24" />,
  was: <polygon points="12,-2 26,12 12,26 -2,12" />,
  off: <circle cx="12" cy="12" r="11" />,
  unlimited: <rect x="-1" y="4" width="26" height="16" rx="8" />,
  unseen: (
    <>
      <circle className="lamp-ring" cx="12" cy="12" r="11.5" />
      <circle className="lamp-hole" cx="12" cy="12" r="8" />
    </>
  ),
};

/** A lamp; no button. `label` says whose it is, for those who do not see it. */
export function Lamp({ state, label, big = false }: { state: LampState; label?: string; big?: boolean }) {
  const say = useSay();
  const id = useId();
  const word = say(`lamp-state.${state}`);
  return (
    <svg className="lamp" data-state={state} data-big={big || undefined} viewBox="0 0 24 24" aria-labelledby={id}>
      <title id={id}>{label ? `${label}: ${word}` : word}</title>
      {SHAPES[state]}
      <text x="12" y="12.5">
        {say.term('lamp-state', state, 'short')}
      </text>
    </svg>
  );
}

/** The hatch that stands for time nobody observed; once a page, before anything that uses `url(#hatch)`. */
export function Hatch() {
  return (
    <svg width="0" height="0" className="hidden" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="lamp-hatch" x1="1" y1="0" x2="1" y2="6" />
        </pattern>
      </defs>
    </svg>
  );
}
