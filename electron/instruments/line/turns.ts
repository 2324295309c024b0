/** Who may use a wire now: one exchange at a time, and of those who wait the one who has waited longest since its last turn. */
export interface Turns {
  /** Runs `exchange` when it is the owner's turn. Rejects with the signal's reason if that comes first; a started exchange ends by itself. */
  take<T>(owner: object, exchange: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Waiter {
  owner: object;
  go: () => Promise<void>;
}

/** Instruments on one wire share it fairly: a busy one cannot starve a quiet one. Of one owner, first come first served. */
export function createTurns(): Turns {
  const waiting: Waiter[] = [];
  const lastTurn = new WeakMap<object, number>();
  let turn = 0;
  let busy = false;

  const next = (): void => {
    if (busy) return;
    const waiter = longestWithoutTurn(waiting, lastTurn);
    if (!waiter) return;
    waiting.splice(waiting.indexOf(waiter), 1);
    lastTurn.set(waiter.owner, ++turn);
    busy = true;
    void waiter.go().finally(() => {
      busy = false;
      next();
    });
  };

  return {
    take: (owner, exchange, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const waiter: Waiter = {
          owner,
          go() {
            signal.removeEventListener('abort', giveUp);
            return exchange().then(resolve, reject);
          },
        };
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(waiter), 1);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.push(waiter);
        next();
      }),
  };
}

function longestWithoutTurn(waiting: readonly Waiter[], lastTurn: WeakMap<object, number>): Waiter | undefined {
  const since = (waiter: Waiter): number => lastTurn.get(waiter.owner) ?? 0;
  return waiting.reduce<Waiter | undefined>(
    (best, waiter) => (best && since(best) <= since(waiter) ? best : waiter),
    undefined,
  );
}
