import { expect, it } from 'vitest';
import { operationOf, readFigures } from '../../../electron/circuits/index.ts';
import type { BookEvent, Item } from '../../../electron/contract/book/entry.ts';
import { ticketSchema } from '../../../electron/contract/book/ticket.ts';
import { circuitSchema } from '../../../electron/contract/circuit.ts';
import { operationModel } from '../../../electron/reports/model/operation-paper.ts';

const customer = { name: '银行', class: 'provincial' };
const circuits = [
  { number: 'A', customer, service: 'internet', span: 'city', grade: 'gold' },
  { number: 'B', customer, service: 'voice', span: 'city', grade: 'A' },
  { number: 'C', customer, service: 'e1' },
  { number: 'X', customer: { name: '别家' }, service: 'voice' },
].map((given) => circuitSchema.parse(given));
const entered = { enteredAtMs: 0, origin: 'o' };
const ticket = (
  item: string,
  circuit: string,
  reportedAt: string,
  ...events: [at: string, did: string][]
): Item<'ticket'> => ({
  kind: 'ticket',
  item,
  heads: [{ entry: item, ...entered, after: [], body: ticketSchema.parse({ channel: '400', circuit, reportedAt }) }],
  events: events.map(([at, did], i): BookEvent => ({ entry: `${item}${i}`, at, did, ...entered })),
});

it('adds up the times of faults within the period, each moment of a circuit once', async () => {
  const items = [
    // Began before the period: counts from its first instant, and is no fault of it.
    ticket('T1', 'A', '2026-08-31T23:00:00', ['2026-09-01T01:00:00', 'restored']),
    // Two at the same time: an hour and a half together.
    ticket('T2', 'A', '2026-09-03T08:00:00', ['2026-09-03T09:00:00', 'restored']),
    ticket('T3', 'A', '2026-09-03T08:30:00', ['2026-09-03T09:30:00', 'restored']),
    // Paused counts, what was restored between does not; too late.
    ticket(
      'T4',
      'B',
      '2026-09-10T00:00:00',
      ['2026-09-10T01:00:00', 'paused'],
      ['2026-09-10T02:00:00', 'resumed'],
      ['2026-09-10T05:00:00', 'restored'],
      ['2026-09-11T00:00:00', 'reopened'],
      ['2026-09-11T03:00:00', 'restored'],
    ),
    // Still open at the end.
    ticket('T5', 'C', '2026-09-30T23:00:00', ['2026-10-01T08:00:00', 'restored']),
    ticket('T6', 'X', '2026-09-05T00:00:00'),
    ticket('T7', 'A', '2026-10-01T00:00:00'),
  ];
  const asked = { customer: '银行', fromDay: '2026-09-01', toDay: '2026-09-30', nowMs: Date.parse('2027-01-01') };
  const operation = operationOf(items, circuits, await readFigures(undefined), asked);
  const HOUR = 3600;
  expect(operation.periodS).toBe(30 * 24 * HOUR);
  expect(operation.circuits).toMatchObject([
    { circuit: 'A', downS: 2.5 * HOUR, faults: 2, met: 2, missed: 0, open: 0, severe: 2 },
    { circuit: 'B', downS: 8 * HOUR, faults: 1, met: 0, missed: 1, severe: 1 },
    { circuit: 'C', downS: HOUR, faults: 1, open: 1, notSet: 0, severe: 1 },
  ]);
  expect(operation.faults.map((one) => one.ticket)).toEqual(['T2', 'T3', 'T4', 'T5']);
  expect(operation.grades).toMatchObject([{ grade: 'gold', faults: 2 }, { grade: 'A', faults: 1 }, { faults: 1 }]);
  const paper = operationModel({ operation, number: 'N', madeAtMs: 0, offsetS: 28_800 });
  // 717.5 of 720 hours: never rounded up.
  expect(paper.circuits[0]).toMatchObject({ down: '02:30:00', available: '99.6527' });
  // Three lines of 720 hours, 11.5 of them gone.
  expect(paper.figures.map(({ label, value }) => [label.zh, value])).toEqual([
    ['电路', 3],
    ['故障', 4],
    ['重大', 4],
    ['总可用率', '99.4675'],
  ]);
});

it('ends now where the period goes on, and says so of one that has just begun', async () => {
  const asked = {
    customer: '银行',
    fromDay: '2026-09-01',
    toDay: '2026-09-30',
    nowMs: new Date(2026, 8, 1, 12).getTime(),
  };
  const operation = operationOf([], circuits, await readFigures(undefined), asked);
  expect(operation).toMatchObject({ to: '2026-09-01T12:00:00', periodS: 12 * 3600, faults: [] });
});
