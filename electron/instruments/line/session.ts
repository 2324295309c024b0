import type { DriverContext, Family, Line, Transport } from '../../../drivers/index.ts';
import { placeText, type Address } from '../../contract/address.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../../contract/errors.ts';
import type { Converter, Device, RoleKind, Witness } from '../../contract/instrument.ts';
import { numberedName, type Identity, type Tester } from '../../contract/tester.ts';
import { isAway, type LinkState, type LinkTrouble } from '../../contract/bench-item.ts';
import { orAborted, within } from '../../contract/waiting.ts';
import { askIdentity } from './ask-identity.ts';
import { GRACE_MS } from './wire.ts';
import type { Lease } from './wires.ts';
import { bothOf } from '../../contract/words/index.ts';

const IDENTIFY_LIMIT_MS = 10_000;
/** How often an instrument that is not ours, or does not answer, is asked again while its wire stays open. */
const ASK_AGAIN_MS = 3_000;

/** An instrument with the wire it hangs on. */
export interface Session<D extends Device = Device> {
  readonly device: D;
  /** The same instrument as what else its family can be to a run. Absent: it is one thing alone. */
  as?(role: RoleKind): Device;
  readonly state: LinkState;
  /** Set while `lost` because another instrument answers on this address. */
  readonly problem: ErrorView | undefined;
  /** Why the link was last lost, in the words of whoever closed it; undefined if it never was. */
  readonly lastLoss?: ErrorView | undefined;
  /** While it is lost: why it is not back yet, and when it is tried next (epoch milliseconds; absent: just now). */
  readonly trouble?: LinkTrouble | undefined;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** The one session there is: it follows its wire, and asks who is there whenever that has come back. */
export class LineSession implements Session, Line {
  readonly #family: Family;
  readonly #address: Address;
  readonly #lease: Lease;
  readonly #context: DriverContext;
  readonly #identity: Identity;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #forgetWire: () => void;
  readonly device: Device;
  #state: LinkState = 'ready';
  #problem: ErrorView | undefined;
  #silence: LinkTrouble | undefined;
  #asking = false;
  #pause = new AbortController();

  private constructor(family: Family, address: Address, lease: Lease, context: DriverContext, identity: Identity) {
    this.#family = family;
    this.#address = address;
    this.#lease = lease;
    this.#context = context;
    this.#identity = identity;
    this.#forgetWire = lease.wire.onChange(() => this.#follow());
    this.device = family.device(this, identity, address, context);
    this.#follow();
  }

  /** Asks who is there and makes the session. Errors: those of `identify`. */
  static async begin(
    family: Family,
    address: Address,
    lease: Lease,
    context: DriverContext,
    signal: AbortSignal,
  ): Promise<Session> {
    const ask = (transport: Transport): Promise<Identity> => askIdentity(family, transport, address, context, signal);
    const identity = await lease.wire.exclusive(lease, ask, signal);
    signal.throwIfAborted();
    return new LineSession(family, address, lease, context, identity);
  }

