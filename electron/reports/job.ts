import type { TributaryError } from '../contract/errors.ts';
import type { Source } from './basis.ts';

/** What crosses to the thread that makes reports: all that is known of a run, and an existing folder. */
export interface Job {
  source: Source;
  /** Bytes by attachment id. */
  photos: ReadonlyMap<string, Uint8Array>;
  folder: string;
}
/** Absolute paths of the files of a report. */
export interface ReportFiles {
  pdf: string;
  json: string;
  csv: string;
}
/** What is left of an error once it has crossed a thread. */
export type Failure = Pick<TributaryError, 'code' | 'where' | 'params'>;
export type Answer = { paths: ReportFiles; failure?: undefined } | { failure: Failure };
