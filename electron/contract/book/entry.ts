import { z } from 'zod';
import type { Circuit } from '../circuit.ts';
import type { Job } from './job.ts';
import type { Order } from './order.ts';
import type { Planned } from './planned.ts';
import type { Ticket } from './ticket.ts';
import { localTimeSchema } from './times.ts';

/** What the book keeps of each kind of item. */
export interface Bodies {
  circuit: Circuit;
  order: Order;
  ticket: Ticket;
  job: Job;
  planned: Planned;
}
export const BOOK_KINDS = ['circuit', 'order', 'ticket', 'job', 'planned'] as const satisfies readonly (keyof Bodies)[];
export type BookKind = (typeof BOOK_KINDS)[number];

/** Who entered something, and when: the archive's own mark, never asked for. `entry`: a ULID, the same in every archive that it was carried to. */
export interface Entered {
  readonly entry: string;
  readonly enteredAtMs: number;
  /** The archive in which it was entered first. */
  readonly origin: string;
}

/** What was known of an item once. `after`: the versions that it replaces; whoever entered it had them before his eyes. */
export interface Version<K extends BookKind = BookKind> extends Entered {
  readonly after: readonly string[];
  readonly body: Bodies[K];
}

/** Something that happened to an item: never changed, only added to. */
export const happenedSchema = z.strictObject({
  /** Wall-clock time at which it happened, as somebody gives it. */
  at: localTimeSchema,
  /** One of the events of its kind. */
  did: z.string().min(1).max(64),
  reason: z.string().max(2000).optional(),
  until: z.string().max(40).optional(),
  by: z.string().max(200).optional(),
  /** Who was told. */
  told: z.array(z.string().max(200)).max(50).optional(),
  runId: z.string().max(64).optional(),
  /** Whatever else its kind holds, by name. */
  given: z.record(z.string().max(64), z.string().max(2000)).optional(),
});
export type Happened = z.infer<typeof happenedSchema>;
export interface BookEvent extends Happened, Entered {}

/** An item as it stands. Two laptops may both have changed it, neither knowing of the other: then it has several heads, the newest first, until somebody chooses. */
export interface Item<K extends BookKind = BookKind> {
  readonly kind: K;
  /** Number of a circuit or an order; id of a ticket or a job. */
  readonly item: string;
  readonly heads: readonly [Version<K>, ...Version<K>[]];
  /** By the time at which they happened; of one time, in the order in which they were entered. */
  readonly events: readonly BookEvent[];
  /** How many of its entries the disk has damaged, or a newer program wrote: they are not in it. */
  readonly unreadable?: number;
}

/** What is to be entered: a version of an item (in the place of all that is known of it, unless `after` says of what), or something that happened to it. */
export type NewEntry =
  | { [K in BookKind]: { kind: K; item: string; body: Bodies[K]; after?: readonly string[] } }[BookKind]
  | { kind: BookKind; item: string; event: Happened };

/** Letters of what a picture shows: a photo's name and the number of a circuit. */
export const SHOWS_LENGTH = 400;
/** A picture that hangs on an item. */
export interface BookFile {
  id: string;
  kind: BookKind;
  item: string;
  name: string;
  mime: string;
  /** Octets. */
  size: number;
  sha256: string;
  atMs: number;
  /** What it shows: `dip`, `label`, `site` and so on. */
  shows?: string;
}
