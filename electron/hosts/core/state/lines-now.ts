import type { Archive } from '../../../archive/index.ts';
import { addOpening, bothHolding, keepLines, lineCounts, linesOf, type Figures } from '../../../circuits/index.ts';
import type { LineBeside, LineFilter } from '../../../contract/book/line.ts';
import { inPieces, keepNow } from './kept-now.ts';

/** All circuits as of a time. */
export interface LinesNow {
  /** As the archive has them. */
  readonly lines: readonly LineBeside[];
  readonly counts: Record<LineFilter, number>;
  /** Those of a filter, in the order in which they are listed. */
  of(filter: LineFilter): readonly LineBeside[];
}

function listed(lines: readonly LineBeside[]): LinesNow {
  const sorted = new Map<LineFilter, readonly LineBeside[]>();
  return {
    lines,
    counts: lineCounts(lines),
    of: (filter) => {
      const known = sorted.get(filter) ?? linesOf(lines, filter);
      sorted.set(filter, known);
      return known;
    },
  };
}

/** Circuits as of a time: reckoned anew as far as something of it is another: a circuit, its orders, the figures, the day, what has happened by then. */
export type LinesBook = (archive: Archive, figures: Figures, at: string) => Promise<LinesNow>;

export function createLinesBook(): LinesBook {
  const [reckon, keep] = [keepLines(), keepNow<LinesNow>()];
  return async (archive, figures, at) => {
    const [items, orders] = [await archive.items('circuit'), await archive.items('order')];
    return await keep([items, orders, figures], at, async () => {
      const opened = new Map<string, string>();
      const ofOrders = await inPieces(orders, (order) => {
        const opening = reckon.opening(order, at);
        addOpening(opened, order, opening.openedAt);
        return opening;
      });
      const lines: LineBeside[] = [];
      const ofLines = await inPieces(items, (item) => {
        const known = reckon.line(item, opened.get(item.item), figures, at);
        lines.push(known.line);
        return known;
      });
      return { holding: bothHolding(ofOrders, ofLines), value: listed(lines) };
    });
  };
}
