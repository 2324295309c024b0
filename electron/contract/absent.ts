import type { z } from 'zod';

/** A field that is left empty, or null as YAML writes it, is absent. */
export const absent = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
