import { useEffect } from 'react';
import { createStore, useStore } from '../../link/store.ts';

/** The last moment that somebody asked to be shown, epoch seconds; a new one each time. */
const asked = createStore<{ t: number } | undefined>(undefined);

/** Shows a moment in the lanes on screen: an event of a list that was pressed. */
export const jumpTo = (t: number): void => asked.set({ t });

/** Moves the cursor to where somebody jumps. */
export function useJumps(setCursor: (t: number) => void): void {
  const jump = useStore(asked);
  useEffect(() => {
    if (!jump) return;
    setCursor(jump.t);
    asked.set(undefined);
  }, [jump, setCursor]);
}
