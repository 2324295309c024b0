import { z } from 'zod';
import { base64, id, method, text, type FileContent } from '../method.ts';
import { LIST_BYTES } from '../sizes.ts';
import type { ErrorView } from '../errors.ts';
import type { Bilingual } from '../text.ts';

export const LINE_STATES = ['new', 'changed', 'same', 'refused'] as const;
export type LineState = (typeof LINE_STATES)[number];
/** How many lines of a list there are of each state. */
export type LineCounts = Record<LineState, number>;

/** At which field a line cannot be, and why. */
export interface LineFault {
  field: string;
  message: Bilingual;
}

/** What a line of a list would be beside what is known here. */
export interface ListLine {
  /** Line of a CSV, row of a sheet, place in a JSON array from 1. */
  line: number;
  state: LineState;
  /** Number of the circuit or the order, as far as it could be read. */
  number: string;
  /** What would be another than before. */
  changes?: { field: string; before?: string; after?: string }[];
  /** Of a line that is refused: all that is wrong with it. */
  faults?: readonly LineFault[];
  /** What is worth saying of it all the same. */
  notes?: readonly Bilingual[];
}

/** A list as far as it is read. */
export interface ListView {
  state: 'reading' | 'read' | 'failed';
  name: string;
  kind?: 'circuit' | 'order';
  /** What is to be said of the file as a whole. */
  notes: readonly Bilingual[];
  counts: LineCounts;
  /** Why it could not be read. */
  problem?: ErrorView;
  /** The part that was asked for, of those that were asked for. */
  lines: ListLine[];
  total: number;
}

export const EXPORT_FORMS = ['xlsx', 'csv', 'json'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];
export const EXPORT_KINDS = ['circuit', 'order', 'ticket'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What the page may ask of lists of offices: read, taken in, given out. */
export const listsApi = {
  /** The next part of a list, from byte `at` on; `upload` is any name that the page gives it. */
  'lists.part': method({ upload: id, at: z.number().int().nonnegative().max(LIST_BYTES), base64 }).returns<void>(),
  /** Begins to read the list that has come under the name `upload`; how far it is stands in its view. */
  'lists.open': method({ upload: id, name: text }).returns<{ list: string }>(),
  /** The list as it stands; `only`: lines of one state. Errors: `list-gone`. */
  'lists.read': method({
    list: id,
    only: z.enum(LINE_STATES).optional(),
    offset: z.number().int().nonnegative().default(0),
    limit: z.number().int().min(0).max(500).default(100),
  }).returns<ListView>(),
  /** Takes in all lines that can be taken, all or none. `first`: number of the first circuit or order that is new or changed. */
  'lists.take': method({ list: id }).returns<{ counts: LineCounts; first?: string }>(),
  /** Lets go of a list, be it read to its end or not. */
  'lists.close': method({ list: id }).returns<void>(),
  /** All that is known of a kind as a list, which another computer takes in. */
  'lists.export': method({
    kind: z.enum(EXPORT_KINDS),
    form: z.enum(EXPORT_FORMS),
    lang: z.enum(['zh', 'en']),
    items: z.array(id).max(10_000).optional(),
  }).returns<FileContent>(),
} as const;
