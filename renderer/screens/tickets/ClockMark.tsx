import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import { clock } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { clockNow } from './clock.ts';
import './ClockMark.css';

const DAY_S = 86_400;
/** Shape first, then word, then colour. */
const SHAPES = {
  running: <circle cx="8" cy="8" r="6.5" />,
  amber: <polygon points="8,0.5 15.5,8 8,15.5 0.5,8" />,
  over: <rect x="1" y="1" width="14" height="14" />,
  paused: <path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" />,
  stopped: <path d="M1.5 8.5 6 13 14.5 3.5" />,
  'not-set': <path d="M2 8h12" />,
} as const;

/** How a clock stands, in a shape, a word and the time that is left. */
export function ClockMark({ ticket, sinceS, big }: { ticket: TicketState; sinceS: number; big?: boolean }) {
  const say = useSay();
  const { state, leftS } = clockNow(ticket, sinceS);
  const stopped = ticket.clock.met === undefined ? 'stopped' : ticket.clock.met ? 'met' : 'missed';
  const restored = state === 'not-set' && ticket.beside.standing === 'restored';
  const word = state === 'stopped' ? stopped : restored ? 'stopped' : state;
  const missed = ticket.clock.met === false;
  return (
    <span
      className="clock-mark"
      data-state={missed ? 'over' : restored ? 'stopped' : state}
      data-big={big || undefined}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[restored ? 'stopped' : state]}
      </svg>
      {leftS !== undefined && (
        <b className="num">
          {leftS < 0 ? '+' : ''}
          {clock(Math.abs(leftS), Math.abs(leftS) > DAY_S)}
        </b>
      )}
      <span>{say(`ticket.clock.${word}`)}</span>
    </span>
  );
}

/** A severe fault, said so that nobody overlooks it; one that was struck off is said too. */
export function SevereMark({ severe }: Pick<TicketState, 'severe'>) {
  const say = useSay();
  if (severe.is) return <b className="clock-mark-severe">{say('ticket.severe')}</b>;
  return severe.struckOff === undefined ? null : <small>{say('ticket.struck-off')}</small>;
}
