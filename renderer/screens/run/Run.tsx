import { useEffect, type ComponentType } from 'react';
import { blockOf } from '../../../electron/contract/prompt.ts';
import { isOwn } from '../../../electron/contract/instrument.ts';
import { testerAtWork, type RunView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { lookAt, useRunMeant } from '../../page/current-run.ts';
import { useErrand } from '../../page/errand.ts';
import { goFar } from '../../page/far.ts';
import { RungTable } from '../../pieces/ladder/RungTable.tsx';
import { StreamTable } from '../../pieces/stream/StreamTable.tsx';
import { NoteButton } from '../../pieces/notes/NoteButton.tsx';
import { go, settleAt } from '../../page/navigation.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { useSimulated } from '../../page/simulated.ts';
import { Action } from '../../widgets/Action.tsx';
import { Counters } from '../../widgets/Counter.tsx';
import { Lanes } from '../../widgets/Lanes.tsx';
import { Strip } from '../../widgets/Strip.tsx';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import { Ask } from './Ask.tsx';
import { Controls } from './Controls.tsx';
import { Doing } from './Doing.tsx';
import { Hero } from './Hero.tsx';
import { Rail } from './Rail.tsx';
import './Run.css';

/** The measurement itself: needs no hands. */
function Measuring({ run }: { run: RunView }) {
  const say = useSay();
  return (
    <div className="run-work" data-long={run.ladder || run.stream ? true : undefined}>
      <Hero run={run} />
      {!isOwn(run.role) && <Counters counters={run.counters} berBound={run.berBound} />}
      {run.ladder && <RungTable rungs={run.ladder} now={run.rungsNow ?? []} found={run.found} />}
      {run.stream && <StreamTable results={run.stream} now={run.streamNow} live />}
      <Lanes run={run}>
        {!isOwn(run.role) && (
          <Action
            label={say('bench.clear')}
            hotkey="c"
            onAct={() => attempt(() => host.call('run.clearHistory', { runId: run.runId }))}
          />
        )}
      </Lanes>
    </div>
  );
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
type SigningScreen = ComponentType<{ runId: string }>;

/** A run going on: is the line good now, was it bad since START, how long to go; and what a person is asked meanwhile. */
function Going({ run, Signing }: { run: RunView; Signing: SigningScreen }) {
  const say = useSay();
  const { prompt, doing } = run;
  useErrand(run.runId, prompt?.id);
  // Also for the moment between the last signature and the end of the record.
  const signing = prompt && blockOf(prompt, 'signatures');
  if (signing || run.steps[run.step]?.do === 'sign') return <Signing runId={run.runId} />;
  return (
    <main className="run" data-asking={prompt !== undefined || undefined} data-ladder={isOwn(run.role) || undefined}>
      <Strip what={{ title: run.title, circuit: run.circuit, tester: testerAtWork(run).label, settings: run.settings }}>
        <span className="run-at-hand row">
          {say('run.attempt', { n: run.attempt })}
          <NoteButton runId={run.runId} />
          <FarButton runId={run.runId} />
        </span>
      </Strip>
      <Rail run={run} />
      {prompt ? (
        <Ask key={prompt.id} run={run} prompt={prompt} />
      ) : (
        <>
          {doing ? <Doing run={run} blocks={doing} /> : <Measuring run={run} />}
          <Controls run={run} />
        </>
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
