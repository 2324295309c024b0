import { useSyncExternalStore } from 'react';

/** A value that lives outside React and tells when it changes. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(value: T): Store<T> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** What a store holds of a stretch of time, moved by `shiftS` seconds to the left. */
export function placed<W extends { from: number; to: number }>(
  store: Store<W | undefined>,
  shiftS: number,
): Store<W | undefined> {
  if (shiftS === 0) return store;
  let of: W | undefined;
  let moved: W | undefined;
  const get = (): W | undefined => {
    const window = store.get();
    if (window !== of)
      [of, moved] = [window, window && { ...window, from: window.from - shiftS, to: window.to - shiftS }];
    return moved;
  };
  return { ...store, get };
}
