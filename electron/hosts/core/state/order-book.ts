import { setImmediate as breathe } from 'node:timers/promises';
import type { Archive } from '../../../archive/index.ts';
import {
  ALWAYS,
  bothHolding,
  byUrgency,
  circuitsOf,
  countsOf,
  isHolding,
  keepOrders,
  ordersOf,
  type Figures,
  type Holding,
} from '../../../circuits/index.ts';
import type { Item } from '../../../contract/book/entry.ts';
import type { OrderFilter, OrderList } from '../../../contract/book/order-page.ts';
import type { OrderState } from '../../../contract/book/order.ts';
import type { Circuit } from '../../../contract/circuit.ts';

/** Orders after which the loop of the core is let go on: others wait for it, above all instruments. */
const PIECE = 500;

/** All orders as of a time. */
export interface OrdersNow {
  readonly today: string;
  /** As the archive has them. */
  readonly orders: readonly OrderState[];
  /** So many come in only after today. */
  readonly later: number;
  readonly counts: OrderList['counts'];
  /** Those of a filter, what presses most first. */
  of(filter: OrderFilter): readonly OrderState[];
}

export interface OrderBook {
  /** Reckoned anew as far as something of it is another: an order, its circuit, the figures, the day, what has happened by then. */
  at(archive: Archive, figures: Figures, at: string): Promise<OrdersNow>;
}

/** What orders were reckoned from, and when that holds. */
interface Made {
  items: readonly Item<'order'>[];
  circuits: readonly Item<'circuit'>[];
  figures: Figures;
  today: string;
  holding: Holding;
  now: OrdersNow;
}

function listed(orders: readonly OrderState[], later: number, today: string): OrdersNow {
  const sorted = new Map<OrderFilter, readonly OrderState[]>();
  return {
    ...{ today, orders, later },
    counts: countsOf(orders, today),
    of: (filter) => {
      const known = sorted.get(filter) ?? byUrgency(ordersOf(orders, filter, today));
      sorted.set(filter, known);
      return known;
    },
  };
}

/** Keeps what all orders were reckoned to be, for as long as it holds. */
export function createOrderBook(): OrderBook {
  const reckon = keepOrders();
  const numbersOf = new WeakMap<readonly Item<'order'>[], readonly string[]>();
  let made: Made | undefined;

  async function make(from: Omit<Made, 'holding' | 'now'>, at: string): Promise<Made> {
    const { items, circuits, figures, today } = from;
    const byNumber: ReadonlyMap<string, Circuit> = circuitsOf(circuits);
    const orders: OrderState[] = [];
    let holding = ALWAYS;
    for (const [n, item] of items.entries()) {
      if (n % PIECE === PIECE - 1) await breathe();
      const known = reckon(item, byNumber.get(item.heads[0].body.circuit), figures, at);
      if (known.state) orders.push(known.state);
      holding = bothHolding(holding, known);
    }
    return { ...from, holding, now: listed(orders, items.length - orders.length, today) };
  }

  return {
    at: async (archive, figures, at) => {
      const items = await archive.items('order');
      const numbers = numbersOf.get(items) ?? [...new Set(items.map(({ heads }) => heads[0].body.circuit))];
      numbersOf.set(items, numbers);
      const circuits = await archive.items('circuit', { items: numbers });
      const from = { items, circuits, figures, today: at.slice(0, 10) };
      const isMade =
        made?.items === items &&
        made.circuits === circuits &&
        made.figures === figures &&
        made.today === from.today &&
        isHolding(made.holding, at);
      const known = isMade && made ? made : await make(from, at);
      made = known;
      return known.now;
    },
  };
}
