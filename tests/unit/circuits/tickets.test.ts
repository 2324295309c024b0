import '../../support/archive-in-this-thread.ts';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Happened, NewEntry } from '../../../electron/contract/book/entry.ts';
import { ticketSchema, type TicketView } from '../../../electron/contract/book/ticket.ts';
import { archiveWith, book, circuitEntry, orderEntry } from '../../support/book.ts';
import { jsonOf } from '../../support/cli.ts';

const ticketEntry = (item: string, given: Record<string, unknown>): NewEntry => ({
  kind: 'ticket',
  item,
  body: ticketSchema.parse({ channel: '400', reportedAt: '2026-09-03T08:00:00', circuit: 'VIP', ...given }),
});
type Did = readonly [time: string, what: string, more?: Partial<Happened>];
const did = (item: string, [time, what, more]: Did): NewEntry => ({
  kind: 'ticket',
  item,
  event: { at: time.length > 8 ? time : `2026-09-03T${time}`, did: what, ...more },
});
const CIRCUITS = [
  { number: 'VIP', service: 'internet', span: 'city', grade: 'gold', customer: { name: 'B', class: 'provincial' } },
  { number: 'PLAIN', service: 'voice', span: 'district', grade: 'standard', customer: { name: 'P', city: 'X' } },
  { number: 'FAR', service: 'apn', span: 'national', grade: 'silver' },
  { number: 'ABROAD', service: 'sms', span: 'international', grade: 'AAA' },
  { number: 'E1', service: 'e1', span: 'national', grade: 'AAA' },
  { number: 'E1-VIP', service: 'e1', span: 'city', customer: { class: 'city-diamond' } },
  { number: 'SMS', service: 'sms', span: 'province', grade: 'A' },
  { number: 'BARE' },
  ...['a', 'b', 'c', 'd'].map((name) => ({
    number: `C-${name}`,
    service: 'voice',
    span: 'city',
    grade: 'A',
    customer: { name, city: '南宁' },
  })),
];

