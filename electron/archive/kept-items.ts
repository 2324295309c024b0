import type { BookKind, Item } from '../contract/book/entry.ts';
import type { Archive, ItemFilter } from './archive.ts';

type Asked = Pick<Archive, 'items' | 'changedItems'>;

/** So few that are named are read as they are: that takes no longer than to ask what of them is new. */
const FEW = 100;
/** Items that one message brings: more would hold up whoever else waits for either thread. */
const PIECE = 250;

/** The items of one kind as they were read last, as many of them as somebody needed. */
class KeptItems<K extends BookKind> {
  readonly #archive: Asked;
  readonly #kind: K;
  /** What is known by a name: the item, or that there is none. */
  readonly #known = new Map<string, Item<K> | undefined>();
  /** All names, once somebody needed all. */
  #names: Set<string> | undefined;
  /** The last entry of the book that was looked at; undefined while nothing was. */
  #last: number | undefined;
  #all: readonly Item<K>[] | undefined;
  /** What was given for a list of names. */
  #given = new WeakMap<readonly string[], readonly Item<K>[]>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(archive: Asked, kind: K) {
    this.#archive = archive;
    this.#kind = kind;
  }

  /** All of them; the same array as long as nothing was entered. */
  all(): Promise<readonly Item<K>[]> {
    return this.#inTurn(async () => {
      if (this.#names) await this.#follow();
      else await this.#begin();
      if (this.#all) return this.#all;
      const names = [...this.#names!];
      await this.#read(names);
      return (this.#all = this.#among(names));
    });
  }

  /** Those that are named; for the same list of names the same array as long as nothing was entered. */
  named(names: readonly string[]): Promise<readonly Item<K>[]> {
    return this.#inTurn(async () => {
      await this.#follow();
      const given = this.#given.get(names);
      if (given) return given;
      const wanted = [...new Set(names)];
      await this.#read(wanted);
      const found = this.#among(wanted);
      this.#given.set(names, found);
      return found;
    });
  }

  /** One after the other, each at all that was entered before it was asked for. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Takes up all names, from the first entry on. */
  async #begin(): Promise<void> {
    await this.#follow();
    const { items } = await this.#archive.changedItems(this.#kind, 0);
    this.#names = new Set(items);
  }

  /** Forgets what has new entries. */
  async #follow(): Promise<void> {
    const { items, last } = await this.#archive.changedItems(this.#kind, this.#last);
    this.#last = last;
    if (items.length === 0) return;
    this.#all = undefined;
    this.#given = new WeakMap();
    for (const name of items) {
      this.#known.delete(name);
      this.#names?.add(name);
    }
  }

  async #read(names: readonly string[]): Promise<void> {
    const missing = names.filter((name) => !this.#known.has(name));
    for (let at = 0; at < missing.length; at += PIECE) {
      const items = missing.slice(at, at + PIECE);
      const read = await this.#archive.items(this.#kind, { items });
      for (const name of items) this.#known.set(name, undefined);
      for (const one of read) this.#known.set(one.item, one);
    }
  }

  #among(names: readonly string[]): readonly Item<K>[] {
    const items: Item<K>[] = [];
    for (const name of names) {
      const item = this.#known.get(name);
      if (item) items.push(item);
    }
    return items;
  }
}

/**
 * Keeps items as they were read, in the thread that asks for them: entries are only ever added, so what is asked of the archive is which items have new ones.
 * What is given is shared by all who ask; nobody changes it.
 */
export function keepItems(archive: Asked): Archive['items'] {
  const kept = new Map<BookKind, KeptItems<BookKind>>();
  const keptOf = <K extends BookKind>(kind: K): KeptItems<K> => {
    const known = kept.get(kind) ?? new KeptItems<BookKind>(archive, kind);
    kept.set(kind, known);
    return known as unknown as KeptItems<K>;
  };
  return <K extends BookKind>(kind: K, filter: ItemFilter = {}) => {
    const { items, text = '' } = filter;
    if (text.trim() !== '' || (items && items.length <= FEW)) return archive.items(kind, filter);
    return items ? keptOf(kind).named(items) : keptOf(kind).all();
  };
}
