import type { RunView } from '../../electron/contract/views.ts';
import { useSay, type Say } from '../say.ts';
import { Lamp, type LampState } from './Lamp.tsx';
import { Stamp } from './Stamp.tsx';

type StateName = RunView['big']['state'];

/** Which lamp leads each state, and with it the ground: good is an outline, trouble is solid. */
export const BIG_LAMPS: Record<StateName, LampState> = {
  idle: 'off',
  'before-sync': 'off',
  clean: 'good',
  latched: 'was',
  errors: 'bad',
  defect: 'bad',
  'no-pattern': 'bad',
  unavailable: 'bad',
  'link-lost': 'unseen',
  'other-tester': 'unseen',
  stopping: 'off',
  'by-hand': 'unlimited',
};

/** The one or two words of a state. */
export const bigWord = (say: Say, big: RunView['big']): string =>
  `${say(`big.${big.state}`)} ${big.state === 'defect' ? (big.defect ?? '') : ''}`.trim();

/** What the line is now: fixed place and size, one word or two, one line with the consequence. */
export function BigState({ run }: { run: Pick<RunView, 'big' | 'certain' | 'simulated'> }) {
  const say = useSay();
  const lamp = BIG_LAMPS[run.big.state];
  return (
    <div className={`state ${lamp}`}>
      {lamp === 'unseen' && (
        <svg aria-hidden="true">
          <rect width="100%" height="100%" fill="url(#hatch)" />
        </svg>
      )}
      <Lamp state={lamp} big />
      <b>
        {bigWord(say, run.big)}
        {run.big.state === 'latched' && <span className="aside">{say('big.now-good')}</span>}
      </b>
      <p>
        {run.certain && (
          <strong>
            <span>{say('big.certain', { verdict: say(`verdict.${run.certain.verdict}`) })}</span>
          </strong>
        )}
        {say.message(run.certain?.why ?? run.big.line)}
      </p>
      {run.simulated && <Stamp />}
    </div>
  );
}
