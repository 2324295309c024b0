import { useState } from 'react';
import { testerAtWork, type RunView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { injectButtons } from '../../widgets/injections.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
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

/** A remark of a person, at the moment it is given. */
function MarkDialog({ runId, onClose }: { runId: string; onClose: () => void }) {
  const say = useSay();
  const [text, setText] = useState('');
  const mark = (): void => {
    onClose();
    attempt(() => host.call('run.note', { runId, text }));
  };
  return (
    <Dialog title={say('mark.title')} onClose={onClose} onSubmit={mark}>
      <Field first label={say('mark.text')} value={text} onChange={setText} />
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.cancel')}
        </button>
        <button type="submit" className="btn is-main">
          {say('mark.mark')}
        </button>
      </footer>
    </Dialog>
  );
}

/** What may be done while it runs; no primary action, for a run needs no hands. */
export function Controls({ run }: { run: RunView }) {
  const say = useSay();
  const [marking, setMarking] = useState(false);
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
      <Inject run={run} />
      <span className="grow" />
      <Action label={say('mark.mark')} hotkey="m" onAct={() => setMarking(true)} />
      <Action
        label={say(making ? 'result.making' : 'run.interim')}
        hotkey="p"
        why={making ? say('result.making') : undefined}
        onAct={report}
      />
      {marking && <MarkDialog runId={run.runId} onClose={() => setMarking(false)} />}
    </footer>
  );
}
