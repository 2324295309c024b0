import { decidingTester, hasInstruments, isTotalsOnly, readFrom } from '../../../electron/contract/deciding.ts';
import { findingSentence } from '../../../electron/contract/finding.ts';
import { plannedSaid } from '../../../electron/contract/planned-said.ts';
import { searchedIn } from '../../../electron/contract/locate-record.ts';
import { decidingMeasurement } from '../../../electron/contract/measurement.ts';
import { useEffect, useState } from 'react';
import { isJudged, missingSigners, type RunRecord } from '../../../electron/contract/run.ts';
import type { SignerRole } from '../../../electron/contract/signers.ts';
import { signersOf } from '../../../electron/contract/steps.ts';
import { isWorks } from '../../../electron/contract/works.ts';
import { makerAndModel } from '../../../electron/contract/tester.ts';
import { blockOf, type Prompt } from '../../../electron/contract/prompt.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { period, zoneOf } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useRun } from '../../page/current-run.ts';
import { useMinute } from '../../page/now.ts';
import { useSay } from '../../text/say.ts';
import { useSimulated } from '../../page/simulated.ts';
import { createStore, useStore } from '../../link/store.ts';
import { Action } from '../../widgets/Action.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { Stamp } from '../../widgets/Stamp.tsx';
import { Strip } from '../../widgets/Strip.tsx';
import { VerdictBanner } from '../../widgets/Verdict.tsx';
import { causeText, decidingText } from '../../pieces/verdict/cause.ts';
import { Bar, type Waits } from './Bar.tsx';
import { FarLoop } from './FarLoop.tsx';
import { Attempts, Facts, Proof, Readings } from './Facts.tsx';
import { Instruments } from './Instruments.tsx';
import { Measurements } from './Measurements.tsx';
import { Noted } from './Noted.tsx';
import { MadeReport } from './MadeReport.tsx';
import { Counted } from '../../pieces/verdict/Counted.tsx';
import { useEvents } from '../../pieces/verdict/useEvents.ts';
import { RunLane } from '../../pieces/verdict/RunLane.tsx';
import { Searched, SearchedChain, SearchedTold } from './Searched.tsx';
import { Signatures } from './Signatures.tsx';
import { ToldFacts } from './ToldFacts.tsx';
import './Result.css';

/** Verdict, the counts that decided, the cause and where to look next. */
function Banner({ view, events }: { view: ResultView; events: ReturnType<typeof useEvents> }) {
  const say = useSay();
  const { record, attempt } = view;
  const search = searchedIn(attempt);
  const recurring = events?.recurring?.[attempt.number];
  const planned = events && plannedSaid(events, attempt.number);
  return (
    <VerdictBanner verdict={attempt.verdict ?? 'not-set'} aside={record.simulated && <Stamp />}>
      <p>
        <b>{decidingText(say, record, attempt)}</b>
      </p>
      <p>
        {isTotalsOnly(record) && `${say(readFrom(record))} · `}
        {search?.verdict ? say.message(search.verdict.next) : causeText(say, view)}{' '}
        {recurring && say.message(findingSentence(recurring))} {planned && <b>{say.message(planned)}</b>}
      </p>
    </VerdictBanner>
  );
}

interface ShownProps {
  view: ResultView;
  waits: Waits | undefined;
  /** Who is signing just now. */
  signer: SignerRole | undefined;
  onSigner: (role: SignerRole | undefined) => void;
  /** The record or its files are others now. */
  onChanged: () => void;
}

/** Which record this is, which attempt of it, and from when to when that was. */
function Which({ view: { record, attempt } }: { view: ResultView }) {
  const say = useSay();
  const nowMs = useMinute();
  const { from, to } = decidingMeasurement(attempt) ?? {};
  const fromMs = from === undefined ? attempt.startedAtMs : from * 1000;
  const toMs = to === undefined ? attempt.endedAtMs : to * 1000;
  return (
    <>
      {record.number && <b className="num">{record.number} · </b>}
      {say('run.attempt', { n: attempt.number })} · {period(fromMs, toMs, nowMs)} {zoneOf(fromMs, record.zone)}
    </>
  );
}

/** What there was along the time: the line that was searched, or its seconds; where people worked, nothing. */
function Along({ view: { record, attempt }, events }: { view: ResultView; events: ReturnType<typeof useEvents> }) {
  if (searchedIn(attempt)) return <SearchedChain attempt={attempt} />;
  // Its row of the screen stays.
  return isWorks(attempt) ? <div /> : <RunLane record={record} attempt={attempt} events={events} />;
}

