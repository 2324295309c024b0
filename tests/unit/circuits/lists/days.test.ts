import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../../../electron/circuits/lists/days.ts';

const FORMS = (year: number, month: number, day: number): string[] => [
  `${year}-${month}-${day}`,
  `${year}/${month}/${day}`,
  `${year}.${month}.${day}`,
  `${year}年${month}月${day}日`,
  `${year}年${month}月${day}号`,
  `${day}.${month}.${year}`,
  `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`,
  String(Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569),
];

describe('a day of a list', () => {
  it('is read in every form in which offices write it', () => {
    const days = fc.date({ min: new Date('1990-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 7 }), (date, form) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
        expect(readDay(FORMS(year, month, day)[form]!)).toEqual({ day: iso });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['46268', 1900, '2026-09-03'],
    ['44806', 1904, '2026-09-03'],
    ['２０２６／９／３', 1900, '2026-09-03'],
    ['2026-09-03 00:00:00', 1900, '2026-09-03'],
    ['13/9/2026', 1900, '2026-09-13'],
    ['9/13/2026', 1900, '2026-09-13'],
    ['5/5/2026', 1900, '2026-05-05'],
    ['29.2.2028', 1900, '2028-02-29'],
  ] as const)('%s, counted from %i, is %s', (text, from, day) => expect(readDay(text, from)).toEqual({ day }));

  it.each(['2026-09-03T17:30', '2026/9/3 8:30:00', '46268.5'])('%s is a day with a time of day', (text) =>
    expect(readDay(text)).toEqual({ day: '2026-09-03', timed: true }),
  );

  it.each(['3/9/2026', '09-03-2026', '1/2/2026'])('%s is two days', (text) =>
    expect(readDay(text)).toEqual({ wrong: 'lists.date-two-ways' }),
  );

  it.each([
    '',
    'tomorrow',
    '2026-02-30',
    '31.11.2026',
    '3.9.26',
    '2026-13-01',
    '7',
    '99999',
    '1.5',
    '2026-09',
    '-46268',
    '2026/9-3',
  ])('%j is none', (text) => expect(readDay(text)).toEqual({ wrong: 'lists.date' }));
});
