import { z } from 'zod';
import { origin } from './order-files.ts';

const reason = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/, 'yaml.id-form'),
  title: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
});

/** Reasons of the work on a site: why a circuit is not done today (`skip`), why a site is left although something is missing (`leave`). */
export const siteReasonsFile = z.strictObject({
  ...origin,
  skip: z.array(reason).min(1).max(100),
  leave: z.array(reason).min(1).max(100),
});