/** What a ticket is as of a time: the fault, what happened, the time, and a part of it. */
interface Case {
  what: string;
  given?: Record<string, unknown>;
  happened?: readonly Did[];
  at: string;
  is: Record<string, unknown>;
}
const out = (circuit: string, scope: Record<string, unknown> = {}) => ({ circuit, scope });
const PAUSED: readonly Did[] = [
  ['08:30:00', 'paused'],
  ['08:40:00', 'resumed'],
];
// prettier-ignore
const CASES: readonly Case[] = [
  { what: 'runs from its report', at: '08:00:00', is: { 'clock.state': 'running', 'clock.limitS': 7200, 'clock.amberAt': '2026-09-03T09:30:00', 'clock.dueAt': '2026-09-03T10:00:00' } },
  { what: 'is amber in the second of three quarters', at: '09:30:00', is: { 'clock.state': 'amber' } },
  { what: 'and not one before', at: '09:29:59', is: { 'clock.state': 'running' } },
  { what: 'is in time in the very second that is due', at: '10:00:00', is: { 'clock.state': 'amber' } },
  { what: 'and over in the next', at: '10:00:01', is: { 'clock.state': 'over' } },
  { what: 'meets its limit in that second', happened: [['10:00:00', 'restored']], at: '23:00:00', is: { 'clock.state': 'stopped', 'clock.met': true } },
  { what: 'and misses it in the next', happened: [['10:00:01', 'restored']], at: '23:00:00', is: { 'clock.state': 'stopped', 'clock.met': false } },
  { what: 'is moved by a pause', happened: PAUSED, at: '10:05:00', is: { 'clock.state': 'amber', 'clock.amberAt': '2026-09-03T09:40:00', 'clock.dueAt': '2026-09-03T10:10:00' } },
  { what: 'stands while it is paused', happened: [['08:30:00', 'paused']], at: '23:30:00', is: { 'clock.state': 'running', 'clock.dueAt': '2026-09-04T01:00:00' } },
  { what: 'a second pause within the first is none', happened: [['08:30:00', 'paused'], ['08:35:00', 'paused'], ['08:40:00', 'resumed']], at: '09:00:00', is: { 'clock.dueAt': '2026-09-03T10:10:00' } },
  { what: 'what was restored meanwhile does not count', happened: [['09:00:00', 'restored'], ['11:00:00', 'reopened']], at: '11:30:00', is: { 'clock.state': 'amber', 'clock.amberAt': '2026-09-03T11:30:00', 'clock.dueAt': '2026-09-03T12:00:00' } },
  { what: 'a pause ends with restored', happened: [['08:30:00', 'paused'], ['08:45:00', 'restored'], ['09:00:00', 'resumed'], ['09:00:00', 'reopened']], at: '09:00:00', is: { 'clock.state': 'running', 'clock.dueAt': '2026-09-03T10:30:00' } },
  { what: 'was amber before a pause, and stays it', happened: [['09:40:00', 'paused'], ['09:50:00', 'resumed']], at: '09:55:00', is: { 'clock.state': 'amber', 'clock.amberAt': '2026-09-03T09:30:00', 'clock.dueAt': '2026-09-03T10:10:00' } },
  { what: 'what happens later has not happened', happened: [['10:30:00', 'restored']], at: '10:00:01', is: { 'clock.state': 'over', log: [{ at: '2026-09-03T08:00:00', did: 'reported' }] } },
  { what: 'silver between provinces', given: out('FAR'), at: '08:00:00', is: { 'clock.limitS': 18_000 } },
  { what: 'standard within one', given: out('PLAIN'), at: '08:00:00', is: { 'clock.limitS': 28_800 } },
  { what: 'abroad no figure', given: out('ABROAD'), at: '23:00:00', is: { clock: { state: 'not-set' } } },
  { what: 'a leased circuit no figure, restored or not', given: out('E1'), happened: [['09:00:00', 'restored']], at: '23:00:00', is: { clock: { state: 'not-set' } } },
  { what: 'a circuit of which nothing is known', given: out('BARE'), at: '23:00:00', is: { clock: { state: 'not-set' }, severe: { is: false } } },
  { what: 'a circuit that the book does not have', given: out('NONE'), at: '23:00:00', is: { clock: { state: 'not-set' }, severe: { is: false } } },
  { what: 'first cause within a quarter of an hour', happened: [['08:16:00', 'located-customer'], ['08:20:00', 'located']], at: '09:00:00', is: { firstCause: { dueAt: '2026-09-03T08:15:00', doneAt: '2026-09-03T08:16:00' } } },
  { what: 'not severe after half an hour', at: '08:30:00', is: { severe: { is: false } } },
  { what: 'severe a second later, blanks counting', at: '08:30:01', is: { severe: { is: true, since: '2026-09-03T08:30:01', rule: 'internet' } } },
  { what: 'pauses change nothing of that', happened: [['08:10:00', 'paused']], at: '08:30:01', is: { 'severe.is': true } },
  { what: 'restored after just the limit it is none', happened: [['08:30:00', 'restored']], at: '23:00:00', is: { severe: { is: false } } },
  { what: 'a second more and it stays one', happened: [['08:30:01', 'restored']], at: '23:00:00', is: { 'severe.is': true } },
  { what: 'restored and out again, both times count', happened: [['08:20:00', 'restored'], ['12:00:00', 'reopened']], at: '12:10:01', is: { 'severe.since': '2026-09-03T12:10:01' } },
  { what: 'some sites only', given: out('VIP', { all: true, sites: 'some' }), at: '23:00:00', is: { severe: { is: false } } },
  { what: 'not all of it', given: out('VIP', { all: false }), at: '23:00:00', is: { severe: { is: false } } },
  { what: 'struck off with its reason', happened: [['09:00:00', 'struck-off', { reason: '客户停电' }]], at: '09:00:00', is: { 'severe.is': false, 'severe.struckOff': '客户停电' } },
  { what: 'but severe until then', happened: [['09:00:00', 'struck-off', { reason: '客户停电' }]], at: '08:59:59', is: { 'severe.is': true } },
  { what: 'struck off before it could be', happened: [['08:10:00', 'struck-off', { reason: 'power' }]], at: '23:00:00', is: { 'severe.is': false } },
  { what: 'leased, between provinces, of another customer: eight hours', given: out('E1', { all: true, towards: 'Beijing' }), at: '16:00:00', is: { severe: { is: false } } },
  { what: 'and a second', given: out('E1', { all: true, towards: 'Beijing' }), at: '16:00:01', is: { 'severe.rule': 'leased' } },
  { what: 'leased, of a diamond customer: half an hour', given: out('E1-VIP'), at: '08:30:01', is: { 'severe.is': true } },
  { what: 'SMS of a line across cities', given: out('SMS', { city: '桂林' }), at: '08:30:01', is: { 'severe.rule': 'sms' } },
  { what: 'an ordinary customer alone', given: out('PLAIN'), at: '23:00:00', is: { severe: { is: false } } },
  { what: 'who reported himself may be called at any hour', happened: [['08:05:00', 'located-customer']], at: '23:00:00', is: { night: { callCustomer: true, managerToTell: false, managerTold: false } } },
  ...([['07:29:59', false, '2026-09-03T07:30:00'], ['07:30:00', true], ['21:59:59', true], ['22:00:00', false, '2026-09-04T07:30:00']] as const).map(([at, may, from]) => (
    { what: `a customer's own fault that the monitoring saw, at ${at}`, given: { channel: 'watch', reportedAt: '2026-09-03T01:00:00' }, happened: [['01:05:00', 'located-customer']] as const, at, is: { night: { callCustomer: may, managerToTell: !may, managerTold: false, ...(from ? { callFrom: from } : {}) } } })),
  { what: 'his manager knows', given: { channel: 'watch', reportedAt: '2026-09-03T01:00:00' }, happened: [['01:05:00', 'located-customer'], ['01:10:00', 'manager-told']], at: '02:00:00', is: { 'night.managerToTell': false, 'night.managerTold': true, toTell: [] } },
  { what: 'a fault of the network is called about', given: { channel: 'watch', reportedAt: '2026-09-03T01:00:00' }, happened: [['01:05:00', 'located-customer'], ['01:10:00', 'located']], at: '02:00:00', is: { 'night.callCustomer': true } },
  { what: 'the support team must be told', at: '08:00:00', is: { receiver: 'dispatch-leader', toTell: ['support-team'], told: [] } },
  { what: 'and was, as somebody noted', happened: [['08:05:00', 'told', { reason: '集团客户支撑组：张三' }]], at: '08:05:00', is: { toTell: [], told: ['集团客户支撑组：张三'] } },
  { what: 'somebody else was told', happened: [['08:05:00', 'told', { reason: '张三' }]], at: '08:05:00', is: { toTell: ['support-team'], told: ['张三'] } },
];

