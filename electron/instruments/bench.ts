import type { PortInfo } from '../../drivers/index.ts';
import { parseAddress } from '../contract/address.ts';
import { systemClock, type Clock } from '../contract/clock.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../contract/errors.ts';
import type { Injection, TesterSettings } from '../contract/tester.ts';
import type { BenchItem, LinkState } from '../contract/views.ts';
import {
  builtInEntries,
  isConnected,
  isPluggable,
  itemOf,
  newEntry,
  shown,
  withPorts,
  type Entry,
} from './bench-entry.ts';
import { identifyPort } from './identify-port.ts';
import { unlessAborted } from './limit.ts';
import { Panel } from './panel.ts';
import { rememberedIn, type Remembered } from './remembered.ts';
import {
  lent,
  OPEN_LIMIT_MS,
  openSessionWith,
  type Session,
  type SessionOptions,
  type SessionTools,
} from './session.ts';
import { throttle } from './throttle.ts';

/** Ports and testers at hand, and the manual panel of each. */
export interface Bench {
  items(): BenchItem[];
  problem(): ErrorView | undefined;
  /** At most ten times a second. */
  onChange(listener: () => void): () => void;
  /** Lists the ports anew and identifies what answers on those nobody has disconnected. */
  refresh(signal: AbortSignal): Promise<void>;
  add(address: string): string;
  remove(id: string): Promise<void>;
  connect(id: string, signal: AbortSignal): Promise<Session>;
  disconnect(id: string): Promise<void>;
  /** The session of an address for a run: the bench's own if it is connected, else a new one; the panel is stopped first. */
  lend(address: string, signal: AbortSignal): Promise<Session>;
  start(id: string, settings: TesterSettings, signal: AbortSignal): Promise<void>;
  stop(id: string, signal: AbortSignal): Promise<void>;
  inject(id: string, injection: Injection, signal: AbortSignal): Promise<void>;
  clearHistory(id: string): void;
  close(): Promise<void>;
}

/** What a bench needs from below; tests hand in their own. */
export interface BenchTools extends SessionTools {
  listPorts(): Promise<PortInfo[]>;
}

const CHANGE_MS = 100;
const LIST_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 5_000;

export function createBenchWith(tools: BenchTools, options: SessionOptions): Bench {
  const desk = new Desk(tools, options);
  return {
    items: () => desk.items(),
    problem: () => desk.problem,
    onChange: (listener) => desk.onChange(listener),
    refresh: (signal) => desk.refresh(signal),
    add: (address) => desk.add(address).id,
    remove: (id) => desk.remove(id),
    connect: (id, signal) => desk.connect(desk.entry(id), signal),
    disconnect: (id) => desk.disconnect(desk.entry(id)),
    lend: (address, signal) => desk.lend(address, signal),
    start: (id, settings, signal) => desk.panelOf(id).start(settings, signal),
    stop: (id, signal) => desk.panelOf(id).stop(signal),
    inject: (id, injection, signal) => desk.panelOf(id).inject(injection, signal),
    clearHistory: (id) => desk.panelOf(id).clearHistory(),
    close: () => desk.close(),
  };
}

class Desk {
  readonly #tools: BenchTools;
  readonly #options: SessionOptions;
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #remembered: Remembered;
  readonly #changed: () => void;
  #entries: Entry[];
  problem: ErrorView | undefined;

