import { useState } from 'react';
import { ORDER_FILTERS, type OrderFilter, type OrderList } from '../../../electron/contract/book/order-page.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { createStore, useStore } from '../../link/store.ts';
import { useMinute } from '../../page/now.ts';
import { date } from '../../text/format.ts';

/** What was looked for stays while the page is elsewhere. */
interface Sought {
  filter: OrderFilter;
  text: string;
}
const sought = createStore<Sought>({ filter: ORDER_FILTERS[0], text: '' });
/** Orders that are asked for at one go. */
const PIECE = 200;
/** Typing is waited for, milliseconds. */
const PAUSE_MS = 120;

/** Orders as they are looked for; asked again when the book has changed, and when a new day begins. */
export function useOrders({ bookChanges }: AppState): {
  sought: Sought;
  seek: (part: Partial<Sought>) => void;
  list: OrderList | undefined;
  /** Whether the list is of what is looked for now: an older one may be empty only because the new one takes its time. */
  fresh: boolean;
  more: () => void;
} {
  const now = useStore(sought);
  const today = date(useMinute());
  const search = `${now.filter} ${now.text}`;
  const [reach, setReach] = useState({ search, limit: PIECE });
  const limit = reach.search === search ? reach.limit : PIECE;
  const ask = (): Promise<OrderList> => host.call('orders.list', { ...now, limit, offset: 0 });
  const { value: list, fresh } = useAsked(`${bookChanges} ${today} ${limit} ${search}`, ask, { pauseMs: PAUSE_MS });
  return {
    sought: now,
    seek: (part) => sought.set({ ...now, ...part }),
    list,
    fresh,
    more: () => list && limit < Math.min(list.total, 500) && setReach({ search, limit: Math.min(500, limit + PIECE) }),
  };
}
