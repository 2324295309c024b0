import { createStore, useStore, type Store } from '../link/store.ts';

/** The wall clock in steps, as state: what is drawn from it is drawn again when it moves. */
function ticking(stepMs: number): Store<number> {
  const store = createStore(Date.now());
  setInterval(() => store.set(Date.now()), stepMs);
  return store;
}
const minute = ticking(60_000);
const second = ticking(1000);

/** Epoch milliseconds, moving once a minute: for dates in lists. */
export const useMinute = (): number => useStore(minute);
/** Epoch milliseconds, moving once a second: for what counts. */
export const useSecond = (): number => useStore(second);
