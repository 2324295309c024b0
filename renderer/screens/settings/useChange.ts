import { useState } from 'react';
import { inverseOf, type PreferencesChange } from '../../../electron/contract/preferences.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../link/client.ts';
import { setPreferences, usePreferences } from '../../link/preferences.ts';

/** What was changed last, by the name of its row, and what takes it back. */
export interface Changed {
  row: string;
  back: PreferencesChange;
  undone: boolean;
}

/** Saves rows at once; the last change can be undone. */
export interface Changing {
  last: Changed | undefined;
  /** Gives what is wrong where a row could not be saved. */
  change(row: string, change: PreferencesChange): Promise<ErrorView | undefined>;
  /** The same of something that is saved in its own way. */
  after(row: string, back: PreferencesChange, work: () => Promise<unknown>): Promise<ErrorView | undefined>;
  undo(): void;
}

export function useChange(): Changing {
  const now = usePreferences();
  const [last, setLast] = useState<Changed>();
  const after: Changing['after'] = async (row, back, work) => {
    try {
      await work();
      setLast({ row, back, undone: false });
      return undefined;
    } catch (thrown) {
      return viewOf(thrown);
    }
  };
  const undo = async (): Promise<void> => {
    if (!last || last.undone) return;
    await setPreferences(last.back);
    setLast({ ...last, undone: true });
  };
  return {
    last,
    after,
    change: (row, change) => after(row, inverseOf(now, change), () => setPreferences(change)),
    undo: () => void undo().catch((thrown: unknown) => console.warn('undo', thrown)),
  };
}
