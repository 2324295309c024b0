import { useState } from 'react';
import type { RunSummary } from '../../electron/contract/run.ts';
import { dateTime, timeOfDay } from '../text/format.ts';
import { host } from '../link/host.ts';
import { attempt } from '../link/notice.ts';
import { go } from '../page/navigation.ts';
import { useSay } from '../text/say.ts';
import { Dialog } from './Dialog.tsx';
import { DialogFoot } from './DialogFoot.tsx';
import { Lamp } from './Lamp.tsx';
import './Unfinished.css';

/** Where the record of a broken-off run ends, as a person would say it. */
const brokeOff = (run: RunSummary): string => {
  const ms = run.lastSecond === undefined ? run.startedAtMs : run.lastSecond * 1000;
  return `${dateTime(ms, Date.now()).split(' ')[0]} ${timeOfDay(ms)}`;
};

function GiveUp({ run, onClose }: { run: RunSummary; onClose: () => void }) {
  const say = useSay();
  const title = say(run.verdict ? 'sign.finish-without' : 'unfinished.abandon');
  const giveUp = (): void => {
    onClose();
    attempt(() => host.call('run.abandon', { runId: run.runId }));
  };
  return (
    <Dialog title={title} onClose={onClose} onSubmit={giveUp}>
      <p>{say(run.verdict ? 'unfinished.unsigned-ask' : 'unfinished.abandon-ask')}</p>
      <DialogFoot act={title} onClose={onClose} />
    </Dialog>
  );
}

/** Runs that broke off, one at a time, the newest first: everything before is saved; go on with each, or give it up. */
export function Unfinished({ runs }: { runs: readonly RunSummary[] }) {
  const [at, setAt] = useState(0);
  const run = runs[at % Math.max(1, runs.length)];
  if (!run) return null;
  const place = { at: runs.indexOf(run) + 1, n: runs.length };
  return <One key={run.runId} run={run} place={place} onNext={() => setAt(place.at % place.n)} />;
}

function One(props: { run: RunSummary; place: { at: number; n: number }; onNext: () => void }) {
  const { run, place, onNext } = props;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const resume = async (): Promise<void> => {
    await host.call('run.resume', { runId: run.runId });
    go('run', run.runId);
  };
  // Judged already: signatures are all that is left, and they need no tester.
  const { verdict } = run;
  const circuit = run.circuit ?? say('circuit.none');
  return (
    <section className="unfinished" aria-label={say('unfinished.resume')}>
      <Lamp state="unseen" />
      <span className="grow">
        {verdict
          ? say('unfinished.unsigned', { circuit, verdict: say(`verdict.${verdict}`) })
          : say('unfinished.line', { circuit, at: brokeOff(run) })}
      </span>
      {place.n > 1 && (
        <button type="button" className="btn" onClick={onNext}>
          {say('unfinished.next', place)}
        </button>
      )}
      <button type="button" className="btn" onClick={() => (verdict ? go('result', run.runId) : attempt(resume))}>
        {say(verdict ? 'sign.title' : 'unfinished.resume')}
      </button>
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {say(verdict ? 'sign.finish-without' : 'unfinished.abandon')}
      </button>
      {asking && <GiveUp run={run} onClose={() => setAsking(false)} />}
    </section>
  );
}
