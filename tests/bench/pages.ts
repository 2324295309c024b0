import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../electron/archive/worker/store.ts';
import type { NewEntry } from '../../electron/contract/book/entry.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import { ticketSchema } from '../../electron/contract/book/ticket.ts';
import { circuitSchema } from '../../electron/contract/circuit.ts';
import { createCore } from '../../electron/hosts/core/core.ts';
import { callCore } from '../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../electron/hosts/program/places.ts';
import { figure, measured, type Figure } from './figure.ts';

const [ITEMS, TICKETS, DAYS, ROUNDS] = [50_000, 5000, 1000, 9];
const ORDER_STEPS = ['reviewed', 'surveyed', 'planned', 'built', 'engineering-passed', 'service-passed', 'completed'];
const TICKET_STEPS = ['accepted', 'located', 'paused', 'resumed', 'restored'];
const day = (n: number): string => new Date(Date.UTC(2024, 2, 5 + n)).toISOString().slice(0, 10);
const number = (n: number): string => `苏州数字电路${String(n).padStart(6, '0')}`;
const one = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

function circuitEntry(n: number): NewEntry {
  const end = (site: string) => ({ site, address: '人民路1号', contact: `张${n}`, phone: `0512-${n}` });
  const body = circuitSchema.parse({
    number: number(n),
    customer: { name: `客户${n % 500}`, city: `城${n % 11}`, class: n % 9 ? 'ordinary' : 'provincial' },
    service: one(['e1', 'voice', 'internet', 'apn', 'sms'], n),
    grade: one(['gold', 'AA', 'A', 'standard'], n),
    span: one(['district', 'city', 'province', 'national'], n),
    ends: { A: end(`枢纽楼${n % 50}`), Z: end(`昆山${n % 70}`) },
  });
  return { kind: 'circuit', item: body.number, body };
}

/** An order with its log: one in twenty is still open. */
function orderEntries(n: number): NewEntry[] {
  const received = n % DAYS;
  const body = orderSchema.parse({
    ...{ order: `W${n}`, circuit: number(n), built: n % 2 === 0, urgent: n % 7 === 0 },
    ...{
      received: day(received),
      surveyAsked: day(received),
      resourceAnswered: day(received),
      due: day(received + 25),
    },
  });
  const did = n % 20 === 0 ? ORDER_STEPS.slice(0, n % 7) : ORDER_STEPS;
  const events = did.map((what, i): NewEntry => {
    const event = { at: `${day(received + i)}T09:30:00`, did: what };
    return { kind: 'order', item: body.order, event };
  });
  return [{ kind: 'order', item: body.order, body }, ...events];
}

/** A ticket with its trace: one in a hundred is still open. */
function ticketEntries(n: number): NewEntry[] {
  const [item, on] = [`T${n}`, day(n % DAYS)];
  const channel = one(['400', '10086-8', 'direct', 'watch'] as const, n);
  const reported = { reportedAt: `${on}T00:10:00`, circuit: number((n * 7) % ITEMS) };
  const body = ticketSchema.parse({ channel, ...reported, scope: { all: n % 3 !== 0 } });
  const did = n % 100 === 0 ? TICKET_STEPS.slice(0, 2) : TICKET_STEPS;
  const events = did.map((what, i): NewEntry => {
    const event = { at: `${on}T0${i + 1}:30:00`, did: what };
    return { kind: 'ticket', item, event };
  });
  return [{ kind: 'ticket', item, body }, ...events];
}

/** A book as a large office has it after years. */
function fill(path: string): void {
  const { store, close } = openStore(path);
  for (let from = 0; from < ITEMS; from += 1000) {
    const numbers = Array.from({ length: 1000 }, (_, i) => from + i);
    store.enter(numbers.flatMap((n) => [circuitEntry(n), ...orderEntries(n)]));
  }
  store.enter(Array.from({ length: TICKETS }, (_, n) => ticketEntries(n)).flat());
  close();
}

/** What the program computes until something is answered, in all its threads, milliseconds. */
async function computed(ask: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage();
  await ask();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** The pages of a book of 50,000 circuits, as many orders, 5,000 tickets: at first, at every key after that, and after an entry. */
export async function benchPages(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-pages-'));
  fill(defaultArchive(home));
  const core = await createCore({ home });
  const call = (method: string, input: object): Promise<unknown> => callCore(core.methods, method, input);
  const again = async (ask: (n: number) => Promise<unknown>) => {
    const spent: number[] = [];
    for (let n = 0; n < ROUNDS; n++) spent.push(await computed(() => ask(n)));
    return measured(spent);
  };
  const note = (n: number): Promise<unknown> =>
    call('orders.note', { order: 'W0', happened: { at: `${day(50)}T10:00:0${n}`, did: 'reviewed' } });
  const first = await computed(() => call('orders.list', {}));
  await call('lines.list', {});
  await call('orders.list', { text: '客户' });
  await call('lines.list', { text: '客户' });
  const figures = [
    figure(`orders of a book of ${ITEMS}, the first time`, first, 'ms', '<=', 8000),
    figure(
      'at every filter and key after that',
      await again((n) => call('orders.list', { text: `W${n}` })),
      'ms',
      '<=',
      30,
    ),
    figure(
      'after an entry',
      await again(async (n) => {
        await note(n);
        return await call('orders.list', {});
      }),
      'ms',
      '<=',
      200,
    ),
    figure(
      `circuits of ${ITEMS}, at every key`,
      await again((n) => call('lines.list', { text: `000${n}` })),
      'ms',
      '<=',
      30,
    ),
    figure(
      `${TICKETS} tickets, the open ones and the newest`,
      await again(() => call('tickets.list', { find: '' })),
      'ms',
      '<=',
      100,
    ),
    figure('memory of the program with all of these', process.memoryUsage().rss / 1e6, 'MB', '<=', 1500),
  ];
  await core.close();
  rmSync(home, { recursive: true });
  return figures;
}
