import type { Clock } from '../../contract/clock.ts';

/** What an aborted piece of work may take to put things back (close its port) before its end is reported, milliseconds. */
const GRACE_MS = 500;

/** Runs `work` for at most `ms`; then its signal aborts with the error of `late`, and so does the result. */
export async function withinLimit<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const done = new AbortController();
  const limit = new AbortController();
  clock.sleep(ms, done.signal).then(
    () => limit.abort(late()),
    () => undefined,
  );
  const bounded = AbortSignal.any([signal, limit.signal]);
  const working = work(bounded);
  try {
    return await unlessAborted(working, bounded);
  } catch (error) {
    const ended = working.catch(() => undefined);
    await Promise.race([ended, clock.sleep(GRACE_MS, done.signal).catch(() => undefined)]);
    throw error;
  } finally {
    done.abort();
  }
}

/** Settles as `work` does, or rejects with the signal's reason when it aborts first. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
