import { ticketSchema } from '../../contract/book/ticket.ts';
import { readYaml } from '../../files/index.ts';
import { openTicket } from '../core/state/ticket-book.ts';
import { tell, tellMessage, type Io, type Lang } from './io.ts';
import { withBook } from './with-book.ts';

/** `tributary book ticket`: opens a ticket from a file. */
export async function bookTicketCommand(
  path: string,
  options: { archive: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  return await withBook(options, io, async ({ archive }) => {
    const given = await readYaml(path, ticketSchema);
    const { ticket, told } = await openTicket(archive, given, Date.now());
    for (const message of told) io.notes(tellMessage(options.lang, message));
    if (options.json) io.json({ ticket });
    else io.lines(tell(options.lang, 'cli.ticket-opened', { ticket }));
    return 0;
  });
}
