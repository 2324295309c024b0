import { checkAddress } from '../../../drivers/index.ts';
import type { PortInfo } from '../../contract/family.ts';
import type { Clock } from '../../contract/clock.ts';
import { systemClock } from '../../machine/index.ts';
import { errorView, TributaryError, type ErrorView } from '../../contract/errors.ts';
import type { RoleKind } from '../../contract/instrument.ts';
import type { TesterSettings } from '../../contract/settings.ts';
import type { Injection } from '../../contract/injections.ts';
import type { BenchItem, LookView } from '../../contract/bench-item.ts';
import type { SessionOptions } from '../line/open-session.ts';
import { lent } from '../line/lent.ts';
import type { Session } from '../line/session.ts';
import { builtInEntries, itemOf, newEntry, picture, shown, toAsk, withPorts, type Entry } from './bench-entry.ts';
import { infosOf, type BenchTools } from './bench-tools.ts';
import { Connections } from './connections.ts';
import { Panel } from './panel.ts';
import { Look } from './look.ts';
import { PortList } from './port-list.ts';
import { withOptions } from '../../contract/address.ts';
import type { Secrets } from '../../contract/secrets.ts';
import { offerSecrets } from '../secrets/secret-store.ts';
import { rememberedIn, type Remembered } from './remembered.ts';
import { throttle } from '../../contract/waiting.ts';
import { bothOf } from '../../contract/words/index.ts';

/** Least time between two notes of a change, milliseconds. */
const CHANGE_MS = 100;

/** Ports and testers at hand, and the manual panel of each. Errors of what names a row that is gone: `bad-request`. */
export class Bench {
  readonly #tools: BenchTools;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #remembered: Remembered;
  readonly #home: string;
  readonly #changed: () => void;
  readonly #ports: PortList;
  readonly #connections: Connections;
  readonly #look: Look;
  #entries: Entry[];
  #memoryProblem: ErrorView | undefined;
  #attending: Promise<unknown> = Promise.resolve();

