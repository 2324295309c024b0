import type { StepRecord } from '../../electron/contract/run.ts';
import { useSay } from '../text/say.ts';
import './StepRail.css';

interface StepRailProps {
  steps: readonly StepRecord[];
  current: number;
  /** How long each usually takes, seconds; 0 where that is not worth a word. */
  usualS: readonly number[];
}

/** Steps of a procedure: done with a tick, the one going on filled, the others to come with the time they usually take. */
export function StepRail({ steps, current, usualS }: StepRailProps) {
  const say = useSay();
  const note = (step: StepRecord, index: number): string => {
    if (step.note) return say.message(step.note);
    if (step.state === 'running' || step.state === 'skipped') return say(`step-state.${step.state}`);
    const usual = step.state === 'waiting' && usualS[index];
    return usual ? say('rail.about', { s: usual }) : '';
  };
  return (
    <ol className="step-rail" aria-label={say('rail.steps')}>
      {steps.map((step, index) => {
        const done = step.state === 'done';
        // Gone through, but not proven: the loop is the one step that can end so and be gone on from.
        const failed = step.state === 'failed' || step.loopProof?.verdict === 'fail';
        const now = index === current && !done;
        return (
          <li
            key={step.id}
            data-state={done ? 'done' : now ? 'now' : 'todo'}
            aria-current={now ? 'step' : undefined}
            title={[say.text(step.title), note(step, index)].filter(Boolean).join(' · ')}
          >
            <span className="step-rail-dot">{failed ? '✕' : done ? '✓' : index + 1}</span>
            <span>{say.text(step.title)}</span>
            <small>{note(step, index)}</small>
          </li>
        );
      })}
    </ol>
  );
}
