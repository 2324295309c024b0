import { useEffect, type ComponentType } from 'react';
import { testerAtWork, type Prompt, type RunView } from '../../../electron/contract/views.ts';
import { needsDays } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { lookAt, useRunMeant } from '../../page/current-run.ts';
import { goFar } from '../../page/far.ts';
import { useSecond } from '../../page/now.ts';
import { go, settleAt } from '../../page/navigation.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { useSimulated } from '../../page/simulated.ts';
import { Action } from '../../widgets/Action.tsx';
import { BigState } from '../../widgets/BigState.tsx';
import { Counters } from '../../widgets/Counter.tsx';
import { Lanes } from '../../widgets/Lanes.tsx';
import { Strip } from '../../widgets/Strip.tsx';
import { Times } from '../../widgets/Times.tsx';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import { FrontPanelAsk, LoopFailedAsk, ReleaseAsk, RetryAsk, StartByHandAsk } from './Asks.tsx';
import { ConfirmAsk } from './Confirm.tsx';
import { Controls } from './Controls.tsx';
import { Rail } from './Rail.tsx';
import { ReadingAsk } from './ReadingAsk.tsx';
import './Run.css';

/** Big state and times: the line now, and how long to go. */
function Hero({ run }: { run: RunView }) {
  const nowMs = useSecond();
  return (
    <section className="run-hero" data-days={needsDays(run.forS) || undefined}>
      <BigState run={run} />
      <Times run={run} nowMs={nowMs} byHand={run.big.state === 'by-hand'} />
    </section>
  );
}

/** The measurement itself: needs no hands. */
function Measuring({ run }: { run: RunView }) {
  const say = useSay();
  return (
    <>
      <div className="run-work">
        <Hero run={run} />
        <Counters counters={run.counters} berBound={run.berBound} />
        <Lanes run={run}>
          <Action
            label={say('bench.clear')}
            hotkey="c"
            onAct={() => attempt(() => host.call('run.clearHistory', { runId: run.runId }))}
          />
        </Lanes>
      </div>
      <Controls run={run} />
    </>
  );
}

function Asked({ run, prompt }: { run: RunView; prompt: Exclude<Prompt, { kind: 'sign' }> }) {
  switch (prompt.kind) {
    case 'confirm':
      return <ConfirmAsk run={run} prompt={prompt} />;
    case 'front-panel':
      return <FrontPanelAsk run={run} prompt={prompt} />;
    case 'release':
      return <ReleaseAsk run={run} prompt={prompt} />;
    case 'loop-failed':
      return <LoopFailedAsk run={run} prompt={prompt} />;
    case 'start-by-hand':
      return <StartByHandAsk run={run} prompt={prompt} />;
    case 'reading':
      return <ReadingAsk run={run} prompt={prompt} hero={<Hero run={run} />} />;
    case 'retry':
      return <RetryAsk run={run} prompt={prompt} />;
  }
}

/** Nothing runs: what to do, and what came out last. */
function Nothing({ run }: { run: RunView | undefined }) {
  const say = useSay();
  return (
    <main className="blank">
      <h1 className="title">{say('big.idle')}</h1>
      <p>{say('big.line.idle')}</p>
      {run?.verdict && (
        <a className="btn" href={routeHash('result', run.runId)}>
          <VerdictWord verdict={run.verdict} /> {say('run.see-result')}
        </a>
      )}
      <div>
        <Action main label={say('place.new')} hotkey="Ctrl+Enter" onAct={() => go('new')} />
      </div>
    </main>
  );
}

/** Keeps the run that is shown in the address; one that has ended under the eyes of its user gives way to its result. */
function useRunAddress(run: RunView | undefined, named: boolean): void {
  const { runId, finished } = run ?? {};
  useEffect(() => {
    if (runId === undefined) return;
    lookAt(runId);
    if (named && finished) go('result', runId);
    else if (!named && !finished) settleAt('run', runId);
  }, [runId, finished, named]);
}

/** Large enough to be read from across the room. */
function FarButton({ runId }: { runId: string }) {
  const say = useSay();
  return <Action label={say('far.open')} hotkey="f" onAct={() => goFar(runId)} />;
}

/** What takes the place of a run that is judged and waits for signatures. */
type SigningScreen = ComponentType<{ runId: string; signing: Extract<Prompt, { kind: 'sign' }> | undefined }>;

/** A run going on: is the line good now, was it bad since START, how long to go; and what a person is asked meanwhile. */
function Going({ run, Signing }: { run: RunView; Signing: SigningScreen }) {
  const say = useSay();
  const signing = run.prompt?.kind === 'sign' ? run.prompt : undefined;
  // Also for the moment between the last signature and the end of the record.
  if (signing || run.steps[run.step]?.do === 'sign') return <Signing runId={run.runId} signing={signing} />;
  return (
    <main className="run" data-asking={run.prompt !== undefined || undefined}>
      <Strip what={{ title: run.title, circuit: run.circuit, tester: testerAtWork(run).label, settings: run.settings }}>
        {say('run.attempt', { n: run.attempt })} <FarButton runId={run.runId} />
      </Strip>
      <Rail run={run} />
      {run.prompt && run.prompt.kind !== 'sign' ? (
        <Asked key={run.prompt.id} run={run} prompt={run.prompt} />
      ) : (
        <Measuring run={run} />
      )}
    </main>
  );
}

/** One of the runs, chosen by the address. Each is drawn anew: nothing typed or opened for one stands under another. */
export function RunScreen({ runId, Signing }: { runId: string | undefined; Signing: SigningScreen }) {
  const run = useRunMeant();
  useSimulated(run?.simulated ?? false);
  useRunAddress(run, runId !== undefined);
  if (!run || run.finished) return <Nothing run={run} />;
  return <Going key={run.runId} run={run} Signing={Signing} />;
}
