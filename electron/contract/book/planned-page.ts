import type { RunSummary } from '../run-summary.ts';
import type { BookEvent } from './entry.ts';
import type { LoggedEvent } from './order-page.ts';
import type { Planned, PlannedStanding, PlannedWhen } from './planned.ts';

/** A circuit of it: its test before and after, where there is one. */
export interface PlannedLine {
  circuit: string;
  customer?: string;
  ends: string;
  before?: RunSummary;
  after?: RunSummary;
  /** Why it goes without one. */
  untested: { before?: Pick<BookEvent, 'reason' | 'entry'>; after?: Pick<BookEvent, 'reason' | 'entry'> };
  /** The newest test of it that could be hung on it as the one before, or after. */
  offers: { before?: RunSummary; after?: RunSummary };
}

/** What it is as of a time. */
export interface PlannedView extends Planned {
  planned: string;
  standing: PlannedStanding;
  lines: PlannedLine[];
  /** Objections that count. */
  objections: Pick<BookEvent, 'at' | 'by' | 'reason' | 'entry'>[];
  /** When customers were told of this window and these circuits. */
  notifiedAt?: string;
  /** They were told of others before, and have to be told again. */
  toldOfOther: boolean;
  /** Tests that it takes and that are neither there nor done without for a reason. */
  missing: { circuit: string; when: PlannedWhen }[];
  log: LoggedEvent[];
  /** Tickets that were reported in its window on its circuits: they are no faults. */
  tickets: { ticket: string; circuit: string; reportedAt: string; says?: string }[];
  conflict: boolean;
}
