import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { sentenceOf, type Message } from '../../contract/words/index.ts';

/** Thrown (or given as the reason of an abort) where an attempt ends early, and that is no error of the program. */
export class RunEnd extends Error {
  readonly verdict: Verdict;
  readonly why: Message;
  constructor(verdict: Verdict, why: Message) {
    super(sentenceOf(why));
    this.name = 'RunEnd';
    this.verdict = verdict;
    this.why = why;
  }
}

/** Rejects with the reason of the signal as soon as it aborts; `off` takes the listener away again. */
function rejection(signal: AbortSignal): { promise: Promise<never>; off: () => void } {
  let off = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    off = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  promise.catch(() => undefined);
  return { promise, off };
}

/** Waits for `work`, or rejects with the signal's reason even if the work does not listen. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = rejection(signal);
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    aborted.off();
  }
}

/** Does `work` with a signal that aborts after `ms` (error `timed-out`, naming `where`) or with `signal`. */
export async function within<T>(
  clock: Clock,
  ms: number,
  where: string,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timer = new AbortController();
  clock.sleep(ms, timer.signal).then(
    () => limit.abort(new TributaryError('timed-out', where, { text: `${ms / 1000} s` })),
    () => undefined,
  );
  const both = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  try {
    both.throwIfAborted();
    return await orAborted(work(both), both);
  } finally {
    timer.abort();
  }
}

/** A queue between somebody who hands in and somebody who waits. */
export interface Inbox<T> {
  push(item: T): void;
  /** Nothing more comes; with an error, waiting rejects once the rest is taken. */
  end(error?: unknown): void;
  /** The next item; `idle` after `ms` without one; `ended`. Rejects with the signal's reason. */
  next(ms: number, signal: AbortSignal): Promise<{ item: T } | 'idle' | 'ended'>;
  /** Takes all that is waiting. */
  drain(): T[];
}

/** `keep`: only so many items wait; the oldest fall out. */
export function createInbox<T>(clock: Clock, keep = Infinity): Inbox<T> {
  const items: T[] = [];
  let ended: { error?: unknown } | undefined;
  let wake = (): void => undefined;
  const take = (): { item: T } | 'ended' | undefined => {
    if (items.length > 0) return { item: items.shift()! };
    if (ended?.error !== undefined) throw ended.error;
    return ended ? 'ended' : undefined;
  };
  return {
    push: (item) => {
      items.push(item);
      if (items.length > keep) items.shift();
      wake();
    },
    end: (error) => {
      ended ??= { error };
      wake();
    },
    drain: () => items.splice(0),
    next: async (ms, signal) => {
      signal.throwIfAborted();
      const ready = take();
      if (ready) return ready;
      const timer = new AbortController();
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const slept = clock.sleep(ms, timer.signal).catch(() => undefined);
      try {
        await orAborted(Promise.race([woken, slept]), signal);
      } finally {
        timer.abort();
      }
      return take() ?? 'idle';
    },
  };
}
