import type { EventKind } from '../../electron/contract/run.ts';
import './EventMark.css';

type Look = 'bad' | 'unseen' | 'mark' | 'note';
const LOOKS: Record<EventKind, Look> = {
  start: 'note',
  stop: 'note',
  errors: 'bad',
  defect: 'bad',
  slip: 'bad',
  line: 'bad',
  unavailable: 'bad',
  gap: 'unseen',
  invalid: 'unseen',
  mark: 'mark',
  note: 'mark',
  inject: 'note',
  link: 'unseen',
  tester: 'note',
  step: 'note',
  'history-cleared': 'note',
  clock: 'note',
  computer: 'note',
  damaged: 'unseen',
  'wrong-octet': 'bad',
  loss: 'bad',
  wire: 'note',
};
const SHAPES: Record<Look, React.JSX.Element> = {
  bad: <rect width="12" height="12" />,
  unseen: <rect x=".5" y=".5" width="11" height="11" fill="url(#hatch)" />,
  mark: <polygon points="0,0 12,0 6,12" />,
  note: <circle cx="6" cy="6" r="3" />,
};

/** Sign of an event, 12 px: the same shapes as on the lanes. */
export const EventMark = ({ kind }: { kind: EventKind }) => (
  <svg className="event-mark" data-look={LOOKS[kind]} aria-hidden="true">
    {SHAPES[LOOKS[kind]]}
  </svg>
);
