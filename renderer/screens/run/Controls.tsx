import { useState } from 'react';
import { isOwn } from '../../../electron/contract/instrument.ts';
import { testerAtWork, type RunView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { injectButtons } from '../../widgets/injections.ts';
import { makeReport, openReport } from '../../pieces/reports.ts';
import './Controls.css';

/** Locked during a judged run, because injected errors count: U unlocks for 60 s. */
function Inject({ run }: { run: RunView }) {
  const say = useSay();
  const { runId } = run;
  const buttons = injectButtons(testerAtWork(run).capabilities.inject);
  const leftS = Math.ceil(((run.injectUnlockedUntilMs ?? 0) - run.nowMs) / 1000);
  const why = leftS > 0 ? undefined : say('inject.why-locked');
  if (buttons.length === 0) return <span className="label">{say('bench.inject-none')}</span>;
  return (
    <>
      <span className="label">{say('inject.title')}</span>
      <Action
        label={leftS > 0 ? say('inject.unlocked', { s: leftS }) : say('inject.unlock')}
        hotkey="u"
        className="controls-unlock"
        pressed={leftS > 0}
        onAct={() => attempt(() => host.call('run.unlockInjection', { runId }))}
      />
      {buttons.map(({ label, hotkey, injection }) => (
        <Action
          key={label.en}
          label={say.text(label)}
          hotkey={hotkey}
          why={why}
          onAct={() => attempt(() => host.call('run.inject', { runId, injection }))}
        />
      ))}
      {buttons.some(({ injection }) => injection.kind !== 'count') && (
        <Action
          label={say('inject.off')}
          why={why}
          onAct={() => attempt(() => host.call('run.inject', { runId, injection: { kind: 'off' } }))}
        />
      )}
      <span className="label">{say('inject.counts')}</span>
    </>
  );
}

/** What may be done while it runs; no primary action, for a run needs no hands. */
export function Controls({ run }: { run: RunView }) {
  const say = useSay();
  const [making, setMaking] = useState(false);
  const report = (): void => {
    setMaking(true);
    attempt(() =>
      makeReport(run.runId, true)
        .then(() => openReport(run.runId, 'pdf'))
        .finally(() => setMaking(false)),
    );
  };
  return (
    <footer className="bar">
      {!isOwn(run.role) && <Inject run={run} />}
      <span className="grow" />
      <Action
        label={say(making ? 'result.making' : 'run.interim')}
        hotkey="p"
        why={making ? say('result.making') : undefined}
        onAct={report}
      />
    </footer>
  );
}
