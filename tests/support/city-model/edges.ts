import { cityTicketsAt, ordersAt, type City } from './city.ts';
import { randomOf } from './random.ts';
import type { TimeText } from './rules.ts';
import type { TicketJson } from './tickets.ts';
import { instantAt, wallAt } from './zone.ts';

/** After all that happens in a city's year. */
export const END: TimeText = '2025-02-01T00:00:00';
/** The ends of the hours in which customers are called, on a day in summer. */
const HOURS: TimeText[] = ['2024-09-10T07:29:59', '2024-09-10T07:30:00', '2024-09-10T21:59:59', '2024-09-10T22:00:00'];
/** Seconds to either side of a moment on which a ticket hangs. */
const BESIDE: [moment: (ticket: TicketJson) => TimeText | undefined, besideS: number][] = [
  [({ clock }) => clock.amberAt, -1],
  [({ clock }) => clock.amberAt, 0],
  [({ clock }) => clock.dueAt, 0],
  [({ clock }) => clock.dueAt, 1],
  [({ severe }) => severe.since, -1],
  [({ severe }) => severe.since, 0],
  [({ firstCause }) => firstCause.doneAt, 0],
];

/** Moments at which the book is asked: on each side of every limit that a rule knows, some of each. */
export function edgesOf(city: City, seed: number, ofEach: number): TimeText[] {
  const random = randomOf(seed);
  const some = (moments: (TimeText | undefined)[]): TimeText[] =>
    random.shuffled(moments.filter((moment) => moment !== undefined)).slice(0, ofEach);
  const called = [...cityTicketsAt(city, END)].filter(([place]) => city.tickets[place]!.notes.length < 3);
  const orders = [...ordersAt(city, END).values()];
  return [
    ...BESIDE.flatMap(([moment, besideS]) =>
      some(called.map(([, ticket]) => moment(ticket))).map((at) =>
        wallAt(city.zone, instantAt(city.zone, at) + besideS),
      ),
    ),
    ...some(orders.map(({ survey: { secondCheck, validUntil } }) => (secondCheck ? validUntil : undefined))).map(
      (date) => `${date}T23:59:59`,
    ),
    ...some(orders.map(({ warning }) => warning.since)).map((date) => `${date}T00:00:00`),
    ...HOURS,
    END,
  ].sort();
}
