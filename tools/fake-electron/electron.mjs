// Stand-in for the module `electron` of the main process, as far as our shell uses it: windows are pages of Chromium (window.mjs), dialogs and
// the like are told to the test and answered by it. It proves the wiring of main, preload and page; Electron itself is proven by the same
// tests with the true binary.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { giveAway, MessageChannelMain } from './ports.mjs';
import { BrowserWindow, closeBrowser, created, ipcMain, schemes } from './window.mjs';
import { onOrder, tell } from './tell.mjs';

export { BrowserWindow, ipcMain, MessageChannelMain };

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

const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'clipboard-read',
  'openExternal',
  'serial',
  'fullscreen',
];
/** Who asks, and for which media where it asks for any. */
const ASKING = ['app://tributary/index.html', 'https://evil.example/', 'app://tributary.evil/'].flatMap((url) =>
  PERMISSIONS.flatMap((permission) =>
    (permission === 'media' ? ['video', 'audio'] : [undefined]).map((media) => ({ url, permission, media })),
  ),
);
const defaultSession = {
  setPermissionRequestHandler: (handler) => {
    for (const { url, permission, media } of ASKING)
      handler(undefined, permission, (granted) => tell({ permission, media, url, kind: 'request', granted }), {
        requestingUrl: url,
        ...(media && { mediaTypes: [media] }),
      });
  },
  setPermissionCheckHandler: (handler) => {
    for (const { url, permission, media } of ASKING) {
      const details = { requestingUrl: url, ...(media && { mediaType: media }) };
      tell({
        permission,
        media,
        url,
        kind: 'check',
        granted: handler(undefined, permission, new URL(url).origin, details),
      });
    }
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

const UTILITY = fileURLToPath(new URL('./utility.mjs', import.meta.url));
const utilities = new Set();
/** A child process with a channel; its ports lead to pages, past the main process. */
class UtilityProcess extends EventEmitter {
  #child;
  #channels = [];
  constructor(path, args) {
    super();
    this.#child = fork(path, args, { execArgv: ['--import', UTILITY] });
    tell({ utility: this.#child.pid });
    utilities.add(this);
    this.#child.on('message', ({ data }) => this.emit('message', data));
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('exit', (code) => {
      utilities.delete(this);
      for (const channel of this.#channels) created.emit('close-port', channel);
      this.emit('exit', code ?? 1);
    });
  }
  send(message) {
    if (this.#child.connected) this.#child.send(message);
  }
  postMessage(data, ports = []) {
    this.send({ data, channels: ports.map((port) => port.channel) });
    for (const port of ports) {
      this.#channels.push(port.channel);
      giveAway(port, { wire: (channel, url) => this.send({ wire: { channel, url } }) });
    }
  }
  kill() {
    return this.#child.kill();
  }
}
export const utilityProcess = { fork: (path, args) => new UtilityProcess(path, args) };

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
// The same in the utility process.
onOrder('utility-fault', ({ text }) => {
  for (const utility of utilities) utility.send({ order: text });
});
// The main process stands still, as behind a box of the system or in a loop of its own; it burns nothing meanwhile.
onOrder('block', ({ ms }) => {
  tell({ blocked: ms });
  // What was told is on its way before the loop stands.
  setTimeout(() => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    tell({ unblocked: ms });
  }, 100);
});
// As the user closing the window by its button.
onOrder('close', () => created.emit('close-order'));
