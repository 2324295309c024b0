import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from './contract/channels.ts';
import type { Carrier } from './contract/wire.ts';

/** All that the page gets: text out, text in. */
const carrier: Carrier = {
  send: (text) => ipcRenderer.send(CHANNELS.toCore, text),
  onMessage: (listener) => {
    const heard = (_event: unknown, text: string): void => listener(text);
    ipcRenderer.on(CHANNELS.toPage, heard);
    ipcRenderer.send(CHANNELS.hello);
    return () => {
      ipcRenderer.off(CHANNELS.toPage, heard);
    };
  },
};

contextBridge.exposeInMainWorld('tributary', carrier);
