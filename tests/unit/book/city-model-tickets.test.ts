import { describe, expect, it } from 'vitest';
import type { LineFacts, Scope } from '../../support/city-model/rules.ts';
import { ticketsAt, type TicketJson } from '../../support/city-model/tickets.ts';
import { BERLIN } from '../../support/city-model/zone.ts';

const LINE: LineFacts = { number: '0001', customer: '甲', class: 'ordinary', city: '苏州', service: 'voice' };

/** Tickets of the 1st of July, each with its line, the time of day when it was reported, and what was noted then. */
interface Called {
  line?: Partial<LineFacts>;
  time?: string;
  notes?: Record<string, string>;
  scope?: Scope;
  channel?: 'watch' | '400';
}
const ON = '2024-07-01T';
function tickets(called: Called[], time: string): TicketJson[] {
  const all = called.map(({ line, time = '08:00:00', notes = {}, scope = { all: true }, channel = '400' }) => ({
    facts: { channel, reportedAt: ON + time, scope },
    line: { ...LINE, span: 'city' as const, grade: 'AAA' as const, ...line },
    notes: Object.entries(notes).map(([at, what]) => ({ at: ON + at, did: what, reason: 'why' })),
  }));
  return [...ticketsAt(all, BERLIN, time.includes('T') ? time : ON + time).values()];
}

describe('the clock of the model, worked out by hand', () => {
  const clock = (notes: Record<string, string>, time: string): string => {
    const { amberAt, dueAt, state, met } = tickets([{ notes }], time)[0]!.clock;
    return [amberAt?.slice(11), dueAt?.slice(11), state, met].join(' ');
  };
  it.each([
    ['09:29:59', '09:30:00 10:00:00 running '],
    ['09:30:00', '09:30:00 10:00:00 amber '],
    ['10:00:00', '09:30:00 10:00:00 amber '],
    ['10:00:01', '09:30:00 10:00:00 over '],
  ])('at %s: %s', (time, says) => expect(clock({}, time)).toBe(says));
  it('stands still in a pause and between restored and reopened', () => {
    const paused = { '09:00:00': 'paused', '09:20:00': 'resumed' };
    expect(clock(paused, '09:10:00')).toBe('09:40:00 10:10:00 running ');
    expect(clock(paused, '09:49:59')).toBe('09:50:00 10:20:00 running ');
    expect(clock({ '09:45:00': 'paused', '10:15:00': 'resumed' }, '10:20:00')).toBe('09:30:00 10:30:00 amber ');
    expect(clock({ '10:00:00': 'restored' }, '23:00:00')).toBe('09:30:00 10:00:00 stopped true');
    expect(clock({ '10:00:01': 'restored' }, '23:00:00')).toBe('09:30:00 10:00:00 stopped false');
    const back = { '08:30:00': 'restored', '09:30:00': 'reopened', '11:00:00': 'restored' };
    expect(clock(back, '09:00:00')).toBe('09:30:00 10:00:00 stopped true');
    expect(clock(back, '10:00:00')).toBe('10:30:00 11:00:00 running ');
    expect(clock(back, '12:00:00')).toBe('10:30:00 11:00:00 stopped true');
  });
  it('counts seconds that pass, not hours on the wall', () => {
    const at = (reportedAt: string): (string | undefined)[] => {
      const facts = { channel: '400' as const, reportedAt };
      const booked = { facts, line: { ...LINE, grade: 'AAA' as const, span: 'city' as const }, notes: [] };
      const { clock } = ticketsAt([booked], BERLIN, '2024-12-01T00:00:00').get(0)!;
      return [clock.amberAt, clock.dueAt];
    };
    expect(at('2024-03-31T01:30:00')).toEqual(['2024-03-31T04:00:00', '2024-03-31T04:30:00']);
    expect(at('2024-10-27T01:30:00')).toEqual(['2024-10-27T02:00:00', '2024-10-27T02:30:00']);
  });
});

