import type { Item } from '../../electron/contract/book/entry.ts';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import type { ExchangeView } from '../../electron/contract/views.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import { circuit, START_S, states } from './page-fixtures.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';

const FOLDER = '/media/wang/KINGSTON/tributary';
const parcel = (end: string): string => `tributary-01JD4ZKX8W6T5V3N2M1Q0P9R8S-${end}`;

/** What the settings show of an exchange in which not all is well. */
export const EXCHANGED: ExchangeView = {
  last: {
    atMs: (START_S + 500) * 1000,
    taken: { entries: 128, files: 3, records: 12 },
    given: { entries: 47, files: 1, records: 4 },
  },
  bad: [errorView(new TributaryError('parcel-bad', `${FOLDER}/${parcel('5b1f0c7e9a3d2468.entries')}`))],
  waiting: 1,
  heldBack: 2,
  foreign: ['本周值班表.xlsx'],
};
export const EXCHANGE_CHOSEN = { folder: FOLDER, last: { folder: FOLDER, atMs: START_S * 1000 } };

const HERE = '01JD4ZKX8W6T5V3N2M1Q0P9R8S';
const head = (entry: string, origin: string, after: number, due: string, more: object) => ({
  entry,
  origin,
  enteredAtMs: (START_S - after) * 1000,
  after: ['01JD50000000000000000000AA'],
  body: orderSchema.parse({
    ...{ order: 'SZ-2026-0917', circuit: circuit.number, customer: circuit.customer, service: 'e1', rate: '2M' },
    ...{ received: '2026-11-02', due, ends: { A: { site: '观前街局', contact: '王一凡' }, Z: { site: '木渎厂区' } } },
    ...more,
  }),
});
const CONFLICTS: Item[] = [
  {
    kind: 'order',
    item: 'SZ-2026-0917',
    heads: [
      head('01JD50000000000000000000AC', HERE, 600, '2026-12-04', { urgent: true }),
      head('01JD50000000000000000000AB', '01JD51TT7V3N2M1Q0P9R8S7K4F', 7200, '2026-12-11', {
        ends: { A: { site: '观前街局', contact: '王一凡' }, Z: { site: '木渎厂区 2 号楼', phone: '0512-6609 1234' } },
      }),
    ],
    events: [],
  },
  {
    kind: 'circuit',
    item: circuit.number,
    heads: [
      { entry: 'b', origin: HERE, enteredAtMs: START_S * 1000, after: [], body: circuit },
      { entry: 'a', origin: 'x7K4F', enteredAtMs: START_S * 1000, after: [], body: { ...circuit, grade: 'A' } },
    ],
    events: [],
  },
];
export const CONFLICT_ANSWERS: Answers = { 'exchange.conflicts': () => ({ own: HERE, items: CONFLICTS }) };

/** An order that two laptops changed, side by side. */
export const conflictScenes: readonly Scene[] = [
  {
    name: 'conflict',
    hash: '#/planned',
    state: states['bench']!,
    answers: CONFLICT_ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('button', { name: word('conflict.mark', { n: 2 }) }).click();
      await page.getByRole('button', { name: '2026-12-04' }).click();
    },
  },
];
