/** One thing that can be found: by any part of `text` (folded), the highest `rank` first. */
interface Entry {
  key: string;
  text: string;
  rank: number;
}

/** What is found by any part of its texts, however short, in any script. */
export interface Haystack {
  /** Puts a thing in, or in the place of the one with the same key. `texts`: all by which it is found. */
  put(key: string, texts: readonly (string | undefined)[], rank: number): void;
  /** Keys whose texts hold `part` (any case, blanks around it apart), the highest rank first; of all that are found only `limit` after `offset`. */
  find(
    part: string,
    limit: number,
    offset?: number,
    wanted?: (key: string) => boolean,
  ): { keys: string[]; total: number };
}

/** Capital letters and composed characters as people mean them. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/** The highest rank first; the key decides between equals. */
const before = (a: Entry, b: Entry): boolean => a.rank > b.rank || (a.rank === b.rank && a.key < b.key);

/** Where an entry stands among sorted ones, or would. */
function placeOf(sorted: readonly Entry[], entry: Entry): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (before(sorted[middle]!, entry)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * All texts lie ready in memory: going through 100 000 of them takes some milliseconds, less than any index of parts of words would need for
 * Chinese and for single letters. They are sorted once, when somebody looks first; from then on each is put in its place.
 */
export function createHaystack(): Haystack {
  const byKey = new Map<string, Entry>();
  let sorted: Entry[] | undefined;
  return {
    put(key, texts, rank) {
      const old = byKey.get(key);
      // What no text holds keeps them apart, so that nothing is found across two of them.
      const entry = { key, text: folded(texts.filter(Boolean).join('\n')), rank };
      byKey.set(key, entry);
      if (old) sorted?.splice(placeOf(sorted, old), 1);
      sorted?.splice(placeOf(sorted, entry), 0, entry);
    },
    find(part, limit, offset = 0, wanted = () => true) {
      const needle = folded(part.trim());
      sorted ??= [...byKey.values()].sort((a, b) => (before(a, b) ? -1 : 1));
      const keys: string[] = [];
      let total = 0;
      for (const { key, text } of sorted) {
        if (!text.includes(needle) || !wanted(key)) continue;
        if (total >= offset && keys.length < limit) keys.push(key);
        total += 1;
      }
      return { keys, total };
    },
  };
}
