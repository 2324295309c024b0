import type { HostKeys, Transport, Way } from '../../../drivers/index.ts';
import type { PortInfo } from '../../contract/family.ts';
import type { Address } from '../../contract/address.ts';
import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, TributaryError } from '../../contract/errors.ts';
import { orAborted, within } from '../../contract/waiting.ts';
import { createTurns } from './turns.ts';
import { isSecret } from '../../contract/secrets.ts';
import { tap, type WireListener } from './wire-tap.ts';
import { bothOf } from '../../contract/words/index.ts';

export type WireState = 'open' | 'lost' | 'reopening' | 'closed';

/** What a wire needs of the drivers; tests hand in their own. */
export interface WireTools {
  wayTo(address: Address, clock: Clock, keys: HostKeys): Promise<Way>;
  listPorts(): Promise<PortInfo[]>;
}

/** What a wire is opened with. */
export interface WireUse {
  clock: Clock;
  onWire: WireListener | undefined;
  keys: HostKeys;
}

/** Waits between two tries to open a lost wire again, milliseconds; the last one repeats. */
export const BACK_OFF_MS = [250, 500, 1000, 2000, 5000] as const;
const waitMs = (attempt: number): number => BACK_OFF_MS[Math.min(attempt, BACK_OFF_MS.length - 1)]!;
const REOPEN_LIMIT_MS = 8_000;
/** What an aborted opening may take to close its port before its end is told, milliseconds. */
export const GRACE_MS = 500;

/**
 * One cable, one socket or one simulator, shared by the instruments on it. After a loss it opens itself again, with longer and longer waits,
 * until it is closed; a USB adapter is known by its serial number and found under whatever name it comes back.
 */
export class Wire {
  readonly #address: Address;
  readonly #way: Way;
  readonly #tools: WireTools;
  readonly #clock: Clock;
  readonly #onWire: WireListener | undefined;
  readonly #turns = createTurns();
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  /** What is never told of what crosses it. */
  readonly #secrets = new Set<string>();
  #transport: Transport | undefined;
  #usbSerial: string | undefined;
  #state: WireState = 'lost';
  #foreign: string | undefined;
  #lastLoss: TributaryError | undefined;
  #failure: TributaryError | undefined;
  #nextTryAtMs: number | undefined;
  #reopening = false;
  #noted = '';

  private constructor(address: Address, way: Way, tools: WireTools, clock: Clock, onWire: WireListener | undefined) {
    this.#address = address;
    this.#way = way;
    this.#tools = tools;
    this.#clock = clock;
    this.#onWire = onWire;
    this.hide(address);
  }

  /** From now on the secrets of this address, which shares the wire, are told to nobody. */
  hide({ options }: Address): void {
    for (const [option, value] of Object.entries(options)) if (isSecret(option)) this.#secrets.add(value);
  }

  /** Opens for the first time. Errors: those of the way. */
  static async open(
    address: Address,
    signal: AbortSignal,
    tools: WireTools,
    { clock, onWire, keys }: WireUse,
  ): Promise<Wire> {
    const wire = new Wire(address, await tools.wayTo(address, clock, keys), tools, clock, onWire);
    try {
      await wire.#openNow(signal);
      return wire;
    } catch (error) {
      await wire.close();
      throw error;
    }
  }

