import { useState } from 'react';
import type { Answer } from '../../electron/contract/api.ts';
import type { Prompt } from '../../electron/contract/views.ts';
import { host } from './host.ts';
import { attempt } from './notice.ts';

/** Gives an answer once; it may be given again if the run could not use it. A function does work that belongs to the answer; undefined: none yet. */
export function useAnswer(
  runId: string,
  prompt: Prompt,
): {
  busy: boolean;
  answer: (answer: Answer | (() => Promise<Answer | undefined>)) => void;
} {
  const [busy, setBusy] = useState(false);
  const answer = (given: Answer | (() => Promise<Answer | undefined>)): void => {
    if (busy) return;
    setBusy(true);
    attempt(async () => {
      try {
        const ready = typeof given === 'function' ? await given() : given;
        if (ready) await host.call('run.answer', { runId, promptId: prompt.id, answer: ready });
        else setBusy(false);
      } catch (thrown) {
        setBusy(false);
        throw thrown;
      }
    });
  };
  return { busy, answer };
}