  as(role: RoleKind): Device {
    if (role === this.device.role || !this.#family.info.also) return this.device;
    return this.#family.device(this, this.#identity, this.#address, { ...this.#context, role });
  }

  get state(): LinkState {
    return this.#state;
  }
  get problem(): ErrorView | undefined {
    return this.#problem;
  }
  get lastLoss(): ErrorView | undefined {
    const { lastLoss } = this.#lease.wire;
    return lastLoss && errorView(lastLoss);
  }

  get trouble(): LinkTrouble | undefined {
    if (!isAway(this.#state)) return undefined;
    const { trouble } = this.#lease.wire;
    if (!trouble) return this.#silence;
    const { why, nextTryAtMs } = trouble;
    return { why: errorView(why), ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }) };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  current(): Transport | undefined {
    return this.#state === 'ready' ? this.#lease.wire.current() : undefined;
  }

  ready(signal: AbortSignal): Promise<Transport> {
    const bounded = AbortSignal.any([signal, this.#closing.signal]);
    let forget = (): void => undefined;
    const found = new Promise<Transport>((resolve) => {
      const look = (): void => {
        const transport = this.current();
        if (transport) resolve(transport);
      };
      forget = this.onChange(look);
      look();
    });
    return orAborted(found, bounded).finally(() => forget());
  }

  exclusive<T>(exchange: (transport: Transport) => Promise<T>, signal: AbortSignal): Promise<T> {
    const bounded = AbortSignal.any([signal, this.#closing.signal]);
    const onlyOurs = async (transport: Transport): Promise<T> => {
      if (this.#state !== 'ready') throw new TributaryError('link-lost', this.#address.text, { text: this.#state });
      return exchange(transport);
    };
    return this.#lease.wire.exclusive(this.#lease, onlyOurs, bounded);
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#forgetWire();
    this.#become('closed');
    this.#closing.abort(
      new TributaryError('link-lost', placeText(this.#address), { ...bothOf({ code: 'link.closed' }) }),
    );
    await this.#lease.release();
  }

  /** The wire has changed: what that means for this instrument. */
  #follow(): void {
    const { wire } = this.#lease;
    if (wire.state === 'open') {
      this.#pause.abort();
      if (this.#state !== 'ready' && !this.#asking) void this.#askUntilOurs();
      return;
    }
    this.#silence = undefined;
    const foreign = wire.foreign === undefined ? undefined : this.#other(`USB ${wire.foreign}`);
    this.#become(wire.state === 'reopening' ? 'reopening' : 'lost', foreign);
  }

  async #askUntilOurs(): Promise<void> {
    this.#asking = true;
    const { signal } = this.#closing;
    while (!signal.aborted && this.#lease.wire.state === 'open') {
      await this.#askAgain().catch((error: unknown) => this.#notOurs(error));
      if (this.#state === 'ready') break;
      this.#pause = new AbortController();
      const waiting = AbortSignal.any([signal, this.#pause.signal]);
      await this.#context.clock.sleep(ASK_AGAIN_MS, waiting).catch(() => undefined);
    }
    this.#asking = false;
  }

  async #askAgain(): Promise<void> {
    this.#become('identifying', this.#problem);
    const late = (): Error => new TributaryError('no-answer', placeText(this.#address), { text: 'reopen' });
    const ask = (signal: AbortSignal) => (transport: Transport) =>
      askIdentity(this.#family, transport, this.#address, this.#context, signal);
    const exclusive = (signal: AbortSignal): Promise<Identity> =>
      this.#lease.wire.exclusive(this.#lease, ask(signal), signal);
    const { clock } = this.#context;
    const found = await within(clock, IDENTIFY_LIMIT_MS, late, this.#closing.signal, exclusive, GRACE_MS);
    if (!this.#isOurs(found)) throw this.#other(numberedName(found, this.#family.info.family));
    this.#become('ready');
  }

  #isOurs(found: Identity): boolean {
    return isSame(this.#family, this.#identity, found);
  }

  #notOurs(error: unknown): void {
    if (this.#state !== 'identifying') return;
    const known = asTributaryError(error);
    this.#silence = { why: errorView(known), nextTryAtMs: this.#context.clock.nowMs() + ASK_AGAIN_MS };
    this.#become('lost', known.code === 'other-instrument' ? known : undefined);
  }

  #other(found: string): TributaryError {
    return new TributaryError('other-instrument', placeText(this.#address), {
      found,
      expected: numberedName(this.#identity, this.#family.info.family),
    });
  }

  #become(state: LinkState, problem?: TributaryError | ErrorView): void {
    if (this.#state === 'closed') return;
    const view = problem instanceof TributaryError ? errorView(problem) : problem;
    if (state === this.#state && view?.message.en === this.#problem?.message.en) return;
    this.#state = state;
    this.#problem = view;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** True if `found` is the instrument `expected`: the one rule, for a line that came back and for a run that is resumed. */
export function isSame(family: Pick<Family, 'same'>, expected: Identity, found: Identity): boolean {
  // Where the system cannot tell the adapter's number now, what the instrument says of itself must do.
  if (expected.usbSerial && found.usbSerial && expected.usbSerial !== found.usbSerial) return false;
  return family.same(expected, found);
}

/** True if the instrument compares bits. */
export const isOfTester = (session: Session | undefined): session is Session<Tester> =>
  session?.device.role === 'tester';

/** True if the instrument tells registers, and compares nothing. */
export const tellsRegisters = (session: Session): session is Session<Converter | Witness> =>
  session.device.role !== 'tester';