const part = (view: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], view);
const full = (time: string): string => (time.length > 8 ? time : `2026-09-03T${time}`);
async function ticketsOf(path: string, at: string, home?: string): Promise<Record<string, TicketView>> {
  const { tickets } = jsonOf(await book(path, 'tickets', ['--at', at], home ? { home } : {})) as {
    tickets: TicketView[];
  };
  return Object.fromEntries(tickets.map((one) => [one.ticket, one]));
}

describe('what a ticket is, by the command line', () => {
  let path = '';
  beforeAll(async () => {
    path = await archiveWith([
      ...CIRCUITS.map(circuitEntry),
      ...CASES.flatMap(({ given = {}, happened = [] }, i) => [
        ticketEntry(`T${i}`, given),
        ...happened.map((one) => did(`T${i}`, one)),
      ]),
    ]);
  });
  const asked = new Map<string, Promise<Record<string, TicketView>>>();
  test.each(CASES.map((one, i) => ({ ...one, id: `T${i}` })))('$what', async ({ at, is, id }) => {
    const time = full(at);
    const known = asked.get(time) ?? ticketsOf(path, time);
    asked.set(time, known);
    const ticket = (await known)[id];
    expect(Object.fromEntries(Object.keys(is).map((place) => [place, part(ticket, place)]))).toEqual(is);
  });
});

