import { checkAddress, type PortInfo } from '../../../drivers/index.ts';
import type { Clock } from '../../contract/clock.ts';
import { systemClock } from '../../machine/index.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../../contract/errors.ts';
import type { BenchItem, LinkState } from '../../contract/views.ts';
import {
  builtInEntries,
  isConnected,
  isInHand,
  isPluggable,
  itemOf,
  newEntry,
  picture,
  placeOf,
  shown,
  withPorts,
  type Entry,
} from './bench-entry.ts';
import { identifyPort } from './identify-port.ts';
import { Panel } from './panel.ts';
import { PortList } from './port-list.ts';
import { rememberedIn, type Remembered } from './remembered.ts';
import {
  lent,
  OPEN_LIMIT_MS,
  openSessionWith,
  type Session,
  type SessionOptions,
  type SessionTools,
} from '../line/session.ts';
import { throttle } from './throttle.ts';
import { isInUse, settleWatches } from './watching.ts';

/** What a bench needs from below; tests hand in their own. */
export interface BenchTools extends SessionTools {
  listPorts(): Promise<PortInfo[]>;
}

const CHANGE_MS = 100;
const STOP_LIMIT_MS = 5_000;

/** What a bench does, row by row. */
export class Desk {
  readonly #tools: BenchTools;
  readonly #options: SessionOptions;
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #remembered: Remembered;
  readonly #changed: () => void;
  readonly #ports: PortList;
  #entries: Entry[];
  #memoryProblem: ErrorView | undefined;
  #attending: Promise<unknown> = Promise.resolve();

  constructor(tools: BenchTools, options: SessionOptions) {
    this.#tools = tools;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#changed = throttle(this.#clock, CHANGE_MS, this.#closing.signal, () => {
      for (const listener of [...this.#listeners]) listener();
    });
    this.#remembered = rememberedIn(options.home);
    this.#ports = new PortList(tools.listPorts, this.#clock, (ports) => this.#seen(ports));
    this.#entries = builtInEntries();
    this.#memoryProblem = this.#remembered.problem && errorView(this.#remembered.problem);
    for (const address of this.#remembered.addresses) this.#recall(address);
  }

  get problem(): ErrorView | undefined {
    return this.#memoryProblem ?? this.#ports.problem;
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

  attend(): void {
    const { signal } = this.#closing;
    // Both end with the closing alone, and then nobody waits for a result.
    this.#attending = Promise.allSettled([this.refresh(signal), this.#ports.follow(this.#changed, signal)]);
  }

  async refresh(signal: AbortSignal): Promise<void> {
    const bounded = AbortSignal.any([signal, this.#closing.signal]);
    await this.#ports.look(bounded);
    this.#changed();
    const unknown = this.#entries.filter(
      (entry) => entry.source === 'port' && !isConnected(entry) && !entry.shut && isPluggable(entry.port),
    );
    // What does not answer says so in its own row.
    await Promise.allSettled(unknown.map((entry) => this.#find(entry, bounded)));
    bounded.throwIfAborted();
  }

  add(address: string): Entry {
    checkAddress(address);
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
    entry.found = undefined;
    return this.#connect(entry, signal);
  }

  #find(entry: Entry, signal: AbortSignal): Promise<Session> {
    if (entry.connecting) return entry.connecting;
    entry.found = new AbortController();
    return this.#connect(entry, AbortSignal.any([signal, entry.found.signal]));
  }

  async #connect(entry: Entry, signal: AbortSignal): Promise<Session> {
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
    await this.#settle();
    return lent(session, () => {
      entry.lent = false;
      void this.#settle();
    });
  }

  async close(): Promise<void> {
    this.#closing.abort(new TributaryError('link-lost', '', { text: 'closed' }));
    await Promise.all([this.#remembered.settled(), ...this.#entries.map((entry) => this.#drop(entry))]);
    await this.#attending;
    this.#listeners.clear();
  }

  #recall(address: string): void {
    try {
      this.#entries.push(newEntry('added', address));
    } catch (error) {
      // Written by another version: said, and left out.
      this.#memoryProblem = errorView(error);
    }
  }

  #remember(): void {
    const addresses = this.#entries.filter((entry) => entry.source === 'added').map((entry) => entry.address);
    this.#remembered.save(addresses).then(
      () => (this.#memoryProblem = undefined),
      (error: unknown) => {
        this.#memoryProblem = errorView(error);
        this.#changed();
      },
    );
  }

  #seen(ports: readonly PortInfo[]): void {
    const before = picture(this.#entries);
    this.#entries = withPorts(this.#entries, ports);
    if (picture(this.#entries) !== before) this.#changed();
  }

  /** What a look round has found on a port gives way to whoever names that port, unless a test has it. */
  async #clearWay(entry: Entry): Promise<void> {
    for (const other of this.#entries) {
      if (other === entry || !other.found || isInUse(other) || placeOf(other) !== placeOf(entry)) continue;
      if (!isInHand(other)) continue;
      other.found.abort();
      await other.connecting?.catch(() => undefined);
      await this.#drop(other);
    }
  }

  async #open(entry: Entry, signal: AbortSignal): Promise<Session> {
    await this.#drop(entry);
    if (!entry.found) await this.#clearWay(entry);
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
    entry.panel = new Panel(session, this.#clock, {
      changed: this.#changed,
      failed: (error) => (entry.problem = errorView(error)),
      settle: () => this.#settle(),
    });
    void this.#settle();
  }

  /** Lamps follow the line wherever no test runs. */
  async #settle(): Promise<void> {
    this.#changed();
    await settleWatches(this.#entries);
  }

  /** Stops the panel and closes the session; a tester that does not answer any more is closed all the same. */
  async #drop(entry: Entry): Promise<void> {
    const { session, panel } = entry;
    entry.session = undefined;
    entry.panel = undefined;
    entry.state = 'closed';
    try {
      await panel?.watch(false);
      await panel?.stop(AbortSignal.timeout(STOP_LIMIT_MS));
    } catch (error) {
      entry.problem = errorView(error);
    }
    await session?.close();
    await this.#settle();
  }
}

/** What to say in the row; undefined where somebody called it off. */
function knownError(error: unknown, address: string): TributaryError | undefined {
  if (!(error instanceof DOMException)) return asTributaryError(error);
  if (error.name !== 'TimeoutError') return undefined;
  return new TributaryError('timed-out', address, { text: `${OPEN_LIMIT_MS / 1000} s` }, { cause: error });
}
