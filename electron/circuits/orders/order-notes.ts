import type { Happened } from '../../contract/book/entry.ts';
import { ORDER_EVENTS } from '../../contract/book/order.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { NoteKind } from '../notes/index.ts';

/** A due date is granted for a day that is still to come when it is granted. */
function checkPostponed(item: string, { did, at, until }: Happened): void {
  if (did !== 'postponed') return;
  if (until === undefined) throw new TributaryError('note-until-missing', item);
  const granted = at.slice(0, 10);
  if (until < granted) throw new TributaryError('note-until-past', item, { until, at: granted });
}

/** What may be noted of an order: nothing before the day on which it was received. */
export const ORDER_NOTES: NoteKind<'order'> = {
  events: ORDER_EVENTS,
  begins: ({ received }) => received,
  check: checkPostponed,
};
