import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import { clockNow, severeInS } from './clock.ts';
import { nextOf } from './next.ts';

/** Seconds until what comes next is due: what needs but a word is due now, and so is a first cause that is late, however late. */
function dueInS(ticket: TicketState, sinceS: number): number {
  const next = nextOf(ticket);
  if (next === 'accept' || next === 'tell' || next === 'send') return 0;
  return next === 'locate' ? Math.max(0, ticket.beside.causeLeftS - sinceS) : Infinity;
}

/** What is worked on, before what waits for somebody else, before what is over. */
function groupOf(ticket: TicketState): number {
  if (ticket.beside.standing === 'restored') return 2;
  return nextOf(ticket) === 'wait' ? 1 : 0;
}

/** What the order of the list hangs on. */
const ranked = (ticket: TicketState, sinceS: number) => {
  const leftS = clockNow(ticket, sinceS).leftS ?? Infinity;
  return {
    ticket,
    group: groupOf(ticket),
    severe: ticket.severe.is ? 0 : 1,
    inS: Math.min(leftS, dueInS(ticket, sinceS), severeInS(ticket, sinceS) ?? Infinity),
    leftS,
    at: ticket.log[0]?.at ?? '',
  };
};
const compared = <T extends number | string>(a: T, b: T): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * What presses most stands first: what waits for nobody, of that the severe ones, then what is over its limit or due first; behind it what is paused, and
 * last what is restored, the newest first.
 */
export function byPress(tickets: readonly TicketState[], sinceS: number): TicketState[] {
  const sorted = tickets
    .map((ticket) => ranked(ticket, sinceS))
    .toSorted((a, b) => {
      const group = compared(a.group, b.group);
      if (group !== 0 || a.ticket.beside.standing === 'restored') return group || compared(b.at, a.at);
      return (
        compared(a.severe, b.severe) || compared(a.inS, b.inS) || compared(a.leftS, b.leftS) || compared(a.at, b.at)
      );
    });
  return sorted.map(({ ticket }) => ticket);
}
