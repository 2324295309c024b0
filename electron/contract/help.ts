import { z } from 'zod';
import { bilingualSchema } from './procedure.ts';

/** What topics of the help are about, in the order in which they are listed. */
export const HELP_KINDS = ['alarm', 'pins', 'set', 'procedure', 'practice'] as const;

const text = z.string().min(1).max(400);

/** One contact: of which circuit (ITU-T V.24), what it carries, which side drives it, its pins (first the a, then the b wire) by connector. */
const pinRow = z.strictObject({
  circuit: text.optional(),
  name: text,
  what: bilingualSchema,
  from: z.enum(['DTE', 'DCE', 'none']).optional(),
  pins: z.record(z.string(), z.array(text).min(1).max(2)),
});

/** A piece of a topic: a paragraph, steps in order, points without order, a table, or the contacts of connectors. */
const block = z.union([
  z.strictObject({ text: bilingualSchema }),
  z.strictObject({ steps: z.array(bilingualSchema).min(1) }),
  z.strictObject({ points: z.array(bilingualSchema).min(1) }),
  z.strictObject({ columns: z.array(bilingualSchema).min(1), rows: z.array(z.array(bilingualSchema)).min(1) }),
  z.strictObject({ connectors: z.record(z.string(), bilingualSchema), contacts: z.array(pinRow).min(1) }),
]);
export type HelpBlock = z.output<typeof block>;

export const helpTopicSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(HELP_KINDS),
  title: bilingualSchema,
  /** Other names under which people look for it. */
  terms: z.array(text).default([]),
  /** Lamps, big states and procedures that it explains, by their names in the program. */
  about: z.array(text).default([]),
  body: z.array(block).min(1),
  /** Public: recommendation and clause, or manual and page. */
  sources: z.array(text).min(1),
  /** Nobody has held it against the source's own standard. */
  unconfirmed: z.boolean().default(false),
});
export type HelpTopic = z.output<typeof helpTopicSchema>;

export const helpFileSchema = z.strictObject({ version: z.literal(1), topics: z.array(helpTopicSchema).min(1) });
