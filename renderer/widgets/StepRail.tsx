import type { StepRecord } from '../../electron/contract/run.ts';
import { useSay } from '../text/say.ts';
import './StepRail.css';

/** Steps of a procedure: done with a tick, the one going on filled, the others to come. */
export function StepRail({ steps, current }: { steps: readonly StepRecord[]; current: number }) {
  const say = useSay();
  const note = (step: StepRecord): string => {
    if (step.note) return say.message(step.note);
    if (step.state === 'running' || step.state === 'skipped') return say(`step-state.${step.state}`);
    return '';
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
            title={[say.text(step.title), note(step)].filter(Boolean).join(' · ')}
          >
            <span className="step-rail-dot">{failed ? '✕' : done ? '✓' : index + 1}</span>
            <span>{say.text(step.title)}</span>
            <small>{note(step)}</small>
          </li>
        );
      })}
    </ol>
  );
}
