import { useRef, type KeyboardEvent } from 'react';
import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import { go } from '../../page/navigation.ts';
import { useSay } from '../../text/say.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { plannedMark } from '../../../electron/contract/planned-said.ts';
import { ClockMark, SevereMark } from './ClockMark.tsx';
import { shortTime } from './times.ts';
import './TicketsList.css';

const HEADS: readonly WordKey[] = [
  'ticket.head.clock',
  'ticket.head.line',
  'ticket.head.reported',
  'ticket.head.cause',
  'ticket.head.tell',
  'ticket.head.ticket',
];

function Cause({ ticket, sinceS }: { ticket: TicketState; sinceS: number }) {
  const say = useSay();
  const { firstCause, beside } = ticket;
  if (firstCause.doneAt !== undefined)
    return say(beside.located === 'customer' ? 'ticket.act.located-customer' : 'ticket.act.located');
  const late = beside.causeLeftS - sinceS < 0;
  if (beside.standing === 'restored') return '–';
  return (
    <span className={late ? 'tickets-list-late' : undefined}>
      {late ? '■ ' : ''}
      {say('ticket.cause.until', { at: shortTime(firstCause.dueAt, ticket.log[0]?.at) })}
    </span>
  );
}

function Row({ ticket, sinceS, tellOf }: { ticket: TicketState; sinceS: number; tellOf: (ids: string[]) => string }) {
  const say = useSay();
  const { beside, circuit, log, channel } = ticket;
  const what = [beside.customer, beside.service && say.term('service', beside.service), beside.says];
  return (
    <>
      <td>
        <ClockMark ticket={ticket} sinceS={sinceS} />
      </td>
      <td className="tickets-list-line">
        <b>{circuit}</b> <SevereMark severe={ticket.severe} />
        {beside.planned && <small className="tickets-list-planned">{say.message(plannedMark(beside.planned))}</small>}
        {beside.hardFault !== undefined && <small className="tickets-list-hard">{say('ticket.hard')}</small>}
        <small>{what.filter(Boolean).join(' · ')}</small>
      </td>
      <td className="num">
        {shortTime(log[0]?.at ?? '')}
        <small>{say(`ticket.channel.${channel}`)}</small>
      </td>
      <td>
        <Cause ticket={ticket} sinceS={sinceS} />
      </td>
      <td>{tellOf(ticket.toTell)}</td>
      <td className="num">{ticket.ticket}</td>
    </>
  );
}

/** Tickets, what presses most first; arrows move, Enter opens. */
export function TicketsList(props: {
  tickets: readonly TicketState[];
  sinceS: number;
  tellOf: (ids: string[]) => string;
}) {
  const { tickets, sinceS, tellOf } = props;
  const say = useSay();
  const rows = useRef<HTMLTableSectionElement>(null);
  const onKey = (event: KeyboardEvent, at: number, id: string): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: tickets.length - 1 }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) return go('tickets', id);
    rows.current?.querySelectorAll<HTMLElement>('tr')[Math.max(0, Math.min(tickets.length - 1, to))]?.focus();
  };
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
          <tr
            key={ticket.ticket}
            tabIndex={0}
            aria-label={`${ticket.circuit} ${ticket.ticket}`}
            onClick={() => go('tickets', ticket.ticket)}
            onKeyDown={(event) => onKey(event, at, ticket.ticket)}
          >
            <Row ticket={ticket} sinceS={sinceS} tellOf={tellOf} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
