import { z } from 'zod';
import { absent } from '../absent.ts';
import type { Circuit } from '../circuit.ts';
import type { Bilingual } from '../text.ts';
import type { InPlanned } from './planned.ts';
import { localTimeSchema } from './times.ts';

/** Ways in which a fault is reported; what each means is data (`resources/channels`). */
export const CHANNELS = ['400', '10086-8', 'direct', 'watch'] as const;

const line = z.string().max(1000);
const optionalLine = absent(line)
  .transform((value) => value || undefined)
  .optional();

/** What is out, as far as it is known; a field that is blank is in doubt. */
const scopeSchema = z.strictObject({
  all: absent(z.boolean()),
  /** The office to which all traffic is blocked. */
  towards: optionalLine,
  city: optionalLine,
  sites: absent(z.enum(['all', 'some'])),
});

/** A fault as it was reported. */
export const ticketSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  reportedAt: localTimeSchema,
  by: optionalLine,
  circuit: line.refine((value) => value.trim() !== '', { message: 'yaml.blank' }),
  /** What the customer says, in his words. */
  says: optionalLine,
  /** Its number in the platform of the channel. */
  foreignNumber: optionalLine,
  scope: absent(scopeSchema),
});
export type Ticket = z.output<typeof ticketSchema>;

/** What can happen to a ticket. */
export const TICKET_EVENTS = [
  'accepted',
  'told',
  'manager-told',
  'located',
  'located-customer',
  'restored',
  'reopened',
  'paused',
  'resumed',
  'struck-off',
] as const;
export type TicketEvent = (typeof TICKET_EVENTS)[number];
/** What can happen to a ticket beside that: a fault that nobody has found in several attempts; a run that was made for it. */
export const TICKET_OWN_EVENTS = ['hard-fault'] as const;
export const TICKET_RUN_EVENTS = ['run'] as const;

/** How far the clock of a ticket has run. No figure is `not-set`: never green. */
export type ClockState = 'running' | 'amber' | 'over' | 'stopped' | 'not-set';
export interface TicketClock {
  /** Time to restore, seconds. */
  limitS?: number;
  amberAt?: string;
  dueAt?: string;
  state: ClockState;
  /** Once it stopped: whether in time. */
  met?: boolean;
}
/** A step of a ticket, as its trace tells it; `did`: an event, `reported` for the first. */
export interface TicketStep {
  at: string;
  did: string;
  by?: string;
  reason?: string;
  until?: string;
  told?: string[];
  runId?: string;
}

/** A ticket as it stood at a time: what `book tickets --json` prints. Times are wall-clock times. */
export interface TicketView {
  ticket: string;
  channel: (typeof CHANNELS)[number];
  /** Who takes it, and who must still be told: parties of `tickets/channels.yaml`. */
  receiver: string;
  toTell: string[];
  /** What somebody noted. */
  told: string[];
  circuit: string;
  clock: TicketClock;
  firstCause: { dueAt: string; doneAt?: string };
  severe: { is: boolean; since?: string; rule?: string; struckOff?: string };
  night: { callCustomer: boolean; managerToTell: boolean; managerTold: boolean; callFrom?: string };
  log: TicketStep[];
}

/** What the page shows beside; seconds are those of the time for which it was worked out. */
export interface TicketBeside extends Pick<Circuit, 'service' | 'rate' | 'grade' | 'span' | 'inService'> {
  /** False for a circuit that the book does not have. */
  known: boolean;
  customer?: string;
  /** Whom to call: of the circuit's customer. */
  contact?: string;
  manager?: string;
  by?: string;
  says?: string;
  foreignNumber?: string;
  scope?: NonNullable<Ticket['scope']>;
  standing: TicketStanding;
  located: 'network' | 'customer' | 'not-located';
  /** Who has it by its channel, and who is sent by where the fault is: parties of the channels. */
  assigned: string;
  dispatch: string;
  /** How long its clock has run, and from how long on it is amber. */
  ranS: number;
  amberAfterS?: number;
  /** How long nobody had restored it, pauses counting; since when it is restored. */
  outS: number;
  restoredAt?: string;
  /** How long is left to say roughly where it is; below 0 once that is over. */
  causeLeftS: number;
  /** In how long its own rule makes it a severe one, should nothing change; absent where none does, or it is one already. */
  severeInS?: number;
  runs: string[];
  /** Why it was said to be one that nobody finds. */
  hardFault?: string;
  /** The planned work or drill in whose window it was reported: then it is no fault. */
  planned?: InPlanned;
  /** Two laptops have changed it, neither knowing of the other. */
  conflict: boolean;
  /** Entries of the trace behind the first, in its order: by them one is taken back. */
  entries: string[];
}
export const TICKET_STANDINGS = ['running', 'paused', 'restored'] as const;
export type TicketStanding = (typeof TICKET_STANDINGS)[number];
export interface TicketState extends TicketView {
  beside: TicketBeside;
}

/** What the figures call things: parties, channels, rules of severe faults; and where the figures are from. */
export interface TicketNames {
  parties: Readonly<Record<string, Bilingual>>;
  channels: Readonly<Record<string, { title: Bilingual; platform: Bilingual }>>;
  rules: Readonly<Record<string, Bilingual>>;
  /** The party that is told at night, in the place of the customer. */
  manager: string;
  /** Files of figures whose values no public source confirms. */
  unconfirmed: string[];
}

/** An open ticket as everybody is told of it who does not look at its page. */
export interface TicketAlarm {
  ticket: string;
  circuit: string;
  customer?: string;
  clock: ClockState;
  severe: boolean;
  /** Runs that hang on it. */
  runs: string[];
}
/** Part of what every page is told. */
export interface OpenTickets {
  /** Tickets that nobody has restored yet. */
  tickets?: TicketAlarm[];
}

/** Which tickets the page lists: those that are open, those that are severe ones, all. */
export const TICKET_FILTERS = ['open', 'severe', 'all'] as const;
export type TicketFilter = (typeof TICKET_FILTERS)[number];
