import { host } from './host.ts';
import { createStore, useStore } from './store.ts';

type Remembered = Readonly<Record<string, string>>;

/** What was used last, as the core remembers it; undefined until it has answered once. */
const known = createStore<Remembered | undefined>(undefined);
const NOTHING: Remembered = {};

host.onLink((up) => {
  if (!up) return;
  host.call('remembered.get', {}).then(
    (values) => known.set(values),
    () => known.set(known.get() ?? NOTHING),
  );
});

/** Remembered at once here, and by the core; what cannot be stored still holds for this page. */
export function remember(name: string, value: string): void {
  known.set({ ...known.get(), [name]: value });
  host.call('remembered.set', { name, value }).catch((thrown: unknown) => console.warn(`remembered ${name}`, thrown));
}

export const useRemembered = (): Remembered => useStore(known) ?? NOTHING;
export const useRememberedKnown = (): boolean => useStore(known) !== undefined;
