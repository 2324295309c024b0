// Stand-in for the module `electron` of the main process, as far as our shell uses it: windows are pages of Chromium (window.mjs), dialogs and
// the like are told to the test and answered by it. It proves the wiring of main, preload and page; Electron itself is proven by the same
// tests with the true binary.
import { EventEmitter } from 'node:events';
import { BrowserWindow, closeBrowser, created, ipcMain, schemes } from './window.mjs';
import { onOrder, tell } from './tell.mjs';

export { BrowserWindow, ipcMain };

class App extends EventEmitter {
  #quitting = false;
  isPackaged = false;

  whenReady() {
    return Promise.resolve();
  }
  requestSingleInstanceLock() {
    return true;
  }
  getLocale() {
    return 'en-US';
  }
  exit(code) {
    this.#quitting = true;
    tell({ exit: code });
    void closeBrowser().then(() => process.exit(code));
  }
  quit() {
    if (this.#quitting) return;
    this.#quitting = true;
    tell({ quit: true });
    void closeBrowser().then(() => process.exit(0));
  }
}
export const app = new App();
created.on('web-contents-created', (event, contents) => app.emit('web-contents-created', event, contents));
created.on('window-closed', () => app.emit('window-all-closed'));

export const protocol = {
  registerSchemesAsPrivileged: (list) => tell({ schemes: list }),
  handle: (scheme, handler) => {
    // The app sees its own address, not the one that Chromium was given.
    schemes.set(scheme, (request, url) => handler({ method: request.method, headers: request.headers, url }));
  },
};

const PERMISSIONS = ['media', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'openExternal', 'serial'];
const defaultSession = {
  setPermissionRequestHandler: (handler) => {
    for (const permission of PERMISSIONS)
      handler(undefined, permission, (granted) => tell({ permission, kind: 'request', granted }));
  },
  setPermissionCheckHandler: (handler) => {
    for (const permission of PERMISSIONS) tell({ permission, kind: 'check', granted: handler(undefined, permission) });
  },
};
export const session = { defaultSession };

/** Numbers of the buttons that the next message boxes get; the first button when there are none left. */
const buttons = [];
onOrder('button', ({ response }) => buttons.push(response));
export const dialog = {
  showMessageBox: async (_window, options) => {
    const response = buttons.shift() ?? 0;
    tell({ messageBox: options, response });
    return { response, checkboxChecked: false };
  },
  showErrorBox: (title, content) => tell({ errorBox: title, content }),
};
export const shell = {
  openPath: async (path) => {
    tell({ openPath: path });
    return '';
  },
};
export const Menu = { setApplicationMenu: (menu) => tell({ menu }) };

let blockers = 0;
export const powerSaveBlocker = {
  start: (kind) => {
    tell({ keepAwake: kind, id: ++blockers });
    return blockers;
  },
  isStarted: (id) => id <= blockers,
  stop: (id) => tell({ letSleep: id }),
};

const windows = new Set();
created.on('web-contents-created', (_event, contents) => windows.add(contents));
// A message as it would come from another page in the window.
onOrder('foreign-message', ({ channel, url, args }) => {
  for (const sender of windows) ipcMain.emit(channel, { sender, senderFrame: { url } }, ...args);
});
// Something throws that nobody catches.
onOrder('fault', ({ text }) =>
  setImmediate(() => {
    throw new Error(text);
  }),
);
// As the user closing the window by its button.
onOrder('close', () => created.emit('close-order'));
