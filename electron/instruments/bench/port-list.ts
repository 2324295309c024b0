import type { PortInfo } from '../../contract/family.ts';
import type { Clock } from '../../contract/clock.ts';
import { errorView, type ErrorView } from '../../contract/errors.ts';
import { orAborted } from '../../contract/waiting.ts';

const LIST_LIMIT_MS = 10_000;
/** A plugged cable is noticed after this long, milliseconds; a list that cannot be had is asked for less often. */
const EVERY_MS = 3_000;
const AFTER_FAILURE_MS = 30_000;

/** The ports that the system lists: looked at when somebody asks, or every few seconds. None is opened. */
export class PortList {
  readonly #list: () => Promise<PortInfo[]>;
  readonly #clock: Clock;
  readonly #seen: (ports: readonly PortInfo[]) => void;
  /** A list that hangs is waited for, not asked for again and again. */
  #listing: Promise<PortInfo[]> | undefined;
  problem: ErrorView | undefined;

  constructor(list: () => Promise<PortInfo[]>, clock: Clock, seen: (ports: readonly PortInfo[]) => void) {
    this.#list = list;
    this.#clock = clock;
    this.#seen = seen;
  }

  /** Lists the ports; a list that cannot be had is the `problem`. Errors: the signal's reason. */
  async look(signal: AbortSignal): Promise<void> {
    try {
      this.#listing ??= this.#list().finally(() => (this.#listing = undefined));
      const limit = AbortSignal.timeout(LIST_LIMIT_MS);
      const ports = await orAborted(this.#listing, AbortSignal.any([signal, limit]));
      this.problem = undefined;
      this.#seen(ports);
    } catch (error) {
      signal.throwIfAborted();
      this.problem = errorView(error);
    }
  }

  /** Looks every few seconds until `signal` aborts; `looked` is called after each look, `changed` when the problem is another. */
  async follow({ looked, changed }: { looked(): void; changed(): void }, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const before = this.problem?.message.en;
      try {
        await this.#clock.sleep(before === undefined ? EVERY_MS : AFTER_FAILURE_MS, signal);
        await this.look(signal);
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      looked();
      if (this.problem?.message.en !== before) changed();
    }
  }
}
