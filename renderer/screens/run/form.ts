import { useCallback, useRef, useState } from 'react';

/** What a form of a question holds. */
export interface Held {
  /** Why it cannot be given yet. */
  why: string | undefined;
  /** Answers that can be given all the same. */
  free?: readonly string[];
  /** What goes with this answer; undefined: something has to be looked at first. */
  take: (option: string) => unknown;
}

/** The form of a question, as the row of answers sees it. */
export interface Form {
  /** Why this answer cannot be given yet. */
  why: (option: string) => string | undefined;
  take: (option: string) => Promise<unknown>;
  /** Called by the form whenever it was drawn. */
  hold: (held: Held) => void;
}

const NONE: readonly string[] = [];

/** Keeps what the form of a question holds; without one there is nothing to give. */
export function useForm(): Form {
  const held = useRef<Held['take']>(() => undefined);
  const [why, setWhy] = useState<string>();
  const [free, setFree] = useState<readonly string[]>(NONE);
  const hold = useCallback((next: Held) => {
    held.current = next.take;
    setWhy(next.why);
    setFree(next.free ?? NONE);
  }, []);
  return {
    why: (option) => (free.includes(option) ? undefined : why),
    take: async (option) => held.current(option),
    hold,
  };
}
