import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AbortReason } from '../../electron/contract/abort-reasons.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { host } from '../link/host.ts';
import { useRunMeant } from '../page/current-run.ts';
import { going } from '../page/run-meant.ts';
import { useKeys } from '../page/keys.ts';
import type { Place } from '../page/routes.ts';
import { report } from '../link/notice.ts';
import { useSay } from '../text/say.ts';
import { useChosen } from '../pieces/testers/chosen.ts';
import { KeyHint } from '../widgets/Action.tsx';
import { stopQuestion } from './stop-question.ts';
import { stopTarget, type StopTarget } from './stop-target.ts';
import { StopReason } from './StopReason.tsx';
import './Stop.css';

/** A second press counts only after this long, so that one nervous double press stops nothing. */
const PAUSE_MS = 500;

async function stop(target: StopTarget, reason: AbortReason): Promise<void> {
  if (target.kind === 'run') return host.call('run.stop', { runId: target.run.runId, reason });
  await Promise.all(target.ids.map((id) => host.call('bench.stop', { id })));
}

/** Asks once, in a box under its button: the answer is never under the pointer. */
function Question(props: {
  target: StopTarget;
  several: boolean;
  onKeep: () => void;
  onStop: () => void;
  /** The choice of a reason, where there is one to give. */
  children: ReactNode;
}) {
  const { target, several, onKeep, onStop } = props;
  const say = useSay();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    keep.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useKeys({ Escape: onKeep }, ['Escape']);
  const { title, line } = stopQuestion(say, target, several);
  return (
    <div className="stop-question" role="alertdialog" aria-labelledby="stop-title" aria-describedby="stop-line">
      <p className="title" id="stop-title">
        {title}
      </p>
      <p id="stop-line">{line}</p>
      {props.children}
      <div className="row">
        <button type="button" className="btn stop-button" onClick={onStop}>
          {say('stop.stop')} <KeyHint name="F8" />
        </button>
        <button type="button" className="btn grow" ref={keep} onClick={onKeep}>
          {say('stop.keep')} <KeyHint name="Escape" />
        </button>
      </div>
    </div>
  );
}

const NO_REASON: AbortReason = { name: 'not-given' };
/** Of a run that is judged nothing is aborted any more, and what is done by hand is not recorded. */
const isMeasured = (target: StopTarget): boolean => target.kind === 'run' && target.run.judged === undefined;

/** What a question was about: it never passes to another run that has come into view since. */
const keyOf = (target: StopTarget): string => (target.kind === 'run' ? target.run.runId : target.ids.join(' '));

/** The place that only STOP may take: empty when nothing runs. */
export function StopPlace({ state, here }: { state: AppState; here: Place }) {
  const say = useSay();
  const [asked, setAsked] = useState<{ key: string; atMs: number }>();
  const [reason, setReason] = useState(NO_REASON);
  const { item } = useChosen(state.bench);
  const target = stopTarget(state, useRunMeant(), here === 'bench' ? item?.id : undefined);
  const key = target && keyOf(target);
  const asking = asked && asked.key === key ? asked : undefined;
  const ask = (): void => {
    if (key === undefined || asking) return;
    setReason(NO_REASON);
    setAsked({ key, atMs: performance.now() });
  };
  const stopIt = (): void => {
    if (!target || !asking || performance.now() - asking.atMs < PAUSE_MS) return;
    setAsked(undefined);
    stop(target, reason).catch(report);
  };
  useKeys({ F8: target ? (asking ? stopIt : ask) : undefined }, ['F8'], { F8: say('stop.stop') });
  if (!target) return <span className="stop" />;
  const several = going(state.runs).length > 1;
  return (
    <span className="stop">
      <button type="button" className="btn stop-button" onClick={ask} aria-expanded={asking !== undefined}>
        {say('stop.stop')} <KeyHint name="F8" />
      </button>
      {asking && (
        <Question target={target} several={several} onKeep={() => setAsked(undefined)} onStop={stopIt}>
          {isMeasured(target) && <StopReason reason={reason} onReason={setReason} />}
        </Question>
      )}
    </span>
  );
}