  constructor(tools: BenchTools, options: SessionOptions) {
    this.#tools = tools;
    const clock: Clock = options.clock ?? systemClock;
    const closing = this.#closing.signal;
    this.#changed = throttle(clock, CHANGE_MS, closing, () => {
      for (const listener of [...this.#listeners]) listener();
    });
    this.#home = options.home;
    this.#remembered = rememberedIn(options.home);
    this.#ports = new PortList(tools.listPorts, clock, (ports) => this.#seen(ports));
    this.#entries = builtInEntries(infosOf(tools));
    this.#memoryProblem = this.#remembered.problem && errorView(this.#remembered.problem);
    for (const address of this.#remembered.addresses) this.#recall(address);
    const entries = (): readonly Entry[] => this.#entries;
    this.#connections = new Connections({ tools, options, clock, entries, changed: this.#changed, closing });
    const find: Connections['find'] = (entry, signal) => this.#connections.find(entry, signal);
    this.#look = new Look({ find, changed: this.#changed });
  }

  /** What is wrong with the bench as a whole: its memory, or the list of ports. */
  problem(): ErrorView | undefined {
    return this.#memoryProblem ?? this.#ports.problem;
  }

  items(): BenchItem[] {
    return shown(this.#entries).map((entry) =>
      itemOf(entry, entry.family === undefined ? undefined : this.#tools.familyOf(entry.family).info),
    );
  }

  /** The serial ports of this computer, as they were last listed. */
  ports(): PortInfo[] {
    return this.#entries.flatMap(({ source, port }) => (source === 'port' && port ? [port] : []));
  }

  /** At most ten times a second. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From now until `close`: refreshes once, then notices ports that come and go; one that comes is asked as those were that were there. */
  attend(): void {
    const { signal } = this.#closing;
    // Both end with the closing alone, and then nobody waits for a result.
    const looked = (): void => {
      const come = toAsk(this.#entries).filter(({ asked }) => !asked);
      if (come.length > 0) void this.#look.at(come, signal);
    };
    const following = this.#ports.follow({ looked, changed: this.#changed }, signal);
    this.#attending = Promise.allSettled([this.refresh(signal), following]);
  }

  /** Lists the ports anew and identifies what answers on those nobody has disconnected. */
  async refresh(signal: AbortSignal): Promise<void> {
    const bounded = AbortSignal.any([signal, this.#closing.signal]);
    await this.#ports.look(bounded);
    const looking = this.#look.at(toAsk(this.#entries), bounded);
    this.#changed();
    await looking;
    bounded.throwIfAborted();
  }

  /** How far the last look round is, or what it came to. */
  look(): LookView | undefined {
    return this.#look.view();
  }

  /** Leaves the ports alone that have not answered yet. */
  cancelLook(): void {
    this.#look.cancel();
  }

  /** A row for an address; the one that is there if there is one. What is secret in it is tried at this place, and kept once it was accepted. Errors: those of `checkAddress`. */
  add(address: string): string {
    checkAddress(address);
    return this.#rowFor(offerSecrets(address, this.#home)).id;
  }

  /** Takes what somebody was asked for, a password or a community, to be tried, and kept once it was accepted. Errors: `bad-address` for one that cannot be. */
  offer(id: string, secrets: Secrets): void {
    const whole = withOptions(this.#entry(id).address, secrets);
    checkAddress(whole);
    offerSecrets(whole, this.#home);
  }

  /** Built-in rows and ports that are there cannot be taken away, only disconnected. */
  async remove(id: string): Promise<void> {
    const entry = this.#entry(id);
    await this.disconnect(id);
    if (entry.source !== 'added') return;
    this.#entries = this.#entries.filter((e) => e !== entry);
    this.#remember();
    this.#changed();
  }

  async connect(id: string, signal: AbortSignal): Promise<Session> {
    return await this.#connections.connect(this.#entry(id), signal);
  }

  async disconnect(id: string): Promise<void> {
    const entry = this.#entry(id);
    if (entry.lent) throw new TributaryError('run-active', entry.address);
    entry.shut = true;
    await this.#connections.callOff(entry);
    entry.problem = undefined;
    await this.#connections.drop(entry);
  }

  /** The session of an address for a run, as what it is to that: the bench's own if it is connected, else a new one; the panel is stopped first. */
  async lend(address: string, signal: AbortSignal, role?: RoleKind): Promise<Session> {
    const entry = this.#entries.find((e) => e.address === address) ?? this.#rowFor(address);
    if (entry.lent) throw new TributaryError('run-active', address);
    const session = await this.#connections.connect(entry, signal);
    await entry.panel?.stop(signal);
    entry.lent = true;
    await this.#connections.settle();
    const back = (): void => {
      entry.lent = false;
      void this.#connections.settle();
    };
    return lent(session, back, role);
  }

  async start(id: string, settings: TesterSettings, signal: AbortSignal): Promise<void> {
    await this.#panel(id).start(settings, signal);
  }

  async stop(id: string, signal: AbortSignal): Promise<void> {
    await this.#panel(id).stop(signal);
  }

  async inject(id: string, injection: Injection, signal: AbortSignal): Promise<void> {
    await this.#panel(id).inject(injection, signal);
  }

  clearHistory(id: string): void {
    this.#panel(id).clearHistory();
  }

  async close(): Promise<void> {
    this.#closing.abort(new TributaryError('link-lost', '', { ...bothOf({ code: 'link.closed' }) }));
    await Promise.all([this.#remembered.settled(), ...this.#entries.map((entry) => this.#connections.drop(entry))]);
    await this.#attending;
    this.#listeners.clear();
  }

  #entry(id: string): Entry {
    const entry = this.#entries.find((e) => e.id === id);
    if (!entry) throw new TributaryError('bad-request', id, { ...bothOf({ code: 'call.no-item', params: { id } }) });
    return entry;
  }

  #panel(id: string): Panel {
    const entry = this.#entry(id);
    if (entry.lent) throw new TributaryError('run-active', entry.address);
    const { panel } = entry;
    if (panel instanceof Panel) return panel;
    // A converter or a witness has no generator to be started.
    if (panel) throw new TributaryError('bad-request', id, { ...bothOf({ code: 'call.no-test' }) });
    throw new TributaryError('link-lost', entry.address, { ...bothOf({ code: 'link.none' }) });
  }

  #rowFor(address: string): Entry {
    checkAddress(address);
    const known = this.#entries.find((entry) => entry.address === address && entry.source !== 'port');
    if (known) return known;
    const entry = newEntry('added', address);
    this.#entries.push(entry);
    this.#remember();
    this.#changed();
    return entry;
  }

  #recall(address: string): void {
    try {
      checkAddress(address);
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
}
