import { useEffect, useRef, useState } from 'react';
import { parseTime } from '../../../electron/contract/dates.ts';
import { errorView } from '../../../electron/contract/errors.ts';
import { releaseProblem } from '../../../electron/contract/release.ts';
import type { Prompt, RunView } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { useAsked } from '../../link/asked.ts';
import { clock, needsDays } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { VerdictBanner } from '../../widgets/Verdict.tsx';
import { causeText, decidingText } from '../../pieces/verdict/cause.ts';
import { LimitsTable } from '../../pieces/verdict/LimitsTable.tsx';
import { groupsOf } from '../../pieces/verdict/rows.ts';
import { RunLane } from '../../pieces/verdict/RunLane.tsx';
import { Release } from '../../pieces/release/Release.tsx';
import { noRelease, releaseOf } from '../../pieces/release/release.ts';
import { useAnswer } from '../../link/answer.ts';
import { Untouched } from './Untouched.tsx';
import { Frame } from './Frame.tsx';
import './Asks.css';

interface AskProps<K extends Prompt['kind']> {
  run: RunView;
  prompt: Extract<Prompt, { kind: K }>;
}

/** What the tester cannot be told: to be set at its front panel, one line each. */
export function FrontPanelAsk({ run, prompt }: AskProps<'front-panel'>) {
  const say = useSay();
  const { busy, answer } = useAnswer(run.runId, prompt);
  return (
    <Frame
      title={say('prompt.front-panel')}
      answers={
        <>
          <Untouched before={prompt.before} busy={busy} answer={answer} />
          <span className="grow" />
          <Action
            main
            label={say('prompt.all-set')}
            hotkey="Ctrl+Enter"
            why={busy ? say('prompt.sent') : undefined}
            onAct={() => answer({ kind: 'confirm' })}
          />
        </>
      }
    >
      <ol className="asks-panel">
        {prompt.items.map(({ setting, value }, at) => (
          <li key={setting}>
            <i className="circled">{at + 1}</i>
            <span className="label">{say.setting(setting)}</span>
            <b>{say.value(setting, value)}</b>
          </li>
        ))}
      </ol>
    </Frame>
  );
}

/** Who freed a circuit in service, until when. */
export function ReleaseAsk({ run, prompt }: AskProps<'release'>) {
  const say = useSay();
  const { busy, answer } = useAnswer(run.runId, prompt);
  const [given, setGiven] = useState(() => noRelease(Date.now()));
  const nowMs = useMinute();
  const release = releaseOf(given, nowMs);
  const short = release && releaseProblem(parseTime(release.until) ?? 0, run.forS, nowMs);
  const problem = short && say.text(errorView(short).message);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector('input')?.focus(), []);
  return (
    <Frame
      title={run.circuit?.number ?? say.text(run.title)}
      answers={
        <>
          <span className="grow" />
          <span className="label">{say('prompt.release-recorded')}</span>
          <Action
            main
            label={say('prompt.released')}
            hotkey="Ctrl+Enter"
            why={busy ? say('prompt.sent') : release && !problem ? undefined : say('new.why-release')}
            onAct={() => release && answer({ kind: 'release', ...release })}
          />
        </>
      }
    >
      <div ref={fields} className="asks-release">
        <Release release={given} totalS={run.forS} problem={problem} onChange={setGiven} />
      </div>
    </Frame>
  );
}

