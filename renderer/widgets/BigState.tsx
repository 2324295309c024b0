import type { RunView } from '../../electron/contract/views.ts';
import { useSay, type Say } from '../text/say.ts';
import { Lamp, type LampState } from './Lamp.tsx';
import { Stamp } from './Stamp.tsx';
import './BigState.css';

type StateName = RunView['big']['state'];

/** Which lamp leads each state, and with it the ground: good is an outline, trouble is solid. */
export const BIG_LAMPS: Record<StateName, LampState> = {
  idle: 'off',
  starting: 'off',
  'before-sync': 'off',
  clean: 'good',
  latched: 'was',
  errors: 'bad',
  defect: 'bad',
  'no-pattern': 'bad',
  unavailable: 'bad',
  answers: 'good',
  'had-loss': 'was',
  'no-loss': 'good',
  'had-frame-loss': 'was',
  'frames-lost': 'bad',
  loses: 'bad',
  'link-lost': 'unseen',
  'other-tester': 'unseen',
  stopping: 'off',
  'by-hand': 'unlimited',
};

/** The one or two words of a state; before the measurement, what is being done. */
export function bigWord(say: Say, { big, steps, step, finished }: Told): string {
  const doing = big.state === 'idle' && !finished ? steps[step] : undefined;
  if (doing) return say.text(doing.title);
  return `${say(`big.${big.state}`)} ${big.state === 'defect' ? (big.defect ?? '') : ''}`.trim();
}
type Told = Pick<RunView, 'big' | 'steps' | 'step' | 'finished'>;

/** What the line is now: fixed place and size, one word or two, one line with the consequence. */
export function BigState({ run }: { run: Told & Pick<RunView, 'certain' | 'oneMore' | 'simulated'> }) {
  const say = useSay();
  const lamp = BIG_LAMPS[run.big.state];
  const { certain, oneMore } = run;
  // What is certain never hides what is to be done now; where nothing is, its reason is the line.
  const line = run.big.state === 'latched' && run.big.line.code === 'big.line.latched' ? certain?.why : undefined;
  return (
    <div className="big-state" data-lamp={lamp}>
      {lamp === 'unseen' && (
        <svg aria-hidden="true">
          <rect width="100%" height="100%" fill="url(#hatch)" />
        </svg>
      )}
      <Lamp state={lamp} big />
      <b className={run.big.state === 'idle' ? 'is-doing' : undefined}>
        {bigWord(say, run)}
        {run.big.state === 'latched' && <span className="big-state-aside">{say('big.now-good')}</span>}
      </b>
      <p>
        {certain && (
          <strong title={say.message(certain.why)}>
            <span>{say('big.certain', { verdict: say(`verdict.${certain.verdict}`) })}</span>
          </strong>
        )}
        {!certain && oneMore && <em>{say(`big.one-more.${oneMore}`)}</em>}
        {say.message(line ?? run.big.line)}
      </p>
      {run.simulated && (
        <span className="big-state-stamp">
          <Stamp />
        </span>
      )}
    </div>
  );
}
