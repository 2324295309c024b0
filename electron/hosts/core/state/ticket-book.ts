import { randomBytes } from 'node:crypto';
import type { Archive } from '../../../archive/index.ts';
import {
  inPlannedWork,
  tellOpening,
  newestEntry,
  noteEntry,
  ticketsAt,
  type Figures,
} from '../../../circuits/index.ts';
import type { Happened, Item } from '../../../contract/book/entry.ts';
import type { Ticket, TicketState } from '../../../contract/book/ticket.ts';
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
export interface TicketsFound {
  tickets: TicketState[];
  /** The newest entry, where the computer's clock is behind it. */
  behind?: string;
}

/** A ticket inside planned work or a drill says so. */
function marked(one: TicketState, works: readonly Item<'planned'>[]): TicketState {
  const planned = inPlannedWork({ circuit: one.circuit, reportedAt: one.log[0]?.at ?? '' }, works);
  return planned ? { ...one, beside: { ...one.beside, planned } } : one;
}

/** The tickets of an archive as they stood at a time. All of them are looked at: complaints of several customers count together. */
export async function findTickets(archive: Archive, asked: TicketsAsked): Promise<TicketsFound> {
  const { figures, nowMs, at, find } = asked;
  const items = await archive.items('ticket');
  const circuits = await circuitsOf(
    archive,
    items.map(({ heads: [{ body }] }) => body.circuit),
  );
  const found = find?.trim() ? new Set(await foundBy(archive, find.trim(), circuits)) : undefined;
  const reckoned = ticketsAt(items, circuits, figures, at ?? localText(nowMs), { recorded: at === undefined });
  const works = await archive.items('planned');
  const tickets = works.length === 0 ? reckoned : reckoned.map((one) => marked(one, works));
  const newest = newestEntry(items);
  return {
    tickets: tickets.filter(({ ticket, circuit }) => !found || found.has(ticket) || found.has(circuit)),
    ...(at === undefined && newest > nowMs ? { behind: localText(newest) } : {}),
  };
}

/** Ids of tickets and numbers of circuits in which a part of a text is found: a call names whatever it knows of the line. */
async function foundBy(archive: Archive, text: string, circuits: readonly Circuit[]): Promise<string[]> {
  const tickets = await archive.items('ticket', { text });
  const lines = new Set(circuits.map(({ number }) => number));
  const found = (await archive.items('circuit', { text })).map(({ item }) => item);
  return [...tickets.map(({ item }) => item), ticketIdOf(text), ...found.filter((number) => lines.has(number))];
}
