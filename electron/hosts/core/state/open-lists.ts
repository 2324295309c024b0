import { randomUUID } from 'node:crypto';
import type { Figures } from '../../../circuits/index.ts';
import type { NewEntry } from '../../../contract/book/entry.ts';
import type { ListLine, ListView, LineCounts, LineState } from '../../../contract/book/lists-api.ts';
import { errorView, TributaryError } from '../../../contract/errors.ts';
import { Gathered, takeList, type Book } from './list-taking.ts';

/** So many lists are held at a time; of more, what was opened first is let go: its page has forgotten it. */
const OPEN = 3;

interface Open {
  view: Omit<ListView, 'lines' | 'total' | 'counts'>;
  gathered: Gathered;
  lines: ListLine[];
  over: AbortController;
}

/** Lists that pages look at before they take them in. */
export class OpenLists {
  readonly #open = new Map<string, Open>();
  readonly #closing: AbortSignal;

  constructor(closing: AbortSignal) {
    this.#closing = closing;
  }

  /** Begins to read a list; it goes on by itself. */
  begin(name: string, bytes: Uint8Array, book: Book, figures: () => Promise<Pick<Figures, 'grades'>>): string {
    const id = randomUUID();
    const one: Open = {
      view: { state: 'reading', name, notes: [] },
      ...{ gathered: new Gathered(), lines: [], over: new AbortController() },
    };
    const [oldest] = this.#open.keys();
    if (this.#open.size >= OPEN && oldest !== undefined) this.close(oldest);
    this.#open.set(id, one);
    void this.#read(one, bytes, book, figures);
    return id;
  }

  async #read(
    one: Open,
    bytes: Uint8Array,
    book: Book,
    figures: () => Promise<Pick<Figures, 'grades'>>,
  ): Promise<void> {
    const signal = AbortSignal.any([this.#closing, one.over.signal]);
    try {
      for await (const taken of takeList(() => book, one.view.name, bytes, await figures(), signal)) {
        if ('head' in taken) one.view = { ...one.view, ...taken.head };
        for (const compared of 'lines' in taken ? taken.lines : []) {
          one.gathered.add(compared);
          const { entries: _entries, ...line } = compared;
          one.lines.push(line);
        }
      }
      one.view = { ...one.view, state: 'read' };
    } catch (thrown) {
      one.view = { ...one.view, state: 'failed', problem: errorView(thrown) };
    }
  }

  /** Errors: `list-gone`. */
  #of(id: string): Open {
    const one = this.#open.get(id);
    if (!one) throw new TributaryError('list-gone', id);
    return one;
  }

  /** A part of it as it stands. Errors: `list-gone`. */
  view(id: string, only: LineState | undefined, offset: number, limit: number): ListView {
    const { view, lines, gathered } = this.#of(id);
    const wanted = only === undefined ? lines : lines.filter(({ state }) => state === only);
    return {
      ...view,
      counts: { ...gathered.counts },
      lines: wanted.slice(offset, offset + limit),
      total: wanted.length,
    };
  }

  /** What of it is to be entered, once it is read to its end. Errors: `list-gone`. */
  wanted(id: string): { entries: NewEntry[]; counts: LineCounts; first?: string } {
    const { view, gathered } = this.#of(id);
    if (view.state !== 'read') throw new TributaryError('list-gone', view.name);
    const { first, counts } = gathered;
    return { entries: gathered.entries(), counts: { ...counts }, ...(first === undefined ? {} : { first }) };
  }

  close(id: string): void {
    this.#open.get(id)?.over.abort();
    this.#open.delete(id);
  }
}
