import { z } from 'zod';
import { absent } from '../absent.ts';
import { circuitSchema, GRADES, SERVICES, SPANS, rateSchema } from '../circuit.ts';
import { dateSchema } from '../dates.ts';

const optionalDate = absent(dateSchema);
const { customer, ends, number } = circuitSchema.shape;
export const PROGRESS_KINDS = ['none', 'weekly', 'as-asked'] as const;

/** An order to open a line, as it came from the office: one line of its list. */
export const orderSchema = z.strictObject({
  order: number,
  circuit: number,
  customer,
  service: absent(z.enum(SERVICES)),
  rate: absent(rateSchema),
  grade: absent(z.enum(GRADES)),
  span: absent(z.enum(SPANS)),
  /** Whether something is built for it. */
  built: absent(z.boolean())
    .transform((value) => value ?? false)
    .default(false),
  urgent: absent(z.boolean())
    .transform((value) => value ?? false)
    .default(false),
  /** How the customer wants to hear of its progress. */
  progress: absent(z.enum(PROGRESS_KINDS))
    .transform((value) => value ?? 'none')
    .default('none'),
  received: optionalDate,
  surveyAsked: optionalDate,
  resourceAnswered: optionalDate,
  due: optionalDate,
  ends,
});
export type Order = z.output<typeof orderSchema>;

/** The seven steps of an order, in their order. */
export const ORDER_STEPS = ['review', 'survey', 'plan', 'build', 'warning', 'commissioning', 'handover'] as const;
export type OrderStep = (typeof ORDER_STEPS)[number];

/** What can happen to an order. */
export const ORDER_EVENTS = [
  'reviewed',
  'returned',
  'surveyed',
  'planned',
  'built',
  'engineering-passed',
  'engineering-failed',
  'service-passed',
  'service-failed',
  'called-back',
  'warned',
  'postponed',
  'completed',
] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

export interface StepView {
  state: 'open' | 'done' | 'not-needed';
  due?: string;
  doneAt?: string;
}
