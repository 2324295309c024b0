import type { Archive } from '../../archive/index.ts';
import { noteEntry, NOTED_KINDS, type NotedKind } from '../../circuits/index.ts';
import type { Item } from '../../contract/book/entry.ts';
import { localText } from '../../contract/book/times.ts';
import { TributaryError } from '../../contract/errors.ts';
import { ticketIdOf } from '../core/state/ticket-book.ts';
import { tell, type Io, type Lang } from './io.ts';
import { withBook } from './with-book.ts';

/** The order or ticket of an id. Errors: `book-item-unknown`. */
async function itemOf(archive: Archive, id: string): Promise<Item<NotedKind>> {
  for (const kind of NOTED_KINDS) {
    const [found] = await archive.items(kind, { items: [kind === 'ticket' ? ticketIdOf(id) : id] });
    if (found) return found;
  }
  throw new TributaryError('book-item-unknown', id);
}

interface Options {
  archive: string;
  at: string;
  did: string;
  reason?: string;
  until?: string;
  json?: boolean;
  lang: Lang;
}

/** `tributary book note`: something that happened to an order or a ticket. */
export async function bookNoteCommand(id: string, options: Options, io: Io): Promise<number> {
  return await withBook(options, io, async ({ archive, at }) => {
    const { did, reason, until } = options;
    const item = await itemOf(archive, id);
    const happened = { at, did, ...(reason !== undefined && { reason }), ...(until !== undefined && { until }) };
    const [entry = ''] = await archive.enter([noteEntry(item, happened)]);
    if (at > localText(Date.now())) io.notes(tell(options.lang, 'cli.note-ahead', { at }));
    if (did === 'returned' && reason === undefined) io.notes(tell(options.lang, 'cli.returned-unsaid'));
    if (options.json) io.json({ entry, [item.kind]: item.item, at, did });
    else io.lines(tell(options.lang, 'cli.noted', { id: item.item, at, did }));
    return 0;
  });
}
