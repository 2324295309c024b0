import type { RunView } from '../../electron/contract/views.ts';
import { useAppState } from '../link/host.ts';
import { createStore, useStore } from '../link/store.ts';
import { useRoute } from './navigation.ts';
import { runMeant } from './run-meant.ts';

/** The run that this page looked at last. */
const lookedAt = createStore<string | undefined>(undefined);
export const lookAt = (runId: string): void => lookedAt.set(runId);

/** The run that the page speaks of: `runMeant` of what it shows now. */
export function useRunMeant(): RunView | undefined {
  const state = useAppState();
  const route = useRoute();
  const last = useStore(lookedAt);
  return state && runMeant(state, route, last);
}

/** A run of the list by its id. */
export const useRun = (runId: string): RunView | undefined => useAppState()?.runs.find((run) => run.runId === runId);
