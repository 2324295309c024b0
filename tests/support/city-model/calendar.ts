import type { DateText } from './rules.ts';

/** The years that somebody has written down; of no other is anything known. */
export type Calendar = Readonly<Record<number, { holidays: readonly DateText[]; working: readonly DateText[] }>>;

export const dateOf = (year: number, month: number, day: number): DateText =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
export function daysFrom(date: DateText, days: number): DateText {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return dateOf(year, month, day + days);
}
const weekday = (date: DateText): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Undefined in a year that nobody has written down. */
function isWorking(calendar: Calendar, date: DateText): boolean | undefined {
  const year = calendar[Number(date.slice(0, 4))];
  if (!year) return undefined;
  if (year.working.includes(date)) return true;
  return ![0, 6].includes(weekday(date)) && !year.holidays.includes(date);
}

/** The n-th working day after a date (before it, with a step of -1); undefined as soon as a day is asked of a missing year. */
export function workingDay(calendar: Calendar, from: DateText, count: number, step: 1 | -1 = 1): DateText | undefined {
  let date = from;
  for (let left = count; left > 0;) {
    date = daysFrom(date, step);
    const works = isWorking(calendar, date);
    if (works === undefined) return undefined;
    if (works) left -= 1;
  }
  return date;
}

/** The same day of the next month, or that month's last. */
export function monthAfter(date: DateText): DateText {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = Number(dateOf(year, month + 2, 0).slice(8));
  return dateOf(year, month + 1, Math.min(day, last));
}
