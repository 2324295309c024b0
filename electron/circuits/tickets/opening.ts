import type { Order } from '../../contract/book/order.ts';
import type { Ticket } from '../../contract/book/ticket.ts';
import { instantOf } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { Message } from '../../contract/words/index.ts';

/**
 * What whoever opens a ticket is told of it. A call leaves a ticket whatever the book says: also of a circuit that it does not know, or that was not
 * even ordered when the fault is said to have been reported.
 */
export function tellOpening(
  { circuit: number, reportedAt }: Ticket,
  circuit: Circuit | undefined,
  orders: readonly Order[],
  nowMs: number,
): Message[] {
  const received = orders.flatMap((order) => (order.received === undefined ? [] : [order.received])).toSorted()[0];
  const told: Message[] = [];
  if (!circuit?.inService && received !== undefined && reportedAt.slice(0, 10) < received)
    told.push({ code: 'ticket.before-order', params: { number, at: reportedAt, received } });
  if (!circuit) told.push({ code: 'ticket.circuit-unknown', params: { number } });
  if (instantOf(reportedAt) > nowMs) told.push({ code: 'ticket.ahead', params: { at: reportedAt } });
  return told;
}
