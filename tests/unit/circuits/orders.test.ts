import '../../support/archive-in-this-thread.ts';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../electron/contract/book/order.ts';
import type { NewEntry } from '../../../electron/contract/book/entry.ts';
import { archiveWith, book, circuitEntry, orderEntry, ordersOf } from '../../support/book.ts';
import { jsonOf } from '../../support/cli.ts';

/** Something that happened to an order, as `book note` enters it. */
const did = (order: string, at: string, what: string, until?: string): NewEntry => ({
  kind: 'order',
  item: order,
  event: { at, did: what, ...(until !== undefined && { until }) },
});

/** A part of an order by its path. */
const at = (view: OrderView | undefined, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], view);

/** The order of each case, what is asked of it as of a time, and what it has to be. Holidays of 2026 as they were announced. */
// prettier-ignore
const CASES: readonly [what: string, given: Record<string, unknown>, time: string, path: string, wanted: unknown][] = [
  ['the detailed survey is due two working days after receipt', { received: '2026-11-23' }, '2026-12-31', 'steps.survey.due', '2026-11-25'],
  ['counting starts on the next working day, over a weekend', { received: '2026-11-27' }, '2026-12-31', 'steps.survey.due', '2026-12-01'],
  ['a day of receipt that is a holiday does not count', { received: '2026-10-03' }, '2026-12-31', 'steps.survey.due', '2026-10-09'],
  ['a make-up day on a Saturday is a working day', { received: '2026-10-08' }, '2026-12-31', 'steps.survey.due', '2026-10-10'],
  ['a make-up day on a Sunday is one too', { received: '2026-09-18' }, '2026-12-31', 'steps.survey.due', '2026-09-21'],
  ['the plan follows two working days later', { received: '2026-02-12' }, '2026-12-31', 'steps.plan.due', '2026-02-25'],
  ['without receipt nobody knows', {}, '2026-12-31', 'steps.survey.due', undefined],
  ['gold, local', { surveyAsked: '2026-11-23', grade: 'gold', span: 'district' }, '2026-12-31', 'survey.due', '2026-11-26'],
  ['silver, within a city', { surveyAsked: '2026-11-23', grade: 'silver', span: 'city' }, '2026-12-31', 'survey.due', '2026-11-27'],
  ['bronze, between districts', { surveyAsked: '2026-11-23', grade: 'bronze', span: 'province' }, '2026-12-31', 'survey.due', '2026-12-01'],
  ['standard, between provinces', { surveyAsked: '2026-11-23', grade: 'standard', span: 'national' }, '2026-12-31', 'survey.due', '2026-12-02'],
  ['AAA, between provinces', { surveyAsked: '2026-11-23', grade: 'AAA', span: 'national' }, '2026-12-31', 'survey.due', '2026-11-30'],
  ['international has no limit', { surveyAsked: '2026-11-23', grade: 'AAA', span: 'international' }, '2026-12-31', 'survey.due', undefined],
  ['no grade, no limit', { surveyAsked: '2026-11-23', span: 'city' }, '2026-12-31', 'survey.due', undefined],
  ['a survey that is asked for tomorrow is not asked for yet', { surveyAsked: '2026-09-24', grade: 'A', span: 'city' }, '2026-09-23', 'survey.due', undefined],
  ['what the order leaves blank is its circuit’s', { circuit: 'L-gold', surveyAsked: '2026-11-23' }, '2026-12-31', 'survey.due', '2026-11-26'],
  ['an answer holds one calendar month, to the end of a shorter one', { resourceAnswered: '2026-01-31' }, '2026-12-31', 'survey.validUntil', '2026-02-28'],
  ['on its last day it holds', { resourceAnswered: '2026-01-31' }, '2026-02-28', 'survey.secondCheck', false],
  ['the day after it is asked again', { resourceAnswered: '2026-01-31' }, '2026-12-31', 'survey.secondCheck', true],
  ['in a leap year one day later', { resourceAnswered: '2024-01-30' }, '2026-12-31', 'survey.validUntil', '2024-02-29'],
  ['over the end of a year', { resourceAnswered: '2026-12-15' }, '2026-12-31', 'survey.validUntil', '2027-01-15'],
  ['a warning is in time seven calendar days before', { due: '2026-10-15' }, '2026-12-31', 'warning.lastDay', '2026-10-08'],
  ['urgent: three', { due: '2026-10-15', urgent: true }, '2026-12-31', 'warning.lastDay', '2026-10-12'],
  ['not yet in the pool', { due: '2026-10-15' }, '2026-09-23', 'warning.pool', false],
  ['in the pool from ten working days before', { due: '2026-10-15' }, '2026-12-31', 'warning.since', '2026-09-24'],
  ['an urgent order that is shorter than that from its receipt', { due: '2026-10-15', received: '2026-10-09', urgent: true }, '2026-12-31', 'warning.since', '2026-10-09'],
  ['with progress reports never', { due: '2026-10-15', progress: 'weekly' }, '2026-12-31', 'warning.pool', false],
  ['without a due date never', {}, '2026-12-31', 'warning.pool', false],
  ['overdue it stays in it', { due: '2026-10-15' }, '2026-12-31', 'warning.pool', true],
  ['where nothing is built there is no acceptance of it', {}, '2026-12-31', 'gates.engineering', 'not-needed'],
  ['where something is built it is open', { built: true }, '2026-12-31', 'gates.engineering', 'open'],
  ['important between provinces, and the group has to know', { span: 'national' }, '2026-12-31', 'warning.rank', 'group'],
  ['not important: no rank', { span: 'city' }, '2026-12-31', 'warning.rank', undefined],
  ['a year without a calendar leaves the date out', { received: '2026-12-31' }, '2026-12-31', 'steps.survey.due', undefined],
  ['and names the year', { received: '2026-12-31' }, '2026-12-31', 'missingYears', [2027]],
  ['so does the pool', { due: '2027-01-08' }, '2026-12-31', 'warning.pool', undefined],
  ['but the last day to warn is by the calendar of all people', { due: '2027-01-08' }, '2026-12-31', 'warning.lastDay', '2027-01-01'],
];

