import { describe, expect, it } from 'vitest';
import { monthAfter, workingDay, type Calendar } from '../../support/city-model/calendar.ts';
import { orderAt, type BookedOrder, type OrderFacts } from '../../support/city-model/orders.ts';
import { repairLimitS, surveyDays, type LineFacts, type Note } from '../../support/city-model/rules.ts';
import { BERLIN, SHANGHAI, instantAt, isShown, wallAt } from '../../support/city-model/zone.ts';

/** China's National Day of 2024 with its two make-up days (notice of the State Council, 国办发明电〔2023〕7号). */
const CALENDAR: Calendar = {
  2023: { holidays: [], working: [] },
  2024: {
    holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `2024-10-0${day}`),
    working: ['2024-09-29', '2024-10-12'],
  },
};
const LINE: LineFacts = { number: '0001', customer: '甲', class: 'ordinary', city: '苏州', service: 'voice' };

describe('dates of the model, worked out by hand', () => {
  it.each([
    ['2024-09-27', 2, 1, '2024-09-30'],
    ['2024-09-28', 1, 1, '2024-09-29'],
    ['2024-09-30', 2, 1, '2024-10-09'],
    ['2024-10-16', 10, -1, '2024-09-27'],
    ['2024-12-31', 1, 1, undefined],
    ['2024-12-30', 1, 1, '2024-12-31'],
    ['2022-12-31', 1, 1, '2023-01-02'],
  ] as const)('%s and %i working days, step %i: %s', (from, count, step, date) => {
    expect(workingDay(CALENDAR, from, count, step)).toBe(date);
  });
  it.each([
    ['2024-01-31', '2024-02-29'],
    ['2023-01-31', '2023-02-28'],
    ['2024-12-31', '2025-01-31'],
    ['2024-08-31', '2024-09-30'],
    ['2024-02-29', '2024-03-29'],
  ])('a month after %s is %s', (from, date) => expect(monthAfter(from)).toBe(date));
  it('takes the first of two times in autumn and moves on one that spring leaves out', () => {
    expect(wallAt(BERLIN, instantAt(BERLIN, '2024-03-31T02:30:00'))).toBe('2024-03-31T03:30:00');
    expect(isShown(BERLIN, '2024-03-31T02:30:00')).toBe(false);
    expect(instantAt(BERLIN, '2024-10-27T02:30:00')).toBe(Date.UTC(2024, 9, 27, 0, 30) / 1000);
    expect(instantAt(BERLIN, '2024-10-27T03:00:00')).toBe(Date.UTC(2024, 9, 27, 2) / 1000);
    expect(instantAt(SHANGHAI, '2024-03-31T02:30:00')).toBe(Date.UTC(2024, 2, 30, 18, 30) / 1000);
  });
  it('has figures only where somebody has set one', () => {
    const limit = (facts: Partial<LineFacts>): number | undefined => repairLimitS({ ...LINE, ...facts });
    expect(limit({ grade: 'AAA', span: 'province' })).toBe(2 * 3600);
    expect(limit({ grade: 'AA', span: 'national' })).toBe(5 * 3600);
    expect(limit({ grade: 'AA', span: 'international' })).toBeUndefined();
    expect(limit({ grade: 'AA', span: 'city', service: 'mpls-vpn' })).toBeUndefined();
    expect(limit({ grade: 'AA' })).toBeUndefined();
    expect(surveyDays({ span: 'city', grade: 'A' })).toBe(5);
    expect(surveyDays({ span: 'national', grade: 'ordinary' })).toBe(7);
    expect(surveyDays({ span: 'international', grade: 'AAA' })).toBeUndefined();
  });
});

const did = (did: string, at: string, more: Partial<Note> = {}): Note => ({ at, did, ...more });

