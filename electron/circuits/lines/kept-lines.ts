import type { Item } from '../../contract/book/entry.ts';
import type { LineBeside } from '../../contract/book/line.ts';
import type { Figures } from '../figures/index.ts';
import { holdingAt, isHolding, type Holding } from '../orders/index.ts';
import { lineAt, openedBy } from './lines-at.ts';

interface Reckoned extends Holding {
  line: LineBeside;
  openedAt: string | undefined;
  figures: Figures;
  today: string;
}

/** What orders and circuits are as of a time, as `linesAt` has it, each reckoned anew only where something of it is another, with the times at which it holds. */
export function keepLines() {
  const openings = new WeakMap<Item<'order'>, Holding & { openedAt: string | undefined }>();
  const lines = new WeakMap<Item<'circuit'>, Reckoned>();
  return {
    /** When an order opened its circuit. */
    opening(order: Item<'order'>, at: string): Holding & { openedAt: string | undefined } {
      const known = openings.get(order);
      if (known && isHolding(known, at)) return known;
      const opening = { openedAt: openedBy(order, at), ...holdingAt(order.events, at) };
      openings.set(order, opening);
      return opening;
    },
    line(item: Item<'circuit'>, openedAt: string | undefined, figures: Figures, at: string): Reckoned {
      const [known, today] = [lines.get(item), at.slice(0, 10)];
      if (known?.openedAt === openedAt && known?.figures === figures && known.today === today && isHolding(known, at))
        return known;
      const line = lineAt(item, openedAt, figures, at);
      const reckoned = { line, openedAt, figures, today, ...holdingAt(item.events, at) };
      lines.set(item, reckoned);
      return reckoned;
    },
  };
}
