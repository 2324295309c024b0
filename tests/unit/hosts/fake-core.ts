import type { Implementation } from '../../../electron/contract/api.ts';
import { api, type MethodName } from '../../../electron/contract/api.ts';
import { DEFAULT_PREFERENCES } from '../../../electron/contract/preferences.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import type { Core } from '../../../electron/hosts/core/core.ts';

export const emptyState = (): AppState => ({
  bench: [],
  runs: [],
  unfinished: [],
  bookChanges: 0,
  exchange: { bad: [], waiting: 0, foreign: [] },
  archive: { path: '/tmp/archive.db' },
  software: { name: 'Tributary', version: '0.0.0' },
  backup: {},
  preferences: DEFAULT_PREFERENCES,
});

/** A core whose methods are the given ones; every other one fails. `calls` holds what was asked. */
export function fakeCore(given: Partial<Implementation> = {}) {
  const listeners = new Set<(state: AppState) => void>();
  const calls: { method: string; input: unknown }[] = [];
  const missing = (name: string) => () => Promise.reject(new Error(`not part of this test: ${name}`));
  const methods = Object.fromEntries(
    (Object.keys(api) as MethodName[]).map((name) => [
      name,
      (input: never) => {
        calls.push({ method: name, input });
        const act = given[name] as ((input: never) => Promise<unknown>) | undefined;
        return (act ?? missing(name))(input);
      },
    ]),
  ) as unknown as Implementation;
  const core: Core = {
    methods,
    state: emptyState,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    running: () => 0,
    close: () => Promise.resolve(),
  };
  const push = (state = emptyState()): void => {
    for (const listener of listeners) listener(state);
  };
  return { core, calls, push, pages: () => listeners.size };
}
