import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, errorView, TributaryError } from '../../contract/errors.ts';
import type { AskingView, LinkState } from '../../contract/bench-item.ts';
import { OPEN_LIMIT_MS, openSessionWith, type SessionOptions } from '../line/open-session.ts';
import { clockOffsetOf } from '../line/clock-offset.ts';
import { isOfTester, tellsRegisters, type Session } from '../line/session.ts';
import { isInHand, placeOf, type Entry } from './bench-entry.ts';
import { infosOf, type BenchTools } from './bench-tools.ts';
import { identifyPort } from './identify-port.ts';
import type { DevicePanel } from './device-panel.ts';
import { Panel } from './panel.ts';
import { RegistersPanel } from './registers-panel.ts';
import { isInUse, settleWatches } from './watching.ts';

const STOP_LIMIT_MS = 5_000;

/** What the connections of a bench are made with. */
export interface ConnectionsOf {
  tools: BenchTools;
  options: SessionOptions;
  clock: Clock;
  /** All rows as they are now. */
  entries(): readonly Entry[];
  /** A row is another. */
  changed(): void;
  /** Aborts when the bench closes. */
  closing: AbortSignal;
}

/** Opens and closes what stands in the rows of a bench, each with its panel. */
export class Connections {
  readonly #of: ConnectionsOf;

  constructor(of: ConnectionsOf) {
    this.#of = of;
  }

  /** As a person asks for it. Errors: those of `openSession`. */
  async connect(entry: Entry, signal: AbortSignal): Promise<Session> {
    entry.found = false;
    entry.asked = true;
    return this.#connect(entry, signal);
  }

  /** As a look round asks for it: whoever names the port has precedence. */
  find(entry: Entry, signal: AbortSignal): Promise<Session> {
    if (entry.connecting) return entry.connecting;
    entry.found = true;
    return this.#connect(entry, signal);
  }

  async #connect(entry: Entry, signal: AbortSignal): Promise<Session> {
    if (entry.connecting) return entry.connecting;
    // What a run has is not opened anew under it.
    if (entry.session && (entry.lent || entry.session.state === 'ready')) return entry.session;
    entry.calledOff = new AbortController();
    entry.connecting = this.#open(entry, AbortSignal.any([signal, this.#of.closing, entry.calledOff.signal]));
    try {
      return await entry.connecting;
    } finally {
      entry.connecting = undefined;
      entry.asking = undefined;
      this.#of.changed();
    }
  }

  /** What a look round has found on a port gives way to whoever names that port, unless a test has it. */
  async #clearWay(entry: Entry): Promise<void> {
    for (const other of this.#of.entries()) {
      if (other === entry || !other.found || isInUse(other) || placeOf(other) !== placeOf(entry)) continue;
      if (!isInHand(other)) continue;
      await this.callOff(other);
      await this.drop(other);
    }
  }

  /** Ends the connecting of a row, if it is going on: no fault of anybody. */
  async callOff(entry: Entry): Promise<void> {
    entry.calledOff?.abort(new DOMException('called off', 'AbortError'));
    await entry.connecting?.catch(() => undefined);
  }

  async #open(entry: Entry, signal: AbortSignal): Promise<Session> {
    await this.drop(entry);
    if (!entry.found) await this.#clearWay(entry);
    entry.shut = false;
    entry.problem = undefined;
    const follow = (state: LinkState): void => {
      entry.state = state;
      this.#of.changed();
    };
    let { address } = entry;
    const openAt = (at: string, bounded: AbortSignal): Promise<Session> => {
      address = at;
      return openSessionWith(this.#of.tools, at, bounded, this.#of.options, follow);
    };
    try {
      const session =
        entry.source === 'port' && entry.family === undefined
          ? await this.#identify(entry, signal, openAt)
          : await openAt(entry.address, signal);
      entry.address = address;
      this.#adopt(entry, session);
      return session;
    } catch (error) {
      if (entry.source === 'port') this.#forget(entry);
      entry.state = 'closed';
      const known = knownError(error, entry.address || entry.id);
      entry.problem = known && errorView(known);
      throw known ?? error;
    }
  }

  #identify(entry: Entry, signal: AbortSignal, open: Parameters<typeof identifyPort>[2]['open']): Promise<Session> {
    const asks = (question: AskingView): void => {
      entry.asking = question;
      this.#of.changed();
    };
    return identifyPort(entry.port!.path, infosOf(this.#of.tools), { clock: this.#of.clock, open, asks }, signal);
  }

  /** Nobody knows any more what is on this port. */
  #forget(entry: Entry): void {
    entry.family = undefined;
    entry.address = '';
  }

  #adopt(entry: Entry, session: Session): void {
    const { device } = session;
    entry.session = session;
    entry.family = device.family;
    session.onChange(this.#of.changed);
    entry.panel = this.#panelFor(entry, session);
    entry.clockOffsetMs = undefined;
    // Fails with the closing alone.
    this.#compareClocks(entry, session).catch(() => undefined);
    if (entry.panel) void this.settle();
  }

  async #compareClocks(entry: Entry, { device }: Session): Promise<void> {
    const offset = await clockOffsetOf(device, this.#of.clock, this.#of.closing);
    if (offset === undefined || entry.session?.device !== device) return;
    entry.clockOffsetMs = offset;
    this.#of.changed();
  }

  /** What its role lets somebody see and do on the bench; a set that a person reads shows nothing here. */
  #panelFor(entry: Entry, session: Session): DevicePanel | undefined {
    const { clock, changed } = this.#of;
    if (tellsRegisters(session)) return new RegistersPanel(session, clock, changed);
    if (!isOfTester(session) || session.device.capabilities.reading !== 'seconds') return undefined;
    return new Panel(session, clock, {
      changed,
      failed: (error) => (entry.problem = errorView(error)),
      settle: () => this.settle(),
    });
  }

  /** Lamps follow the line wherever no test runs. */
  async settle(): Promise<void> {
    this.#of.changed();
    await settleWatches(this.#of.entries());
  }

  /** Stops the panel and closes the session; a tester that does not answer any more is closed all the same. */
  async drop(entry: Entry): Promise<void> {
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
    await this.settle();
  }
}

/** What to say in the row; undefined where somebody called it off. */
function knownError(error: unknown, address: string): TributaryError | undefined {
  if (!(error instanceof DOMException)) return asTributaryError(error);
  if (error.name !== 'TimeoutError') return undefined;
  return new TributaryError('timed-out', address, { text: `${OPEN_LIMIT_MS / 1000} s` }, { cause: error });
}
