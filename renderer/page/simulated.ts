import { useEffect } from 'react';
import { createStore, useStore } from '../link/store.ts';

const shown = createStore(false);

/** Says that what this screen shows comes from a simulator: the stamp and the frame appear, and go with the screen. */
export function useSimulated(simulated: boolean): void {
  useEffect(() => {
    shown.set(simulated);
    return () => shown.set(false);
  }, [simulated]);
}

export const useShowsSimulation = (): boolean => useStore(shown);
