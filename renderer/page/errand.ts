import { useEffect } from 'react';
import { go } from './navigation.ts';

/** A question of a run to which somebody went from another place, and that place. */
interface Errand {
  runId: string;
  promptId: string;
  from: string;
}
let errand: Errand | undefined;

/** Goes to a question of a run: once it is answered, the way leads back to where one was. */
export function goAnswer(runId: string, promptId: string): void {
  errand = { runId, promptId, from: location.hash };
  go('run', runId);
}

/** On the screen of a run: leads back as soon as the question is answered, unless the next one stands there already. Whoever went elsewhere meanwhile is not led. */
export function useErrand(runId: string, promptId: string | undefined): void {
  useEffect(() => {
    if (errand?.runId !== runId || errand.promptId === promptId) return;
    if (promptId === undefined) location.hash = errand.from;
    errand = undefined;
  }, [runId, promptId]);
  useEffect(() => () => void (errand = undefined), []);
}
