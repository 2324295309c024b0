import { useEffect, useRef, useState } from 'react';
import type { AppState } from '../../electron/contract/views.ts';
import { clock, needsDays } from '../text/format.ts';
import { host } from '../link/host.ts';
import { useKeys } from '../page/keys.ts';
import { report } from '../link/notice.ts';
import { useSay, type Say } from '../text/say.ts';
import { KeyHint } from '../widgets/Action.tsx';
import { stopTarget, type StopTarget } from './stop-target.ts';

/** A second press counts only after this long, so that one nervous double press stops nothing. */
const PAUSE_MS = 500;

/** What is stopped, and what stays: the two lines of the question. */
function question(say: Say, target: StopTarget): { title: string; line: string } {
  if (target.kind === 'hand') return { title: say('stop.ask-hand'), line: say('stop.line-hand') };
  const elapsed = clock(target.run.elapsedS ?? 0, needsDays(target.run.forS));
  const verdict = target.run.certain && say(`verdict.${target.run.certain.verdict}`);
  return {
    title: say('stop.ask'),
    line: verdict ? say('stop.line-certain', { elapsed, verdict }) : say('stop.line', { elapsed }),
  };
}

async function stop(target: StopTarget): Promise<void> {
  if (target.kind === 'run') return host.call('run.stop', {});
  await Promise.all(target.ids.map((id) => host.call('bench.stop', { id })));
}

/** Asks once, in a box under its button: the answer is never under the pointer. */
function Question({ target, onKeep, onStop }: { target: StopTarget; onKeep: () => void; onStop: () => void }) {
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
  const { title, line } = question(say, target);
  return (
    <div className="confirm" role="alertdialog" aria-labelledby="stop-title" aria-describedby="stop-line">
      <p className="title" id="stop-title">
        {title}
      </p>
      <p id="stop-line">{line}</p>
      <div className="row">
        <button type="button" className="btn stop" onClick={onStop}>
          {say('stop.stop')} <KeyHint name="F8" />
        </button>
        <button type="button" className="btn grow" ref={keep} onClick={onKeep}>
          {say('stop.keep')} <KeyHint name="Escape" />
        </button>
      </div>
    </div>
  );
}

/** The place that only STOP may take: empty when nothing runs. */
export function StopPlace({ state }: { state: AppState }) {
  const say = useSay();
  const [askedAt, setAskedAt] = useState<number>();
  const target = stopTarget(state);
  const go = (): void => {
    if (!target || askedAt === undefined || performance.now() - askedAt < PAUSE_MS) return;
    setAskedAt(undefined);
    stop(target).catch(report);
  };
  const press = (): void => (askedAt === undefined ? setAskedAt(performance.now()) : go());
  useKeys({ F8: target ? press : undefined }, ['F8']);
  if (!target) return <span className="stop-slot" />;
  return (
    <span className="stop-slot">
      <button
        type="button"
        className="btn stop"
        onClick={() => setAskedAt(askedAt ?? performance.now())}
        aria-expanded={askedAt !== undefined}
      >
        {say('stop.stop')} <KeyHint name="F8" />
      </button>
      {askedAt !== undefined && <Question target={target} onKeep={() => setAskedAt(undefined)} onStop={go} />}
    </span>
  );
}
