import type { Failure } from '../../contract/errors.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';

/** What crosses to the thread that makes reports: line time in parts, latest first, then the rest. Photos: bytes by attachment id. `own`: see `ReportOptions`. */
export type Order = { is: 'part'; measurement: string; part: History } | Making;
export interface Making {
  is: 'make';
  record: RunRecord;
  photos: ReadonlyMap<string, Uint8Array>;
  folder: string;
  own: boolean;
}

export interface ReportOptions {
  /** The folder is the program's own: files for this user alone. Else the user named it, and his umask decides. */
  own?: boolean;
  signal?: AbortSignal;
}

/** Absolute paths of the files of a report. */
export interface ReportFiles {
  pdf: string;
  json: string;
  csv: string;
}
export type Answer = { paths: ReportFiles; failure?: undefined } | { failure: Failure };
