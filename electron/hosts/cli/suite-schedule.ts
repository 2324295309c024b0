import { TributaryError } from '../../contract/errors.ts';
import { isOneInstrument } from '../../instruments/index.ts';

const isTaken = (thrown: unknown): boolean => thrown instanceof TributaryError && thrown.code === 'instrument-in-run';

const shares = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.some((one) => others.some((other) => isOneInstrument({ address: one }, { address: other })));

/**
 * Does the work of all entries, at most `parallel` at once and never two with one instrument: in their order, but nothing waits for an instrument
 * that it does not need. Work that finds an instrument taken only when it has answered (`instrument-in-run`) is done again after another has ended.
 * Results stand in the order of the entries.
 */
export async function schedule<T, R>(
  entries: readonly T[],
  parallel: number,
  addressesOf: (entry: T) => readonly string[],
  work: (entry: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<T, R>();
  const pending = [...entries];
  const going = new Map<T, Promise<void>>();
  const refused = new Set<T>();
  const isFree = (entry: T): boolean =>
    !refused.has(entry) && ![...going.keys()].some((other) => shares(addressesOf(entry), addressesOf(other)));
  const attempt = async (entry: T): Promise<void> => {
    try {
      results.set(entry, await work(entry));
      refused.clear();
    } catch (thrown) {
      if (!isTaken(thrown)) throw thrown;
      refused.add(entry);
      pending.unshift(entry);
    } finally {
      going.delete(entry);
    }
  };
  while (pending.length > 0 || going.size > 0) {
    // Whoever had it has ended in the same moment.
    if (going.size === 0) refused.clear();
    const at = going.size < parallel ? pending.findIndex(isFree) : -1;
    const [next] = at < 0 ? [] : pending.splice(at, 1);
    if (next === undefined) await Promise.race(going.values());
    else going.set(next, attempt(next));
  }
  return entries.map((entry) => results.get(entry)!);
}
