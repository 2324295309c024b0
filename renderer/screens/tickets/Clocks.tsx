import type { TicketNames, TicketState } from '../../../electron/contract/book/ticket.ts';
import { clock } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { clockNow, severeInS } from './clock.ts';
import { ClockMark, SevereMark } from './ClockMark.tsx';
import { shortTime } from './times.ts';
import './Clocks.css';

const DAY_S = 86_400;

function Repair({ ticket, sinceS }: { ticket: TicketState; sinceS: number }) {
  const say = useSay();
  const { limitS, dueAt, amberAt, state } = ticket.clock;
  const { ranS } = clockNow(ticket, sinceS);
  const open = state !== 'stopped';
  const first = ticket.log[0]?.at;
  const facts = [
    `${say('ticket.ran')} ${clock(ranS, ranS > DAY_S)}`,
    limitS !== undefined && say('ticket.limit', { n: limitS }),
    open && amberAt !== undefined && say('ticket.amber-at', { at: shortTime(amberAt, first) }),
    open && dueAt !== undefined && say('ticket.due-at', { at: shortTime(dueAt, first) }),
  ];
  return (
    <div className="clocks-main" data-state={state}>
      <ClockMark big ticket={ticket} sinceS={sinceS} />
      <small className="clocks-facts">{facts.filter(Boolean).join(' · ')}</small>
      {state === 'not-set' && <small>{say('ticket.limit-none')}</small>}
    </div>
  );
}

/** What is said of the first cause: until when, since when, or how late. */
function causeWords(
  say: Say,
  { firstCause, beside, log }: TicketState,
  sinceS: number,
): { text: string; late: boolean } {
  const { dueAt, doneAt } = firstCause;
  const first = log[0]?.at;
  if (doneAt !== undefined) {
    const late = doneAt > dueAt;
    return { text: say(late ? 'ticket.cause.late' : 'ticket.cause.done', { at: shortTime(doneAt, first) }), late };
  }
  if (beside.standing === 'restored') return { text: '–', late: false };
  const leftS = beside.causeLeftS - sinceS;
  const until = say('ticket.cause.until', { at: shortTime(dueAt, first) });
  const word = say(leftS < 0 ? 'ticket.late' : 'ticket.left');
  return { text: `${word} ${clock(Math.abs(leftS), Math.abs(leftS) > DAY_S)} · ${until}`, late: leftS < 0 };
}

function severeWords(say: Say, ticket: TicketState, names: TicketNames, sinceS: number): string {
  const { is, since = '', rule = '', struckOff } = ticket.severe;
  if (struckOff !== undefined) return say('ticket.struck', { reason: struckOff });
  const title = names.rules[rule];
  if (is) return say('ticket.severe-since', { at: shortTime(since), rule: title ? say.text(title) : rule });
  const inS = severeInS(ticket, sinceS);
  return inS === undefined ? say('ticket.severe-not') : say('ticket.severe-in', { n: inS });
}

/** The clocks of a ticket: until when it is to be restored, until when its cause is to be known, whether it is severe, whom one may call. */
export function Clocks({ ticket, names, sinceS }: { ticket: TicketState; names: TicketNames; sinceS: number }) {
  const say = useSay();
  const cause = causeWords(say, ticket, sinceS);
  const { callCustomer, callFrom } = ticket.night;
  const { contact, manager } = ticket.beside;
  const whom = callCustomer ? contact : manager;
  return (
    <section className="clocks" aria-label={say('ticket.head.clock')}>
      <Repair ticket={ticket} sinceS={sinceS} />
      <dl>
        <dt>{say('ticket.cause')}</dt>
        <dd className="num" data-late={cause.late || undefined}>
          {cause.late ? '■ ' : ''}
          {cause.text}
        </dd>
        <dt>{say('ticket.severe')}</dt>
        <dd>
          <SevereMark severe={ticket.severe} /> {severeWords(say, ticket, names, sinceS)}
        </dd>
        <dt>{say('ticket.call')}</dt>
        <dd>
          {callCustomer ? say('ticket.call.may') : say('ticket.call.night', { at: shortTime(callFrom ?? '') })}
          {whom !== undefined && <small className="clocks-whom">{whom}</small>}
        </dd>
      </dl>
    </section>
  );
}
