import type { ReactNode } from 'react';
import type { LineView, Reason } from '../../../electron/contract/book/job.ts';
import { blockOf } from '../../../electron/contract/prompt.ts';
import type { AppState, RunView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSecond } from '../../page/now.ts';
import { goAnswer } from '../../page/errand.ts';
import { go } from '../../page/navigation.ts';
import { clock } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { bigWord } from '../../widgets/BigState.tsx';
import { Progress } from '../../widgets/Progress.tsx';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import { Foot } from './Foot.tsx';
import { FormButton } from './Papers.tsx';
import { MissingList, type Leads } from './Missing.tsx';
import './LinePanel.css';

/** Number, customer and both ends of the circuit in view, as they stand on its label and its order. */
export function LineHead({ line, children }: { line: LineView; children?: ReactNode }) {
  const say = useSay();
  const kind = [line.service && say.term('service', line.service), line.rate, line.customer, line.order];
  return (
    <header className="line-panel-head">
      <div>
        <h1 className="title">{line.circuit}</h1>
        <p className="label">{kind.filter(Boolean).join(' · ')}</p>
      </div>
      <p className="line-panel-ends">
        {(['A', 'Z'] as const).map(
          (name) =>
            line.ends[name] && (
              <span key={name}>
                <b>{name}</b> {line.ends[name]}
              </span>
            ),
        )}
      </p>
      {children}
    </header>
  );
}

/** What the run does just now: what it asks, the stages of what it does by itself, else the line as it is and how long it still takes. */
function Now({ run }: { run: RunView }) {
  const say = useSay();
  const { prompt, doing = [], remainingS, big } = run;
  const progress = blockOf({ blocks: doing }, 'progress');
  const measures = !prompt && !progress && remainingS !== undefined && big.state !== 'idle';
  return (
    <>
      <div className="line-panel-going">
        {measures && <b className="line-panel-left num">{clock(remainingS)}</b>}
        <b className="line-panel-word">{prompt ? say.message(prompt.title) : bigWord(say, run)}</b>
      </div>
      {progress && <Progress progress={progress} />}
      <p className="label">{prompt ? say('day.asks') : !progress && say.message(big.line)}</p>
    </>
  );
}

/** It goes on by itself, or waits for an answer on its own screen. */
function Going({ line, runs }: { line: LineView; runs: AppState['runs'] }) {
  const say = useSay();
  useSecond();
  const run = runs.find(({ runId }) => runId === line.runId);
  const { runId } = line;
  if (runId === undefined) return null;
  const asks = line.state === 'asks';
  if (!run)
    return (
      <>
        <p>{say('day.broke-off')}</p>
        <Foot>
          <Action
            main
            label={say('unfinished.resume')}
            hotkey="Ctrl+Enter"
            onAct={() => attempt(() => host.call('run.resume', { runId }))}
          />
        </Foot>
      </>
    );
  return (
    <>
      <Now run={run} />
      <Foot>
        <Action
          main={asks}
          label={say(asks ? 'day.answer' : 'day.watch')}
          hotkey={asks ? 'Ctrl+Enter' : 'e'}
          onAct={() => (run.prompt ? goAnswer(runId, run.prompt.id) : go('run', runId))}
        />
      </Foot>
    </>
  );
}

function Done({ line, leads }: { line: LineView; leads: Leads }) {
  const say = useSay();
  const { runId, verdict, number, why } = line;
  return (
    <>
      <div className="line-panel-going">
        {verdict && <VerdictWord verdict={verdict} />}
        {number !== undefined && <span className="num">{number}</span>}
        {why && <span>{say.message(why)}</span>}
      </div>
      {line.missing.length === 0 ? (
        <p className="label">{say('day.nothing-missing')}</p>
      ) : (
        <MissingList missing={line.missing} leads={leads} />
      )}
      <Foot>
        {runId !== undefined && <Action label={say('place.result')} hotkey="e" onAct={() => go('result', runId)} />}
        {runId !== undefined && line.form && <FormButton runId={runId} />}
        {runId !== undefined && <Action label={say('day.do.report')} hotkey="p" onAct={() => leads.report(runId)} />}
      </Foot>
    </>
  );
}

function Skipped(props: { line: LineView; skip: readonly Reason[]; leads: Leads; onTakeUp: () => void }) {
  const say = useSay();
  const { line, skip } = props;
  const known = skip.find(({ id }) => id === line.reason);
  return (
    <>
      <p>{say('day.skipped', known ? { ...known.title } : { zh: line.reason ?? '', en: line.reason ?? '' })}</p>
      {line.missing.length > 0 && <MissingList missing={line.missing} leads={props.leads} />}
      <Foot>
        <Action main takesFocus={false} label={say('day.take-up')} hotkey="Ctrl+Enter" onAct={props.onTakeUp} />
      </Foot>
    </>
  );
}

/** A circuit that is not to be begun or signed just now: how it goes on, what came out, why it is not done. */
export function OtherPanel(props: {
  line: LineView;
  runs: AppState['runs'];
  skip: readonly Reason[];
  leads: Leads;
  onTakeUp: () => void;
}) {
  const { line, runs, skip, leads, onTakeUp } = props;
  if (line.state === 'done') return <Done line={line} leads={leads} />;
  if (line.state === 'skipped') return <Skipped line={line} skip={skip} leads={leads} onTakeUp={onTakeUp} />;
  return <Going line={line} runs={runs} />;
}
