import type { Carrier } from './wire.ts';

/** Names under which the desktop window and Electron's main process exchange what is no message of `wire.ts`. */
export const CHANNELS = {
  /** Page to main: a listener is there now, join it to the core. */
  hello: 'tributary:hello',
  /** Main to page: here is the port to the core; all further messages go through it. */
  port: 'tributary:port',
} as const;

/** What the preload of the desktop window puts into the page. */
export interface WindowBridge extends Carrier {
  /** Tells whether the core can be reached, now and whenever that changes: a core that was lost is started again behind a new port. */
  onLink(listener: (up: boolean) => void): () => void;
}
