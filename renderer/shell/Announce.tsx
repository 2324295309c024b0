import type { RunView } from '../../electron/contract/views.ts';
import { useSay, type Say } from '../text/say.ts';
import { runName } from '../widgets/run-name.ts';
import { bigWord } from '../widgets/BigState.tsx';

function sentence(say: Say, run: RunView): string {
  if (run.finished && run.verdict) return say('shell.done', { verdict: say(`verdict.${run.verdict}`) });
  const certain = run.certain && say('big.certain', { verdict: say(`verdict.${run.certain.verdict}`) });
  return certain ? `${bigWord(say, run)}. ${certain}` : bigWord(say, run);
}

/** What is told of all runs: the one that is spoken of, by name where there are several, and which others wait for an answer. */
function told(say: Say, run: RunView | undefined, runs: readonly RunView[]): string {
  const own = run ? sentence(say, run) : '';
  if (runs.length < 2) return own;
  const asking = runs.filter((one) => one !== run && one.prompt);
  return [
    ...(run ? [`${runName(run, say.lang)}: ${own}`] : []),
    ...asking.map((one) => `${runName(one, say.lang)}: ${say('runs.asks')}`),
  ].join('. ');
}

/** Tells screen readers once when the big state changes; numbers that move every second are not in it. */
export function Announce({ run, runs }: { run: RunView | undefined; runs: readonly RunView[] }) {
  const say = useSay();
  return (
    <p className="hidden" aria-live="polite">
      {told(say, run, runs)}
    </p>
  );
}
