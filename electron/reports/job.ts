import type { TributaryError } from '../contract/errors.ts';
import type { RunRecord } from '../contract/run.ts';
import type { History } from '../contract/second.ts';

/** What crosses to the thread that makes reports: line time in parts, latest first, then the rest. Photos: bytes by attachment id. */
export type Order =
  | { is: 'part'; attempt: number; part: History }
  | { is: 'make'; record: RunRecord; photos: ReadonlyMap<string, Uint8Array>; folder: string };

/** Absolute paths of the files of a report. */
export interface ReportFiles {
  pdf: string;
  json: string;
  csv: string;
}
/** What is left of an error once it has crossed a thread. */
export type Failure = Pick<TributaryError, 'code' | 'where' | 'params'>;
export type Answer = { paths: ReportFiles; failure?: undefined } | { failure: Failure };
