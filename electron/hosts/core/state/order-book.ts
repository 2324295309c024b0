import type { Archive } from '../../../archive/index.ts';
import {
  byUrgency,
  circuitsOf,
  countsOf,
  keepOrders,
  newestEntry,
  ordersOf,
  type Figures,
} from '../../../circuits/index.ts';
import type { Item } from '../../../contract/book/entry.ts';
import type { OrderFilter, OrderList } from '../../../contract/book/order-page.ts';
import type { OrderState } from '../../../contract/book/order.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import { inPieces, keepNow } from './kept-now.ts';

/** All orders as of a time. */
export interface OrdersNow {
  readonly today: string;
  /** As the archive has them. */
  readonly orders: readonly OrderState[];
  /** So many come in only after today. */
  readonly later: number;
  /** When the last of all that is recorded of them was entered, epoch milliseconds. */
  readonly newestMs: number;
  readonly counts: OrderList['counts'];
  /** Those of a filter, what presses most first. */
  of(filter: OrderFilter): readonly OrderState[];
}

/** Orders as of a time: reckoned anew as far as something of it is another: an order, its circuit, the figures, the day, what has happened by then. */
export type OrderBook = (archive: Archive, figures: Figures, at: string) => Promise<OrdersNow>;

function listed(orders: readonly OrderState[], items: readonly Item<'order'>[], today: string): OrdersNow {
  const sorted = new Map<OrderFilter, readonly OrderState[]>();
  return {
    ...{ today, orders, later: items.length - orders.length, newestMs: newestEntry(items) },
    counts: countsOf(orders, today),
    of: (filter) => {
      const known = sorted.get(filter) ?? byUrgency(ordersOf(orders, filter, today));
      sorted.set(filter, known);
      return known;
    },
  };
}

/** Numbers of the circuits of orders; the same list as long as they are the same. */
function createNumbers(): (items: readonly Item<'order'>[]) => readonly string[] {
  let last: readonly string[] = [];
  return (items) => {
    const numbers = items.map(({ heads }) => heads[0].body.circuit);
    const isSame = numbers.length === last.length && numbers.every((one, n) => one === last[n]);
    return isSame ? last : (last = numbers);
  };
}

export function createOrderBook(): OrderBook {
  const [reckon, keep, numbersOf] = [keepOrders(), keepNow<OrdersNow>(), createNumbers()];
  let byNumber: { items: readonly Item<'circuit'>[]; circuits: ReadonlyMap<string, Circuit> } | undefined;
  return async (archive, figures, at) => {
    const items = await archive.items('order');
    const lines = await archive.items('circuit', { items: numbersOf(items) });
    return await keep([items, lines, figures], at, async () => {
      if (byNumber?.items !== lines) byNumber = { items: lines, circuits: circuitsOf(lines) };
      const { circuits } = byNumber;
      const orders: OrderState[] = [];
      const holding = await inPieces(items, (item) => {
        const known = reckon(item, circuits.get(item.heads[0].body.circuit), figures, at);
        if (known.state) orders.push(known.state);
        return known;
      });
      return { holding, value: listed(orders, items, at.slice(0, 10)) };
    });
  };
}