describe('complaints of several customers', () => {
  /** Reports of customers a to d of one city about one service, and of whom it is severe since when. */
  // prettier-ignore
  const TOGETHER: readonly { what: string; reports: readonly (readonly [string, string, ...Did[]])[]; since: readonly (string | undefined)[] }[] = [
    { what: 'three within half an hour, all still so after another', reports: [['a', '08:00:00'], ['b', '08:10:00'], ['c', '08:30:00']], since: ['09:00:00', '09:00:00', '09:00:00'] },
    { what: 'the third a second later', reports: [['a', '08:00:00'], ['b', '08:10:00'], ['c', '08:30:01']], since: [undefined, undefined, undefined] },
    { what: 'one of them restored in that second', reports: [['a', '08:00:00', ['09:00:00', 'restored']], ['b', '08:10:00'], ['c', '08:30:00']], since: [undefined, undefined, undefined] },
    { what: 'restored a second later they stay so', reports: [['a', '08:00:00', ['09:00:01', 'restored']], ['b', '08:10:00'], ['c', '08:30:00']], since: ['09:00:00', '09:00:00', '09:00:00'] },
    { what: 'one customer three times', reports: [['a', '08:00:00'], ['a', '08:10:00'], ['b', '08:20:00']], since: [undefined, undefined, undefined] },
    { what: 'a fourth joins those of his half hour', reports: [['a', '08:00:00'], ['b', '08:10:00'], ['c', '08:20:00'], ['d', '08:40:00']], since: ['08:50:00', '08:50:00', '08:50:00', '09:10:00'] },
    { what: 'paused counts on', reports: [['a', '08:00:00', ['08:01:00', 'paused']], ['b', '08:00:00'], ['c', '08:00:00']], since: ['08:30:00', '08:30:00', '08:30:00'] },
  ];
  test.each(TOGETHER)('$what', async ({ reports, since }) => {
    const path = await archiveWith([
      ...CIRCUITS.map(circuitEntry),
      ...reports.flatMap(([name, time, ...happened], i) => [
        ticketEntry(`T${i}`, { circuit: `C-${name}`, reportedAt: full(time) }),
        ...happened.map((one) => did(`T${i}`, one)),
      ]),
    ]);
    const tickets = await ticketsOf(path, full('20:00:00'));
    expect(reports.map((_one, i) => tickets[`T${i}`]?.severe.since)).toEqual(since.map((time) => time && full(time)));
  });
});

