import type { RunView } from '../../electron/contract/views.ts';
import { clock, needsDays } from '../text/format.ts';
import type { Say } from '../text/speech.ts';
import { runName } from '../widgets/run-name.ts';
import type { StopTarget } from './stop-target.ts';

/** What has come of a run so far: the verdict that stands, the time that counts, or the step that goes on while none does. */
function soFar(say: Say, { judged, certain, elapsedS, forS, steps, step }: RunView): string {
  if (judged) return say('stop.line-judged', { verdict: say(`verdict.${judged}`) });
  if (elapsedS === undefined) {
    const at = steps[step];
    return say('stop.line-before', { step: at ? say.text(at.title) : '' });
  }
  const elapsed = clock(elapsedS, needsDays(forS));
  return certain
    ? say('stop.line-certain', { elapsed, verdict: say(`verdict.${certain.verdict}`) })
    : say('stop.line', { elapsed });
}

/** What is stopped, and what stays: the two lines of the question. `several`: the run is named. */
export function stopQuestion(say: Say, target: StopTarget, several: boolean): { title: string; line: string } {
  if (target.kind === 'hand') return { title: say('stop.ask-hand'), line: say('stop.line-hand') };
  return {
    title: several ? say('stop.ask-of', { name: runName(target.run, say.lang) }) : say('stop.ask'),
    line: soFar(say, target.run),
  };
}
