/** Names under which the desktop window and the core exchange the text messages of `wire.ts` over Electron IPC. */
export const CHANNELS = {
  /** Page to core: one message. */
  toCore: 'tributary:to-core',
  /** Core to page: one message. */
  toPage: 'tributary:to-page',
  /** Page to core: a listener is there now, send it the state. */
  hello: 'tributary:hello',
} as const;
