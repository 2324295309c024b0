import type { Bilingual } from './text.ts';

/** What was done with an instrument the last time, as it can be done again: shown whole before anybody starts it. */
export interface LastUse {
  /** The record that is taken as the pattern. */
  runId: string;
  /** When that began, epoch milliseconds. */
  atMs: number;
  procedure: { id: string; title: Bilingual };
  /** Its number; absent where none was given, or the one that was given does not fit any more: then somebody has to say which. */
  circuit?: string;
  /** The circuit is in service: who released it is asked again, whoever did the last time. */
  inService: boolean;
  /** Settings that somebody had given then; all others are left to the procedure. */
  settings: Readonly<Record<string, string>>;
  /** How long its runs last together, seconds. */
  forS: number;
}
