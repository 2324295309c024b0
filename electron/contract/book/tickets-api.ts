import { z } from 'zod';
import { dateSchema } from '../dates.ts';
import { id, method, name, runId, text, type FileContent } from '../method.ts';
import type { RunSummary } from '../run.ts';
import type { Owner } from '../site.ts';
import type { Bilingual } from '../text.ts';
import type { Message } from '../words/index.ts';
import {
  TICKET_EVENTS,
  TICKET_OWN_EVENTS,
  TICKET_RUN_EVENTS,
  ticketSchema,
  type TicketFilter,
  type TicketNames,
  type TicketState,
} from './ticket.ts';
import { localTimeSchema } from './times.ts';

/** What is known of a ticket beside itself: what was measured for it and on its line before, and what else was reported of it. */
export interface TicketFile {
  /** Runs that hang on it, the newest first. */
  own: RunSummary[];
  /** Runs of the same circuit that do not, the newest first. */
  others: RunSummary[];
  /** Tickets of the same circuit but this, the newest first. */
  tickets: TicketState[];
  /** Where a search that hangs on it found the fault, while nobody has said where it is. */
  offer?: { did: 'located' | 'located-customer'; runId: string; section: Bilingual; owner: Owner; end?: 'A' | 'Z' };
}

/** What the page may ask of tickets: their clocks, what happened to them. */
export const ticketsApi = {
  /**
   * Tickets as they stand now: all that are open, the newest of the others, and `ticket`; `counts`: how many there are of each filter. `behind`: the newest
   * entry, where this computer's clock is behind it.
   */
  'tickets.list': method({ find: text, ticket: id.optional() }).returns<{
    tickets: TicketState[];
    counts: Record<TicketFilter, number>;
    names: TicketNames;
    now: string;
    behind?: string;
  }>(),
  /** `told`: what whoever opens it should know. */
  'tickets.open': method({ ticket: ticketSchema }).returns<{ ticket: string; told: Message[] }>(),
  /** Notes that something happened; `at` absent: now. Errors: `ticket-unknown`, `note-...`. */
  'tickets.note': method({
    ticket: id,
    did: z.enum([...TICKET_EVENTS, ...TICKET_OWN_EVENTS, ...TICKET_RUN_EVENTS]),
    at: localTimeSchema.optional(),
    by: name.optional(),
    reason: text.optional(),
    told: z.array(id).max(50).optional(),
    runId: runId.optional(),
  }).returns<void>(),
  /** Takes an entry of its trace back; it stays in the archive. */
  'tickets.takeBack': method({ ticket: id, entry: id, by: name.optional() }).returns<void>(),
  'tickets.file': method({ ticket: id }).returns<TicketFile>(),
  /** The fault report of a ticket, as a paper (PDF). Errors: `ticket-unknown`, those of the report. */
  'tickets.report': method({ ticket: id }).returns<FileContent>(),
  /** Customers of whom the book has circuits, by name. */
  'tickets.customers': method({}).returns<string[]>(),
  /** How the circuits of a customer worked from a day to a day, as a paper (PDF). Errors: `operation-customer`, `operation-period`, those of the report. */
  'tickets.operation': method({ customer: text, from: dateSchema, to: dateSchema }).returns<FileContent>(),
} as const;
