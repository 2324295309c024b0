import type { LastUse } from '../../../electron/contract/last-use.ts';
import type { AppState, BenchItem } from '../../../electron/contract/views.ts';
import { runWith } from '../../page/run-meant.ts';
import { isReady, isReal, isTester } from '../../pieces/testers/items.ts';

/** A tester that is known, and what it was used for. */
export interface Offer {
  item: BenchItem;
  lastUse: LastUse;
}

/**
 * The known tester that may go on as last time: the one that is meant, if it is ready; while that is not ready, or nothing is meant, the first
 * real one that has answered. It is named wherever it is offered, and nothing starts by itself.
 */
export function offerOf(
  { bench, runs }: Pick<AppState, 'bench' | 'runs'>,
  meant: BenchItem | undefined,
): Offer | undefined {
  const item = isReady(meant)
    ? meant
    : bench.find((one) => isReady(one) && isReal(one) && isTester(one) && one.lastUse);
  const lastUse = item?.lastUse;
  return item && lastUse && !runWith(runs, item.address) ? { item, lastUse } : undefined;
}
