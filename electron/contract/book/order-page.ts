import type { Bilingual } from '../text.ts';
import type { Verdict } from '../verdict.ts';
import type { Circuit } from '../circuit.ts';
import type { BookEvent } from './entry.ts';
import type { Order, OrderState } from './order.ts';

/** Which orders the page lists. */
export const ORDER_FILTERS = ['open', 'to-warn', 'pool', 'this-week', 'next-week', 'done'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** Orders as the page lists them: what presses most first. */
export interface OrderList {
  /** The day as of which they are. */
  today: string;
  orders: OrderState[];
  /** How many there are of this filter. */
  total: number;
  counts: Record<OrderFilter, number>;
  /** How many there are at all, whatever is looked for. */
  all: number;
  /** How many come in only after today: they are not listed yet. */
  later: number;
  /** The clock of this computer, and the newest entry, where the clock is behind it. */
  behind?: { now: string; newest: string };
  missing?: MissingCalendar;
}

/** Years without a calendar, and where the user's own is to stand. */
export interface MissingCalendar {
  years: number[];
  path: string;
  /** What it begins as a copy of, while there is none. */
  copyOf?: string;
}

/** What happened to an order; `takenBackAt`: it was entered by mistake. */
export interface LoggedEvent extends BookEvent {
  takenBackAt?: string;
}

/** Reasons that are offered, so that nobody has to type one. */
export type OrderReasons = Record<'returned' | 'warned' | 'postponed', Bilingual[]>;

/** A test that hangs on an order. */
export interface OrderRun {
  runId: string;
  title: Bilingual;
  verdict?: Verdict;
  simulated?: boolean;
}

/** One order with all that is known of it. */
export interface OrderDetail {
  today: string;
  state: OrderState;
  body: Order;
  circuit?: Circuit;
  log: LoggedEvent[];
  runs: OrderRun[];
  reasons: OrderReasons;
  /** Where the limits come from that it is held against. */
  basis: { source: string; status: 'confirmed' | 'unconfirmed' }[];
  missing?: MissingCalendar;
}
