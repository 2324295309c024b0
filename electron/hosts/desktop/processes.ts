import type { ErrorView } from '../../contract/errors.ts';

/** What the main process asks of the core's. */
export interface CoreProcess {
  /** How many tests go on. */
  running(): Promise<number>;
  /** Ends them (teardown, aborted), closes instruments and archive. */
  close(): Promise<void>;
}

/** What the core's process asks of the main process: what only Electron can do. */
export interface MainProcess {
  /** Opens a file with the program the system has for it. */
  openFile(path: string): Promise<boolean>;
  /** Shows a file in its folder. */
  showFile(path: string): Promise<boolean>;
  /** Asks the user for a folder; undefined where he chose none. */
  chooseFolder(): Promise<string | undefined>;
  /** Keeps the computer from falling asleep by Electron's own means; whether that took hold. */
  keepAwake(): Promise<boolean>;
  letSleep(): Promise<void>;
  /** The core ends, and why. */
  fault(view: ErrorView): Promise<void>;
}

/** Beside questions and answers: a page's port to the core comes along with it. */
export const JOIN = 'join';