describe('what an order is, by the command line', () => {
  let path = '';
  beforeAll(async () => {
    path = await archiveWith([
      circuitEntry({ number: 'L1' }),
      circuitEntry({ number: 'L-gold', grade: 'gold', span: 'city' }),
      ...CASES.map(([, given], i) => orderEntry({ order: `W${i}`, ...given })),
    ]);
  });
  const asked = new Map<string, Promise<Record<string, OrderView>>>();
  const asOf = (day: string): Promise<Record<string, OrderView>> => {
    const known = asked.get(day) ?? ordersOf(path, `${day}T12:00:00`);
    asked.set(day, known);
    return known;
  };
  test.each(CASES.map((one, i) => [...one, `W${i}`] as const))(
    '%s',
    async (_what, _given, day, place, wanted, order) => {
      expect(at((await asOf(day))[order], place)).toEqual(wanted);
    },
  );
});

test('what happens to an order closes steps, opens them again, and counts from its own time however late it is entered', async () => {
  const path = await archiveWith([
    orderEntry({ order: 'W1', received: '2026-11-02', due: '2026-11-20', resourceAnswered: '2026-10-01', built: true }),
    did('W1', '2026-11-10T10:00:00', 'engineering-passed'),
    did('W1', '2026-11-06T10:00:00', 'engineering-failed'),
    did('W1', '2026-11-03T10:00:00', 'surveyed'),
    did('W1', '2026-11-05T10:00:00', 'planned'),
    did('W1', '2026-11-11T10:00:00', 'service-passed'),
    did('W1', '2026-11-12T10:00:00', 'service-failed'),
    did('W1', '2026-11-13T10:00:00', 'postponed', '2026-12-01'),
    did('W1', '2026-11-14T10:00:00', 'postponed', 'as soon as may be'),
    did('W1', '2026-11-16T10:00:00', 'warned'),
    did('W1', '2026-11-17T10:00:00', 'returned'),
    did('W1', '2026-11-18T10:00:00', 'reviewed'),
    did('W1', '2026-11-19T10:00:00', 'completed'),
  ]);
  const on = async (day: string): Promise<OrderView> => (await ordersOf(path, `${day}T10:00:00`))['W1']!;
  expect(await on('2026-11-03')).toMatchObject({
    due: '2026-11-20',
    steps: { survey: { state: 'done', due: '2026-11-04', doneAt: '2026-11-03T10:00:00' }, plan: { due: '2026-11-05' } },
    survey: { validUntil: '2026-11-01', secondCheck: true },
    gates: { engineering: 'open', service: 'open' },
  });
  expect(await on('2026-11-06')).toMatchObject({ gates: { engineering: 'failed' }, survey: { secondCheck: false } });
  expect(await on('2026-11-12')).toMatchObject({
    gates: { engineering: 'passed', service: 'failed' },
    steps: { build: { state: 'done', doneAt: '2026-11-10T10:00:00' }, commissioning: { state: 'open' } },
    warning: { pool: true, since: '2026-11-06', lastDay: '2026-11-13' },
  });
  // A due date that is granted moves what hangs on it; the old one stays in the log.
  expect(await on('2026-11-13')).toMatchObject({
    due: '2026-12-01',
    steps: { handover: { due: '2026-12-01' } },
    warning: { pool: false, lastDay: '2026-11-24' },
  });
  expect(await on('2026-11-17')).toMatchObject({ warning: { pool: false }, steps: { review: { state: 'open' } } });
  expect((await on('2026-11-18')).warning).toMatchObject({ pool: true, since: '2026-11-17' });
  expect(await on('2026-11-19')).toMatchObject({
    steps: { handover: { state: 'done' }, warning: { state: 'done' } },
    warning: { pool: false },
  });
  // Before it came in there was no such order.
  expect(await ordersOf(path, '2026-11-01T23:59:59')).toEqual({});
});

