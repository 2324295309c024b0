import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, type WindowBridge } from './contract/channels.ts';

/** The part of a MessagePort that we use. */
interface Port {
  postMessage(text: string): void;
  addEventListener(kind: 'message' | 'close', listener: (event: { data?: unknown }) => void): void;
  start(): void;
  close(): void;
}

const listeners = new Set<(text: string) => void>();
const watchers = new Set<(up: boolean) => void>();
let port: Port | undefined;
/** Absent until there was anybody at all. */
let up: boolean | undefined;

function setUp(now: boolean): void {
  if (up === now) return;
  up = now;
  for (const watch of watchers) watch(now);
}

ipcRenderer.on(CHANNELS.port, ({ ports }) => {
  const fresh = ports[0] as unknown as Port;
  port?.close();
  port = fresh;
  fresh.addEventListener('close', () => {
    if (port === fresh) setUp(false);
  });
  // A core that is only just starting is not there yet: its first word is the state.
  fresh.addEventListener('message', ({ data }) => {
    if (port !== fresh) return;
    setUp(true);
    for (const listener of listeners) listener(String(data));
  });
  fresh.start();
});

/** All that the page gets: text out, text in, whether there is anybody, and the task bar. */
const bridge: WindowBridge = {
  send: (text) => port?.postMessage(text),
  onMessage: (listener) => {
    const first = listeners.size === 0 && port === undefined;
    listeners.add(listener);
    if (first) ipcRenderer.send(CHANNELS.hello);
    return () => {
      listeners.delete(listener);
    };
  },
  attend: (attention) => ipcRenderer.send(CHANNELS.attention, attention),
  onLink: (listener) => {
    watchers.add(listener);
    if (up !== undefined) listener(up);
    return () => {
      watchers.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('tributary', bridge);
