import type { RunView } from '../../electron/contract/views.ts';
import { useSay, type Say } from '../text/say.ts';
import { bigWord } from '../widgets/BigState.tsx';

function sentence(say: Say, run: RunView): string {
  if (run.finished && run.verdict) return say('shell.done', { verdict: say(`verdict.${run.verdict}`) });
  const certain = run.certain && say('big.certain', { verdict: say(`verdict.${run.certain.verdict}`) });
  return certain ? `${bigWord(say, run)}. ${certain}` : bigWord(say, run);
}

/** Tells screen readers once when the big state changes; numbers that move every second are not in it. */
export function Announce({ run }: { run: RunView | undefined }) {
  const say = useSay();
  return (
    <p className="hidden" aria-live="polite">
      {run ? sentence(say, run) : ''}
    </p>
  );
}
