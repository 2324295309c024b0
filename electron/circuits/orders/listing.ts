import { ORDER_PRESSES, type OrderState } from '../../contract/book/order.ts';
import { ORDER_FILTERS, type OrderFilter } from '../../contract/book/order-page.ts';
import { daysAfter, mondayOf } from '../calendar/index.ts';

interface Week {
  from: string;
  to: string;
}
type Weeks = Record<'this-week' | 'next-week', Week>;

/** This week and the next, Monday to Sunday. */
export function weeksOf(today: string): Weeks {
  const monday = mondayOf(today);
  const week = (from: string): Week => ({ from, to: daysAfter(from, 6) });
  return { 'this-week': week(monday), 'next-week': week(daysAfter(monday, 7)) };
}

const isOpen = ({ beside }: OrderState): boolean => beside.standing === 'open';
const isDueIn = (order: OrderState, { from, to }: Week): boolean =>
  isOpen(order) && order.due !== undefined && order.due >= from && order.due <= to;

/** What is about a due date that was not kept, or may not be. */
const ABOUT_DUE: readonly (OrderState['beside']['presses'] | undefined)[] = ['over', 'late-warning', 'to-warn'];
const WARN = ABOUT_DUE.slice(1);

/** What each filter lets through; a week runs from Monday to Sunday. */
const FILTERS: Readonly<Record<OrderFilter, (order: OrderState, weeks: Weeks) => boolean>> = {
  open: isOpen,
  'to-warn': ({ beside }) => ABOUT_DUE.includes(beside.presses),
  pool: ({ warning }) => warning.pool === true,
  'this-week': (order, weeks) => isDueIn(order, weeks['this-week']),
  'next-week': (order, weeks) => isDueIn(order, weeks['next-week']),
  done: (order) => !isOpen(order),
};

/** Orders of a filter. */
export function ordersOf(orders: readonly OrderState[], filter: OrderFilter, today: string): OrderState[] {
  const weeks = weeksOf(today);
  return orders.filter((order) => FILTERS[filter](order, weeks));
}

/** How many orders each filter lets through. */
export function countsOf(orders: readonly OrderState[], today: string): Record<OrderFilter, number> {
  const weeks = weeksOf(today);
  const counts = Object.fromEntries(ORDER_FILTERS.map((filter) => [filter, 0])) as Record<OrderFilter, number>;
  for (const order of orders)
    for (const filter of ORDER_FILTERS) if (FILTERS[filter](order, weeks)) counts[filter] += 1;
  return counts;
}

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
  orders
    .map((order) => ({
      order,
      presses: 2 * urgency(order) + Number(!order.warning.important),
      until: until(order),
    }))
    .sort((a, b) => a.presses - b.presses || compared(a.until, b.until) || compared(a.order.order, b.order.order))
    .map(({ order }) => order);
