import type { Clock } from '../../electron/contract/clock.ts';

/** So long a question that is called off still listens for its answer. */
const LINGER_MS = 250;

/**
 * Asks something that may be called off: its answer is still listened for a moment then, so that the next question does not run into it on the
 * wire. Errors: those of `ask`; the signal's reason.
 */
export async function lingering<T>(
  clock: Clock,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const over = new AbortController();
  const done = new AbortController();
  const linger = (): void =>
    void clock.sleep(LINGER_MS, done.signal).then(
      () => over.abort(signal.reason),
      () => undefined,
    );
  signal.addEventListener('abort', linger, { once: true });
  try {
    return await ask(over.signal);
  } finally {
    signal.removeEventListener('abort', linger);
    done.abort();
  }
}
