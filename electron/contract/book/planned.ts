import { z } from 'zod';
import { circuitSchema } from '../circuit.ts';
import { localTimeSchema } from './times.ts';

const { number } = circuitSchema.shape;

/** Work that cuts circuits at a time that is told before; a period in which circuits must not fail; an exercise, which is never mistaken for the real thing. */
export const PLANNED_KINDS = ['work', 'guarantee', 'drill'] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

/** The most circuits of one. */
export const PLANNED_CIRCUITS = 500;

/** A window on circuits. */
export const plannedSchema = z
  .strictObject({
    kind: z.enum(PLANNED_KINDS),
    name: z.string().trim().min(1).max(300),
    from: localTimeSchema,
    to: localTimeSchema,
    circuits: z.array(number).min(1).max(PLANNED_CIRCUITS),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'yaml.window' });
export type Planned = z.output<typeof plannedSchema>;

/**
 * What can happen to it. `notified`: customers were told; `objected`: one of them objects, and it does not take place; `run`: a test before or after;
 * `untested`: a circuit goes without one, for a reason; `cancelled`: it is called off; `moved`: it got another window or other circuits, and customers have to be told again.
 */
export const PLANNED_EVENTS = ['notified', 'objected', 'run', 'untested', 'moved', 'cancelled', 'closed'] as const;
export type PlannedEvent = (typeof PLANNED_EVENTS)[number];

/** Which tests of each circuit it takes: planned work is measured by before and after, the rest is inspected before. */
export const PLANNED_TESTS = {
  work: ['before', 'after'],
  guarantee: ['before'],
  drill: ['before'],
} as const satisfies Record<PlannedKind, readonly PlannedWhen[]>;
export type PlannedWhen = 'before' | 'after';

export const PLANNED_STANDINGS = ['planned', 'going', 'over', 'stopped', 'cancelled', 'closed'] as const;
export type PlannedStanding = (typeof PLANNED_STANDINGS)[number];
/** Nothing goes on with it as it stands. */
export const isDone = (standing: PlannedStanding): boolean => ['stopped', 'cancelled', 'closed'].includes(standing);

/** By which a ticket or an alarm is marked. */
export interface InPlanned {
  planned: string;
  kind: PlannedKind;
  name: string;
}

/** When planned work or a drill on a circuit excuses what its line shows: epoch seconds, `to` not included. */
export interface PlannedWindow extends InPlanned {
  from: number;
  to: number;
  /** When the book came to say so, epoch milliseconds. */
  saidAtMs: number;
}
