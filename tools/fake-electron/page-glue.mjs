// What the stand-in puts into the page before the page's own scripts: the module `electron` as a sandboxed preload sees it, then the preload.
// Both functions run in the page: they are sent there as text and may use nothing from this file.

/** Runs in the page: ports of which a utility process has the other end. What the page says goes out by a binding of its own, once there is one. */
function installPorts() {
  const open = new Map();
  const portOf = (channel) => {
    const { port1, port2 } = new MessageChannel();
    const waiting = [];
    let joined = false;
    const out = (text) => globalThis.fakeElectronPort(JSON.stringify({ channel, text }));
    port2.addEventListener('message', ({ data }) => (joined ? out(data) : waiting.push(data)));
    port2.start();
    open.set(channel, {
      say: (text) => port2.postMessage(text),
      open: () => {
        joined = true;
        waiting.splice(0).forEach(out);
      },
      // Electron's own addition to MessagePort; Chromium alone tells nobody.
      close: () => port1.dispatchEvent(new Event('close')),
    });
    return port1;
  };
  Object.defineProperty(globalThis, 'fakeElectronPorts', {
    value: Object.fromEntries(
      ['say', 'open', 'close'].map((act) => [act, (channel, text) => open.get(channel)?.[act](text)]),
    ),
  });
  return portOf;
}

/** Runs in the page. `preload`: the preload file as a function; `deliverName`: global through which the main process hands over messages. */
function installGlue(preload, deliverName, installPorts) {
  const callMain = globalThis.fakeElectronCall;
  delete globalThis.fakeElectronCall;
  globalThis.open = (url) => {
    void callMain('open', new URL(String(url), location.href).href, []);
    return null;
  };
  const portOf = installPorts();
  const listeners = new Map();
  const ipcRenderer = {
    on(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return this;
    },
    off(channel, listener) {
      listeners.get(channel)?.delete(listener);
      return this;
    },
    send(channel, ...args) {
      void callMain('send', channel, structuredClone(args));
    },
  };
  Object.defineProperty(globalThis, deliverName, {
    value: (channel, args, channels) => {
      const event = { sender: ipcRenderer, ports: channels.map(portOf) };
      for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
    },
  });

  // As Electron's bridge: functions become proxies whose arguments and results are copied, values are copied and frozen.
  const crossed = (value) => {
    if (typeof value === 'function') return (...args) => crossed(value(...args.map(crossed)));
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Object.freeze(value.map(crossed));
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, crossed(inner)])));
  };
  const contextBridge = {
    exposeInMainWorld(name, api) {
      if (name in globalThis) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(globalThis, name, { value: crossed(api), enumerable: true });
    },
  };
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name} (a sandboxed preload may require electron alone)`);
  };
  preload(require, { exports: {} }, {});
}

/** The init script of a page with this preload: a CommonJS file, which gets its own require and module and nothing else. */
export const glueScript = (preload, deliverName) =>
  `(${installGlue.toString()})(function (require, module, exports) {\n${preload}\n}, ${JSON.stringify(deliverName)}, ${installPorts.toString()});`;
