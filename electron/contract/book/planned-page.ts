import type { RunSummary } from '../run-summary.ts';
import type { BookEvent } from './entry.ts';
import type { Planned, PlannedStanding } from './planned.ts';

/** A circuit of it: its test before and after, where there is one. */
export interface PlannedLine {
  circuit: string;
  customer?: string;
  ends: string;
  before?: RunSummary;
  after?: RunSummary;
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
  notifiedAt?: string;
  log: BookEvent[];
  /** Tickets that were reported in its window on its circuits: they are no faults. */
  tickets: { ticket: string; circuit: string; reportedAt: string; says?: string }[];
  conflict: boolean;
}
