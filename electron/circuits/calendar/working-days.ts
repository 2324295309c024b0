/** Days of the years that a calendar knows. Years by number; days as counted from 1970-01-01. */
export interface Calendar {
  /** Years whose holidays are known. */
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlySet<number>;
  readonly working: ReadonlySet<number>;
}

/** A day that is known, or the year without a calendar on which it hangs. */
export type Reckoned = { readonly day: string } | { readonly missing: number };

const DAY_MS = 86_400_000;
/** Thousands of orders ask for the days of a few years: each is read and written once. */
const KEPT_AT_MOST = 20_000;
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (kept.size >= KEPT_AT_MOST) kept.clear();
    kept.set(key, made);
    return made;
  };
}

/** Days since 1970-01-01 of a day as it is written. */
export const dayNumber = once(
  (day: string) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS,
);

/** A day as it is written. */
export const dayText = once((number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10));

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
/** No holidays last longer; a file that says so has no working day at all. Days. */
const FARTHEST = 3700;

/** Years in a row that a calendar knows: from its first day up to but not including `to`. */
interface Stretch {
  from: number;
  to: number;
  /** Its working days. */
  days: readonly number[];
  /** How many of them come before each of its days, and before `to`. */
  before: Int32Array;
}

function stretchOf(calendar: Calendar, from: number, to: number): Stretch {
  const [days, before]: [number[], Int32Array] = [[], new Int32Array(to - from + 1)];
  for (let day = from; day < to; day++) {
    before[day - from] = days.length;
    if (works(calendar, day)) days.push(day);
  }
  before[to - from] = days.length;
  return { from, to, days, before };
}

/** The working days of a calendar, counted once. */
const counted = new WeakMap<Calendar, readonly Stretch[]>();
function stretchesOf(calendar: Calendar): readonly Stretch[] {
  const known = counted.get(calendar);
  if (known) return known;
  const years = [...calendar.years].toSorted((a, b) => a - b);
  const stretches = years
    .filter((year) => !calendar.years.has(year - 1))
    .map((first) => {
      let next = first + 1;
      while (calendar.years.has(next)) next++;
      return stretchOf(calendar, dayNumber(`${first}-01-01`), dayNumber(`${next}-01-01`));
    });
  counted.set(calendar, stretches);
  return stretches;
}

/** The n-th working day after a day, before it where `step` is -1; or the year of the first day on the way that no calendar knows. */
function nth(calendar: Calendar, text: string, n: number, step: 1 | -1): Reckoned {
  const day = dayNumber(text);
  const next = day + step;
  const stretch = stretchesOf(calendar).find(({ from, to }) => next >= from && next < to);
  if (!stretch) return { missing: yearOf(next) };
  const { from, to, days, before } = stretch;
  const found = days[step > 0 ? before[next - from]! + n - 1 : before[next + 1 - from]! - n];
  if (found !== undefined && Math.abs(found - day) <= FARTHEST) return { day: dayText(found) };
  return { missing: yearOf(step > 0 ? Math.min(to, day + FARTHEST) : Math.max(from - 1, day - FARTHEST)) };
}

/** The n-th working day after a day: counting starts on the next working day. A year without a calendar is named, never guessed. */
export const workingDaysAfter = (calendar: Calendar, day: string, n: number): Reckoned =>
  n > 0 ? nth(calendar, day, n, 1) : { day };

/** The n-th working day before a day. */
export const workingDaysBefore = (calendar: Calendar, day: string, n: number): Reckoned =>
  n > 0 ? nth(calendar, day, n, -1) : { day };
