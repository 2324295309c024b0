// node --import ./tools/fake-electron/utility.mjs out/main/core-process.js: `process.parentPort` of a utility process of the stand-in, a child
// process with a channel to the main process, and the ports that it is given. One end of a port is in a page: it is reached by Chromium's own
// protocol, on a socket of its own.
import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';

/** Name of the function by which a page says something to a port (page-glue.mjs). */
const BINDING = 'fakeElectronPort';

/** The socket to a page; `heard` takes what it says, `gone` is called once when its document has gone. */
function openPage(url, heard, gone) {
  const socket = new WebSocket(url);
  let id = 0;
  const send = (method, params = {}) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: ++id, method, params }));
  };
  socket.on('message', (text) => {
    const { method, params } = JSON.parse(String(text));
    if (method === 'Runtime.bindingCalled' && params.name === BINDING) heard(params.payload);
    if (method === 'Runtime.executionContextsCleared' || method === 'Inspector.targetCrashed') socket.close();
  });
  socket.on('error', () => socket.close());
  socket.on('close', gone);
  const opened = new Promise((resolve) => socket.on('open', resolve));
  return { send, opened, close: () => socket.close() };
}

class MessagePortMain extends EventEmitter {
  #page;
  #channel;
  #waiting = [];
  #heard = [];
  #started = false;
  #gone = false;

  constructor(channel) {
    super();
    this.#channel = channel;
  }
  /** Both ends are given away: joins them. */
  async wire(url) {
    const page = openPage(
      url,
      (payload) => {
        const { channel, text } = JSON.parse(payload);
        if (channel === this.#channel) this.#deliver(text);
      },
      () => this.#close(),
    );
    await page.opened;
    page.send('Runtime.enable');
    page.send('Runtime.addBinding', { name: BINDING });
    this.#page = page;
    this.#evaluate('open');
    for (const text of this.#waiting.splice(0)) this.postMessage(text);
  }
  #evaluate(act, ...args) {
    const said = [this.#channel, ...args].map((arg) => JSON.stringify(arg)).join(', ');
    this.#page.send('Runtime.evaluate', { expression: `globalThis.fakeElectronPorts?.${act}(${said})` });
  }
  #deliver(text) {
    if (this.#started) this.emit('message', { data: text, ports: [] });
    else this.#heard.push(text);
  }
  #close() {
    if (this.#gone) return;
    this.#gone = true;
    this.emit('close');
  }
  start() {
    this.#started = true;
    for (const text of this.#heard.splice(0)) this.#deliver(text);
  }
  postMessage(text) {
    if (this.#page) this.#evaluate('say', text);
    else this.#waiting.push(text);
  }
  close() {
    this.#page?.close();
    this.#close();
  }
}

const ports = new Map();
const portOf = (channel) => {
  if (!ports.has(channel)) ports.set(channel, new MessagePortMain(channel));
  return ports.get(channel);
};

/** Messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  #waiting = [];

  constructor() {
    super();
    this.on('newListener', (name) => {
      if (name === 'message')
        setImmediate(() => this.#waiting.splice(0).forEach((event) => this.emit('message', event)));
    });
  }
  heard(event) {
    if (this.listenerCount('message') > 0 && this.#waiting.length === 0) this.emit('message', event);
    else this.#waiting.push(event);
  }
  postMessage(data) {
    if (process.connected) process.send({ data });
  }
}

process.parentPort = new ParentPort();
process.on('message', ({ data, channels, wire, order }) => {
  if (wire) return void portOf(wire.channel).wire(wire.url);
  // Something throws that nobody catches; something ends it without a word.
  if (order)
    return void setImmediate(() => {
      throw new Error(order);
    });
  process.parentPort.heard({ data, ports: channels.map(portOf) });
});
// Electron's child processes end with it.
process.on('disconnect', () => process.exit(0));
