import type { Progress as How, Stage } from '../../electron/contract/prompt.ts';
import { sentenceOf } from '../../electron/contract/words/index.ts';
import { useSay } from '../text/say.ts';
import './Progress.css';

const SIGNS: Record<Stage['state'], string> = { done: '✓', now: '', todo: '' };

function Line({ stage: { words, state, saw, ok }, number }: { stage: Stage; number: number }) {
  const say = useSay();
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="progress-sign">{ok === false ? '✕' : SIGNS[state] || number}</span>
      <span>{say.message(words)}</span>
      <b>{saw ? say.message(saw) : ''}</b>
    </li>
  );
}

/** What a step does by itself: the stage going on, how far it has come, how long it still takes, and what was seen so far. */
export function Progress({ progress: { what, part, leftS, stages } }: { progress: How }) {
  const say = useSay();
  return (
    <div className="progress">
      <p className="progress-what">
        <b>{say.message(what)}</b>
        <span className="label num">{leftS === undefined ? '' : say('progress.left', { s: leftS })}</span>
      </p>
      <progress max={1} value={part} aria-label={say.message(what)} />
      <ol>
        {stages.map((stage, at) => (
          <Line key={sentenceOf(stage.words)} stage={stage} number={at + 1} />
        ))}
      </ol>
    </div>
  );
}
