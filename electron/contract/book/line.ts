import type { Circuit } from '../circuit.ts';
import type { BookEvent } from './entry.ts';

/** How a circuit stands: carries a customer's traffic, is there for a test, was given up, or nobody has opened it yet. */
export const LINE_STANDS = ['in-service', 'for-test', 'given-up', 'not-in-service'] as const;
export type LineStands = (typeof LINE_STANDS)[number];

/** What can happen to a circuit itself. `converted`: from a test to service. An entry that was noted by mistake is taken back: it names the entry. */
export const LINE_EVENTS = ['given-up', 'converted', 'taken-back'] as const;
export type LineEvent = (typeof LINE_EVENTS)[number];

/** When a circuit for a test ends, and how near that is: `soon` within the days of the warning, `over` after it. */
export interface TestEnd {
  until: string;
  daysLeft: number;
  is: 'far' | 'soon' | 'over';
}

/** A circuit as of a time. */
export interface LineView extends Circuit {
  state: LineStands;
}

/** The same with what the page needs beside. */
export interface LineBeside {
  line: LineView;
  testEnd?: TestEnd;
  /** Giving up that counts, where it was given up. */
  givenUp?: Pick<BookEvent, 'at' | 'reason' | 'entry'>;
  /** Two laptops have changed it, neither knowing of the other. */
  conflict: boolean;
}
