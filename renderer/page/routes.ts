/** The places of a test, in the order of their keys 1 to 5. */
export const PLACES = ['bench', 'new', 'run', 'result', 'archive'] as const;
/** Places beside them, each with a button and a key of its own, and the lanes of a record, to which records lead. */
export const SIDE_PLACES = ['settings', 'help', 'lanes'] as const;
/** The places of the book, entered by one button of the bar (key 6), side by side in a row of their own. */
export const BOOK_PLACES = ['day', 'orders', 'tickets', 'circuits', 'planned'] as const;
export type BookPlace = (typeof BOOK_PLACES)[number];
export type Place = (typeof PLACES)[number] | (typeof SIDE_PLACES)[number] | BookPlace;
const ALL: readonly Place[] = [...PLACES, ...SIDE_PLACES, ...BOOK_PLACES];

export interface Route {
  place: Place;
  /** Of a record, for `run` and `result`. */
  id?: string;
  options: Readonly<Record<string, string>>;
}

/** `#/result/abc?x=1` taken apart; anything unknown is the bench. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, id] = path.split('/');
  const place = ALL.find((p) => p === name) ?? 'bench';
  const options = Object.fromEntries(new URLSearchParams(query));
  const plain = decoded(id);
  return plain ? { place, id: plain, options } : { place, options };
}

/** An address typed by hand may hold a broken escape: then it names nothing. */
function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export function routeHash(place: Place, id?: string, options: Record<string, string> = {}): string {
  const query = new URLSearchParams(options).toString();
  return `#/${place}${id ? `/${encodeURIComponent(id)}` : ''}${query ? `?${query}` : ''}`;
}
