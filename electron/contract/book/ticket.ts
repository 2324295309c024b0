import { z } from 'zod';
import { absent } from '../absent.ts';
import { localTimeSchema } from './times.ts';

/** Ways in which a fault is reported; what each means is data (`resources/channels`). */
export const CHANNELS = ['400', '10086-8', 'direct', 'watch'] as const;

const line = z.string().max(1000);
const optionalLine = absent(line)
  .transform((value) => value || undefined)
  .optional();

/** What is out, as far as it is known; a field that is blank is in doubt. */
const scopeSchema = z.strictObject({
  all: absent(z.boolean()),
  /** The office to which all traffic is blocked. */
  towards: optionalLine,
  city: optionalLine,
  sites: absent(z.enum(['all', 'some'])),
});

/** A fault as it was reported. */
export const ticketSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  reportedAt: localTimeSchema,
  by: optionalLine,
  circuit: line.refine((value) => value.trim() !== '', { message: 'yaml.blank' }),
  /** What the customer says, in his words. */
  says: optionalLine,
  /** Its number in the platform of the channel. */
  foreignNumber: optionalLine,
  scope: absent(scopeSchema),
});
export type Ticket = z.output<typeof ticketSchema>;

/** What can happen to a ticket. */
export const TICKET_EVENTS = [
  'accepted',
  'told',
  'manager-told',
  'located',
  'located-customer',
  'restored',
  'reopened',
  'paused',
  'resumed',
  'struck-off',
] as const;
export type TicketEvent = (typeof TICKET_EVENTS)[number];
