// BrowserWindow of the stand-in: a page of Chromium, driven by Playwright. An app:// address becomes https://app.<host>.invalid, because Chromium
// knows no foreign schemes; whatever else a page asks for is refused and told: the laptop in the field is offline.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { glueScript } from './page-glue.mjs';
import { giveAway } from './ports.mjs';
import { tell } from './tell.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  ...(process.env.FAKE_CDP_PORT ? [`--remote-debugging-port=${process.env.FAKE_CDP_PORT}`] : []),
];
let launched;
const browser = () =>
  (launched ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS }));
export const closeBrowser = async () => (await launched)?.close();

/** Schemes served by the app itself, each with its handler. */
export const schemes = new Map();
export const ipcMain = new EventEmitter();

const toWeb = (url) => url.replace(/^([a-z]+):\/\/([^/]*)/i, 'https://$1.$2.invalid');
const toOwn = (url) => url.replace(/^https:\/\/([a-z]+)\.([^/]*)\.invalid/i, '$1://$2');
const isMapped = (url) => toOwn(url) !== url;

/** An event that its listener may prevent; returns whether it did. */
function prevented(emitter, name, detail = {}) {
  let stopped = false;
  emitter.emit(name, { ...detail, preventDefault: () => (stopped = true) });
  return stopped;
}

class WebContents extends EventEmitter {
  mainFrame = { url: '' };
  #window;
  #openHandler = () => ({ action: 'allow' });
  #queue = Promise.resolve();

  constructor(window) {
    super();
    this.#window = window;
  }
  setWindowOpenHandler(handler) {
    this.#openHandler = handler;
  }
  getURL() {
    return this.#window.url();
  }
  postMessage(channel, message, ports = []) {
    const copy = structuredClone(message);
    tell({ posted: channel });
    this.#queue = this.#queue.then(() => this.#window.deliver(channel, [copy], ports));
    for (const port of ports) giveAway(port, { url: this.#queue.then(() => this.#window.target()) });
  }
  askToOpen(url) {
    tell({ open: url, ...this.#openHandler({ url }) });
  }
}

/** Called with every new window's contents, before its page loads. */
export const created = new EventEmitter();

export class BrowserWindow extends EventEmitter {
  #options;
  #gone = false;
  #page;
  #lastUrl = '';
  #opening;
  #deliverName = `__deliver${Math.random().toString(36).slice(2)}`;
  webContents = new WebContents(this);

  constructor(options) {
    super();
    this.#options = options;
    tell({ window: structuredClone(options) });
    created.emit('web-contents-created', {}, this.webContents);
    created.on('close-order', () => this.close());
    created.on('close-port', (channel) => void this.closePort(channel));
    this.#opening = this.#open();
    this.#opening.catch((error) => {
      console.error('[fake-electron]', error);
      process.exit(1);
    });
  }

  async #open() {
    const { width, height, webPreferences } = this.#options;
    const context = await (await browser()).newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await context.route('**/*', (route) => this.#route(page, route));
    await page.exposeBinding('fakeElectronCall', (source, kind, name, args) =>
      this.#fromPage(toOwn(source.frame.url()), kind, name, args),
    );
    await page.addInitScript(glueScript(readFileSync(webPreferences.preload, 'utf8'), this.#deliverName));
    page.on('console', (message) => tell({ console: message.type(), text: message.text() }));
    page.on('pageerror', (error) => tell({ pageError: error.message }));
    page.on('load', () => this.emit('ready-to-show'));
    page.on('close', () => this.#closed(page));
    page.on('crash', () => this.#crashed(page));
    this.#page = page;
    return page;
  }

  /** Electron keeps the window and gives it a new page as soon as it is told to load one. */
  #crashed(page) {
    tell({ crashed: true });
    this.#lastUrl = page.url();
    this.#page = undefined;
    this.#opening = this.#open();
    void page.close().catch(() => undefined);
    this.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  }

  url() {
    return toOwn(this.#page?.url() ?? this.#lastUrl);
  }

  async #route(page, route) {
    const url = route.request().url();
    if (isMapped(url)) return this.#serve(route, toOwn(url));
    if (/^(data|blob|about):/.test(url)) return route.continue();
    const navigates = route.request().isNavigationRequest() && route.request().frame() === page.mainFrame();
    tell({ blocked: url, ...(navigates ? { prevented: prevented(this.webContents, 'will-navigate', { url }) } : {}) });
    // No content: Chromium stays on the document it has, as Electron does when a navigation is prevented.
    return navigates ? route.fulfill({ status: 204 }) : route.abort();
  }

  async #serve(route, url) {
    const handler = schemes.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return route.abort();
    const answer = await handler(new Request(toWeb(url)), url);
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  #fromPage(url, kind, name, args) {
    if (kind === 'open') this.webContents.askToOpen(toOwn(name));
    else ipcMain.emit(name, { sender: this.webContents, senderFrame: { url } }, ...args);
  }

  /** The address of the page in Chromium's own protocol; undefined where there is no such page any more. */
  async target() {
    const page = await this.#opening;
    const session = await page
      .context()
      .newCDPSession(page)
      .catch(() => undefined);
    const found = await session?.send('Target.getTargetInfo').catch(() => undefined);
    return found && `ws://127.0.0.1:${process.env.FAKE_CDP_PORT}/devtools/page/${found.targetInfo.targetId}`;
  }
  /** A port of the page is closed: whoever had the other end has gone. */
  async closePort(channel) {
    const page = await this.#opening;
    await page.evaluate((it) => globalThis.fakeElectronPorts.close(it), channel).catch(() => undefined);
  }

  setProgressBar(progressBar, options = {}) {
    tell({ progressBar, ...options });
  }
  flashFrame(flashFrame) {
    tell({ flashFrame });
  }
  isFocused() {
    return false;
  }

  async deliver(channel, args, ports) {
    const page = await this.#opening;
    if (this.#gone) return;
    const channels = ports.map((port) => port.channel);
    await page
      .evaluate(([name, ...what]) => globalThis[name]?.(...what), [this.#deliverName, channel, args, channels])
      // The page is between two documents, or gone: Electron drops such a message too.
      .catch((error) => tell({ undelivered: error.message }));
  }

  #closed(page) {
    if (this.#gone || page !== this.#page) return;
    this.#gone = true;
    this.emit('closed');
    created.emit('window-closed');
  }

  async loadURL(url) {
    await (await this.#opening).goto(toWeb(url));
  }
  close() {
    if (!prevented(this, 'close')) this.destroy();
  }
  destroy() {
    void this.#opening.then((page) => page.close());
  }
  isDestroyed() {
    return this.#gone;
  }
  show() {
    tell({ shown: true });
  }
  focus() {
    tell({ focused: true });
  }
}
