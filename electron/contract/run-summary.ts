import type { Bilingual } from './text.ts';
import type { Verdict } from './verdict.ts';
import type { Message } from './words/index.ts';

/** A line of the archive list. */
export interface RunSummary {
  runId: string;
  number?: string;
  /** Another record bears the same number. */
  numberTwice?: true;
  /** The record of the same identity that says something else: both were kept when this one was brought. */
  beside?: string;
  procedure: string;
  procedureTitle: Bilingual;
  verdict?: Verdict;
  state: 'running' | 'finished';
  startedAtMs: number;
  endedAtMs?: number;
  circuit?: string;
  customer?: string;
  tester: string;
  simulated: boolean;
  attempts: number;
  signed: boolean;
  /** Duration asked for, seconds. */
  forS?: number;
  observedS?: number;
  cause?: Message;
  /** Last second on disk, epoch seconds: where a broken-off run ends. */
  lastSecond?: number;
  /** What of the record cannot be read: the disk has damaged it. Then nothing else is said of it but its id. */
  damaged?: Message;
}
