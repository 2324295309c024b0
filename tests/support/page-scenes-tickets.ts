import { ticketNames, ticketsAt, readFigures } from '../../electron/circuits/index.ts';
import type { BookEvent, Item } from '../../electron/contract/book/entry.ts';
import { ticketSchema } from '../../electron/contract/book/ticket.ts';
import { circuitSchema, type Circuit } from '../../electron/contract/circuit.ts';
import { circuit, states, summaries } from './page-fixtures.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';

/** The wall clock of the scenes. */
const NOW = '2026-11-23T22:11:52';
const base = states['bench']!;
const figures = await readFigures(undefined);

const line = (number: string, given: Record<string, unknown>): Circuit => circuitSchema.parse({ number, ...given });
const bank = {
  name: '桂林银行股份有限公司南宁分行',
  class: 'provincial',
  city: '南宁',
  contact: '周敏',
  phone: '0771-551 3380',
};
export const CIRCUITS: readonly Circuit[] = [
  line('桂林银行-南宁总行至百色分行-互联网专线-0007', {
    customer: bank,
    service: 'internet',
    rate: '100M',
    grade: 'AAA',
    span: 'city',
  }),
  line('NN-APN-0031', {
    customer: { name: '南宁供电局', city: '南宁' },
    service: 'apn',
    rate: '2M',
    grade: 'AA',
    span: 'national',
  }),
  line('NN-VOICE-118', {
    customer: { name: '广西中医药大学', city: '南宁' },
    service: 'voice',
    rate: '2M',
    grade: 'ordinary',
    span: 'district',
  }),
  circuit,
];
const at = (time: string): string => `2026-11-23T${time}`;
const event = (entry: string, time: string, did: string, more: Partial<BookEvent> = {}): BookEvent => ({
  ...{ entry, at: at(time), did, enteredAtMs: 0, origin: 'a' },
  ...more,
});
const ticket = (item: string, given: Record<string, unknown>, events: BookEvent[] = []): Item<'ticket'> => ({
  kind: 'ticket',
  item,
  heads: [{ entry: item, enteredAtMs: 0, origin: 'a', after: [], body: ticketSchema.parse(given) }],
  events,
});

export const ITEMS: readonly Item<'ticket'>[] = [
  ticket(
    '7K3F-9QX2',
    {
      channel: '400',
      reportedAt: at('20:31:08'),
      circuit: CIRCUITS[0]!.number,
      by: '周敏 0771-551 3380',
      says: '全行上不了网，柜面业务停办；重启过路由器没有用',
      foreignNumber: 'GX-20261123-00417',
      scope: { all: true, sites: 'all' },
    },
    [
      event('1', '20:32:40', 'accepted', { by: '王一凡' }),
      event('2', '20:35:11', 'told', { by: '王一凡', told: ['repair-team'], reason: '代维李工，已出发' }),
      event('3', '20:49:30', 'located', { by: '王一凡', reason: 'A · 汇聚交换机到客户侧光纤' }),
      event('4', '21:10:00', 'run', { runId: summaries[0]!.runId }),
      event('5', '21:12:00', 'hard-fault', { by: '王一凡', reason: '三次处理后又断' }),
    ],
  ),
  ticket('0XMD-4T8A', { channel: 'watch', reportedAt: at('18:05:00'), circuit: 'NN-APN-0031', says: '光功率低告警' }, [
    event('6', '18:20:00', 'located-customer', { by: '值班员' }),
    event('7', '18:21:00', 'paused', { reason: '客户停电，等来电' }),
  ]),
  ticket('5RWE-11BC', {
    channel: '10086-8',
    reportedAt: at('22:04:30'),
    circuit: 'NN-VOICE-118',
    says: '外线打不进来',
  }),
  ticket('K2NN-8Y7P', { channel: 'direct', reportedAt: at('21:40:00'), circuit: circuit.number, says: '2M 有误码' }),
  ticket('9PPZ-3E6V', { channel: '400', reportedAt: at('09:12:00'), circuit: CIRCUITS[0]!.number, says: '时断时续' }, [
    event('8', '10:40:00', 'restored'),
  ]),
];

const tickets = ticketsAt(ITEMS, CIRCUITS, figures, NOW);
const counts = {
  open: tickets.filter(({ beside }) => beside.standing !== 'restored').length,
  severe: tickets.filter(({ severe }) => severe.is).length,
  all: tickets.length,
};
const names = ticketNames(figures);
/** What the core says of tickets; of an empty book nothing. */
export const TICKET_ANSWERS: Answers = {
  'tickets.list': () => ({ tickets, counts, names, now: NOW }),
  'tickets.file': () => ({
    own: summaries.slice(0, 1),
    others: summaries.slice(1, 3),
    tickets: tickets.filter((one) => one.ticket === '9PPZ-3E6V'),
    offer: {
      did: 'located-customer',
      runId: summaries[0]!.runId,
      section: { zh: 'A 端协议转换器', en: 'Converter at end A' },
      owner: 'customer',
      end: 'A',
    },
  }),
  'circuits.find': () => [...CIRCUITS],
};

export const ticketScenes: readonly Scene[] = [
  { name: 'tickets', hash: '#/tickets', state: base, answers: TICKET_ANSWERS },
  {
    name: 'tickets-none',
    hash: '#/tickets',
    state: base,
    answers: { 'tickets.list': () => ({ tickets: [], counts: { open: 0, severe: 0, all: 0 }, names, now: NOW }) },
  },
  { name: 'ticket', hash: '#/tickets/7K3F-9QX2', state: base, answers: TICKET_ANSWERS },
  { name: 'ticket-night', hash: '#/tickets/0XMD-4T8A', state: base, answers: TICKET_ANSWERS },
  {
    name: 'ticket-open',
    hash: '#/tickets',
    state: base,
    answers: TICKET_ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('button', { name: word('ticket.open') }).click();
      await page.getByRole('radio', { name: CIRCUITS[0]!.number }).check();
    },
  },
  {
    name: 'ticket-act',
    hash: '#/tickets/7K3F-9QX2',
    state: base,
    answers: TICKET_ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('button', { name: word('ticket.act.paused') }).click();
      await page.getByRole('dialog').getByText(word('ticket.other-time')).click();
    },
  },
];
