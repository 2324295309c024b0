import type { AttemptRecord } from '../../../electron/contract/run.ts';
import { count, span } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { FactGroup } from './FactGroup.tsx';

/** What an attempt measured, where it measured several times: each with its own verdict. The tables are those of the one that the result rests on. */
export function Measurements({ attempt }: { attempt: AttemptRecord }) {
  const say = useSay();
  if (attempt.measurements.length < 2) return null;
  return (
    <FactGroup title={say('result.measurements')}>
      {attempt.measurements.map(({ id, step, verdict = 'not-set', judgement }) => {
        const title = attempt.steps.find((one) => one.id === step)?.title;
        const errors = judgement?.totals.bitErrors;
        const facts = [
          say(`verdict.${verdict}`),
          judgement && span(judgement.seconds.observed),
          errors !== undefined && say('result.bit-errors', { n: count(errors) }),
        ];
        return (
          <p key={id} className="label">
            <b>{title ? say.text(title) : step}</b> {facts.filter(Boolean).join(' · ')}
          </p>
        );
      })}
    </FactGroup>
  );
}
