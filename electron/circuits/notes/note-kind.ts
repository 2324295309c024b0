import type { Bodies, BookKind, Happened, Item } from '../../contract/book/entry.ts';

/** What may be noted of a kind of item. */
export interface NoteKind<K extends BookKind> {
  readonly events: readonly string[];
  /** What may be noted beside that where it names a run: only the page can. */
  readonly eventsOfRun?: readonly string[];
  /** The day or time before which nothing can have happened to it; undefined where that is not known. */
  readonly begins: (body: Bodies[K]) => string | undefined;
  /** Refuses what contradicts itself, or what had happened to the item by then. Errors: `note-...`. */
  readonly check?: (item: string, happened: Happened, of: Item<K>) => void;
}
