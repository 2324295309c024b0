import { ticketNames, TAKEN_BACK } from '../../../circuits/index.ts';
import type { Implementation } from '../../../contract/api.ts';
import type { ticketsApi } from '../../../contract/book/tickets-api.ts';
import type { Happened } from '../../../contract/book/entry.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { noteTicket, openTicket, shownTickets, ticketItem } from '../state/ticket-book.ts';
import { figuresOf } from '../state/figures.ts';
import { reportHead } from '../state/letterhead.ts';
import { languageOf } from '../state/paper-file.ts';
import { fileOfTicket } from '../state/ticket-file.ts';
import { customersOf, operationReport, ticketReport, type PaperTools } from '../state/ticket-papers.ts';
import type { CoreContext } from './core-context.ts';

type TicketsMethods = Pick<Implementation, keyof typeof ticketsApi>;

/** Only what was given: what is absent is not entered. */
const given = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** Tickets behind the page. */
export function ticketsMethods(context: CoreContext): TicketsMethods {
  const archive = () => context.stores.archive();
  const nowMs = () => context.clock.nowMs();
  const figures = () => figuresOf(context);
  const tools = async (): Promise<PaperTools> => ({
    lang: languageOf(context.preferences.now()),
    ...{ archive: archive(), figures: await figures(), nowMs: nowMs() },
    ...(await reportHead(context.home, context.preferences.now())),
  });
  return {
    'tickets.list': async ({ find, ticket }) => {
      const read = await figures();
      const found = await shownTickets(archive(), { figures: read, nowMs: nowMs(), find, ticket });
      return { ...found, names: ticketNames(read), now: localText(nowMs()) };
    },
    'tickets.open': async ({ ticket }) => {
      const opened = await openTicket(archive(), ticket, nowMs());
      context.bookChanged();
      return opened;
    },
    'tickets.note': async ({ ticket, at = localText(nowMs()), ...what }) => {
      await noteTicket(archive(), ticket, given({ at, ...what }));
      context.bookChanged();
    },
    'tickets.takeBack': async ({ ticket, entry, by }) => {
      const { item, events } = await ticketItem(archive(), ticket);
      if (!events.some((event) => event.entry === entry)) throw new TributaryError('book-item-unknown', entry);
      const event: Happened = given({ at: localText(nowMs()), did: TAKEN_BACK, by, given: { entry } });
      await archive().enter([{ kind: 'ticket', item, event }]);
      context.bookChanged();
    },
    'tickets.report': async ({ ticket }) => ticketReport(ticket, await tools()),
    'tickets.customers': async () => customersOf(archive()),
    'tickets.operation': async (asked) => operationReport(asked, await tools()),
    'tickets.file': async ({ ticket }) => fileOfTicket(archive(), await figures(), ticket, nowMs()),
  };
}
