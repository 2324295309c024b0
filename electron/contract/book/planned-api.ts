import { z } from 'zod';
import { id, method, name, runId, text, type FileContent } from '../method.ts';
import { PLANNED_EVENTS, plannedSchema } from './planned.ts';
import type { PlannedView } from './planned-page.ts';

const planned = id;

/** What the page may ask of planned work, guarantee periods, drills. */
export const plannedApi = {
  /** All as they stand now, the next first. */
  'planned.list': method({}).returns<PlannedView[]>(),
  /** Makes one, or says of one what holds from now on: with another window or other circuits it begins anew, and what was objected to is over. Errors: `book-item-unknown`. */
  'planned.save': method({ planned: planned.optional(), body: plannedSchema }).returns<{ planned: string }>(),
  /** Something happened to it now: customers told, an objection, a test before or after, called off, closed. Errors: `book-item-unknown`, `planned-stopped`, `planned-cancelled`, `planned-untested`, `planned-run`, `note-reason`. */
  'planned.note': method({
    planned,
    did: z.enum(PLANNED_EVENTS).exclude(['moved']),
    by: name.optional(),
    reason: text.optional(),
    runId: runId.optional(),
    circuit: z.string().max(300).optional(),
    when: z.enum(['before', 'after']).optional(),
  }).returns<void>(),
  /** What was noted by mistake: it stays in the archive, and counts no more. Errors: `book-item-unknown`. */
  'planned.takeBack': method({ planned, entry: id }).returns<void>(),
  /** The notice to customers (PDF). Errors: `planned-stopped`, those of the report. */
  'planned.notice': method({ planned }).returns<FileContent>(),
  /** What came of it (PDF). Errors: those of the report. */
  'planned.report': method({ planned }).returns<FileContent>(),
} as const;
