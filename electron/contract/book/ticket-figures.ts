import { z } from 'zod';
import { CUSTOMER_CLASSES, GRADES, SERVICES, SPANS } from '../circuit.ts';
import { parseSeconds } from '../duration.ts';
import { CHANNELS } from './ticket.ts';

const bilingual = z.strictObject({ zh: z.string().min(1).max(300), en: z.string().min(1).max(300) });
const id = z.string().regex(/^[a-z0-9-]{1,64}$/);
/** Whose figures these are: a user sees it beside them. */
const head = {
  version: z.literal(1),
  id,
  status: z.enum(['confirmed', 'unconfirmed']),
  source: bilingual,
};
/** Seconds, written `30m`. */
const length = z
  .string()
  .refine((text) => parseSeconds(text) !== undefined, { message: 'yaml.duration' })
  .transform((text) => parseSeconds(text)!);

/** The four grades; other words for them are `grades/*.yaml`. */
export const REPAIR_GRADES = ['AAA', 'AA', 'A', 'ordinary'] as const satisfies readonly (typeof GRADES)[number][];

/** `repair-times/*.yaml`: time to restore, hours by grade, in rows. */
export const repairTimesSchema = z.strictObject({
  ...head,
  title: bilingual,
  amber: z.number().gt(0).lt(1),
  rows: z
    .array(
      z.strictObject({
        services: z.array(z.enum(SERVICES)).min(1),
        spans: z.array(z.enum(SPANS)).min(1),
        hours: z.partialRecord(z.enum(REPAIR_GRADES), z.number().positive().max(8760)),
      }),
    )
    .max(100),
});
export type RepairTimes = z.infer<typeof repairTimesSchema>;

/** `tickets/channels.yaml`: ways in which a fault is reported, and everybody who has to do with one. */
export const channelsSchema = z.strictObject({
  ...head,
  parties: z.record(id, bilingual),
  channels: z.record(
    z.enum(CHANNELS),
    z.strictObject({
      title: bilingual,
      receiver: id,
      platform: bilingual,
      assigned: id,
      told: z.array(id).max(20),
      /** Whether it is the customer who reports by it. */
      customer: z.boolean(),
    }),
  ),
});
export type Channels = z.infer<typeof channelsSchema>;

/** `tickets/severe.yaml`: when a fault is a severe one; limits in seconds, "more than". */
export const severeSchema = z.strictObject({
  ...head,
  rules: z
    .array(
      z.strictObject({
        id,
        title: bilingual,
        services: z.array(z.enum(SERVICES)).min(1),
        limit: length,
        /** Of a line that is important by its span alone. */
        limitBySpan: length.optional(),
        /** What must be out; a field that is blank counts, one that says otherwise does not. */
        out: z.strictObject({ all: z.literal(true).optional(), sites: z.literal('all').optional() }),
        /** The field that says where; blank counts as well. */
        names: z.enum(['towards', 'city']).optional(),
      }),
    )
    .max(50),
  complaints: z.strictObject({
    title: bilingual,
    customers: z.number().int().min(2).max(100),
    within: length,
    still: length,
  }),
  told: z.array(id).max(20),
});
export type SevereRules = z.infer<typeof severeSchema>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'yaml.clock' });
/** `tickets/handling.yaml`: what is done with a ticket. */
export const handlingSchema = z.strictObject({
  ...head,
  firstCause: length,
  dispatch: z.strictObject({ network: id, customer: id, 'not-located': id }),
  calls: z.strictObject({ from: clock, to: clock, manager: id }),
});
export type Handling = z.infer<typeof handlingSchema>;

/** All that tickets are worked out from; rows of an own file of repair times stand before ours. */
export interface TicketFigures {
  repairTimes: readonly RepairTimes[];
  channels: Channels;
  severe: SevereRules;
  handling: Handling;
}

/** Who is important, and what other words for a grade mean: figures that orders use as well. */
export interface SharedFigures {
  grades: Readonly<Partial<Record<(typeof GRADES)[number], (typeof GRADES)[number]>>>;
  importance: {
    readonly classes: readonly (typeof CUSTOMER_CLASSES)[number][];
    readonly spans: readonly (typeof SPANS)[number][];
  };
}
