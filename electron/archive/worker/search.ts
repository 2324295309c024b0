/** One thing that can be found: by any part of `text` (folded), the highest `rank` first. `order`: how many were put in before it. */
interface Entry {
  key: string;
  text: string;
  rank: number;
  order: number;
}

/** What is found by any part of its texts, however short, in any script. */
export interface Haystack {
  /** Puts a thing in, or in the place of the one with the same key. `texts`: all by which it is found. */
  put(key: string, texts: readonly (string | null | undefined)[], rank: number): void;
  /** Ranks a thing higher, if it is there and was not as high. */
  raise(key: string, rank: number): void;
  /** Keys whose texts hold `part` (any case, blanks around it apart), the highest rank first; of all that are found only `limit` after `offset`. */
  find(
    part: string,
    limit: number,
    offset?: number,
    wanted?: (key: string) => boolean,
  ): { keys: string[]; total: number };
  /** The first `limit` keys of the same, without counting the others. */
  first(part: string, limit: number): string[];
}

/** Upper case, since what a letter becomes in lower case may depend on its neighbours, which a part does not have. */
const folded = (text: string): string => text.toWellFormed().toUpperCase();
const composed = (text: string): string => folded(text.normalize('NFC'));

/** A text as it was written, and with its accents composed where that is another. */
const both = (text: string): string[] => [...new Set([folded(text), composed(text)])];

/** All texts of a thing as one; what no text holds keeps them apart, so that nothing is found across two of them. */
const joined = (texts: readonly (string | null | undefined)[]): string =>
  texts.flatMap((text) => (text ? both(text) : [])).join('\n');

/** Whether such a text holds a part, whichever way its accents were typed. */
function matcher(part: string): (text: string) => boolean {
  const [plain = '', other] = both(part.trim());
  return other === undefined ? (text) => text.includes(plain) : (text) => text.includes(plain) || text.includes(other);
}

/** True where one of the texts holds `part`, as a haystack finds it. */
export const holds = (texts: readonly (string | null | undefined)[], part: string): boolean =>
  matcher(part)(joined(texts));

/** Which of two of one rank comes first: negative for `a`. */
export const TIES = {
  byKey: (a: Entry, b: Entry): number => (a.key < b.key ? -1 : 1),
  latestFirst: (a: Entry, b: Entry): number => b.order - a.order,
} as const;

type Compare = (a: Entry, b: Entry) => number;

/** Where an entry stands among sorted ones, or would. */
function placeOf(sorted: readonly Entry[], entry: Entry, compare: Compare): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(sorted[middle]!, entry) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * All texts lie ready in memory: going through 100 000 of them takes some milliseconds, less than any index of parts of words would need for
 * Chinese and for single letters. They are sorted once, when somebody looks first; from then on each is put in its place.
 */
export function createHaystack(tie: Compare = TIES.byKey): Haystack {
  const byKey = new Map<string, Entry>();
  const compare: Compare = (a, b) => b.rank - a.rank || tie(a, b);
  let sorted: Entry[] | undefined;
  const replace = (old: Entry | undefined, entry: Entry): void => {
    byKey.set(entry.key, entry);
    if (old) sorted?.splice(placeOf(sorted, old, compare), 1);
    sorted?.splice(placeOf(sorted, entry, compare), 0, entry);
  };
  const inOrder = (): readonly Entry[] => (sorted ??= [...byKey.values()].sort(compare));
  return {
    put(key, texts, rank) {
      const old = byKey.get(key);
      replace(old, { key, text: joined(texts), rank, order: old?.order ?? byKey.size });
    },
    raise(key, rank) {
      const old = byKey.get(key);
      if (old && rank > old.rank) replace(old, { ...old, rank });
    },
    find(part, limit, offset = 0, wanted = () => true) {
      const matches = matcher(part);
      const keys: string[] = [];
      let total = 0;
      for (const { key, text } of inOrder()) {
        if (!matches(text) || !wanted(key)) continue;
        if (total >= offset && keys.length < limit) keys.push(key);
        total += 1;
      }
      return { keys, total };
    },
    first(part, limit) {
      const matches = matcher(part);
      const keys: string[] = [];
      for (const { key, text } of inOrder()) {
        if (keys.length === limit) break;
        if (matches(text)) keys.push(key);
      }
      return keys;
    },
  };
}
