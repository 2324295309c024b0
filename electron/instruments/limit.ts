import type { Clock } from '../contract/clock.ts';

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
  try {
    return await unlessAborted(work(bounded), bounded);
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
