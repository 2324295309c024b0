import { z } from 'zod';
import { origin, reasons } from './order-files.ts';

/** How many calendar days before its end a circuit for a test is warned of. */
export const testCircuitsFile = z.strictObject({ ...origin, warnDays: z.number().int().min(0).max(1000).optional() });

/** What is offered as a reason where a circuit is given up (`givenUp`), goes without its test before or after something planned (`untested`), or that is called off (`cancelled`). */
export const lineReasonsFile = z.strictObject({ ...origin, givenUp: reasons, untested: reasons, cancelled: reasons });
