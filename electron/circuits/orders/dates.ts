import type { BookEvent } from '../../contract/book/entry.ts';
import type { Order, OrderView } from '../../contract/book/order.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { isDate } from '../../contract/dates.ts';
import {
  daysAfter,
  isWorkingDay,
  monthsAfter,
  workingDaysAfter,
  workingDaysBefore,
  type Reckoned,
} from '../calendar/index.ts';
import { gradeOf, isImportant, rankOf, type Figures, type Whose } from '../figures/index.ts';
import { doneAt, lastOf } from './steps.ts';

/** An order with what had happened by a day. */
export interface Known {
  order: Order;
  circuit: Circuit | undefined;
  events: readonly BookEvent[];
  /** The day as of which it is asked. */
  today: string;
  figures: Figures;
  /** Takes the day, or notes the year that is missing. */
  day: (reckoned: Reckoned | undefined) => string | undefined;
}

type Times = Figures['openingTimes'][number];
/** A time of the seven steps: of the first file that says it. */
export const timeOf = <K extends keyof Times>({ openingTimes }: Figures, name: K): Times[K] | undefined =>
  openingTimes.find((file) => file[name] !== undefined)?.[name];

/** A day that has come by `today`. */
const come = (day: string | undefined, today: string): string | undefined =>
  day !== undefined && day <= today ? day : undefined;

/** So many working days after a day; undefined where the day or the number is not known. */
const later = ({ figures, day }: Known, from: string | undefined, n: number | undefined): string | undefined =>
  from === undefined || n === undefined ? undefined : day(workingDaysAfter(figures.calendar, from, n));

/** The day granted last, and those before it; what another laptop noted and is no day grants nothing. */
export function duesOf({ order, events }: Pick<Known, 'order' | 'events'>): { due?: string; earlier: string[] } {
  const earlier = order.due === undefined ? [] : [order.due];
  for (const { did, until } of events)
    if (did === 'postponed' && until !== undefined && isDate(until)) earlier.push(until);
  const due = earlier.pop();
  return due === undefined ? { earlier } : { due, earlier };
}

/** Working days that a presale survey may take, by span and grade. */
function surveyDays({ order, circuit, figures }: Known): number | undefined {
  const span = order.span ?? circuit?.span;
  const grade = gradeOf(figures, order.grade ?? circuit?.grade);
  if (span === undefined || grade === undefined) return undefined;
  for (const { workingDays } of figures.surveyTimes)
    for (const { spans, grades } of workingDays)
      if (spans.includes(span) && grades[grade] !== undefined) return grades[grade];
  return undefined;
}

/** Presale: until when the survey is due; how long an answer about resources holds, and whether it has to be asked for again. */
export function surveyOf(known: Known): OrderView['survey'] {
  const { order, events, today, figures } = known;
  const due = later(known, come(order.surveyAsked, today), surveyDays(known));
  const [answered, months] = [come(order.resourceAnswered, today), timeOf(figures, 'resourceMonths')];
  const validUntil = answered === undefined || months === undefined ? undefined : monthsAfter(answered, months);
  return {
    ...(due !== undefined && { due }),
    ...(validUntil !== undefined && { validUntil }),
    secondCheck: validUntil !== undefined && today > validUntil && !lastOf(events, 'planned'),
  };
}

/** Until when the detailed survey and the plan are due. */
export function workDues(known: Known): { survey?: string; plan?: string } {
  const { order, events, figures } = known;
  const survey = later(known, order.received, timeOf(figures, 'surveyWorkingDays'));
  const surveyed = doneAt(events, 'survey')?.slice(0, 10);
  const plan = later(known, surveyed ?? survey, timeOf(figures, 'planWorkingDays'));
  return { ...(survey !== undefined && { survey }), ...(plan !== undefined && { plan }) };
}

/** Since when an order has been in the pool of those that are watched; undefined while it is not, or where nobody can tell. */
function poolOf(known: Known, due: string | undefined, open: boolean): Pick<OrderView['warning'], 'pool' | 'since'> {
  const { order, today, figures, day } = known;
  const n = timeOf(figures, 'poolWorkingDays');
  if (!open || order.progress !== 'none' || due === undefined || n === undefined) return { pool: false };
  const before = day(workingDaysBefore(figures.calendar, due, n));
  if (before === undefined) return {};
  // One that is urgent and whose whole time is shorter is in it from the first.
  const { received = '' } = order;
  const since = order.urgent && received > before ? received : before;
  return today >= since ? { pool: true, since } : { pool: false };
}

/** The last day on which a warning is in time, by calendar days. */
function lastDayOf({ order, figures }: Known, due: string | undefined): string | undefined {
  const days = timeOf(figures, 'warnDays')?.[order.urgent ? 'urgent' : 'normal'];
  return due === undefined || days === undefined ? undefined : daysAfter(due, -days);
}

/** The working day before a day that is none. */
export function workingDayBefore({ figures: { calendar } }: Known, day: string | undefined): string | undefined {
  if (day === undefined || isWorkingDay(calendar, day) !== false) return undefined;
  const reckoned = workingDaysBefore(calendar, day, 1);
  return 'day' in reckoned ? reckoned.day : undefined;
}

/** Whose order it is: by itself, or by its circuit. */
export const whoseOf = ({ order, circuit }: Pick<Known, 'order' | 'circuit'>): Whose => ({
  customer: { class: order.customer?.class ?? circuit?.customer?.class },
  span: order.span ?? circuit?.span,
});

export function warningOf(known: Known, due: string | undefined, open: boolean): OrderView['warning'] {
  const [{ figures }, whose] = [known, whoseOf(known)];
  const [lastDay, rank] = [lastDayOf(known, due), rankOf(figures, whose)?.id];
  return {
    ...poolOf(known, due, open),
    ...(lastDay !== undefined && { lastDay }),
    important: isImportant(figures, whose),
    ...(rank !== undefined && { rank }),
  };
}