describe('opening a ticket and noting what happens to it', () => {
  let path = '';
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticket-'));
    path = await archiveWith([
      ...CIRCUITS.map(circuitEntry),
      circuitEntry({ number: 'NEW' }),
      circuitEntry({ number: 'OLD', inService: true }),
      orderEntry({ order: 'W1', circuit: 'NEW', received: '2026-09-04' }),
      orderEntry({ order: 'W2', circuit: 'OLD', received: '2026-09-04' }),
    ]);
  });
  const open = async (text: string) => {
    const file = join(folder, 'ticket.yaml');
    await writeFile(file, text);
    return book(path, `ticket ${file}`);
  };
  const note = (id: string, time: string, what: string, reason?: string) =>
    book(path, 'note', [id, '--at', full(time), '--did', what, ...(reason ? ['--reason', reason] : [])]);

  test('a call becomes a ticket whose number can be read out, and is found by any part of its line', async () => {
    const opened = await open(
      'channel: 400\nreportedAt: 2026-09-03T08:30\nby: 李工\ncircuit: VIP\nsays: 上不了网\nscope: { all: true }\n',
    );
    const { ticket } = jsonOf(opened) as { ticket: string };
    expect(ticket).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const { tickets } = jsonOf(await book(path, 'tickets', ['--at', '2026-09-03T08:30:00', '--find', 'vi'])) as {
      tickets: TicketView[];
    };
    expect(tickets).toMatchObject([
      { ticket, channel: '400', log: [{ at: '2026-09-03T08:30:00', did: 'reported', by: '李工', reason: '上不了网' }] },
    ]);
    // As somebody writes down what he heard.
    const heard = ticket.toLowerCase().replace('-', ' ');
    expect((await note(heard, '2026-09-03T08:31:00', 'accepted')).code).toBe(0);
    const before = await book(path, 'tickets', ['--at', '2026-09-03T08:29:59']);
    expect(jsonOf(before)).toEqual({ tickets: [] });
    const line = await book(path, 'tickets', ['--at', '2026-09-03T10:31:00'], { json: false });
    expect(line.stdout).toMatch(
      new RegExp(`^${ticket}  .*VIP  over its limit  Restore by 2026-09-03T10:30:00  SEVERE  to tell 1`),
    );
  });

  test.each([
    ['a time with a zone', 'channel: direct\nreportedAt: 2026-09-03T08:00Z\ncircuit: VIP\n', 'bad-yaml'],
    ['a day that is none', 'channel: direct\nreportedAt: 2026-02-30T08:00\ncircuit: VIP\n', 'bad-yaml'],
    ['no time', 'channel: direct\ncircuit: VIP\n', 'bad-yaml'],
    ['no circuit', 'channel: direct\nreportedAt: 2026-09-03T08:00\ncircuit: " "\n', 'bad-yaml'],
    ['a channel that is none', 'channel: fax\nreportedAt: 2026-09-03T08:00\ncircuit: VIP\n', 'bad-yaml'],
    ['a field that is none', 'channel: direct\nreportedAt: 2026-09-03T08:00\ncircuit: VIP\nsay: x\n', 'bad-yaml'],
    ['nonsense', '- 1', 'bad-yaml'],
  ])('refuses %s', async (_what, text, code) => {
    const { code: exit, ...ended } = await open(text);
    expect([exit, jsonOf({ code: exit, ...ended })]).toMatchObject([2, { error: { code } }]);
  });

  test.each([
    ['a report before the line was ordered', 'NEW', '2026-09-03T23:59', 'before circuit NEW was ordered (2026-09-04)'],
    ['a line in service, ordered anew', 'OLD', '2026-09-03T08:00', ''],
    ['on the day of its order', 'NEW', '2026-09-04T08:00', ''],
    ['a line that the book does not know', 'NONE', '2026-09-03T08:00', 'The book has no circuit NONE'],
    ['a time ahead of this computer', 'VIP', '2999-09-03T08:00', "lies ahead of this computer's clock"],
  ])('takes %s, and says what is to be said', async (_what, circuit, reportedAt, said) => {
    const { code, stderr } = await open(`channel: direct\nreportedAt: ${reportedAt}\ncircuit: ${circuit}\n`);
    expect(code).toBe(0);
    if (said === '') expect(stderr).toBe('');
    else expect(stderr).toContain(said);
  });

  test.each<[string, readonly Did[], Did, string]>([
    ['something before the report', [], ['07:59:59', 'accepted'], 'note-before'],
    ['restored twice', [['09:00:00', 'restored']], ['09:10:00', 'restored'], 'note-standing'],
    ['reopened though never restored', [], ['09:00:00', 'reopened'], 'note-standing'],
    ['resumed though not paused', [], ['09:00:00', 'resumed'], 'note-standing'],
    ['resumed before the pause', [['09:00:00', 'paused']], ['08:30:00', 'resumed'], 'note-standing'],
    ['paused though restored', [['09:00:00', 'restored']], ['09:10:00', 'paused'], 'note-standing'],
    ['struck off without a reason', [], ['09:00:00', 'struck-off'], 'note-reason'],
    ['an event of orders', [], ['09:00:00', 'completed'], 'note-event'],
    ['a run that nobody names', [], ['09:00:00', 'run'], 'note-event'],
  ])('refuses %s', async (_what, happened, [time, what], code) => {
    const { ticket } = jsonOf(await open('channel: 400\nreportedAt: 2026-09-03T08:00\ncircuit: VIP\n')) as {
      ticket: string;
    };
    for (const [at, before] of happened) expect((await note(ticket, at, before)).code).toBe(0);
    const ended = await note(ticket, time, what);
    expect([ended.code, jsonOf(ended)]).toMatchObject([2, { error: { code } }]);
  });

  test('a clock that was set back takes back nothing that is recorded, and is said to be behind', async () => {
    const ahead = await archiveWith([
      circuitEntry(CIRCUITS[0]!),
      ticketEntry('T', { reportedAt: '2026-09-03T08:00:00' }),
      did('T', ['09:00:00', 'accepted']),
    ]);
    const real = Date.now;
    Date.now = () => new Date(2026, 8, 3, 8, 30).getTime();
    try {
      const { stdout, stderr } = await book(ahead, 'tickets');
      expect(JSON.parse(stdout)).toMatchObject({
        tickets: [{ clock: { state: 'over' }, log: [{ did: 'reported' }, { did: 'accepted' }] }],
      });
      expect(stderr).toContain('is behind the newest entry');
    } finally {
      Date.now = real;
    }
  });
});

describe('figures of an office', () => {
  test('its own repair times and channels stand before those of the program', async () => {
    const home = await mkdtemp(join(tmpdir(), 'tickets-home-'));
    await mkdir(join(home, 'repair-times'));
    await writeFile(
      join(home, 'repair-times', 'ours.yaml'),
      'version: 1\nsource: our contract\nstatus: confirmed\namber: 0.5\nrows: [{ services: [e1], spans: [national], hours: { AAA: 3 } }]\n',
    );
    const path = await archiveWith([
      ...CIRCUITS.map(circuitEntry),
      ticketEntry('T', { circuit: 'E1' }),
      ticketEntry('V', { circuit: 'VIP' }),
    ]);
    const tickets = await ticketsOf(path, full('09:30:00'), home);
    expect(tickets['T']?.clock).toMatchObject({ limitS: 10_800, state: 'amber', amberAt: full('09:30:00') });
    expect(tickets['V']?.clock.limitS).toBe(7200);
  });
});
