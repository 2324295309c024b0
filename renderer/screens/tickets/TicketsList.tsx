import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { plannedMark } from '../../../electron/contract/planned-said.ts';
import { go } from '../../page/navigation.ts';
import { useRowKeys } from '../../pieces/book/useRowKeys.ts';
import { clock } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { severeInS } from './clock.ts';
import { ClockMark, SevereMark } from './ClockMark.tsx';
import { lastReason, nextOf } from './next.ts';
import { shortTime } from './times.ts';
import './TicketsList.css';

const DAY_S = 86_400;
const HEADS: readonly WordKey[] = [
  'ticket.head.clock',
  'ticket.head.next',
  'ticket.head.line',
  'ticket.head.reported',
  'ticket.head.ticket',
];

interface Shown {
  ticket: TicketState;
  sinceS: number;
  /** Parties by what they are called. */
  called: (ids: readonly string[]) => string;
}

/** The next step in words. */
function nextWords(say: Say, { ticket, called }: Shown): string {
  const next = nextOf(ticket);
  if (next === 'wait') {
    const why = lastReason(ticket, 'paused');
    return why === undefined ? say('ticket.clock.paused') : say('ticket.next.wait', { why });
  }
  const who = called(next === 'tell' ? ticket.toTell : [ticket.beside.dispatch]);
  return say(`ticket.next.${next}`, { who, at: shortTime(ticket.night.callFrom ?? '') });
}

/** Where the fault is, as far as it is known; else how much time is left to find that out. */
function Cause({ ticket, sinceS }: Shown) {
  const say = useSay();
  const { beside } = ticket;
  if (beside.located !== 'not-located') {
    const did = beside.located === 'customer' ? 'located-customer' : 'located';
    return <small>{[say(`ticket.act.${did}`), lastReason(ticket, did)].filter(Boolean).join(' · ')}</small>;
  }
  if (beside.standing === 'restored') return null;
  const leftS = beside.causeLeftS - sinceS;
  const what = nextOf(ticket) === 'locate' ? '' : say('ticket.cause');
  const left = `${say(leftS < 0 ? 'ticket.late' : 'ticket.left')} ${clock(Math.abs(leftS), Math.abs(leftS) > DAY_S)}`;
  return (
    <small className={leftS < 0 ? 'tickets-list-late' : undefined}>
      {leftS < 0 ? '■ ' : ''}
      {[what, left].filter(Boolean).join(' · ')}
    </small>
  );
}

function Line({ ticket }: { ticket: TicketState }) {
  const say = useSay();
  const { beside, circuit, severe } = ticket;
  const what = [beside.customer, beside.service && say.term('service', beside.service), beside.says];
  return (
    <td className="tickets-list-line">
      <b>{circuit}</b> <SevereMark severe={severe} />
      {beside.planned && <small className="tickets-list-planned">{say.message(plannedMark(beside.planned))}</small>}
      {beside.hardFault !== undefined && <small className="tickets-list-hard">{say('ticket.hard')}</small>}
      <small>{what.filter(Boolean).join(' · ')}</small>
    </td>
  );
}

function Cells(shown: Shown) {
  const say = useSay();
  const { ticket, sinceS } = shown;
  const inS = severeInS(ticket, sinceS);
  return (
    <>
      <td>
        <ClockMark ticket={ticket} sinceS={sinceS} />
        {inS !== undefined && <small>{say('ticket.next.severe', { n: inS })}</small>}
      </td>
      <td className="tickets-list-next">
        <b>{nextWords(say, shown)}</b>
        <Cause {...shown} />
      </td>
      <Line ticket={ticket} />
      <td className="num">
        {shortTime(ticket.log[0]?.at ?? '')}
        <small>{say(`ticket.channel.${ticket.channel}`)}</small>
      </td>
      <td className="num">{ticket.ticket}</td>
    </>
  );
}

/** Tickets, what presses most first, each with what comes next; arrows move, Enter opens. */
export function TicketsList({ tickets, ...shown }: { tickets: readonly TicketState[] } & Omit<Shown, 'ticket'>) {
  const say = useSay();
  // Whoever comes back from one is led to the top: to what presses most by then.
  const { rows, keysOf } = useRowKeys(
    tickets.map(({ ticket }) => ticket),
    (id) => go('tickets', id),
  );
  return (
    <table className="tickets-list tbl" aria-label={say('ticket.list')}>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={rows}>
        {tickets.map((ticket, at) => (
          <tr key={ticket.ticket} aria-label={`${ticket.circuit} ${ticket.ticket}`} {...keysOf(at)}>
            <Cells ticket={ticket} {...shown} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