describe('an order of the model, worked out by hand', () => {
  const FACTS: OrderFacts = { order: '工单1', received: '2024-09-27', due: '2024-10-16' };
  const booked = (facts: Partial<OrderFacts>, notes: Note[], line: Partial<LineFacts> = {}): BookedOrder => ({
    facts: { ...FACTS, ...facts },
    line: { ...LINE, ...line },
    notes,
  });
  it('has the dates of its steps, of its warning and of its pool', () => {
    const order = booked({}, [did('surveyed', '2024-09-28T10:00:00')]);
    expect(orderAt(order, CALENDAR, '2024-09-26T23:59:59')).toBeUndefined();
    const [before, after] = ['2024-09-28T09:59:59', '2024-09-28T10:00:00'].map((at) => orderAt(order, CALENDAR, at));
    expect(before?.steps.plan).toEqual({ state: 'open', due: '2024-10-09' });
    expect(after?.steps).toMatchObject({
      survey: { state: 'done', due: '2024-09-30', doneAt: '2024-09-28T10:00:00' },
      plan: { state: 'open', due: '2024-09-30' },
      handover: { due: '2024-10-16' },
    });
    expect(after?.warning).toEqual({ pool: true, since: '2024-09-27', lastDay: '2024-10-09', important: false });
    expect(after?.gates).toEqual({ engineering: 'not-needed', service: 'open' });
  });
  it.each<[string, Partial<OrderFacts>, Note[], { pool?: boolean; since?: string; lastDay?: string }]>([
    ['before it', { due: '2024-10-17' }, [], { pool: false, lastDay: '2024-10-10' }],
    ['urgent', { urgent: true, due: '2024-10-09' }, [], { pool: true, since: '2024-09-27', lastDay: '2024-10-06' }],
    ['not urgent', { due: '2024-10-09' }, [], { pool: true, since: '2024-09-19', lastDay: '2024-10-02' }],
    ['with reports', { progress: 'weekly' }, [], { pool: false, lastDay: '2024-10-09' }],
    ['without a year', { due: '2033-01-03' }, [], { lastDay: '2032-12-27' }],
    ['returned', {}, [did('returned', '2024-09-27T09:00:00')], { pool: false, lastDay: '2024-10-09' }],
    [
      'put off',
      {},
      [did('postponed', '2024-09-27T09:00:00', { until: '2024-11-01' })],
      { pool: false, lastDay: '2024-10-25' },
    ],
  ])('pool of an order %s', (_name, facts, notes, warning) => {
    expect(orderAt(booked(facts, notes), CALENDAR, '2024-09-27T12:00:00')?.warning).toEqual({
      important: false,
      ...warning,
    });
  });
  it('asks a second check after a calendar month, until it is planned', () => {
    const order = booked(
      { received: '2024-01-02', surveyAsked: '2024-01-29', resourceAnswered: '2024-01-31' },
      [did('planned', '2024-03-02T08:00:00')],
      { span: 'province', grade: 'AAA' },
    );
    const survey = (at: string): unknown => orderAt(order, CALENDAR, at)?.survey;
    expect(survey('2024-01-28T12:00:00')).toEqual({ secondCheck: false });
    expect(survey('2024-02-29T23:59:59')).toEqual({ due: '2024-02-02', validUntil: '2024-02-29', secondCheck: false });
    expect(survey('2024-03-01T00:00:00')).toMatchObject({ secondCheck: true });
    expect(survey('2024-03-02T08:00:00')).toMatchObject({ secondCheck: false });
  });
  it('passes a gate only with the last test, and builds again what fell through', () => {
    const order = booked({ built: true }, [
      did('engineering-passed', '2024-10-08T09:00:00'),
      did('engineering-failed', '2024-10-09T09:00:00'),
      did('engineering-passed', '2024-10-10T09:00:00'),
      did('service-failed', '2024-10-10T10:00:00'),
      did('service-passed', '2024-10-10T11:00:00'),
    ]);
    const seen = (at: string): unknown[] => {
      const { gates, steps } = orderAt(order, CALENDAR, at) ?? {};
      return [gates?.engineering, gates?.service, steps?.build.doneAt, steps?.commissioning.doneAt];
    };
    expect(seen('2024-10-08T09:00:00')).toEqual(['passed', 'open', '2024-10-08T09:00:00', undefined]);
    expect(seen('2024-10-09T09:00:00')).toEqual(['failed', 'open', undefined, undefined]);
    expect(seen('2024-10-10T10:00:00')).toEqual(['passed', 'failed', '2024-10-10T09:00:00', undefined]);
    expect(seen('2024-10-10T11:00:00')).toEqual(['passed', 'passed', '2024-10-10T09:00:00', '2024-10-10T11:00:00']);
  });
});
