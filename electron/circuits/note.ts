import type { BookKind, Happened, Item, NewEntry } from '../contract/book/entry.ts';
import { happenedSchema } from '../contract/book/entry.ts';
import { localTimeSchema } from '../contract/book/times.ts';
import { isDate } from '../contract/dates.ts';
import { TributaryError } from '../contract/errors.ts';
import { clearest, issueSaid } from '../contract/yaml-issues.ts';
import type { NoteKind } from './notes/index.ts';
import { LINE_NOTES } from './lines/index.ts';
import { ORDER_NOTES } from './orders/index.ts';
import { TICKET_NOTES } from './tickets/index.ts';

/** Kinds of items that something can be noted of, in the order in which an id is looked for among them. */
const NOTE_KINDS = {
  order: ORDER_NOTES,
  ticket: TICKET_NOTES,
  circuit: LINE_NOTES,
} as const satisfies { [K in BookKind]?: NoteKind<K> };
export type NotedKind = keyof typeof NOTE_KINDS;
export const NOTED_KINDS = Object.keys(NOTE_KINDS) as NotedKind[];

/** A wall-clock time as somebody gives it, to the second. Errors: `note-time` for another form, a time with a zone, one that does not exist. */
export function timeGiven(text: string): string {
  const time = localTimeSchema.safeParse(text.trim());
  if (!time.success) throw new TributaryError('note-time', text);
  return time.data;
}

/**
 * What is to be entered so that something happened to an item. Errors: `note-event` for an event that its kind has not, `note-before` before the item was
 * there, and what its kind refuses.
 */
export function noteEntry<K extends NotedKind>(item: Item<K>, given: Happened): NewEntry {
  const { events, eventsOfRun = [], begins, check } = NOTE_KINDS[item.kind] as unknown as NoteKind<K>;
  const parsed = happenedSchema.safeParse({ ...given, at: timeGiven(given.at) });
  if (!parsed.success)
    throw new TributaryError('note-field', item.item, { ...issueSaid(clearest(parsed.error.issues)) });
  const happened = parsed.data;
  const possible = happened.runId === undefined ? events : [...events, ...eventsOfRun];
  if (!possible.includes(happened.did))
    throw new TributaryError('note-event', item.item, { did: happened.did, text: possible.join(', ') });
  const first = begins(item.heads[0].body);
  if (first !== undefined && happened.at < first)
    throw new TributaryError('note-before', item.item, { at: happened.at, first });
  const { until } = happened;
  if (until !== undefined && !isDate(until)) throw new TributaryError('note-until-date', item.item, { until });
  check?.(item.item, happened, item);
  return { kind: item.kind, item: item.item, event: happened };
}