/** No pattern at START ends the test when nobody wants to wait; a proof that failed can be gone on from, but the verdict shows it. */
export function LoopFailedAsk({ run, prompt }: AskProps<'loop-failed'>) {
  const say = useSay();
  const { busy, answer } = useAnswer(run.runId, prompt);
  const { atStart } = prompt;
  const why = busy ? say('prompt.sent') : undefined;
  return (
    <Frame
      title={say(atStart ? 'prompt.no-start' : 'prompt.loop-failed')}
      answers={
        <>
          <Action
            label={say(atStart ? 'prompt.give-up' : 'prompt.go-on-unproven')}
            hotkey="g"
            why={why}
            onAct={() => answer({ kind: 'go-on' })}
          />
          <span className="label">{say(atStart ? 'prompt.give-up-means' : 'prompt.go-on-means')}</span>
          <span className="grow" />
          <Action
            main
            label={say('prompt.again')}
            hotkey="Ctrl+Enter"
            why={why}
            onAct={() => answer({ kind: 'again' })}
          />
        </>
      }
    >
      <p className="asks-say" role="alert">
        {say.message(prompt.conclusion)}
      </p>
      <ul className="asks-hints">
        {HINTS.map((hint) => (
          <li key={hint}>{say(hint)}</li>
        ))}
      </ul>
    </Frame>
  );
}
const HINTS: readonly WordKey[] = ['prompt.hint-loop', 'prompt.hint-wires', 'prompt.hint-pattern'];

/** START on both at the same moment: from here the program counts down. */
export function StartByHandAsk({ run, prompt }: AskProps<'start-by-hand'>) {
  const say = useSay();
  const { busy, answer } = useAnswer(run.runId, prompt);
  return (
    <Frame
      title={say('prompt.start-both')}
      answers={
        <>
          <span className="grow" />
          <span className="label">{say('prompt.start-same')}</span>
          <Action
            main
            label={say('prompt.start-here')}
            hotkey="Ctrl+Enter"
            why={busy ? say('prompt.sent') : undefined}
            onAct={() => answer({ kind: 'confirm' })}
          />
        </>
      }
    >
      <p className="asks-countdown">{clock(prompt.forS, needsDays(prompt.forS))}</p>
      <ol className="asks-hints">
        <li>{say('prompt.start-1')}</li>
        <li>{say('prompt.start-2', { for: clock(prompt.forS, needsDays(prompt.forS)) })}</li>
        <li>{say('prompt.start-3')}</li>
      </ol>
    </Frame>
  );
}

/** The verdict of the attempt that ended, what it rests on, and the seconds behind it. */
function VerdictSoFar({ run, prompt }: AskProps<'retry'>) {
  const say = useSay();
  const view = useAsked(`${run.runId} ${prompt.id}`, () => host.call('record.get', { runId: run.runId })).value;
  return (
    <>
      <VerdictBanner verdict={prompt.verdict}>
        {view && (
          <>
            <p>
              <b>{decidingText(say, view.record, view.attempt)}</b>
            </p>
            <p>{causeText(say, view)}</p>
          </>
        )}
      </VerdictBanner>
      {view && <RunLane record={view.record} attempt={view.attempt} events={view.events} />}
      {view && (
        <div className="asks-limits">
          <LimitsTable groups={groupsOf(say, view.record, view.attempt).slice(0, 1)} />
        </div>
      )}
    </>
  );
}

/** A verdict that is not good: test again, or stay with it. Nothing is erased either way. */
export function RetryAsk({ run, prompt }: AskProps<'retry'>) {
  const say = useSay();
  const { busy, answer } = useAnswer(run.runId, prompt);
  const why = busy ? say('prompt.sent') : undefined;
  return (
    <Frame
      title={say('prompt.retry', { n: run.attempt })}
      answers={
        <>
          <Action
            label={say('prompt.test-again', { n: run.attempt + 1 })}
            hotkey="a"
            why={why}
            onAct={() => answer({ kind: 'again' })}
          />
          {prompt.handled && (
            <Action
              label={say('prompt.test-again-touched')}
              hotkey="w"
              why={why}
              onAct={() => answer({ kind: 'again', touched: true })}
            />
          )}
          <span className="label">{say('prompt.retry-keeps')}</span>
          <span className="grow" />
          <Action
            main
            label={say('prompt.stay')}
            hotkey="Ctrl+Enter"
            why={why}
            onAct={() => answer({ kind: 'go-on' })}
          />
        </>
      }
    >
      <div className="asks-verdict">
        <VerdictSoFar run={run} prompt={prompt} />
      </div>
    </Frame>
  );
}
