import type { Item } from '../../contract/book/entry.ts';
import type { OrderState } from '../../contract/book/order.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { Figures } from '../figures/index.ts';
import { holdingAt, isHolding, type Holding } from './holding.ts';
import { orderAt } from './orders-at.ts';

/** What an order was reckoned to be, from what, and for which times it is that. */
interface Reckoned extends Holding {
  state: OrderState | undefined;
  circuit: Circuit | undefined;
  figures: Figures;
  today: string;
}

/**
 * An order as of a time, as `ordersAt` has it, with the times of that day at which it is the same: reckoned anew only where one of what it is made of is
 * another: the item, its circuit, the figures, the day, or which of its events have happened.
 */
export function keepOrders(): (...of: Parameters<typeof orderAt>) => Holding & Pick<Reckoned, 'state'> {
  const kept = new WeakMap<Item<'order'>, Reckoned>();
  return (item, circuit, figures, at) => {
    const [known, today] = [kept.get(item), at.slice(0, 10)];
    if (known?.circuit === circuit && known?.figures === figures && known.today === today && isHolding(known, at))
      return known;
    const state = orderAt(item, circuit, figures, at);
    const reckoned = { state, circuit, figures, today, ...holdingAt(item.events, at) };
    kept.set(item, reckoned);
    return reckoned;
  };
}
