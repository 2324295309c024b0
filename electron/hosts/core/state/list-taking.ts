import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../../../archive/index.ts';
import {
  Comparer,
  openList,
  type Compared,
  type Figures,
  type GivenLine,
  type Known,
  type ListHead,
} from '../../../circuits/index.ts';
import type { Item, NewEntry } from '../../../contract/book/entry.ts';
import type { LineCounts } from '../../../contract/book/lists-api.ts';

/** What is known of a book; one that is not there yet knows nothing. */
export type Book = Pick<Archive, 'items'> | undefined;

/** A list as it is read and compared: first what it is, then its lines. */
export type Taken = { head: ListHead } | { lines: Compared[] };

/** Lines that are compared before whoever measures has his turn. */
const PIECE = 50;

const namesIn = (lines: readonly GivenLine[], name: string): string[] =>
  lines.flatMap((line) => {
    const named = line.given?.[name];
    return typeof named === 'string' && named !== '' ? [named] : [];
  });

/** What is known of the items that some lines name. */
async function knownOf(book: Book, lines: readonly GivenLine[]): Promise<Known> {
  const find = async <K extends 'circuit' | 'order'>(
    kind: K,
    items: readonly string[],
  ): Promise<Map<string, Item<K>>> => {
    const found = items.length > 0 && book ? await book.items(kind, { items: [...new Set(items)] }) : [];
    return new Map(found.map((item) => [item.item, item]));
  };
  const orders = await find('order', namesIn(lines, 'order'));
  const ofOrders = [...orders.values()].map(({ heads }) => heads[0].body.circuit);
  const circuits = await find('circuit', [...namesIn(lines, 'number'), ...namesIn(lines, 'circuit'), ...ofOrders]);
  return { circuit: (number) => circuits.get(number), order: (number) => orders.get(number) };
}

/**
 * Reads a list and compares its lines with a book, piece by piece; the book is opened once it is known that the file is a list. `signal` ends it with its
 * reason. Errors: those of reading, and of opening.
 */
export async function* takeList(
  open: () => Book | Promise<Book>,
  name: string,
  bytes: Uint8Array,
  figures: Pick<Figures, 'grades'>,
  signal: AbortSignal,
): AsyncGenerator<Taken> {
  let comparer: Comparer | undefined;
  let book: Book;
  for await (const read of openList(name, bytes, signal)) {
    if ('head' in read) {
      comparer = new Comparer(read.head.kind, figures);
      book = await open();
      yield read;
      continue;
    }
    const known = await knownOf(book, read.lines);
    for (let at = 0; at < read.lines.length; at += PIECE) {
      const piece = read.lines.slice(at, at + PIECE);
      yield { lines: piece.flatMap((line) => comparer?.compare(line, known) ?? []) };
      await setImmediate(undefined, { signal });
    }
  }
}

/** What a list would enter: of each item what the last of its lines makes of it. */
export class Gathered {
  readonly counts: LineCounts = { new: 0, changed: 0, same: 0, refused: 0 };
  /** Number of the first line that is new or changed. */
  first: string | undefined;
  readonly #entries = new Map<string, NewEntry>();

  add({ state, number, entries }: Compared): void {
    this.counts[state]++;
    if (state === 'new' || state === 'changed') this.first ??= number;
    for (const entry of entries) this.#entries.set(`${entry.kind} ${entry.item}`, entry);
  }

  entries(): NewEntry[] {
    return [...this.#entries.values()];
  }

  /** Whether there were lines, and none of them can be taken. */
  get nothing(): boolean {
    const { refused, ...others } = this.counts;
    return refused > 0 && Object.values(others).every((n) => n === 0);
  }
}
