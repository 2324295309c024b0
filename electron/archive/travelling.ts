import { z } from 'zod';
import { localTimeSchema } from '../contract/book/times.ts';
import { isUlid } from '../contract/ulid.ts';

const word = z.string().min(1).max(2000);
/** An entry on its way from one archive to another: its row, but for the number that it has in an archive. */
export const travellingSchema = z.strictObject({
  entry: z.string().refine(isUlid),
  kind: word,
  item: word,
  what: z.enum(['version', 'event']),
  after: z.string().nullable(),
  at: localTimeSchema.nullable(),
  entered_at_ms: z.number().int().min(0),
  origin: word,
  version: z.number().int().min(1),
  body: z.string(),
});
export type Travelling = z.output<typeof travellingSchema>;
