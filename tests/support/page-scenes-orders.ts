import { byUrgency, countsOf, loggedBy, ordersAt, readFigures } from '../../electron/circuits/index.ts';
import type { BookEvent, Item } from '../../electron/contract/book/entry.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import type { OrderDetail, OrderList } from '../../electron/contract/book/order-page.ts';
import { circuitSchema } from '../../electron/contract/circuit.ts';
import { states, summaries } from './page-fixtures.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';

/** The wall clock of the scenes. */
const NOW = '2026-11-23T22:11:52';
const TODAY = NOW.slice(0, 10);
const base = states['bench']!;
const figures = await readFigures(undefined);

const LINE = '苏州工业园区星港国际物流有限公司-南京江宁数据中心-数字电路-0012';
const circuit = circuitSchema.parse({
  number: LINE,
  customer: {
    name: '苏州工业园区星港国际物流有限公司',
    class: 'provincial',
    contact: '李工',
    phone: '0512-6688 1234',
    manager: { name: '王敏' },
  },
  service: 'e1',
  rate: '2048k',
  grade: 'gold',
  span: 'province',
  ends: {
    A: { site: '金鸡湖营业厅', address: '苏州市工业园区苏惠路 88 号', room: '3 楼机房', position: 'DDF-03-12' },
    Z: { site: '南京江宁数据中心', room: 'B2-14', contact: '陈伟', phone: '138 0000 0000' },
  },
});
const circuits = new Map([[LINE, circuit]]);

let entry = 0;
const event = (day: string, did: string, more: Partial<BookEvent> = {}): BookEvent => ({
  ...{ entry: `E${entry++}`, at: `2026-11-${day}T09:30:00`, did, enteredAtMs: 0, origin: 'a' },
  ...more,
});
const order = (number: string, given: Record<string, unknown>, events: BookEvent[] = []): Item<'order'> => ({
  kind: 'order',
  item: number,
  heads: [
    {
      ...{ entry: number, enteredAtMs: 0, origin: 'a', after: [] },
      body: orderSchema.parse({ order: number, circuit: LINE, received: '2026-11-02', ...given }),
    },
  ],
  events,
});

const ITEMS: readonly Item<'order'>[] = [
  order('SZ-GD-2026-11-0007', { due: '2026-11-20', urgent: true }, [event('03', 'reviewed')]),
  order(
    'SZ-GD-2026-11-0012',
    { due: '2026-11-27', built: true, surveyAsked: '2026-10-28', resourceAnswered: '2026-10-20' },
    [
      event('03', 'reviewed'),
      event('04', 'surveyed'),
      event('06', 'planned'),
      event('09', 'built'),
      event('10', 'engineering-passed', { entry: 'wrong' }),
      event('10', 'taken-back', { given: { entry: 'wrong' } }),
      event('16', 'engineering-failed'),
      event('17', 'postponed', { until: '2026-12-04', reason: '用户机房不具备条件' }),
      event('18', 'warned', { told: ['省政企部', '客户'], reason: '设备未到货' }),
      event('20', 'run', { runId: summaries[0]!.runId }),
    ],
  ),
  order('SZ-GD-2026-11-0015', { due: '2026-12-03', span: 'city' }, [event('03', 'reviewed')]),
  order('SZ-GD-2026-11-0021', { due: '2027-01-08' }),
  order('SZ-GD-2026-11-0003', { due: '2026-11-30' }, [event('05', 'returned', { reason: '用户地址不全或有误' })]),
];
const orders = byUrgency(ordersAt(ITEMS, circuits, figures, NOW));
const missing = {
  years: [2027],
  path: '/home/engineer/.config/tributary/calendars/cn.yaml',
  copyOf: '/opt/Tributary/resources/calendars/cn.yaml',
};
const LIST: OrderList = {
  today: TODAY,
  orders,
  total: orders.length,
  counts: countsOf(orders, TODAY),
  all: orders.length,
  later: 2,
  missing,
};
const [reasons] = figures.orderReasons;
const ONE = ITEMS[1]!;
const DETAIL: OrderDetail = {
  today: TODAY,
  state: orders.find((one) => one.order === ONE.item)!,
  body: ONE.heads[0].body,
  circuit,
  log: loggedBy(ONE.events, NOW),
  runs: [{ runId: summaries[0]!.runId, title: summaries[0]!.procedureTitle, verdict: 'pass' }],
  reasons: reasons!,
  basis: [{ source: figures.openingTimes[0]!.source, status: 'unconfirmed' }],
};

export const ORDER_ANSWERS: Answers = { 'orders.list': () => LIST, 'orders.one': () => DETAIL };
const NONE: OrderList = { ...LIST, orders: [], total: 0, all: 0, later: 0, counts: countsOf([], TODAY) };
const { missing: _missing, ...EMPTY } = NONE;
const HERE = `#/orders/${ONE.item}`;

export const orderScenes: readonly Scene[] = [
  { name: 'orders', hash: '#/orders', state: base, answers: ORDER_ANSWERS },
  {
    name: 'orders-behind',
    hash: '#/orders',
    state: base,
    answers: { 'orders.list': () => ({ ...LIST, behind: { now: NOW, newest: `${TODAY}T23:05:12` } }) },
  },
  { name: 'orders-none', hash: '#/orders', state: base, answers: { 'orders.list': () => EMPTY } },
  { name: 'order', hash: HERE, state: base, answers: ORDER_ANSWERS },
  {
    name: 'order-postpone',
    hash: HERE,
    state: base,
    answers: ORDER_ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('button', { name: word('order.did.postponed'), exact: true }).click();
    },
  },
  {
    name: 'order-warn',
    hash: HERE,
    state: base,
    answers: ORDER_ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('button', { name: word('order.did.warned'), exact: true }).click();
    },
  },
];
