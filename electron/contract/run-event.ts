import type { AbortReason } from './abort-reasons.ts';
import type { InPlanned } from './book/planned.ts';
import type { Defect } from './defect.ts';
import type { RecurrenceFinding } from './finding.ts';
import type { Message } from './words/index.ts';

/** Kinds of entries in the event list of a run. */
export const EVENT_KINDS = [
  'start',
  'stop',
  'errors',
  'defect',
  'slip',
  'line',
  'invalid',
  'gap',
  'mark',
  'note',
  'inject',
  'link',
  'tester',
  'step',
  'history-cleared',
  'unavailable',
  'clock',
  'computer',
  'damaged',
  'wrong-octet',
  'loss',
  'wire',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One line of the event list. `t` epoch seconds; `durationS` where it lasted. */
export interface RunEvent {
  t: number;
  kind: EventKind;
  attempt: number;
  /** Id of the measurement that it belongs to, where it belongs to one. */
  measurement?: string;
  message: Message;
  durationS?: number;
  bitErrors?: number;
  defect?: Defect;
  /** Why somebody stopped the test. */
  reason?: AbortReason;
  /** Errored and severely errored seconds of it. */
  es?: number;
  ses?: number;
  /** Ids of the attachments that show it. */
  photos?: string[];
  /** Planned work, or a drill, in whose window it lies: then it is no fault. `partly`: it lasted longer. Reckoned from the book, and never stored. */
  planned?: InPlanned & { partly?: true };
}

/** What a person says at a moment of a run. `agoS`: seconds since it was seen; to write it down takes a while. */
export interface Note {
  text: string;
  photos?: string[] | undefined;
  agoS?: number | undefined;
}
/** The most photos of one note. */
export const NOTE_PHOTOS = 20;
/** What a person put on the time line: what he noted, and what he read meanwhile. */
export const isMark = ({ kind }: Pick<RunEvent, 'kind'>): boolean => kind === 'mark' || kind === 'note';

/** An event list that a person can read: its first events, how many there are, and how far apart errored seconds are joined to one event. */
export interface ReadableEvents {
  shown: RunEvent[];
  count: number;
  withinS: number;
  /** What was wrong with the line, how much of that lies whole in planned work, and what nobody saw, by attempt. */
  troubles: Record<number, { bad: number; planned: number; unseen: number }>;
  /** Errors that come back at one interval, by attempt; absent where they may be chance. */
  recurring?: Record<number, RecurrenceFinding>;
}