  get state(): WireState {
    return this.#state;
  }
  /** Why it was last lost, in the words of whoever closed it; undefined if it never was. */
  get lastLoss(): TributaryError | undefined {
    return this.#lastLoss;
  }
  /** While it is lost: why the last try to open it failed, else why it was lost; and when the next one is, epoch milliseconds. */
  get trouble(): { why: TributaryError; nextTryAtMs?: number | undefined } | undefined {
    const why = this.#failure ?? this.#lastLoss;
    if (!why || this.#state === 'open') return undefined;
    return { why, nextTryAtMs: this.#nextTryAtMs };
  }
  /** Another adapter than ours sits at the path: what it calls itself. */
  get foreign(): string | undefined {
    return this.#foreign;
  }
  current(): Transport | undefined {
    return this.#transport;
  }
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Runs one exchange alone. Errors: `link-lost` at once when the wire is or gets lost. */
  exclusive<T>(owner: object, exchange: (transport: Transport) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#turns.take(
      owner,
      async () => {
        const transport = this.#transport;
        if (!transport) throw new TributaryError('link-lost', this.#address.text, { text: this.#state });
        return unlessLost(transport, exchange(transport));
      },
      signal,
    );
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#closing.abort(new TributaryError('link-lost', this.#address.text, { ...bothOf({ code: 'link.closed' }) }));
    const transport = this.#transport;
    this.#become('closed', undefined);
    await transport?.close();
    this.#way.close();
  }

  async #openNow(signal: AbortSignal): Promise<void> {
    const bounded = AbortSignal.any([signal, this.#closing.signal]);
    const opened = await this.#way.open(bounded, await this.#pathNow());
    const name = `${this.#address.family}@${this.#address.text}`;
    const transport = tap(opened, name, this.#clock, this.#onWire, this.#secrets);
    try {
      await transport.flush();
      bounded.throwIfAborted();
    } catch (error) {
      await transport.close();
      throw error;
    }
    this.#usbSerial ??= transport.usbSerial;
    this.#become('open', transport);
    transport.onLost((reason) => this.#lost(transport, reason));
  }

  /** Where our USB adapter is plugged in now; undefined where it is known by its path only. Errors: `port-absent`. */
  async #pathNow(): Promise<string | undefined> {
    this.#foreign = undefined;
    if (this.#usbSerial === undefined) return undefined;
    const ports = await this.#tools.listPorts();
    const ours = ports.filter((port) => port.usbSerial === this.#usbSerial);
    // An adapter with several ports has one serial number: then the name tells them apart.
    const found = ours.find((port) => port.path === this.#address.path) ?? ours[0];
    if (found) return found.path;
    this.#foreign = ports.find((port) => port.path === this.#address.path)?.usbSerial;
    throw new TributaryError('port-absent', `USB ${this.#usbSerial}`);
  }

  #lost(transport: Transport, reason: TributaryError): void {
    if (this.#transport !== transport) return;
    this.#lastLoss = reason;
    this.#failure = undefined;
    this.#nextTryAtMs = this.#clock.nowMs() + waitMs(0);
    this.#become('lost', undefined);
    if (!this.#reopening) void this.#reopen();
  }

  async #reopen(): Promise<void> {
    this.#reopening = true;
    for (let attempt = 0; this.#state !== 'closed' && !this.#transport; attempt++) {
      const stillLost = (error: unknown): void => this.#stillLost(asTributaryError(error), waitMs(attempt + 1));
      await this.#tryAgain(waitMs(attempt)).catch(stillLost);
    }
    this.#reopening = false;
  }

  /** Days without a cable are one note in the wire log, not thousands. */
  #stillLost(why: TributaryError, againInMs: number): void {
    if (this.#state !== 'reopening') return;
    this.#failure = why;
    this.#nextTryAtMs = this.#clock.nowMs() + againInMs;
    this.#become('lost', undefined);
    if (why.message === this.#noted) return;
    this.#noted = why.message;
    const address = `${this.#address.family}@${this.#address.text}`;
    this.#onWire?.({ tMs: this.#clock.nowMs(), address, direction: 'note', text: `still lost: ${why.message}` });
  }

  async #tryAgain(afterMs: number): Promise<void> {
    const { signal } = this.#closing;
    await this.#clock.sleep(afterMs, signal);
    this.#nextTryAtMs = undefined;
    this.#become('reopening', undefined);
    await within(
      this.#clock,
      REOPEN_LIMIT_MS,
      this.#address.text,
      signal,
      (bounded) => this.#openNow(bounded),
      GRACE_MS,
    );
  }

  #become(state: WireState, transport: Transport | undefined): void {
    this.#state = state;
    this.#transport = transport;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A wire that is lost in the middle of an exchange answers at once, not after the exchange's own time limit. */
async function unlessLost<T>(transport: Transport, exchange: Promise<T>): Promise<T> {
  const lost = new AbortController();
  const forget = transport.onLost((reason) => lost.abort(reason));
  try {
    return await orAborted(exchange, lost.signal);
  } finally {
    forget();
  }
}
