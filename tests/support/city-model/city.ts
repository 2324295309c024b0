import type { Calendar } from './calendar.ts';
import { calendarFile, circuitFile, orderFiles, type CityFile } from './city-files.ts';
import { circuitOf, isNew, linesOf } from './city-lines.ts';
import { calendarOf, ordersOf } from './city-orders.ts';
import { ticketsOf } from './city-tickets.ts';
import { orderAt, type BookedOrder, type OrderJson } from './orders.ts';
import { randomOf, type Random } from './random.ts';
import type { BookedTicket, Note, TimeText } from './rules.ts';
import { ticketsAt, type TicketJson } from './tickets.ts';
import type { Zone } from './zone.ts';

/** What somebody writes into the book of an order (its number) or of a ticket (its place in the year). */
export interface Entry {
  of: { order: string } | { ticket: number };
  note: Note;
}
/** A year of a city: what is put in, and what the rules make of it at any moment. */
export interface City {
  zone: Zone;
  calendar: Calendar;
  orders: BookedOrder[];
  tickets: BookedTicket[];
  /** As a file of circuits holds them, with those that only an order makes known. */
  circuits: Record<string, unknown>[];
  /** For the home: the calendar. */
  calendarFile: CityFile;
  /** To import, in this order. */
  files: CityFile[];
  /** In the order in which they are written down, which is not always that in which they happened. */
  entries: Entry[];
}
export interface CitySize {
  circuits: number;
  orders: number;
  tickets: number;
}
export const WHOLE: CitySize = { circuits: 2000, orders: 300, tickets: 900 };

const IN_TURN = new Set(['paused', 'resumed', 'restored', 'reopened']);
/** As written down: some tell late what happened early, but nobody ends what has not begun. Notes of one second keep their turn. */
function written(random: Random, of: Entry['of'], notes: readonly Note[]): Entry[] {
  const late = notes.filter(({ did }) => !IN_TURN.has(did));
  const isClear = new Set(notes.map(({ at }) => at)).size === notes.length;
  if (!isClear || !random.chance(0.15)) return notes.map((note) => ({ of, note }));
  return [...notes.filter(({ did }) => IN_TURN.has(did)), ...random.shuffled(late)].map((note) => ({ of, note }));
}

export function cityOf(seed: number, zone: Zone, size: CitySize = WHOLE): City {
  const random = randomOf(seed);
  const calendar = calendarOf(random);
  const lines = linesOf(random, size.circuits);
  const orders = ordersOf(random, calendar, lines, size.orders);
  const tickets = ticketsOf(random, zone, lines, size.tickets);
  const entries = [
    ...orders.flatMap(({ facts, notes }) => written(random, { order: facts.order }, notes)),
    ...tickets.flatMap(({ notes }, ticket) => written(random, { ticket }, notes)),
  ];
  const circuits = lines.map((line) => circuitOf(random, line));
  const ordered = orders.flatMap(({ line }) => (isNew(line) ? [circuitOf(random, line)] : []));
  const files = [circuitFile(circuits), ...orderFiles(random, orders)];
  return {
    circuits: [...circuits, ...ordered],
    zone,
    calendar,
    orders,
    tickets,
    calendarFile: calendarFile(calendar),
    files,
    entries,
  };
}

/** The orders of a city as the book must show them at a moment. */
export const ordersAt = ({ orders, calendar }: City, at: TimeText): Map<string, OrderJson> =>
  new Map(orders.flatMap((order) => orderAt(order, calendar, at) ?? []).map((json) => [json.order, json]));
/** The tickets of a city as the book must show them at a moment, by their place. */
export const cityTicketsAt = ({ tickets, zone }: City, at: TimeText): Map<number, TicketJson> =>
  ticketsAt(tickets, zone, at);
