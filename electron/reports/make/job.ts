import type { PlannedWindow } from '../../contract/book/planned.ts';
import type { Failure } from '../../contract/errors.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Letterhead } from '../model/letterhead.ts';
import type { PaperModel } from '../model/paper.ts';
import type { Paper } from './compiler.ts';
import type { History } from '../../contract/second.ts';
import type { Sheet, SheetHead } from './sheet.ts';
import type { Language } from '../../contract/text.ts';
import type { TrackWindow } from '../../contract/tracks.ts';

/** What crosses to the thread that makes reports: line time in parts, latest first, then the rest. Photos: bytes by attachment id. `own`: see `ReportOptions`. */
export type Order =
  | { is: 'part'; measurement: string; part: History }
  /** Can this picture be printed? */
  | { is: 'draw'; name: string; bytes: Uint8Array }
  /** Tables of a workbook, head and rows of each as they come, and then the whole: its bytes go back. */
  | { is: 'sheet'; head: SheetHead }
  | { is: 'rows'; rows: Sheet['rows'] }
  | { is: 'book' }
  | Printing
  | Forming
  | Making;
/** A paper that is no report of one record: nothing is written, its bytes go back. `attached`: what it rests on; `code`: its name for a camera. */
export interface Printing {
  is: 'paper';
  paper: Paper;
  model: PaperModel;
  attached: unknown;
  code: string;
  head?: Letterhead | undefined;
}
/** The carrier's form of a run, once its line time has come: nothing is written, its bytes go back. */
export interface Forming {
  is: 'form';
  record: RunRecord;
  head?: Letterhead | undefined;
}
export interface Making {
  is: 'make';
  record: RunRecord;
  photos: ReadonlyMap<string, Uint8Array>;
  /** Ladders and registers by measurement, reduced to what paper can show. */
  tracks: ReadonlyMap<string, TrackWindow>;
  folder: string;
  own: boolean;
  head?: Letterhead | undefined;
  /** Planned work on its circuit meanwhile. */
  windows?: readonly PlannedWindow[] | undefined;
}

export interface ReportOptions {
  /** The folder is the program's own: files for this user alone. Else the user named it, and his umask decides. */
  own?: boolean;
  /** Whose report it is. */
  head?: Letterhead;
  /** In which language a form is named; Chinese without. */
  lang?: Language;
  /** In front of the short number, where the record has none yet. */
  prefix?: string;
  /** Planned work on its circuit meanwhile. */
  windows?: readonly PlannedWindow[];
  signal?: AbortSignal;
}

/** Absolute paths of the files of a report. */
export interface ReportFiles {
  pdf: string;
  json: string;
  csv: string;
}
export interface Done {
  paths?: ReportFiles;
  drawn?: boolean;
  paper?: Uint8Array;
}
export type Answer = (Done & { failure?: undefined }) | { failure: Failure };
