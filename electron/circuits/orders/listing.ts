import { ORDER_PRESSES, type OrderState } from '../../contract/book/order.ts';
import { ORDER_FILTERS, type OrderFilter } from '../../contract/book/order-page.ts';
import { daysAfter, mondayOf } from '../calendar/index.ts';

const isDueIn = ({ due, beside }: OrderState, monday: string): boolean =>
  beside.standing === 'open' && due !== undefined && due >= monday && due <= daysAfter(monday, 6);

/** What is about a due date that was not kept, or may not be. */
const ABOUT_DUE: readonly (OrderState['beside']['presses'] | undefined)[] = ['over', 'late-warning', 'to-warn'];
const WARN = ABOUT_DUE.slice(1);

/** What each filter lets through. */
const FILTERS: Readonly<Record<OrderFilter, (order: OrderState, monday: string) => boolean>> = {
  open: ({ beside }) => beside.standing === 'open',
  'to-warn': ({ beside }) => ABOUT_DUE.includes(beside.presses),
  pool: ({ warning }) => warning.pool === true,
  'this-week': isDueIn,
  'next-week': (order, monday) => isDueIn(order, daysAfter(monday, 7)),
  done: ({ beside }) => beside.standing !== 'open',
};

/** Orders of a filter; a week runs from Monday to Sunday. */
export function ordersOf(orders: readonly OrderState[], filter: OrderFilter, today: string): OrderState[] {
  const monday = mondayOf(today);
  return orders.filter((order) => FILTERS[filter](order, monday));
}

/** This week and the next, Monday to Sunday. */
export function weeksOf(today: string): Record<'this-week' | 'next-week', { from: string; to: string }> {
  const monday = mondayOf(today);
  const week = (from: string) => ({ from, to: daysAfter(from, 6) });
  return { 'this-week': week(monday), 'next-week': week(daysAfter(monday, 7)) };
}

/** How many orders each filter lets through. */
export const countsOf = (orders: readonly OrderState[], today: string): Record<OrderFilter, number> =>
  Object.fromEntries(ORDER_FILTERS.map((filter) => [filter, ordersOf(orders, filter, today).length])) as Record<
    OrderFilter,
    number
  >;

const LAST = '9999-12-31';
const urgency = ({ beside: { presses } }: OrderState): number =>
  presses ? ORDER_PRESSES.indexOf(presses) : ORDER_PRESSES.length;
/** What is worked on until when: the day to warn by while that presses, else the due date. */
const until = ({ due, warning, beside }: OrderState): string =>
  (WARN.includes(beside.presses) ? warning.lastDay : due) ?? LAST;

/** By character: what is compared are days and numbers, and of many orders a language's own order takes longer than all else. */
const compared = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** What presses most first, then what is due first. */
export const byUrgency = (orders: readonly OrderState[]): OrderState[] =>
  orders.toSorted(
    (a, b) =>
      urgency(a) - urgency(b) ||
      Number(b.warning.important) - Number(a.warning.important) ||
      compared(until(a), until(b)) ||
      compared(a.order, b.order),
  );