describe('severe faults of the model, worked out by hand', () => {
  const since = (called: Called[], time: string): (string | undefined)[] =>
    tickets(called, time).map(({ severe }) => severe.since?.slice(11));
  it.each<[string, Called, string | undefined]>([
    ['of an important customer', {}, '08:30:01'],
    [
      'of a leased circuit between cities',
      { line: { class: 'ordinary', span: 'national', service: 'e1' } },
      '16:00:01',
    ],
    ['of a provincial leased circuit', { line: { span: 'national', service: 'e1' } }, '08:30:01'],
    ['of an ordinary customer', { line: { class: 'ordinary' } }, undefined],
    ['of which nothing is said', { scope: {} }, '08:30:01'],
    ['that is not all', { scope: { all: false } }, undefined],
    ['of some sites', { line: { service: 'internet' }, scope: { all: true, sites: 'some' } }, undefined],
    ['restored in time', { notes: { '08:30:00': 'restored' } }, undefined],
    ['restored a second late', { notes: { '08:30:01': 'restored' } }, '08:30:01'],
    ['paused', { notes: { '08:10:00': 'paused' } }, '08:30:01'],
    ['struck off', { notes: { '11:00:00': 'struck-off' } }, undefined],
    ['that came back', { notes: { '08:20:00': 'restored', '09:20:00': 'reopened' } }, '09:30:01'],
  ])('a fault %s', (_name, called, expected) => {
    const line = { class: 'provincial' as const, ...called.line };
    expect(since([{ ...called, line }], '23:00:00')).toEqual([expected]);
  });
  const three = (last: Called = {}, ...more: Called[]): Called[] => [
    { line: { customer: '甲' }, time: '08:00:00' },
    { line: { customer: '乙' }, time: '08:10:00' },
    { ...last, line: { customer: '丙', ...last.line }, time: last.time ?? '08:30:00' },
    ...more,
  ];
  it('takes three complaints together from half an hour after the third', () => {
    expect(since(three(), '08:59:59')).toEqual([undefined, undefined, undefined]);
    expect(since(three(), '09:00:00')).toEqual(['09:00:00', '09:00:00', '09:00:00']);
    const fourth = { line: { customer: '丁' }, time: '08:31:00' };
    expect(since(three({}, fourth), '23:00:00')).toEqual(['09:00:00', '09:00:00', '09:00:00', '09:01:00']);
  });
  it.each<[string, Called]>([
    ['too late', { time: '08:30:01' }],
    ['of one of the two', { line: { customer: '甲' } }],
    ['of another city', { line: { city: '无锡' } }],
    ['of another service', { line: { service: 'apn' } }],
    ['restored by then', { notes: { '09:00:00': 'restored' } }],
    ['of an important one', { line: { class: 'city-diamond' }, notes: { '08:40:00': 'restored' } }],
  ])('makes none of a third %s', (_name, last) => {
    expect(since(three(last), '23:00:00')).toEqual([undefined, undefined, undefined]);
  });
});

it('calls nobody at night who has not called himself', () => {
  const notes = { '01:10:00': 'located-customer', '03:00:00': 'manager-told' };
  const night = (time: string, channel: 'watch' | '400' = 'watch'): unknown[] => {
    const { callCustomer, managerToTell, managerTold, callFrom } = tickets(
      [{ notes, time: '01:00:00', channel }],
      time,
    )[0]!.night;
    return [callCustomer, managerToTell, managerTold, callFrom];
  };
  expect(night('01:09:59')).toEqual([true, false, false, undefined]);
  expect(night('01:10:00')).toEqual([false, true, false, `${ON}07:30:00`]);
  expect(night('01:10:00', '400')).toEqual([true, false, false, undefined]);
  expect(night('07:29:59')).toEqual([false, false, true, `${ON}07:30:00`]);
  expect(night('07:30:00')).toEqual([true, false, true, undefined]);
  expect(night('21:59:59')).toEqual([true, false, true, undefined]);
  expect(night('22:00:00')).toEqual([false, false, true, '2024-07-02T07:30:00']);
  const { firstCause } = tickets([{ notes, time: '01:00:00' }], '23:00:00')[0]!;
  expect(firstCause).toEqual({ dueAt: `${ON}01:15:00`, doneAt: `${ON}01:10:00` });
});
