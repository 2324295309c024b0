import { z } from 'zod';
import { CUSTOMER_CLASSES, GRADES, SPANS } from '../../contract/circuit.ts';

/** What every file of figures says of itself: `confirmed` where a public source has it, `unconfirmed` where it is from knowledge, shown as such. */
export const origin = {
  version: z.literal(1),
  source: z.string().max(2000),
  status: z.enum(['confirmed', 'unconfirmed']),
};
const title = z.strictObject({ zh: z.string().max(200), en: z.string().max(200) });
const days = z.number().int().min(0).max(1000);

/** Grades that times are given for. */
export const RANKED_GRADES = ['AAA', 'AA', 'A', 'ordinary'] as const satisfies readonly (typeof GRADES)[number][];
export type RankedGrade = (typeof RANKED_GRADES)[number];

/** A carrier's own word for a grade, and which it is. */
export const gradesFile = z.strictObject({ ...origin, grades: z.partialRecord(z.enum(GRADES), z.enum(RANKED_GRADES)) });

/** Working days of a presale survey after it was asked for. */
export const surveyTimesFile = z.strictObject({
  ...origin,
  workingDays: z
    .array(
      z.strictObject({
        spans: z.array(z.enum(SPANS)).min(1),
        grades: z.partialRecord(z.enum(RANKED_GRADES), days),
      }),
    )
    .max(100),
});

/** Times of the steps of an order, and of its warnings. A file of the user's own says only what is other with him. */
export const openingTimesFile = z.strictObject({
  ...origin,
  /** Working days after an order was received. */
  surveyWorkingDays: days.optional(),
  /** Working days after the survey. */
  planWorkingDays: days.optional(),
  /** Working days before the due date. */
  poolWorkingDays: days.optional(),
  /** Calendar days before the due date. */
  warnDays: z.strictObject({ normal: days, urgent: days }).optional(),
  /** Calendar days before the last day of a warning from which the page asks for it. */
  warnAheadDays: days.optional(),
  /** Calendar months. */
  resourceMonths: z.number().int().min(0).max(120).optional(),
});

/** Whose warnings and faults are important, and which rank has to know of a warning. */
export const importanceFile = z.strictObject({
  ...origin,
  classes: z.array(z.enum(CUSTOMER_CLASSES)),
  spans: z.array(z.enum(SPANS)),
  ranks: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/, 'yaml.id-form'),
        title,
        spans: z.array(z.enum(SPANS)).optional(),
        classes: z.array(z.enum(CUSTOMER_CLASSES)).optional(),
      }),
    )
    .max(20),
});
export type Rank = z.output<typeof importanceFile>['ranks'][number];

/** What is offered as a reason, so that nobody has to type it. */
export const reasons = z.array(title).max(30);
export const orderReasonsFile = z.strictObject({ ...origin, returned: reasons, warned: reasons, postponed: reasons });
