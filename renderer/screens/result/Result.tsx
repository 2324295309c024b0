import { useState } from 'react';
import type { Prompt, ResultView } from '../../../electron/contract/views.ts';
import { useAsked } from '../../asked.ts';
import { dateTime, timeOfDay } from '../../format.ts';
import { host, useAppState } from '../../host.ts';
import { attempt as tryTo } from '../../notice.ts';
import { useMinute } from '../../now.ts';
import { go } from '../../places.ts';
import { useSay } from '../../say.ts';
import { useSimulated } from '../../simulated.ts';
import { Action } from '../../widgets/Action.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { Stamp } from '../../widgets/Stamp.tsx';
import { Strip } from '../../widgets/Strip.tsx';
import { VerdictBanner } from '../../widgets/Verdict.tsx';
import { useAnswer } from '../run/answer.ts';
import { causeText, decidingText } from './cause.ts';
import { CompareDialog, EventsDialog } from './Dialogs.tsx';
import { Attempts, Facts, Proof, Readings } from './Facts.tsx';
import { LimitsTable } from './LimitsTable.tsx';
import { makeReport, openReport, type FileKind } from './reports.ts';
import { groupsOf } from './rows.ts';
import { RunLane } from './RunLane.tsx';
import { rolesOf, Signatures } from './Signatures.tsx';

type SignPrompt = Extract<Prompt, { kind: 'sign' }>;

/** Verdict, the counts that decided, the cause and where to look next. */
function Banner({ view }: { view: ResultView }) {
  const say = useSay();
  const { record, attempt } = view;
  return (
    <VerdictBanner verdict={attempt.verdict ?? 'not-set'} aside={record.simulated && <Stamp />}>
      <p>
        <b>{decidingText(say, record, attempt)}</b>
      </p>
      <p className="cause">
        {record.instrument.capabilities.reading === 'by-hand' && `${say('read-by-hand')} · `}
        {causeText(say, record, attempt)}
      </p>
    </VerdictBanner>
  );
}

/** PDF first, made anew and opened; JSON and CSV beside it. */
function Reports({ view, main }: { view: ResultView; main: boolean }) {
  const say = useSay();
  const [making, setMaking] = useState<FileKind>();
  const { runId } = view.record;
  const give = (kind: FileKind): void => {
    setMaking(kind);
    tryTo(() =>
      makeReport(runId, view.record.state === 'running')
        .then(() => openReport(runId, kind))
        .finally(() => setMaking(undefined)),
    );
  };
  const why = making ? say('result.making') : undefined;
  return (
    <>
      <Action label="CSV" why={why} onAct={() => give('csv')} />
      <Action label="JSON" why={why} onAct={() => give('json')} />
      <Action
        main={main}
        label={say(making === 'pdf' ? 'result.making' : 'result.report')}
        {...(main && { hotkey: 'Ctrl+Enter' })}
        why={why}
        onAct={() => give('pdf')}
      />
    </>
  );
}

/** Signed, the run ends; its report can be made at any time. */
function FinishSigning({ prompt, unsigned }: { prompt: SignPrompt; unsigned: boolean }) {
  const say = useSay();
  const { busy, answer } = useAnswer(prompt);
  return (
    <Action
      main
      label={say(unsigned ? 'sign.finish-without' : 'sign.finish')}
      hotkey="Ctrl+Enter"
      why={busy ? say('prompt.sent') : undefined}
      onAct={() => answer(unsigned ? { kind: 'go-on' } : { kind: 'signed' })}
    />
  );
}

/** Tests the same again: a further record, nothing is erased. */
function Again({ runId }: { runId: string }) {
  const say = useSay();
  const running = useAppState()?.run?.finished === false;
  const again = async (): Promise<void> => {
    await host.call('run.again', { runId });
    go('run');
  };
  return (
    <Action
      label={say('result.again')}
      hotkey="r"
      why={running ? say('archive.why-run') : undefined}
      onAct={() => tryTo(again)}
    />
  );
}