describe('notes', () => {
  let path = '';
  beforeAll(async () => {
    path = await archiveWith([orderEntry({ order: 'W1', received: '2026-11-02', due: '2026-11-20' })]);
  });
  test.each([
    ['an unknown event', 'W1', ['--at', '2026-11-03T08:00', '--did', 'surveyd'], 'note-event', 'reviewed, returned'],
    ['a time before it came in', 'W1', ['--at', '2026-11-01T23:59:59', '--did', 'surveyed'], 'note-before', ''],
    [
      'a time with a zone',
      'W1',
      ['--at', '2026-11-03T08:00:00+08:00', '--did', 'surveyed'],
      'note-time',
      '2026-09-03T08:30:00',
    ],
    ['a day that is none', 'W1', ['--at', '2026-02-30T08:00', '--did', 'surveyed'], 'note-time', ''],
    [
      'a new due date that is missing',
      'W1',
      ['--at', '2026-11-03T08:00', '--did', 'postponed'],
      'note-until-missing',
      '--until',
    ],
    [
      'one that is none',
      'W1',
      ['--at', '2026-11-03T08:00', '--did', 'postponed', '--until', '1.12.2026'],
      'note-until-date',
      '',
    ],
    [
      'a day that is none beside any other event',
      'W1',
      ['--at', '2026-11-03T08:00', '--did', 'warned', '--until', 'soon'],
      'note-until-date',
      '',
    ],
    [
      'one that is past when granted',
      'W1',
      ['--at', '2026-11-03T08:00', '--did', 'postponed', '--until', '2026-11-02'],
      'note-until-past',
      '',
    ],
    [
      'an order that nobody knows',
      'W2',
      ['--at', '2026-11-03T08:00', '--did', 'surveyed'],
      'book-item-unknown',
      '--find',
    ],
    [
      'a reason without end',
      'W1',
      ['--at', '2026-11-03T08:00', '--did', 'warned', '--reason', 'x'.repeat(2001)],
      'note-field',
      '',
    ],
  ])('%s is refused with what, where and what next', async (_what, id, args, code, hint) => {
    const ended = await book(path, `note ${id}`, args);
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)).toMatchObject({
      error: { code, where: expect.any(String), hint: expect.stringContaining(hint) },
    });
  });
  test('what was refused is not in the book, and what was taken is', async () => {
    const noted = await book(path, 'note W1', [
      '--at',
      '2026-11-03 08:00',
      '--did',
      'warned',
      '--reason',
      '告知客户李工',
    ]);
    expect(jsonOf(noted)).toMatchObject({ order: 'W1', at: '2026-11-03T08:00:00', did: 'warned' });
    const { W1 } = await ordersOf(path, '2026-11-03T08:00:00');
    expect(W1).toMatchObject({ due: '2026-11-20', steps: { warning: { state: 'done' }, survey: { state: 'open' } } });
    const ahead = await book(path, 'note W1', ['--at', '2999-01-01T00:00:00', '--did', 'called-back']);
    expect([ahead.code, ahead.stderr]).toEqual([0, expect.stringContaining('it counts from then on')]);
  });
  test('in a zone that skips an hour in spring, a time within that hour does not exist', async () => {
    const home = await mkdtemp(join(tmpdir(), 'order-zone-'));
    await writeFile(join(home, 'settings.json'), JSON.stringify({ timeZone: 'Europe/Berlin' }));
    const before = process.env['TZ'];
    const ended = await book(path, 'note W1', ['--at', '2027-03-28T02:30', '--did', 'surveyed'], { home });
    process.env['TZ'] = before;
    expect(jsonOf(ended)).toMatchObject({ error: { code: 'note-time' } });
  });
});

