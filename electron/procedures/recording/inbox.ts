import type { Clock } from '../../contract/clock.ts';
import { orAborted } from '../../contract/waiting.ts';

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