function Bar({ view, signing }: { view: ResultView; signing: SignPrompt | undefined }) {
  const say = useSay();
  const [open, setOpen] = useState<'events' | 'compare'>();
  const { record } = view;
  const missing = rolesOf(record).filter((role) => !record.signatures.some((one) => one.role === role));
  const unsigned = missing.map((role) => say(`sign.role.${role}`)).join(say.lang === 'zh' ? '、' : ', ');
  const close = (): void => setOpen(undefined);
  return (
    <footer className="bar">
      {!signing && <Again runId={record.runId} />}
      <Action label={say('result.events')} hotkey="e" onAct={() => setOpen('events')} />
      <Action label={say('result.compare')} hotkey="c" onAct={() => setOpen('compare')} />
      <span className="grow" />
      {missing.length > 0 && <span className="label">{say('result.unsigned', { who: unsigned })}</span>}
      <Reports view={view} main={!signing} />
      {signing && <FinishSigning prompt={signing} unsigned={record.signatures.length === 0} />}
      {open === 'events' && <EventsDialog record={record} onClose={close} />}
      {open === 'compare' && <CompareDialog record={record} onClose={close} />}
    </footer>
  );
}

function Shown({
  view,
  signing,
  onSigned,
}: {
  view: ResultView;
  signing: SignPrompt | undefined;
  onSigned: () => void;
}) {
  const say = useSay();
  const nowMs = useMinute();
  const { record, attempt } = view;
  useSimulated(record.simulated);
  const fromMs = attempt.measuredFrom === undefined ? attempt.startedAtMs : attempt.measuredFrom * 1000;
  const toMs = attempt.measuredTo === undefined ? attempt.endedAtMs : attempt.measuredTo * 1000;
  const { identity, family } = record.instrument;
  return (
    <main className="res">
      <Strip
        what={{
          title: record.procedure.title,
          circuit: record.circuit,
          tester: `${identity.maker} ${identity.model}`.trim() || family,
          settings: {},
        }}
      >
        {say('run.attempt', { n: attempt.number })} · {dateTime(fromMs, nowMs).split(' ')[0]} {timeOfDay(fromMs)}
        {toMs !== undefined && ` – ${timeOfDay(toMs)}`}
      </Strip>
      <Banner view={view} />
      <RunLane record={record} attempt={attempt} />
      <div className="cols">
        {/* What scrolls must be within reach of the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section aria-label={say('result.limits')} tabIndex={0}>
          <LimitsTable groups={groupsOf(say, record, attempt)} />
        </section>
        <section aria-label={say('result.proves')}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="told" tabIndex={0}>
            <Readings record={record} attempt={attempt} />
            <Facts view={view} />
            <Proof attempt={attempt} />
            <Attempts record={record} />
          </div>
          <Signatures record={record} onSigned={onSigned} />
        </section>
      </div>
      <Bar view={view} signing={signing} />
    </main>
  );
}

/** A record: pass or fail, why, what it proves, what nobody saw, who signs. `signing`: the run waits for signatures. */
export function ResultScreen({ runId, signing }: { runId: string; signing?: SignPrompt }) {
  const say = useSay();
  const [revision, setRevision] = useState(0);
  const run = useAppState()?.run;
  const moved = run?.runId === runId ? `${run.step} ${run.attempt} ${run.finished} ${run.prompt?.id ?? ''}` : '';
  const asked = useAsked(`${runId} ${revision} ${moved}`, () => host.call('record.get', { runId }), { quiet: true });
  if (asked.value) return <Shown view={asked.value} signing={signing} onSigned={() => setRevision((n) => n + 1)} />;
  return (
    <main className="blank">
      {asked.problem ? <Problem problem={asked.problem} /> : <p>{say('archive.loading')}</p>}
    </main>
  );
}
