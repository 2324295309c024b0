import { createStore } from '../../link/store.ts';

/** What a caller said of the line that a run is about: a search that begins with his words does not ask for them again. */
export interface CallerSaid {
  runId: string;
  says: string;
  /** Day and time of day of his report. */
  day: string;
  time: string;
}
export const callerSaid = createStore<CallerSaid | undefined>(undefined);
