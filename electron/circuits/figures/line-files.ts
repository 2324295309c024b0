import { z } from 'zod';
import { origin } from './order-files.ts';

/** How many calendar days before its end a circuit for a test is warned of. */
export const testCircuitsFile = z.strictObject({ ...origin, warnDays: z.number().int().min(0).max(1000).optional() });
