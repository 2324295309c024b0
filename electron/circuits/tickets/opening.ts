import type { Order } from '../../contract/book/order.ts';
import type { Ticket } from '../../contract/book/ticket.ts';
import { instantOf } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { TributaryError } from '../../contract/errors.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';

/**
 * Whether a fault can be as it is reported. Errors: `ticket-before-order` for a line that is not in service and was not even ordered then. Gives what
 * the caller is told: a call leaves a ticket, also where the book does not know the circuit.
 */
export function checkOpening(
  { circuit: number, reportedAt }: Ticket,
  circuit: Circuit | undefined,
  orders: readonly Order[],
  nowMs: number,
): Message[] {
  const received = orders.flatMap((order) => (order.received === undefined ? [] : [order.received])).toSorted()[0];
  if (!circuit?.inService && received !== undefined && reportedAt.slice(0, 10) < received)
    throw new TributaryError('ticket-before-order', number, { reportedAt, received });
  const told: Message[] = [];
  if (!circuit) told.push({ code: 'ticket.circuit-unknown', params: { number } });
  if (instantOf(reportedAt) > nowMs) told.push({ code: 'ticket.ahead', params: { at: reportedAt } });
  return told.map((message) => ({ said: bothOf(message) }));
}
