import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, type TributaryError } from '../../contract/errors.ts';

/** An instrument has half a second to leave the line alone; whoever waits for it waits no longer than this, milliseconds. */
const END_LIMIT_MS = 1_000;

/** Reads what an instrument says while no test runs; one that says nothing then (`watch` absent) is left alone. */
export class LiveWatch<T> {
  readonly #watch: ((signal: AbortSignal) => AsyncIterable<T>) | undefined;
  readonly #clock: Clock;
  readonly #take: (said: T) => void;
  readonly #hooks: { changed(): void; failed(error: TributaryError): void };
  #watching: AbortController | undefined;
  #ended: Promise<void> = Promise.resolve();
  #seeing = false;

  constructor(
    watch: ((signal: AbortSignal) => AsyncIterable<T>) | undefined,
    clock: Clock,
    take: (said: T) => void,
    hooks: { changed(): void; failed(error: TributaryError): void },
  ) {
    this.#watch = watch;
    this.#clock = clock;
    this.#take = take;
    this.#hooks = hooks;
  }

  /** Somebody looks at the line now. */
  get seeing(): boolean {
    return this.#seeing;
  }

  /** Does nothing while it goes on, or where it has ended by itself since the last `end`. */
  async begin(): Promise<void> {
    if (this.#watching || !this.#watch) return;
    this.#watching = new AbortController();
    this.#ended = this.#read(this.#watching.signal, this.#ended);
  }

  /** Resolves when the tester is left alone, or after the limit. */
  async end(): Promise<void> {
    this.#watching?.abort();
    this.#watching = undefined;
    const done = new AbortController();
    const limit = this.#clock.sleep(END_LIMIT_MS, done.signal).catch(() => undefined);
    await Promise.race([this.#ended, limit]);
    done.abort();
  }

  async #read(signal: AbortSignal, before: Promise<void>): Promise<void> {
    await before;
    if (signal.aborted) return;
    this.#seeing = true;
    try {
      for await (const said of this.#watch!(signal)) {
        if (signal.aborted) break;
        this.#take(said);
      }
    } catch (error) {
      if (!signal.aborted) this.#hooks.failed(asTributaryError(error));
    } finally {
      this.#seeing = false;
      this.#hooks.changed();
    }
  }
}