  constructor(tools: BenchTools, options: SessionOptions) {
    this.#tools = tools;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#changed = throttle(this.#clock, CHANGE_MS, this.#closing.signal, () => {
      for (const listener of [...this.#listeners]) listener();
    });
    this.#remembered = rememberedIn(options.home);
    this.#entries = builtInEntries();
    this.problem = this.#remembered.problem && errorView(this.#remembered.problem);
    for (const address of this.#remembered.addresses) this.#recall(address);
  }

  items(): BenchItem[] {
    return shown(this.#entries).map((entry) => itemOf(entry, entry.family && this.#tools.familyOf(entry.family).info));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  entry(id: string): Entry {
    const entry = this.#entries.find((e) => e.id === id);
    if (!entry) throw new TributaryError('bad-request', id, { text: `bench: ${id}` });
    return entry;
  }

  panelOf(id: string): Panel {
    const entry = this.entry(id);
    if (entry.lent) throw new TributaryError('run-active', entry.address);
    if (!entry.panel) throw new TributaryError('link-lost', entry.address, { text: entry.state });
    return entry.panel;
  }

  async refresh(signal: AbortSignal): Promise<void> {
    const bounded = AbortSignal.any([signal, this.#closing.signal]);
    await this.#list(bounded);
    const unknown = this.#entries.filter(
      (entry) => entry.source === 'port' && !isConnected(entry) && !entry.shut && isPluggable(entry.port),
    );
    // What does not answer says so in its own row.
    await Promise.allSettled(unknown.map((entry) => this.connect(entry, bounded)));
    bounded.throwIfAborted();
  }

  add(address: string): Entry {
    parseAddress(address);
    const known = this.#entries.find((entry) => entry.address === address && entry.source !== 'port');
    if (known) return known;
    const entry = newEntry('added', address);
    this.#entries.push(entry);
    this.#remember();
    this.#changed();
    return entry;
  }

  /** Built-in rows and ports that are there cannot be taken away, only disconnected. */
  async remove(id: string): Promise<void> {
    const entry = this.entry(id);
    await this.disconnect(entry);
    if (entry.source !== 'added') return;
    this.#entries = this.#entries.filter((e) => e !== entry);
    this.#remember();
    this.#changed();
  }

  async connect(entry: Entry, signal: AbortSignal): Promise<Session> {
    if (entry.connecting) return entry.connecting;
    // What a run has is not opened anew under it.
    if (entry.session && (entry.lent || entry.session.state === 'ready')) return entry.session;
    entry.connecting = this.#open(entry, AbortSignal.any([signal, this.#closing.signal]));
    try {
      return await entry.connecting;
    } finally {
      entry.connecting = undefined;
      this.#changed();
    }
  }

  async disconnect(entry: Entry): Promise<void> {
    if (entry.lent) throw new TributaryError('run-active', entry.address);
    entry.shut = true;
    entry.problem = undefined;
    await this.#drop(entry);
  }

  async lend(address: string, signal: AbortSignal): Promise<Session> {
    const entry = this.#entries.find((e) => e.address === address) ?? this.add(address);
    if (entry.lent) throw new TributaryError('run-active', address);
    const session = await this.connect(entry, signal);
    await entry.panel?.stop(signal);
    entry.lent = true;
    this.#changed();
    return lent(session, () => {
      entry.lent = false;
      this.#changed();
    });
  }

  async close(): Promise<void> {
    this.#closing.abort(new TributaryError('link-lost', '', { text: 'closed' }));
    await Promise.all([this.#remembered.settled(), ...this.#entries.map((entry) => this.#drop(entry))]);
    this.#listeners.clear();
  }

  #recall(address: string): void {
    try {
      this.#entries.push(newEntry('added', address));
    } catch (error) {
      // Written by another version: said, and left out.
      this.problem = errorView(error);
    }
  }

  #remember(): void {
    const addresses = this.#entries.filter((entry) => entry.source === 'added').map((entry) => entry.address);
    this.#remembered.save(addresses).catch((error: unknown) => {
      this.problem = errorView(error);
      this.#changed();
    });
  }

  async #list(signal: AbortSignal): Promise<void> {
    try {
      const limit = AbortSignal.timeout(LIST_LIMIT_MS);
      const ports = await unlessAborted(this.#tools.listPorts(), AbortSignal.any([signal, limit]));
      this.#entries = withPorts(this.#entries, ports);
      this.problem = undefined;
    } catch (error) {
      signal.throwIfAborted();
      this.problem = errorView(error);
    }
    this.#changed();
  }

  async #open(entry: Entry, signal: AbortSignal): Promise<Session> {
    await this.#drop(entry);
    entry.shut = false;
    entry.problem = undefined;
    const follow = (state: LinkState): void => {
      entry.state = state;
      this.#changed();
    };
    const openAt = (address: string, bounded: AbortSignal): Promise<Session> =>
      openSessionWith(this.#tools, address, bounded, this.#options, follow);
    try {
      const session =
        entry.source === 'port' && entry.family === undefined
          ? await identifyPort(entry.port!.path, this.#clock, signal, openAt)
          : await openAt(entry.address, signal);
      this.#adopt(entry, session);
      return session;
    } catch (error) {
      if (entry.source === 'port') this.#forget(entry);
      entry.state = 'closed';
      const known = knownError(error, entry.address);
      entry.problem = known && errorView(known);
      throw known ?? error;
    }
  }

  /** Nobody knows any more what is on this port. */
  #forget(entry: Entry): void {
    entry.family = undefined;
    entry.address = `comtech@${entry.port!.path}`;
  }

  #adopt(entry: Entry, session: Session): void {
    const { tester } = session;
    entry.session = session;
    entry.family = tester.family;
    if (entry.source === 'port') entry.address = `${tester.family}@${tester.address.replace(/^[a-z]+@/, '')}`;
    session.onChange(this.#changed);
    if (tester.capabilities.reading !== 'seconds') return;
    entry.panel = new Panel(session, this.#clock, this.#changed, (error) => {
      entry.problem = errorView(error);
    });
  }

  /** Stops the panel and closes the session; a tester that does not answer any more is closed all the same. */
  async #drop(entry: Entry): Promise<void> {
    const { session, panel } = entry;
    entry.session = undefined;
    entry.panel = undefined;
    entry.state = 'closed';
    try {
      await panel?.stop(AbortSignal.timeout(STOP_LIMIT_MS));
    } catch (error) {
      entry.problem = errorView(error);
    }
    await session?.close();
    this.#changed();
  }
}

/** What to say in the row; undefined where somebody called it off. */
function knownError(error: unknown, address: string): TributaryError | undefined {
  if (!(error instanceof DOMException)) return asTributaryError(error);
  if (error.name !== 'TimeoutError') return undefined;
  return new TributaryError('timed-out', address, { text: `${OPEN_LIMIT_MS / 1000} s` }, { cause: error });
}
