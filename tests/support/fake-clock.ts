import type { Clock } from '../../electron/contract/clock.ts';

interface Sleeper {
  atMs: number;
  wake(): void;
}

/** Clocks that stand still until `advance` is called; sleepers wake in the order of their time. The wall can be set, the computer sleep and be started anew. */
export class FakeClock implements Clock {
  /** Awake time; sleepers wait for it. */
  #nowMs: number;
  readonly #originMs: number;
  #wallAheadMs = 0;
  #sleptMs = 0;
  #bootedMs: number;
  #boots = 1;
  #sleepers: Sleeper[] = [];

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
    this.#originMs = startMs;
    this.#bootedMs = startMs - 3_600_000;
  }
  nowMs(): number {
    return this.#nowMs + this.#sleptMs + this.#wallAheadMs;
  }
  monotonicMs(): number {
    return this.#nowMs - this.#originMs;
  }
  readonly standsInSleep = true;
  uptimeMs(): number {
    return this.#nowMs + this.#sleptMs - this.#bootedMs;
  }
  async bootId(): Promise<string | undefined> {
    return await Promise.resolve(this.named ? `boot ${this.#boots}` : undefined);
  }
  /** False: a system that names no boot. */
  named = true;
  /** Somebody sets the wall clock. */
  setWall(byMs: number): void {
    this.#wallAheadMs += byMs;
  }
  /** The computer sleeps: nothing runs, and the monotonic clock stands still (Linux). */
  sleepComputer(ms: number): void {
    this.#sleptMs += ms;
  }
  /** The computer is started anew; `ms` pass meanwhile. */
  reboot(ms: number): void {
    this.#sleptMs += ms;
    this.#boots++;
    this.#bootedMs = this.#nowMs + this.#sleptMs - 20_000;
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = (): void => {
        this.#sleepers = this.#sleepers.filter((s) => s !== sleeper);
        reject(signal?.reason as Error);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper: Sleeper = { atMs: this.#nowMs + Math.max(0, ms), wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
  /** Lets `ms` pass; between two sleepers everything that can run runs. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settle();
    for (;;) {
      const next = this.#sleepers.filter((s) => s.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      this.#sleepers = this.#sleepers.filter((s) => s !== next);
      next.wake();
      await settle();
    }
    this.#nowMs = endMs;
    await settle();
  }
}

/** Lets all pending promise callbacks and immediates run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