/** What the verdict rests on: a section, works, or limits. */
function Decided({ view: { record, attempt } }: { view: ResultView }) {
  if (searchedIn(attempt)) return <Searched attempt={attempt} />;
  if (isWorks(attempt)) return <ToldFacts attempt={attempt} />;
  return <Counted record={record} attempt={attempt} />;
}

function Shown({ view, waits, signer, onSigner, onChanged }: ShownProps) {
  const say = useSay();
  const { record, attempt } = view;
  useSimulated(record.simulated);
  const events = useEvents(record);
  const search = searchedIn(attempt);
  const { identity, family } = decidingTester(record);
  return (
    <main className="result">
      <Strip
        what={{
          title: record.procedure.title,
          circuit: record.circuit,
          tester: hasInstruments(record) ? makerAndModel(identity, family) : '',
          settings: {},
        }}
      >
        <Which view={view} />
      </Strip>
      <Banner view={view} events={events} />
      <Along view={view} events={events} />
      <div className="result-columns">
        {/* What scrolls must be within reach of the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section aria-label={say(search ? 'found.title' : 'result.limits')} tabIndex={0} data-long={search && ''}>
          <Decided view={view} />
          <FarLoop record={record} open={waits !== undefined} onTold={onChanged} />
        </section>
        <section aria-label={say('result.proves')}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="result-told" tabIndex={0} data-long={search && ''}>
            <Readings record={record} attempt={attempt} />
            {!isWorks(attempt) && <ToldFacts attempt={attempt} />}
            <Noted record={record} />
            {search && <SearchedTold attempt={attempt} />}
            {hasInstruments(record) && <Facts view={view} />}
            <Measurements attempt={attempt} />
            <Instruments instruments={record.instruments} />
            <Proof attempt={attempt} />
            <Attempts record={record} />
          </div>
          <Signatures record={record} signer={signer} onSigner={onSigner} onSigned={onChanged} />
        </section>
      </div>
      {view.files && <MadeReport runId={record.runId} files={view.files} />}
      <Bar view={view} waits={waits} onSign={onSigner} onMade={onChanged} />
    </main>
  );
}

/** How often a record or its files became others: counted for all result screens, because one may give way to another meanwhile. */
const changes = createStore(0);
const changed = (): void => changes.set(changes.get() + 1);

/** The result looked at last: while it is fetched anew for another screen it stays in view, and with it what its keys do. */
let kept: ResultView | undefined;
function useKept(runId: string, fresh: ResultView | undefined): ResultView | undefined {
  useEffect(() => {
    if (fresh) kept = fresh;
  }, [fresh]);
  return fresh ?? (kept?.record.runId === runId ? kept : undefined);
}

/** The primary action of a run that waits for signatures, while its result is on its way: a press is not lost. */
function SignFirst({ signing, onSign }: { signing: Prompt; onSign: (role: SignerRole) => void }) {
  const say = useSay();
  const first = blockOf(signing, 'signatures')?.by[0];
  if (!first) return null;
  const label = say('sign.next', { who: say(`signer.${first}`) });
  return <Action main label={label} hotkey="Ctrl+Enter" onAct={() => onSign(first)} />;
}

/** It was judged and lacks signatures, and the program ended before they came. */
const isLeft = (record: RunRecord): boolean =>
  record.state === 'running' && isJudged(record) && missingSigners(record, signersOf(record.procedure)).length > 0;

/** A record: pass or fail, why, what it proves, what nobody saw, who signs. Where its run waits for signatures it is signed here, by whatever way one came. */
export function ResultScreen({ runId }: { runId: string }) {
  const say = useSay();
  const [signer, setSigner] = useState<SignerRole>();
  const revision = useStore(changes);
  const run = useRun(runId);
  const signing = run?.prompt && blockOf(run.prompt, 'signatures') ? run.prompt : undefined;
  const moved = run ? `${run.step} ${run.attempt} ${run.finished} ${run.prompt?.id ?? ''}` : '';
  const asked = useAsked(`${runId} ${revision} ${moved}`, () => host.call('record.get', { runId }), { quiet: true });
  const isSeen = asked.value !== undefined && run?.finished === true;
  useEffect(() => {
    if (isSeen) attempt(() => host.call('run.seen', { runId }));
  }, [isSeen, runId]);
  const view = useKept(runId, asked.value);
  const waits = signing ?? (view && !run && isLeft(view.record) ? 'left' : undefined);
  if (view) return <Shown view={view} waits={waits} signer={signer} onSigner={setSigner} onChanged={changed} />;
  return (
    <main className="blank">
      {asked.problem ? <Problem problem={asked.problem} /> : <p>{say('archive.loading')}</p>}
      {signing && <SignFirst signing={signing} onSign={setSigner} />}
    </main>
  );
}
