import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { CHANNELS } from '../../contract/channels.ts';
import type { Carrier } from '../../contract/wire.ts';
import type { Core } from '../core/core.ts';
import { joinPage } from '../core/dispatch.ts';
import type { Log } from '../../contract/log.ts';
import { isOurs } from './scheme.ts';

/** Only our own page in our own window is listened to. */
function isFrom(window: BrowserWindow, event: IpcMainEvent): boolean {
  return event.sender === window.webContents && event.senderFrame !== null && isOurs(event.senderFrame.url);
}

/** Joins the window's page to the core, anew whenever the page (re)loads. Returns what ends it. */
export function joinWindow(core: Core, window: BrowserWindow, log: Log): () => void {
  const listeners = new Set<(text: string) => void>();
  const carrier: Carrier = {
    send: (text) => {
      if (!window.isDestroyed()) window.webContents.send(CHANNELS.toPage, text);
    },
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  let leave = (): void => undefined;
  const checked =
    (then: (text: unknown) => void) =>
    (event: IpcMainEvent, text: unknown): void => {
      if (isFrom(window, event)) then(text);
      else log.warn({ url: event.senderFrame?.url }, 'message refused');
    };
  const onHello = checked(() => {
    leave();
    leave = joinPage(core, carrier, log);
  });
  const onText = checked((text) => {
    if (typeof text === 'string') for (const listener of listeners) listener(text);
  });
  ipcMain.on(CHANNELS.hello, onHello);
  ipcMain.on(CHANNELS.toCore, onText);
  return () => {
    ipcMain.off(CHANNELS.hello, onHello);
    ipcMain.off(CHANNELS.toCore, onText);
    leave();
  };
}
