import type { TicketState } from '../../contract/book/ticket.ts';
import { findTickets } from '../core/state/ticket-book.ts';
import { tell, tellMessage, type Io, type Lang } from './io.ts';
import { withBook } from './with-book.ts';

/** The state of its clock in a word: what it stands still for is said. */
function clockWord({ clock, beside }: TicketState, lang: Lang): string {
  if (clock.state === 'stopped') return tell(lang, clock.met ? 'ticket.clock.met' : 'ticket.clock.missed');
  if (clock.state !== 'not-set' && beside.standing === 'paused') return tell(lang, 'ticket.clock.paused');
  const restored = clock.state === 'not-set' && beside.standing === 'restored';
  return tell(lang, restored ? 'ticket.clock.stopped' : `ticket.clock.${clock.state}`);
}

const line = (ticket: TicketState, lang: Lang): string =>
  [
    ticket.ticket,
    ticket.log[0]?.at ?? '',
    ticket.circuit,
    clockWord(ticket, lang),
    ticket.clock.dueAt && ticket.clock.state !== 'stopped' ? `${tell(lang, 'ticket.due')} ${ticket.clock.dueAt}` : '',
    ticket.severe.is ? tell(lang, 'ticket.severe') : '',
    ticket.severe.struckOff === undefined ? '' : tell(lang, 'ticket.struck-off'),
    ticket.toTell.length > 0 ? `${tell(lang, 'ticket.to-tell')} ${ticket.toTell.length}` : '',
  ]
    .filter(Boolean)
    .join('  ');

/** `tributary book tickets`: what the tickets of an archive are as of a time. */
export async function bookTicketsCommand(
  options: { archive: string; at?: string; find?: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  return await withBook(options, io, async ({ archive, figures, at }) => {
    const nowMs = Date.now();
    const asked = { figures, nowMs, ...(options.at === undefined ? {} : { at }) };
    const { tickets, behind } = await findTickets(archive, { ...asked, ...(options.find && { find: options.find }) });
    if (behind !== undefined)
      io.notes(tellMessage(options.lang, { code: 'ticket.behind', params: { now: at, newest: behind } }));
    if (options.json) io.json({ tickets: tickets.map(({ beside: _beside, ...view }) => view) });
    else if (tickets.length === 0) io.notes(tell(options.lang, 'ticket.none'));
    else for (const one of tickets) io.lines(line(one, options.lang));
    return 0;
  });
}
