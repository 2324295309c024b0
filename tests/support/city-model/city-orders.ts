import { ASKED } from './asked.ts';
import { daysFrom, workingDay, type Calendar } from './calendar.ts';
import { lineOf } from './city-lines.ts';
import type { BookedOrder, OrderFacts } from './orders.ts';
import type { Random } from './random.ts';
import type { DateText, LineFacts, Note, TimeText } from './rules.ts';

const YEARS = [2023, 2024, 2025, 2026];
const TURNS = ['00:00:00', '23:59:59', '07:30:00', '12:00:00'];

const daysOf = (year: number): DateText[] =>
  Array.from({ length: 366 }, (_, day) => daysFrom(`${year}-01-01`, day)).filter((date) => date.startsWith(`${year}`));
const isWeekend = (date: DateText): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** Holidays in blocks, as they are given, and a few weekends that are worked instead. */
export function calendarOf(random: Random): Calendar {
  return Object.fromEntries(
    YEARS.map((year) => {
      const days = daysOf(year);
      const blocks = Array.from({ length: 8 }, () => {
        const from = random.between(0, days.length - 8);
        return days.slice(from, from + random.between(1, 7));
      });
      const holidays = [...new Set([`${year}-01-01`, ...blocks.flat()])].sort();
      const working = days.filter((date) => isWeekend(date) && !holidays.includes(date) && random.chance(0.08));
      return [year, { holidays, working }];
    }),
  );
}

/** A day of the city's year, month ends and the leap day more often than others. */
function dayOf(random: Random): DateText {
  if (random.chance(0.25)) {
    const month = random.between(1, 12);
    return daysFrom(`2024-${String(month).padStart(2, '0')}-01`, -random.between(1, 3));
  }
  return daysFrom('2023-12-20', random.between(0, 370));
}
const timeOf = (random: Random): string =>
  random.chance(0.2)
    ? random.pick(TURNS)
    : [random.between(3, 23), random.between(0, 59), random.between(0, 59)]
        .map((part) => String(part).padStart(2, '0'))
        .join(':');

const maybe = <T>(random: Random, share: number, make: () => T): T | undefined =>
  random.chance(share) ? make() : undefined;

function factsOf(random: Random, order: string): OrderFacts {
  const received = dayOf(random);
  const urgent = random.chance(0.25);
  const later = (least: number, most: number): DateText => daysFrom(received, random.between(least, most));
  return {
    order,
    built: random.chance(0.5),
    urgent,
    progress: random.weighed([
      [6, 'none'],
      [2, 'weekly'],
      [1, 'as-asked'],
      [1, undefined],
    ] as const),
    received: random.chance(0.96) ? received : undefined,
    surveyAsked: maybe(random, 0.7, () => later(0, 6)),
    resourceAnswered: maybe(random, 0.7, () => (random.chance(0.4) ? dayOf(random) : later(2, 15))),
    due: maybe(random, 0.95, () => (random.chance(0.09) ? '2033-03-01' : later(urgent ? 1 : 4, urgent ? 14 : 70))),
  };
}

/** An order that enters the pool, or whose answer runs out, about the day on which the book is asked. */
function aimed(random: Random, calendar: Calendar, facts: OrderFacts): OrderFacts {
  const day = random.pick(ASKED).slice(0, 10);
  return {
    ...facts,
    received: daysFrom(day, -random.between(0, 40)),
    surveyAsked: daysFrom(day, random.between(-1, 1)),
    resourceAnswered: daysFrom(day, -random.between(29, 32)),
    due: workingDay(calendar, day, random.between(9, 11)),
  };
}

/** What is done with an order, in its usual turn; it ends where the city's year leaves it. */
const COURSE: [did: string, share: number][] = [
  ['returned', 0.12],
  ['reviewed', 0.95],
  ['surveyed', 0.9],
  ['planned', 0.9],
  ['postponed', 0.25],
  ['engineering-failed', 0.2],
  ['engineering-passed', 0.85],
  ['warned', 0.25],
  ['postponed', 0.1],
  ['service-failed', 0.2],
  ['service-passed', 0.9],
  ['called-back', 0.7],
  ['service-failed', 0.05],
  ['service-passed', 0.5],
  ['completed', 0.85],
];
/** A new date, never before the day on which it is granted; now and then an earlier one. */
function untilOf(random: Random, day: DateText, due: DateText = day): DateText {
  const isLate = due <= day;
  if (!isLate && random.chance(0.2)) return day;
  return daysFrom(isLate ? day : due, random.between(3, 40));
}
const REASONED = new Set(['returned', 'postponed', 'warned']);
function notesOf(random: Random, facts: OrderFacts): Note[] {
  const notes: Note[] = [];
  let at: TimeText = `${facts.received ?? '2024-02-01'}T23:59:59`;
  const last = random.chance(0.75) ? COURSE.length : random.between(0, COURSE.length);
  for (const [did, share] of COURSE.slice(0, last)) {
    if (!random.chance(share) || (did.startsWith('engineering') && !facts.built)) continue;
    at = `${daysFrom(
      at.slice(0, 10),
      random.weighed([
        [1, 1],
        [4, random.between(1, 6)],
        [1, random.between(10, 40)],
      ]),
    )}T${timeOf(random)}`;
    const note: Note = { at, did };
    if (REASONED.has(did)) note.reason = `为何${notes.length}`;
    if (did === 'postponed') note.until = untilOf(random, at.slice(0, 10), facts.due);
    notes.push(note);
  }
  return notes;
}

/** The orders of a city's year; some are for lines that nobody knew before. */
export function ordersOf(
  random: Random,
  calendar: Calendar,
  lines: readonly LineFacts[],
  count: number,
): BookedOrder[] {
  return Array.from({ length: count }, (_, place) => {
    const number = String(place).padStart(4, '0');
    const plain = factsOf(random, `GD2024${number}`);
    const facts = random.chance(0.3) ? aimed(random, calendar, plain) : plain;
    const line = random.chance(0.9)
      ? random.pick(lines)
      : lineOf(random, { customer: `新客户${number}` }, `新电路${number}`);
    return { facts, line, notes: notesOf(random, facts) };
  });
}
