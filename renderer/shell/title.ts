import { isAsking, standingVerdict } from '../../electron/contract/attention.ts';
import type { RunView } from '../../electron/contract/views.ts';
import { clock, needsDays } from '../text/format.ts';
import type { Say } from '../text/say.ts';
import { bigWord } from '../widgets/BigState.tsx';
import { runName } from '../widgets/run-name.ts';

/** The state of a run and how long to go: `FAIL · 00:12:03`. */
function stateOf(say: Say, run: RunView): string[] {
  const verdict = standingVerdict(run) ?? run.certain?.verdict;
  const word = verdict ? say(`verdict.${verdict}`) : bigWord(say, run);
  if (standingVerdict(run)) return [word];
  if (isAsking(run)) return [`? ${say('runs.asks')}`];
  return run.remainingS === undefined ? [word] : [word, clock(run.remainingS, needsDays(run.forS))];
}

/** What a tab or a task bar shows of the page: how the test stands that it speaks of, where one does; else the place. */
export const pageTitle = (say: Say, run: RunView | undefined, place: string): string =>
  (run ? [...stateOf(say, run), runName(run, say.lang)] : [place, 'Tributary']).join(' · ');
