import type { Client } from '../../electron/contract/api.ts';
import type { AppState } from '../../electron/contract/views.ts';
import type { WindowBridge } from '../../electron/contract/channels.ts';
import { whileAway } from './away.ts';
import { overShell, overSocket, type Socket } from './carriers.ts';
import { createClient } from './client.ts';
import { createStore, useStore } from './store.ts';

declare global {
  interface Window {
    /** Put there by the preload of the desktop shell; absent in a browser. */
    tributary?: WindowBridge;
  }
}

/** The token of the web host stays in the address and goes along with it. */
const socketUrl = (): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws${location.search}`;
const makeSocket = (): Socket => new WebSocket(socketUrl());

/** The core, over whichever carrier this page was loaded by. */
export const host: Client = createClient(window.tributary ? overShell(window.tributary) : overSocket(makeSocket));

const state = createStore<AppState | undefined>(undefined);
const link = createStore<boolean | undefined>(undefined);

/** What the page shows: the state as last pushed, marked as not seen while the core is away. */
const shown = createStore<AppState | undefined>(undefined);
const show = (): void => {
  const last = state.get();
  shown.set(last && link.get() === false ? whileAway(last) : last);
};
state.subscribe(show);
link.subscribe(show);
host.onState((next) => state.set(next));
host.onLink((up) => link.set(up));

/** The state of the application as last pushed; undefined until the first push. */
export const useAppState = (): AppState | undefined => useStore(shown);
/** True while the core can be reached; undefined before the first attempt has ended. */
export const useLink = (): boolean | undefined => useStore(link);
