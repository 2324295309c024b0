import type { Circuit } from '../circuit.ts';
import type { InstrumentRecord } from '../instrument.ts';
import type { Bilingual } from '../text.ts';
import type { Verdict } from '../verdict.ts';
import type { BookEvent, BookFile } from './entry.ts';
import type { OrderStanding } from './order.ts';
import type { PlannedKind, PlannedStanding } from './planned.ts';

/** How a circuit stands: carries a customer's traffic, is there for a test, was given up, or nobody has opened it yet. */
export const LINE_STANDS = ['in-service', 'for-test', 'given-up', 'not-in-service'] as const;
export type LineStands = (typeof LINE_STANDS)[number];

/** What can happen to a circuit itself. `converted`: from a test to service. An entry that was noted by mistake is taken back: it names the entry. */
export const LINE_EVENTS = ['given-up', 'converted', 'taken-back'] as const;
export type LineEvent = (typeof LINE_EVENTS)[number];

/** What is offered as a reason: why a circuit is given up, why it goes without a test before or after something planned, why that is called off. */
export interface LineReasons {
  givenUp: readonly Bilingual[];
  untested: readonly Bilingual[];
  cancelled: readonly Bilingual[];
}

/** When a circuit for a test ends, and how near that is: `soon` within the days of the warning, `over` after it. */
export interface TestEnd {
  until: string;
  daysLeft: number;
  is: 'far' | 'soon' | 'over';
}

/** A circuit as of a time. */
export interface CircuitState extends Circuit {
  state: LineStands;
}

/** The same with what the page needs beside. */
export interface LineBeside {
  line: CircuitState;
  testEnd?: TestEnd;
  /** Giving up that counts, where it was given up. */
  givenUp?: Pick<BookEvent, 'at' | 'reason' | 'entry'>;
  /** Two laptops have changed it, neither knowing of the other. */
  conflict: boolean;
}

/** What the list of circuits can be narrowed to. */
export const LINE_FILTERS = ['all', 'in-service', 'for-test', 'test-ends', 'not-in-service', 'given-up'] as const;
export type LineFilter = (typeof LINE_FILTERS)[number];

/** What a history page tells of, each with the place that it leads to. */
export type HistoryEntry = { at: string; circuit?: string } & (
  | { is: 'order'; id: string; standing: OrderStanding }
  | { is: 'ticket'; id: string; says?: string; restored: boolean }
  | { is: 'run'; id: string; title: Bilingual; number?: string; verdict?: Verdict }
  | { is: 'visit'; id: string; site: string; reason?: string }
  | { is: 'event'; id: string; did: string; reason?: string; takenBackAt?: string }
  | { is: 'planned'; id: string; kind: PlannedKind; name: string; standing: PlannedStanding }
  | { is: 'file'; id: string; name: string; shows?: string }
);

/** What is behind a page of history: one circuit, all circuits of a customer, or an instrument. */
export interface LineDetail {
  line: LineBeside;
  /** As it is saved: a form changes this. */
  body: Circuit;
  history: HistoryEntry[];
  files: BookFile[];
}
export interface CustomerView {
  name: string;
  circuits: number;
  /** Who is to be asked, of its circuits and of their ends. */
  contacts: { name?: string; phone?: string }[];
  manager?: { name?: string; phone?: string };
}
export interface CustomerDetail {
  customer: CustomerView;
  lines: LineBeside[];
  history: HistoryEntry[];
}
/** An instrument as the newest records have it. */
export interface InstrumentView {
  /** By which it is known on every laptop. */
  key: string;
  name: string;
  serial?: string;
  calibration?: InstrumentRecord['calibration'];
  simulated: boolean;
  /** The records in which it was, the newest first. */
  history: HistoryEntry[];
}
