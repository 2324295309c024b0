import type { TaskBar } from './attention.ts';
import type { Carrier } from './wire.ts';

/** Names under which the desktop window and Electron's main process exchange what is no message of `wire.ts`. */
export const CHANNELS = {
  /** Page to main: a listener is there now, join it to the core. */
  hello: 'tributary:hello',
  /** Main to page: here is the port to the core; all further messages go through it. */
  port: 'tributary:port',
  /** Page to main: what the task bar shows. */
  attention: 'tributary:attention',
} as const;

/** What only the window can show: the bar of what goes on, absent while nothing does, and that it wants to be looked at. */
export interface Attention {
  bar?: TaskBar | undefined;
  flash: boolean;
}

/** What the preload of the desktop window puts into the page. */
export interface WindowBridge extends Carrier {
  /** Tells whether the core can be reached, now and whenever that changes: a core that was lost is started again behind a new port. */
  onLink(listener: (up: boolean) => void): () => void;
  /** Shows it on the window and its place in the task bar. */
  attend(attention: Attention): void;
}
