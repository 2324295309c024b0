import { ipcMain, MessageChannelMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { CHANNELS } from '../../contract/channels.ts';
import type { Log } from '../../contract/log.ts';
import { attend } from './attend.ts';
import type { CoreLink } from './core-link.ts';
import { isOurs } from './scheme.ts';

/** Only our own page in our own window is listened to. */
function isFrom(window: BrowserWindow, event: IpcMainEvent): boolean {
  return event.sender === window.webContents && event.senderFrame !== null && isOurs(event.senderFrame.url);
}

/** Joins the window's page to the core whenever one asks for it, a loaded one or one loaded again. Returns what joins it to a new core. */
export function joinWindow(core: CoreLink, window: BrowserWindow, log: Log): () => void {
  let asked = false;
  const join = (): void => {
    if (!asked || window.isDestroyed() || !isOurs(window.webContents.getURL())) return;
    // From here on page and core talk without this process.
    const { port1, port2 } = new MessageChannelMain();
    core.join(port1);
    window.webContents.postMessage(CHANNELS.port, null, [port2]);
  };
  ipcMain.on(CHANNELS.hello, (event) => {
    if (!isFrom(window, event)) return log.warn({ room: 'page', url: event.senderFrame?.url }, 'message refused');
    asked = true;
    join();
  });
  ipcMain.on(CHANNELS.attention, (event, told: unknown) => {
    try {
      if (isFrom(window, event) && !window.isDestroyed()) attend(window, told);
    } catch (thrown) {
      log.warn({ room: 'page', err: thrown }, 'attention refused');
    }
  });
  return join;
}