test('the year without a calendar is said beside the result, and a calendar of one’s own gives the dates', async () => {
  const path = await archiveWith([orderEntry({ order: 'W1', received: '2026-12-31', due: '2027-01-20' })]);
  const home = await mkdtemp(join(tmpdir(), 'order-home-'));
  const without = await book(path, 'orders', ['--at', '2027-01-05T08:00'], { home });
  expect(without.stderr).toContain('2027');
  expect(without.stderr).toContain(join(home, 'calendars', 'cn.yaml'));
  await mkdir(join(home, 'calendars'));
  await writeFile(
    join(home, 'calendars', 'cn.yaml'),
    'version: 1\n2026: { holidays: [], working: [] }\n2027: { holidays: [2027-01-01], working: [2027-01-02] }\n',
  );
  const { W1 } = await ordersOf(path, '2027-01-05T08:00', { home });
  expect(W1).toMatchObject({ steps: { survey: { due: '2027-01-04' } }, warning: { pool: false } });
  expect(W1).not.toHaveProperty('missingYears');
});

test('a clock that was set back over a due date is said to be behind what is recorded', async () => {
  const path = await archiveWith([orderEntry({ order: 'W1', due: '2020-01-10' })]);
  const real = Date.now;
  Date.now = () => new Date(2020, 0, 2).getTime();
  try {
    const { stdout, stderr } = await book(path, 'orders');
    expect(JSON.parse(stdout)).toMatchObject({ orders: [{ order: 'W1' }] });
    expect(stderr).toContain("This computer's clock (2020-01-02T00:00:00) is behind the newest entry");
    expect((await book(path, 'orders', ['--at', '2020-01-02T00:00:00'])).stderr).not.toContain('is behind');
  } finally {
    Date.now = real;
  }
});

test('without --json a person reads a list, in Chinese and in English', async () => {
  const path = await archiveWith([
    orderEntry({ order: 'W1', received: '2026-11-02', due: '2026-11-20', span: 'national' }),
    orderEntry({ order: 'W2', received: '2026-11-02' }),
  ]);
  const lines = async (lang: string): Promise<string[]> =>
    (await book(path, 'orders', ['--at', '2026-11-21T08:00', '--find', 'W1'], { lang, json: false })).stdout
      .trim()
      .split('\n');
  expect(await lines('zh_CN.UTF-8')).toEqual([expect.stringMatching(/^W1 {2}L1 {2}要求完成 2026-11-20 {2}已超期/)]);
  expect(await lines('C')).toEqual([expect.stringMatching(/^W1 {2}L1 {2}Due date 2026-11-20 {2}past due/)]);
});
