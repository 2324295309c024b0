/** Days of the years that a calendar knows. Years by number; days as counted from 1970-01-01. */
export interface Calendar {
  /** Years whose holidays are known. */
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlySet<number>;
  readonly working: ReadonlySet<number>;
  /** Whether a day lies in one of those years. */
  known(day: number): boolean;
}

/** A day that is known, or the year without a calendar on which it hangs. */
export type Reckoned = { readonly day: string } | { readonly missing: number };

const DAY_MS = 86_400_000;
/** Days since 1970-01-01 of a day as it is written. */
export const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;

/** Thousands of orders ask for the days of a few years: each is written once. */
const written = new Map<number, string>();
const WRITTEN_AT_MOST = 20_000;

/** A day as it is written. */
export function dayText(number: number): string {
  const known = written.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (written.size >= WRITTEN_AT_MOST) written.clear();
  written.set(number, text);
  return text;
}

/** A day so many calendar days later; earlier where negative. */
export const daysAfter = (day: string, days: number): string => dayText(dayNumber(day) + days);

/** How many calendar days the second day is after the first. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The same day of a month so many months later; its last where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, Number(day.slice(8, 10))];
  const first = Date.UTC(year, month, 1) / DAY_MS;
  const length = Date.UTC(year, month + 1, 1) / DAY_MS - first;
  return dayText(first + Math.min(date, length) - 1);
}

/** 1970-01-01 was a Thursday; 0 is Monday. */
const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string => daysAfter(day, -weekday(dayNumber(day)));

/** Monday to Friday less holidays, plus make-up days. */
const works = ({ holidays, working }: Calendar, number: number): boolean =>
  working.has(number) || (weekday(number) < 5 && !holidays.has(number));

/** Whether work is done on a day; undefined in a year without a calendar. */
export const isWorkingDay = (calendar: Calendar, day: string): boolean | undefined =>
  calendar.years.has(Number(day.slice(0, 4))) ? works(calendar, dayNumber(day)) : undefined;

const yearOf = (number: number): number => Number(dayText(number).slice(0, 4));
/** No holidays last longer; a file that says so has no working day at all. */
const FARTHEST = 3700;

function nth(calendar: Calendar, from: string, n: number, step: 1 | -1): Reckoned {
  let number = dayNumber(from);
  for (let left = n, walked = 0; walked < FARTHEST; walked++) {
    number += step;
    if (!calendar.known(number)) break;
    if (works(calendar, number) && --left === 0) return { day: dayText(number) };
  }
  return { missing: yearOf(number) };
}

/** The n-th working day after a day: counting starts on the next working day. A year without a calendar is named, never guessed. */
export const workingDaysAfter = (calendar: Calendar, day: string, n: number): Reckoned =>
  n > 0 ? nth(calendar, day, n, 1) : { day };

/** The n-th working day before a day. */
export const workingDaysBefore = (calendar: Calendar, day: string, n: number): Reckoned =>
  n > 0 ? nth(calendar, day, n, -1) : { day };
