import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate, parseTime } from '../../../electron/contract/dates.ts';
import { parseRate, rateText } from '../../../electron/contract/rate.ts';

describe('days and times', () => {
  it.each(['2026-02-28', '2028-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDate(text)).toBe(true);
    expect(parseTime(`${text}T23:59`)).toBe(new Date(`${text}T23:59`).getTime());
  });
  it.each([
    '2026-02-29',
    '2026-11-31',
    '2027-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2100-02-29',
    '26-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    ' 2026-01-01',
    '',
    'today',
  ])('%j does not', (text) => {
    expect(isDate(text)).toBe(false);
    expect(parseTime(`${text}T10:00`.trim() === '2026-01-01T10:00' ? '' : `${text}T10:00`)).toBeUndefined();
  });
  it.each(['T24:00', 'T23:60', 'T23:59:60', 'T9:00', 'T', '', 'T10', 'T10:00+15:00', 'T10:00+08:60', 'T10:00 Z'])(
    'no time %j',
    (time) => {
      expect(parseTime(`2026-01-31${time}`)).toBeUndefined();
    },
  );
  it('a zone counts where one is given', () => {
    const utc = Date.UTC(2026, 0, 31, 7, 30, 15);
    for (const text of ['T07:30:15Z', 'T15:30:15+08:00', 'T15:30:15+0800', 'T04:00:15-03:30'])
      expect(parseTime(`2026-01-31${text}`)).toBe(utc);
    expect(parseTime('2026-01-31T07:30:15.25Z')).toBe(utc + 250);
  });
  it('whatever moment is written comes back, and no other text is a moment', () => {
    const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(fc.property(moment, (date) => parseTime(date.toISOString()) === date.getTime()));
    const part = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(part(99), part(99), (month, day) => {
        const text = `2026-${month}-${day}`;
        const date = new Date(`${text}T00:00:00Z`);
        const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(isDate(text)).toBe(real);
      }),
    );
  });
});

describe('rates', () => {
  it.each([
    ['2048k', 2_048_000, '2048 kbit/s'],
    ['2M', 2_048_000, '2M (2048 kbit/s)'],
    ['8M', 8_448_000, '8M (8448 kbit/s)'],
    ['34M', 34_368_000, '34M (34368 kbit/s)'],
    ['2.048M', 2_048_000, '2.048 Mbit/s'],
    ['2048000', 2_048_000, '2048000 bit/s'],
    ['2048 kbit/s', 2_048_000, '2048 kbit/s'],
    ['115.2k', 115_200, '115.2 kbit/s'],
    ['64K', 64_000, '64 Kbit/s'],
    ['10M', 10_000_000, '10 Mbit/s'],
    ['1G', 1_000_000_000, '1 Gbit/s'],
    ['9600', 9600, '9600 bit/s'],
    ['2048', 2_048_000, '2048 (2048 kbit/s)'],
    ['2048 bit/s', 2048, '2048 bit/s'],
    ['64', 64_000, '64 (64 kbit/s)'],
    ['8448', 8_448_000, '8448 (8448 kbit/s)'],
    ['19200', 19_200, '19200 bit/s'],
  ])('%s', (text, bitsPerS, printed) => {
    expect(parseRate(text)).toBe(bitsPerS);
    expect(rateText(text)).toBe(printed);
  });
  it.each([
    '',
    '0',
    '0k',
    '-1',
    '-2M',
    '+2M',
    'k',
    'fast',
    '1e5',
    '0x1F',
    '2MM',
    '2 M k',
    '1.',
    '.5M',
    '12',
    '99999999999G',
  ])('%j is none', (text) => {
    expect(parseRate(text)).toBeUndefined();
  });
});
