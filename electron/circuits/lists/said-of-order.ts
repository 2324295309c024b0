import type { BookEvent } from '../../contract/book/entry.ts';
import type { Order } from '../../contract/book/order.ts';
import type { Message } from '../../contract/words/index.ts';
import { duesOf, happenedBy, standingOf } from '../orders/index.ts';
import type { Change } from './leaves.ts';

/** Whenever it happened. */
const EVER = '9999-12-31T23:59:59';

/** What is worth saying of an order that a list brings, though it is taken: what contradicts itself, and what the list does not reach. */
export function saidOfOrder(order: Order, changes: readonly Change[], events: readonly BookEvent[]): Message[] {
  const { order: number, due, received } = order;
  const happened = happenedBy(events, EVER);
  const granted = duesOf({ order, events: happened });
  const said: Message[] = [];
  if (changes.length > 0 && standingOf(happened) !== 'open') said.push({ code: 'lists.over', params: { number } });
  if (due !== undefined && received !== undefined && due < received)
    said.push({ code: 'lists.due-before', params: { number, due, received } });
  if (changes.some(({ field }) => field === 'due') && granted.due !== undefined && granted.due !== due)
    said.push({ code: 'lists.postponed', params: { number, due: granted.due } });
  return said;
}
