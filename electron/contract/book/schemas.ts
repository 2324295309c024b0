import type { z } from 'zod';
import { circuitSchema } from '../circuit.ts';
import type { Bodies, BookKind } from './entry.ts';
import { jobSchema } from './job.ts';
import { orderSchema } from './order.ts';
import { plannedSchema } from './planned.ts';
import { ticketSchema } from './ticket.ts';

/** What a version of an item of each kind may say. */
export const BODY_SCHEMAS: { readonly [K in BookKind]: z.ZodType<Bodies[K]> } = {
  circuit: circuitSchema,
  order: orderSchema,
  ticket: ticketSchema,
  job: jobSchema,
  planned: plannedSchema,
};
