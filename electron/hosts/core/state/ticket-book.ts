import { randomBytes } from 'node:crypto';
import type { Archive } from '../../../archive/index.ts';
import {
  inPlannedWork,
  tellOpening,
  newestEntry,
  noteEntry,
  listTickets,
  type ListedTicket,
  type Figures,
} from '../../../circuits/index.ts';
import type { Happened, Item } from '../../../contract/book/entry.ts';
import type { Ticket, TicketFilter, TicketState } from '../../../contract/book/ticket.ts';
import { localText } from '../../../contract/book/times.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { ulid } from '../../../contract/ulid.ts';
import type { Message } from '../../../contract/words/index.ts';

/** Letters and figures of an id of a ticket, in two groups: 40 bits, so that no two laptops make the same, and short enough to be read out. */
const GROUP = 4;

/** A new id of a ticket: `7K3F-9QX2`, in letters that nobody mistakes over the telephone. */
export function newTicketId(): string {
  const letters = ulid(0, randomBytes(2 * GROUP)).slice(-2 * GROUP);
  return `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`;
}

/** As somebody writes an id that was read out to him: small letters, no hyphen. */
export function ticketIdOf(text: string): string {
  const plain = text.trim().toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return plain.length === 2 * GROUP ? `${plain.slice(0, GROUP)}-${plain.slice(GROUP)}` : text.trim();
}

const circuitsOf = async (archive: Archive, numbers: readonly string[]): Promise<Circuit[]> =>
  (await archive.items('circuit', { items: [...new Set(numbers)] })).map(({ heads: [{ body }] }) => body);

/** A ticket of the book. Errors: `ticket-unknown`. */
export async function ticketItem(archive: Archive, id: string): Promise<Item<'ticket'>> {
  const [found] = await archive.items('ticket', { items: [ticketIdOf(id)] });
  if (!found) throw new TributaryError('ticket-unknown', id);
  return found;
}

/** Opens a ticket. `told`: what whoever opens it should know. */
export async function openTicket(
  archive: Archive,
  ticket: Ticket,
  nowMs: number,
): Promise<{ ticket: string; told: Message[] }> {
  const [circuit] = await circuitsOf(archive, [ticket.circuit]);
  const orders = await archive.items('order', { text: ticket.circuit });
  const own = orders.map(({ heads: [{ body }] }) => body).filter((order) => order.circuit === ticket.circuit);
  const told = tellOpening(ticket, circuit, own, nowMs);
  let item = newTicketId();
  while ((await archive.items('ticket', { items: [item] })).length > 0) item = newTicketId();
  await archive.enter([{ kind: 'ticket', item, body: ticket }]);
  return { ticket: item, told };
}

/** Notes that something happened to a ticket. Errors: `ticket-unknown`, those of `noteEntry`. */
export async function noteTicket(archive: Archive, id: string, happened: Happened): Promise<void> {
  await archive.enter([noteEntry(await ticketItem(archive, id), happened)]);
}

/** What was looked for, as it stood at a time. */
export interface TicketsAsked {
  figures: Figures;
  nowMs: number;
  /** A time that somebody named; absent: now, and a clock that was set back takes nothing back. */
  at?: string;
  find?: string;
}
/** The newest entry, where the computer's clock is behind it. */
interface Behind {
  behind?: string;
}

/** A ticket inside planned work or a drill says so. */
function marked(one: TicketState, works: readonly Item<'planned'>[]): TicketState {
  const planned = inPlannedWork({ circuit: one.circuit, reportedAt: one.log[0]?.at ?? '' }, works);
  return planned ? { ...one, beside: { ...one.beside, planned } } : one;
}

/**
 * The tickets of an archive as they stood at a time, in the order of their reports. All of them are looked at, since complaints of several customers count
 * together; what a ticket is beside is worked out for those alone that are shown.
 */
export async function listedTickets(
  archive: Archive,
  { figures, nowMs, at, find }: TicketsAsked,
): Promise<{ listed: ListedTicket[] } & Behind> {
  const items = await archive.items('ticket');
  const circuits = await circuitsOf(
    archive,
    items.map(({ heads: [{ body }] }) => body.circuit),
  );
  const found = find?.trim() ? new Set(await foundBy(archive, find.trim())) : undefined;
  const works = await archive.items('planned');
  const listed = listTickets(items, circuits, figures, at ?? localText(nowMs), { recorded: at === undefined })
    .filter(({ ticket, circuit }) => !found || found.has(ticket) || found.has(circuit))
    .map((one) => (works.length === 0 ? one : { ...one, state: () => marked(one.state(), works) }));
  const newest = newestEntry(items);
  return { listed, ...(at === undefined && newest > nowMs ? { behind: localText(newest) } : {}) };
}

/** The same, each worked out. */
export async function findTickets(archive: Archive, asked: TicketsAsked): Promise<{ tickets: TicketState[] } & Behind> {
  const { listed, ...behind } = await listedTickets(archive, asked);
  return { tickets: listed.map((one) => one.state()), ...behind };
}

/** One ticket as it stands, and what else was reported of its circuit, the newest first. Errors: `ticket-unknown`. */
export async function oneTicket(
  archive: Archive,
  id: string,
  asked: TicketsAsked,
): Promise<{ ticket: TicketState; others: () => TicketState[] }> {
  const { listed } = await listedTickets(archive, asked);
  const one = listed.find(({ ticket }) => ticket === ticketIdOf(id));
  if (!one) throw new TributaryError('ticket-unknown', id);
  const others = listed.filter((other) => other !== one && other.circuit === one.circuit).reverse();
  return { ticket: one.state(), others: () => others.map((other) => other.state()) };
}

/** So many that were restored are shown of a filter, the newest: who looks for an older one says what he looks for. */
const RESTORED_AT_MOST = 300;

/** What a page shows: all that are open, the newest of the others, and the one that it asks for; and how many each filter has. */
export async function shownTickets(
  archive: Archive,
  asked: TicketsAsked & { ticket?: string | undefined },
): Promise<{ tickets: TicketState[]; counts: Record<TicketFilter, number> } & Behind> {
  const { listed, ...behind } = await listedTickets(archive, asked);
  const [open, restored] = [listed.filter(isOpenTicket), listed.filter((one) => !isOpenTicket(one))];
  const severe = restored.filter((one) => one.severe);
  const shown = new Set([
    ...open,
    ...restored.slice(-RESTORED_AT_MOST),
    ...severe.slice(-RESTORED_AT_MOST),
    ...listed.filter(({ ticket }) => ticket === asked.ticket),
  ]);
  return {
    tickets: listed.filter((one) => shown.has(one)).map((one) => one.state()),
    counts: {
      open: open.length,
      severe: open.filter((one) => one.severe).length + severe.length,
      all: listed.length,
    },
    ...behind,
  };
}
export const isOpenTicket = ({ standing }: Pick<ListedTicket, 'standing'>): boolean => standing !== 'restored';

/** Ids of tickets and numbers of circuits in which a part of a text is found: a call names whatever it knows of the line. */
async function foundBy(archive: Archive, text: string): Promise<string[]> {
  return [
    ...(await archive.findItems('ticket', text)),
    ticketIdOf(text),
    ...(await archive.findItems('circuit', text)),
  ];
}
