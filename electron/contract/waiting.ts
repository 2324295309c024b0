import type { Clock } from './clock.ts';
import { TributaryError } from './errors.ts';

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts, even if the work does not listen. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * Does `work` with a signal that aborts after `ms` or with `signal`, and ends then. `late`: the error of the limit, or the place that
 * `timed-out` names. `graceMs`: what aborted work may take to put things back (close its port) before its end is told.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  late: string | (() => Error),
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  graceMs = 0,
): Promise<T> {
  signal?.throwIfAborted();
  const done = new AbortController();
  const limit = new AbortController();
  const error = typeof late === 'string' ? timedOut(late, ms) : late;
  clock.sleep(ms, done.signal).then(
    () => limit.abort(error()),
    () => undefined,
  );
  const bounded = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  const working = work(bounded);
  try {
    return await orAborted(working, bounded);
  } catch (thrown) {
    if (graceMs > 0) await Promise.race([working.catch(() => undefined), clock.sleep(graceMs, done.signal)]);
    throw thrown;
  } finally {
    done.abort();
  }
}

/** The error of a limit that has run out at a place. */
export const timedOut = (where: string, ms: number) => (): Error =>
  new TributaryError('timed-out', where, { text: `${ms / 1000} s` });

/** `fire` is called after what goes on now, but never more often than every `ms`; what comes in between is told together at the end. */
export function throttle(clock: Clock, ms: number, signal: AbortSignal, fire: () => void): () => void {
  let resting = false;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await Promise.resolve();
      if (signal.aborted) return;
      fire();
      await clock.sleep(ms, signal).catch(() => undefined);
    } while (again);
    resting = false;
  };
  return () => {
    again = true;
    if (resting) return;
    resting = true;
    void run();
  };
}
