import type { OrderState } from '../../contract/book/order.ts';
import { MOST_PRINTED, progressOf, type ProgressAsked } from '../model/progress.ts';
import type { Letterhead } from '../model/letterhead.ts';
import type { Printing } from './job.ts';

/** What of many orders the page can hold; of the others it has the number. */
const printed = (orders: readonly OrderState[]) => ({ n: orders.length, orders: orders.slice(0, MOST_PRINTED) });
const attachedOf = ({ open, parts, ...asked }: ProgressAsked) => ({
  ...asked,
  open: printed(open),
  parts: Object.fromEntries(Object.entries(parts).map(([part, orders]) => [part, printed(orders)])),
});

/** The progress report of orders; what it was made of is attached. */
export const progressPaper = (asked: ProgressAsked, head?: Letterhead): Printing => ({
  is: 'paper',
  paper: 'progress',
  model: progressOf(asked),
  attached: attachedOf(asked),
  code: asked.number,
  head,
});
