import type { AttemptRecord } from '../../../electron/contract/run.ts';
import { sentenceOf } from '../../../electron/contract/words/index.ts';
import { useSay } from '../../text/say.ts';
import { FactGroup } from './FactGroup.tsx';
import './ToldFacts.css';

/** What people looked at and told in the steps of an attempt. */
export function ToldFacts({ attempt }: { attempt: AttemptRecord }) {
  const say = useSay();
  const steps = attempt.steps.filter(({ told = [] }) => told.length > 0);
  if (steps.length === 0) return null;
  return (
    <FactGroup title={say('result.told')}>
      {steps.map(({ id, title, told = [] }) => (
        <dl key={id} className="told-facts">
          <dt>{say.text(title)}</dt>
          {told.map(({ words, value, bad }, at) => (
            // Works of one step can be told alike.
            // oxlint-disable-next-line react/no-array-index-key
            <dd key={`${sentenceOf(words)} ${at}`}>
              <span className="label">{say.message(words)}</span>{' '}
              <b className={bad ? 'told-facts-bad' : undefined}>{say.message(value)}</b>
            </dd>
          ))}
        </dl>
      ))}
    </FactGroup>
  );
}
