import type { RunEvent } from '../../../../electron/contract/run.ts';
import { eventKey } from '../../../../renderer/text/events.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bound,
  clock,
  count,
  dateTime,
  durationLabel,
  needsDays,
  ratio,
  span,
  timeLeft,
  zoneOf,
} from '../../../../renderer/text/format.ts';
import { nameEnd } from '../../../../renderer/widgets/run-name.ts';

describe('a name in a small place', () => {
  it('keeps its end, where numbers differ, or its beginning', () => {
    expect(nameEnd('苏州移动甲乙数字电路0009', 11, true)).toBe('…电路0009');
    expect(nameEnd('THE SET COUNTS AND COUNTS', 19, false)).toMatch(/^THE SET COU.*…$/);
    expect(nameEnd('0009', 11, true)).toBe('0009');
    expect(nameEnd('甲', 1, true)).toBe('…甲');
  });
});

it('tells the zone of its times where the record has no name for it, or another zone', () => {
  const ms = Date.UTC(2026, 0, 1);
  const offsetS = -new Date(ms).getTimezoneOffset() * 60;
  const own = zoneOf(ms, { name: 'UTC+00:00', offsetS });
  expect(own).toMatch(/^UTC[+-]\d\d:\d\d$/);
  expect(zoneOf(ms, { name: 'Asia/Shanghai', offsetS })).toBe('');
  expect(zoneOf(ms, { name: 'Asia/Kathmandu', offsetS: offsetS + 900 })).toBe(own);
});

describe('times', () => {
  it('shows hours, and days only where the run has them', () => {
    expect(clock(581)).toBe('00:09:41');
    expect(clock(112_925, true)).toBe('01:07:22:05');
    expect(needsDays(86_400)).toBe(false);
    expect(needsDays(86_401)).toBe(true);
  });
  it('never loses a second, whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31 * 86_400 }), (s) => {
        const [d = 0, h = 0, m = 0, sec = 0] = clock(s, true).split(':').map(Number);
        expect(((d * 24 + h) * 60 + m) * 60 + sec).toBe(s);
      }),
    );
  });
  it('tells how long to go as short as it can be', () => {
    expect([-3, 0, 59.6, 3599, 3600, 28_799, 86_400, 31 * 86_400].map(timeLeft)).toEqual([
      '00:00',
      '00:00',
      '01:00',
      '59:59',
      '1 h 00',
      '7 h 59',
      '24 h',
      '744 h',
    ]);
  });
  it('shortens durations as the field writes them', () => {
    expect([900, 130, 86_400, 7 * 86_400, 258_598].map(span)).toEqual(['15:00', '02:10', '24 h', '7 d', '02:23:49:58']);
    expect(['15m', '24h', '90s', '7d'].map(durationLabel)).toEqual(['15 min', '24 h', '90 s', '7 d']);
  });
  it('names the year only of another year', () => {
    const now = new Date(2026, 10, 25).getTime();
    expect(dateTime(new Date(2026, 10, 23, 14, 25).getTime(), now)).toBe('11-23 14:25');
    expect(dateTime(new Date(2025, 0, 2, 3, 4).getTime(), now)).toBe('2025-01-02 03:04');
  });
});

describe('numbers', () => {
  it('prints ratios with two decimals and a signed exponent of two digits', () => {
    expect([0, 1.444e-8, 1, 0.00693].map(ratio)).toEqual(['0.00E+00', '1.44E-08', '1.00E+00', '6.93E-03']);
  });
  it('rounds a bound up, never down, and carries into the next power', () => {
    expect(bound(1.62e-9)).toBe('1.7E-09');
    expect(bound(9.96e-10)).toBe('1.0E-09');
    expect(bound(2e-9)).toBe('2.0E-09');
    fc.assert(
      fc.property(fc.double({ min: 1e-15, max: 0.5, noNaN: true }), (value) => {
        expect(Number(bound(value))).toBeGreaterThanOrEqual(value * (1 - 1e-11));
      }),
    );
  });
  it('groups thousands without losing a digit', () => {
    expect(count(0)).toBe('0');
    expect(count(1_234_567).replace(/\D/g, '')).toBe('1234567');
    expect(count(1_234_567)).toHaveLength(9);
  });
});

it('two directions of one second are two events, and the same is one', () => {
  const lost = (direction: string): RunEvent => ({
    ...{ t: 1, attempt: 1, kind: 'loss' },
    message: { code: 'event.stream-loss', params: { zh: direction, en: direction, lost: 1, sent: 9 } },
  });
  expect(eventKey(lost('A→Z'))).toBe(eventKey(lost('A→Z')));
  expect(eventKey(lost('A→Z'))).not.toBe(eventKey(lost('Z→A')));
});
