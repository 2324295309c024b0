import type { ErrorView } from '../../electron/contract/errors.ts';
import { useSay } from '../text/say.ts';
import { Lamp } from './Lamp.tsx';
import './Problem.css';

/** What is wrong, in a sentence, and what to do about it where that is another one; read out when it appears. */
export function Trouble({ message, hint }: { message: string; hint?: string }) {
  return (
    <div className="problem" role="alert">
      <Lamp state="bad" />
      <b>{message}</b>
      {hint && <small>{hint}</small>}
    </div>
  );
}

/** An error as the core tells it. */
export function Problem({ problem }: { problem: ErrorView }) {
  const say = useSay();
  return <Trouble message={say.text(problem.message)} hint={say.text(problem.hint)} />;
}
