import { isDate } from '../../contract/dates.ts';
import { twoDigits } from '../../contract/ratio.ts';

/** A day as a list gives it: read, or why not. `timed`: a time of day stood behind it. */
export type Day = { day: string; timed?: true } | { wrong: 'lists.date' | 'lists.date-two-ways' };

/** Day 0 of the two counts of Excel, milliseconds: its 1900 has a 29 February, its 1904 begins with 0. */
const DAY_0 = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
export type Count = keyof typeof DAY_0;
const DAY_MS = 86_400_000;
/** Years that a number is taken for a day of: any other is a figure in the wrong column. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2099];

const written = (year: number, month: number, day: number): string => `${year}-${twoDigits(month)}-${twoDigits(day)}`;
const real = (year: string, month: string, day: string): string | undefined => {
  const text = written(Number(year), Number(month), Number(day));
  return isDate(text) ? text : undefined;
};

/** The day that Excel counts as this number. */
export function countedDay(count: number, from: Count): string | undefined {
  const date = new Date(DAY_0[from] + Math.floor(count) * DAY_MS);
  const year = date.getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined;
  return date.toISOString().slice(0, 10);
}

/** A time of day behind a day; midnight is none. */
const TIME = /(?:T|\s+)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s*Z)?$/;
const MIDNIGHT = /^0?0:00(?::00(?:\.0+)?)?$/;
const COUNT = /^\d{5}(?:\.\d+)?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
/** Day first in one country, month first in another. */
const EITHER = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;

/** A day of which nobody can say whether its day or its month comes first is only read where one of both cannot be. */
function eitherWay(first: string, second: string, year: string): Day {
  const ways = new Set([real(year, second, first), real(year, first, second)].filter((way) => way !== undefined));
  const [day] = ways;
  if (day === undefined) return { wrong: 'lists.date' };
  return ways.size === 1 ? { day } : { wrong: 'lists.date-two-ways' };
}

function dayOnly(text: string, from: Count): Day {
  const [, year = '', , month = '', day = ''] = YEAR_FIRST.exec(text) ?? [];
  const [, ...chinese] = CHINESE.exec(text) ?? COMPACT.exec(text) ?? [];
  const [, dayFirst = '', thenMonth = '', thenYear = ''] = DAY_FIRST.exec(text) ?? [];
  const either = EITHER.exec(text);
  if (either) return eitherWay(either[1] ?? '', either[3] ?? '', either[4] ?? '');
  const found = COUNT.test(text)
    ? countedDay(Number(text), from)
    : (real(year, month, day) ??
      real(chinese[0] ?? '', chinese[1] ?? '', chinese[2] ?? '') ??
      real(thenYear, thenMonth, dayFirst));
  return found === undefined ? { wrong: 'lists.date' } : { day: found };
}

/**
 * A day in any of the forms of offices: `2026-09-03`, `2026/9/3`, `2026年9月3日`, `3.9.2026`, `20260903`, `46268` as Excel counts (from 1900, or from 1904
 * where its workbook says so). `3/9/2026` is two days: refused.
 */
export function readDay(given: string, from: Count = 1900): Day {
  const text = given.normalize('NFKC').trim();
  const [behind, time = '00:00'] = TIME.exec(text) ?? [];
  const day = dayOnly(behind === undefined ? text : text.slice(0, -behind.length), from);
  const timed = !MIDNIGHT.test(time) || (COUNT.test(text) && Number(text) % 1 !== 0);
  return 'day' in day && timed ? { ...day, timed } : day;
}
