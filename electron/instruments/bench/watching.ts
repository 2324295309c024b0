import { placeOf, type Entry } from './bench-entry.ts';

/** A run or the panel has it. */
export const isInUse = (entry: Entry): boolean => entry.lent || (entry.panel?.busy ?? false);

/**
 * Lets the lamps of every connected tester follow its line, except where a test has the tester or another one on the same cable: there nobody
 * asks anything beside the test. Resolves, within a second, when those are left alone.
 */
export async function settleWatches(entries: readonly Entry[]): Promise<void> {
  const taken = new Set(entries.filter(isInUse).map(placeOf));
  const settled = entries.flatMap((entry) => entry.panel?.watch(!taken.has(placeOf(entry))) ?? []);
  await Promise.all(settled);
}
