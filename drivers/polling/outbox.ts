import type { Observation } from '../../electron/contract/tester.ts';

/** Observations that nobody has read yet are kept up to this number: two minutes. */
const KEPT = 120;

/** Observations on their way to the one reader. */
export interface Outbox {
  /** Forgets what is there and keeps what comes, until it is read. */
  collect(): void;
  put(observation: Observation): void;
  /** Ends when the signal aborts, or after `end`. */
  read(signal: AbortSignal): AsyncIterable<Observation>;
  /** Readers end, with the error if there is one. */
  end(error?: Error): void;
}

export function createOutbox(): Outbox {
  let items: Observation[] = [];
  let collecting = false;
  let closed = false;
  let failure: Error | undefined;
  let wake = (): void => undefined;
  async function* read(signal: AbortSignal): AsyncIterable<Observation> {
    collecting = true;
    const stop = (): void => wake();
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) {
        const next = items.shift();
        if (next) yield next;
        else if (failure) throw failure;
        else if (closed) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', stop);
      // From now on means from the next `read` on: what comes in between is nobody's.
      collecting = false;
      items = [];
    }
  }
  return {
    collect() {
      items = [];
      collecting = true;
      closed = false;
      failure = undefined;
    },
    put(observation) {
      if (!collecting) return;
      items = [...items, observation].slice(-KEPT);
      wake();
    },
    read,
    end(error) {
      closed = true;
      failure = error;
      wake();
    },
  };
}
