import { z } from 'zod';
import { absent } from '../absent.ts';
import { circuitSchema, GRADES, SERVICES, SPANS, rateSchema } from '../circuit.ts';
import { dateSchema } from '../dates.ts';
import type { Bilingual } from '../text.ts';

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

/** What an order is as of a time, as the command line gives it. What is not known is absent. */
export interface OrderView {
  order: string;
  circuit: string;
  /** The day until which it is to be completed: the one granted last. */
  due?: string;
  steps: Record<OrderStep, StepView>;
  /** Presale: until when the survey is due, and how long the answer about resources holds. */
  survey: { due?: string; validUntil?: string; secondCheck: boolean };
  warning: {
    /** Absent where a year without a calendar leaves it unknown. */
    pool?: boolean;
    since?: string;
    /** The last day on which a warning is in time. */
    lastDay?: string;
    important: boolean;
    /** The rank that has to know, by its id in the data. */
    rank?: string;
  };
  gates: { engineering: GateState; service: Exclude<GateState, 'not-needed'> };
  progress: Order['progress'];
  /** Years without a calendar on which dates hang that are absent. */
  missingYears?: number[];
}
export type GateState = 'not-needed' | 'open' | 'failed' | 'passed';

/** Whether an order is still worked on. */
export const ORDER_STANDINGS = ['open', 'returned', 'completed'] as const;
export type OrderStanding = (typeof ORDER_STANDINGS)[number];

/** What asks for something to be done about an order, the most pressing first. */
export const ORDER_PRESSES = ['over', 'late-warning', 'to-warn', 'second-check', 'survey'] as const;
export type OrderPress = (typeof ORDER_PRESSES)[number];

/** What the page shows beside: of the order itself, or of its circuit where the order leaves it blank. */
export interface OrderBeside extends Pick<Order, 'service' | 'rate' | 'grade' | 'span' | 'urgent' | 'received'> {
  customer?: string;
  /** The rank that has to know, as people call it. */
  rank?: Bilingual;
  standing: OrderStanding;
  presses?: OrderPress;
  /** Due dates that were put off, the first first. */
  earlierDues: string[];
  /** The working day before `lastDay`, where that is none. */
  lastWorkingDay?: string;
  /** Two laptops have changed it, neither knowing of the other. */
  conflict: boolean;
}
export interface OrderState extends OrderView {
  beside: OrderBeside;
}
