import { ordersAt, readFigures, ticketsAt } from '../../electron/circuits/index.ts';
import type { BookEvent, Item } from '../../electron/contract/book/entry.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import { ticketSchema } from '../../electron/contract/book/ticket.ts';
import { circuitSchema, type Circuit } from '../../electron/contract/circuit.ts';
import { figure, measured, type Figure } from './figure.ts';

const [CIRCUITS, ORDERS, TICKETS] = [2000, 2000, 900];
/** It takes some thirty rounds until all of it is compiled. */
const [WARM, ROUNDS] = [40, 41];
const AT = '2026-11-28T12:00:00';

const day = (n: number): string => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);
const entered = (n: number) => ({ entry: `E${n}`, enteredAtMs: n, origin: 'bench' });
const events = (did: readonly string[], from: number): BookEvent[] =>
  did.map((what, n) => ({ did: what, at: `${day(from + n)}T0${n}:30:00`, ...entered(n) }));

const circuits: Circuit[] = Array.from({ length: CIRCUITS }, (_, n) =>
  circuitSchema.parse({
    number: `L${n}`,
    customer: { name: `Customer ${n % 400}`, city: `City ${n % 11}`, class: n % 9 ? 'ordinary' : 'provincial' },
    service: ['e1', 'voice', 'internet', 'apn', 'sms'][n % 5],
    grade: ['gold', 'AA', 'A', 'standard'][n % 4],
    span: ['district', 'city', 'province', 'national'][n % 4],
  }),
);

const orders: Item<'order'>[] = Array.from({ length: ORDERS }, (_, n) => {
  const body = orderSchema.parse({
    order: `W${n}`,
    circuit: `L${n}`,
    received: day(n % 300),
    surveyAsked: day(n % 290),
    resourceAnswered: day(n % 280),
    due: day((n % 300) + 25),
    built: n % 2 === 0,
    urgent: n % 7 === 0,
  });
  const did = ['reviewed', 'surveyed', 'planned', 'built', 'engineering-passed', 'service-passed'].slice(0, n % 7);
  return { kind: 'order', item: body.order, heads: [{ ...entered(n), after: [], body }], events: events(did, n % 300) };
});

const tickets: Item<'ticket'>[] = Array.from({ length: TICKETS }, (_, n) => {
  const from = n % 320;
  const body = ticketSchema.parse({
    channel: (['400', '10086-8', 'direct', 'watch'] as const)[n % 4],
    reportedAt: `${day(from)}T00:10:00`,
    circuit: `L${(n * 7) % CIRCUITS}`,
    scope: { all: n % 3 !== 0 },
  });
  const did = ['accepted', 'located', 'paused', 'resumed', 'restored'].slice(0, n % 6);
  return { kind: 'ticket', item: `T${n}`, heads: [{ ...entered(n), after: [], body }], events: events(did, from) };
});

/** All due dates, warnings and clocks of a city's orders and tickets, computed as of one time. */
export async function benchBook(): Promise<Figure[]> {
  const figures = await readFigures(undefined);
  const byNumber = new Map(circuits.map((one) => [one.number, one]));
  const spent: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round++) {
    const from = process.cpuUsage();
    const found = ordersAt(orders, byNumber, figures, AT).length + ticketsAt(tickets, circuits, figures, AT).length;
    const { user, system } = process.cpuUsage(from);
    spent.push((user + system) / 1000);
    if (found !== ORDERS + TICKETS) throw new Error(`${found} instead of ${ORDERS + TICKETS}`);
  }
  const name = `due dates and clocks of ${ORDERS} orders and ${TICKETS} tickets`;
  return [figure(name, measured(spent.slice(WARM)), 'ms', '<=', 20)];
}
