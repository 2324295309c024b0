import type { ReactNode } from 'react';
import { standingVerdict } from '../../../electron/contract/attention.ts';
import { isOwn } from '../../../electron/contract/instrument.ts';
import { ratioText } from '../../../electron/contract/ratio.ts';
import type { Verdict } from '../../../electron/contract/verdict.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { useRunMeant } from '../../page/current-run.ts';
import { leaveFar, useFarScreen } from '../../page/far.ts';
import { useKeys } from '../../page/keys.ts';
import { useSimulated } from '../../page/simulated.ts';
import { clock, count, needsDays } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { BIG_LAMPS, bigWord } from '../../widgets/BigState.tsx';
import { Lamp, type LampState } from '../../widgets/Lamp.tsx';
import { runName } from '../../widgets/run-name.ts';
import { Stamp } from '../../widgets/Stamp.tsx';
import { VerdictMark } from '../../widgets/Verdict.tsx';
import { useFit } from './useFit.ts';
import './Far.css';

/** More digits than this are told as a power of ten: who stands far off reads how many there are, not each. */
const DIGITS = 5;
function errorsText({ counters }: RunView): string {
  const errors = counters.find(({ name }) => name === 'bitErrors')?.value;
  if (errors === undefined) return '---';
  return String(errors).length > DIGITS ? ratioText(errors) : count(errors);
}

/** Probes lost at the rung that lost most, those that only answer rarely aside; of a stream, frames the way that lost most. */
function lostText({ ladder, stream }: RunView): string {
  const lost = ladder?.map((one) => (one.answersRarely ? 0 : one.lost)) ?? stream?.map((one) => one.lost);
  if (!lost) return '---';
  const most = Math.max(0, ...lost);
  return String(most).length > DIGITS ? ratioText(most) : count(most);
}

/** The ground of what came out; only a verdict that is good is filled. */
const GROUNDS: Record<Verdict, LampState | 'pass'> = {
  pass: 'pass',
  fail: 'bad',
  error: 'bad',
  uncertain: 'was',
  'not-assessed': 'unseen',
  aborted: 'off',
  'not-set': 'off',
};

/** How the line stands, or what came out: one mark, one word. */
function State({ run }: { run: RunView }) {
  const say = useSay();
  const verdict = standingVerdict(run);
  const lamp = BIG_LAMPS[run.big.state];
  const ground = verdict ? GROUNDS[verdict] : lamp;
  return (
    <section className="far-state" data-lamp={ground} aria-label={say('far.state')}>
      {ground === 'unseen' && (
        <svg className="far-hatch" aria-hidden="true">
          <rect width="100%" height="100%" fill="url(#hatch)" />
        </svg>
      )}
      {verdict ? <VerdictMark verdict={verdict} /> : <Lamp state={lamp} big />}
      <div className="far-fit" data-fit="word">
        <b>{verdict ? say(`verdict.${verdict}`) : bigWord(say, run)}</b>
      </div>
      {run.simulated && <Stamp />}
    </section>
  );
}

function Figure({ label, value, fit = 'times' }: { label: string; value: string; fit?: 'times' | 'errors' }) {
  return (
    <div className="far-figure" data-what={fit}>
      <span>{label}</span>
      <div className="far-fit" data-fit={fit}>
        <b>{value}</b>
      </div>
    </div>
  );
}

/** What is certain, or all but certain; else what the state means. */
function lineOf(say: Say, run: RunView): ReactNode {
  if (standingVerdict(run)) return run.certain ? say.message(run.certain.why) : '';
  if (run.certain) return <strong>{say('big.certain', { verdict: say(`verdict.${run.certain.verdict}`) })}</strong>;
  if (run.oneMore) return <strong>{say(`big.one-more.${run.oneMore}`)}</strong>;
  return say.message(run.big.line);
}

function About({ run }: { run: RunView }) {
  const say = useSay();
  return (
    <div className="far-about">
      <h1 data-whole>{runName(run, say.lang)}</h1>
      <p data-whole>{lineOf(say, run)}</p>
      <Action label={say('far.back')} hotkey="f" onAct={() => leaveFar(run.runId)} />
    </div>
  );
}

/** How a test stands, to be read from across the room. */
function Shown({ run }: { run: RunView }) {
  const say = useSay();
  const days = needsDays(run.forS);
  const show = (s: number | undefined): string => (s === undefined ? '---' : clock(s, days));
  const ref = useFit<HTMLElement>();
  useKeys({ Escape: () => leaveFar(run.runId) }, [], { Escape: say('far.back') });
  return (
    <main className="far" ref={ref}>
      <State run={run} />
      <Figure label={say('time.remaining')} value={show(run.remainingS)} />
      {isOwn(run.role) ? (
        <Figure label={say('ladder.lost')} value={lostText(run)} fit="errors" />
      ) : (
        <Figure label={say.term('parameter', 'bitErrors', 'short')} value={errorsText(run)} fit="errors" />
      )}
      <Figure label={say('time.elapsed')} value={show(run.elapsedS)} />
      <About run={run} />
    </main>
  );
}

/** One key away from the run: state, times and errors as large as the window allows. It stays when the test is over: then it shows what came out. */
export function FarScreen() {
  const say = useSay();
  const run = useRunMeant();
  useSimulated(run?.simulated ?? false);
  useFarScreen(run?.runId);
  return run ? <Shown run={run} /> : <main className="blank">{say('big.idle')}</main>;
}
