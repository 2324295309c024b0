import { useState } from 'react';
import type { Answer, Prompt } from '../../electron/contract/prompt.ts';
import { host } from './host.ts';
import { attempt } from './notice.ts';
import { usePreferences } from './preferences.ts';

/** An answer, or what is to be done before there is one; undefined: none yet. */
type Given = Pick<Answer, 'option' | 'given'>;
type Giving = Given | (() => Promise<Given | undefined>);

/** Gives an answer once, under the name of whoever works here; it may be given again if the run could not use it. */
export function useAnswer(
  runId: string,
  { id: promptId }: Pick<Prompt, 'id'>,
): { busy: boolean; answer: (giving: Giving) => void } {
  const [busy, setBusy] = useState(false);
  const { name } = usePreferences().person;
  const answer = (giving: Giving): void => {
    if (busy) return;
    setBusy(true);
    attempt(async () => {
      try {
        const ready = typeof giving === 'function' ? await giving() : giving;
        const by = name === '' ? {} : { by: name };
        if (ready) await host.call('run.answer', { runId, promptId, answer: { ...ready, ...by } });
        else setBusy(false);
      } catch (thrown) {
        setBusy(false);
        throw thrown;
      }
    });
  };
  return { busy, answer };
}
