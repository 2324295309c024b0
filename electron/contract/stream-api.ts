import { method } from './method.ts';

/** What the page may ask of this computer as the far end of another's streams. */
export const streamApi = {
  /** It is one from now on; where it is reached stands in the state. Errors: `far-unreachable`. */
  'farEnd.begin': method({}).returns<void>(),
  'farEnd.end': method({}).returns<void>(),
} as const;
