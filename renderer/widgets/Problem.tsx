import type { ErrorView } from '../../electron/contract/errors.ts';
import { useSay } from '../text/say.ts';
import { Lamp } from './Lamp.tsx';

/** What is wrong and what to do about it; read out when it appears. */
export function Problem({ problem }: { problem: ErrorView }) {
  const say = useSay();
  return (
    <div className="problem" role="alert">
      <Lamp state="bad" />
      <b>{say.text(problem.message)}</b>
      <small>{say.text(problem.hint)}</small>
    </div>
  );
}
