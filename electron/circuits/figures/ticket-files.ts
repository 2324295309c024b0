import { z } from 'zod';
import { CHANNELS } from '../../contract/book/ticket.ts';
import { SERVICES, SPANS } from '../../contract/circuit.ts';
import { parseSeconds } from '../../contract/duration.ts';
import { origin, RANKED_GRADES } from './order-files.ts';

const text = z.string().min(1).max(300);
const title = z.strictObject({ zh: text, en: text });
const party = z.string().regex(/^[a-z0-9-]+$/, 'yaml.id-form');
/** Seconds, written `30m`. */
const length = z
  .string()
  .refine((given) => parseSeconds(given) !== undefined, { message: 'yaml.duration' })
  .transform((given) => parseSeconds(given)!);

/** Time to restore, hours by grade, in rows. */
export const repairTimesFile = z.strictObject({
  ...origin,
  /** Share of the time to restore from which on a clock is amber. */
  amber: z.number().gt(0).lt(1),
  rows: z
    .array(
      z.strictObject({
        services: z.array(z.enum(SERVICES)).min(1),
        spans: z.array(z.enum(SPANS)).min(1),
        hours: z.partialRecord(z.enum(RANKED_GRADES), z.number().positive().max(8760)),
      }),
    )
    .max(100),
});

/** Ways in which a fault is reported, and everybody who has to do with one. */
export const channelsFile = z.strictObject({
  ...origin,
  parties: z.record(party, title),
  channels: z.record(
    z.enum(CHANNELS),
    z.strictObject({
      title,
      /** Who takes the report. */
      receiver: party,
      /** Where its number stands. */
      platform: title,
      /** Who gets the ticket. */
      assigned: party,
      /** Who must be told. */
      told: z.array(party).max(20),
      /** Whether it is the customer who reports by it. */
      customer: z.boolean(),
    }),
  ),
});

const rule = z.strictObject({
  id: party,
  title,
  services: z.array(z.enum(SERVICES)).min(1),
  limit: length,
  /** Of a line that is important by its span alone. */
  limitBySpan: length.optional(),
  /** What must be out; a field that is blank counts, one that says otherwise does not. */
  out: z.strictObject({ all: z.literal(true).optional(), sites: z.literal('all').optional() }),
  /** The field that says where; blank counts as well. */
  names: z.enum(['towards', 'city']).optional(),
});

/** When a fault is a severe one; limits in seconds, "more than". */
export const severeFaultsFile = z.strictObject({
  ...origin,
  rules: z.array(rule).max(50),
  complaints: z.strictObject({ title, customers: z.number().int().min(2).max(100), within: length, still: length }),
  /** Who must be told of one. */
  told: z.array(party).max(20),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'yaml.clock');
/** What is done with a ticket. */
export const faultHandlingFile = z.strictObject({
  ...origin,
  /** Seconds after the report within which the cause is roughly known. */
  firstCause: length,
  /** Who gets it, by where the fault is. */
  dispatch: z.strictObject({ network: party, customer: party, 'not-located': party }),
  /** When a customer may be called whose own fault it is, and who is told at night instead. */
  calls: z.strictObject({ from: clock, to: clock, manager: party }),
});
