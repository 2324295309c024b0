import { useMemo, useState } from 'react';
import { decidingTester } from '../../../electron/contract/deciding.ts';
import type { RunRecord } from '../../../electron/contract/run.ts';
import { makerAndModel } from '../../../electron/contract/tester.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { go, settleAt } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { useSimulated } from '../../page/simulated.ts';
import { useEvents } from '../../pieces/verdict/useEvents.ts';
import { period, zoneOf } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { Strip } from '../../widgets/Strip.tsx';
import { EventList } from './EventList.tsx';
import { PickRecord } from './PickRecord.tsx';
import { shownOf, type Shown } from './shown.ts';
import { Work } from './Work.tsx';
import './LanesScreen.css';

type Options = Readonly<Record<string, string>>;

/** The record itself, and the one that it is compared with. */
function useShown(
  first: RunRecord,
  second: RunRecord | undefined,
  options: Options,
): { shown: Shown | undefined; other: Shown | undefined } {
  const { m, n } = options;
  const shown = useMemo(() => shownOf(first, m), [first, m]);
  const other = useMemo(() => second && shownOf(second, n), [second, n]);
  return { shown, other };
}

function Page({ first, second, options }: { first: RunRecord; second: RunRecord | undefined; options: Options }) {
  const say = useSay();
  const { shown, other } = useShown(first, second, options);
  const events = useEvents(first);
  useSimulated(first.simulated || second?.simulated === true);
  const [picking, setPicking] = useState(false);
  const change = (more: Options): void => {
    const next = Object.fromEntries(Object.entries({ ...options, ...more }).filter(([, value]) => value !== ''));
    settleAt('lanes', first.runId, next);
  };
  return (
    <main className="lanes-screen">
      <Title record={first} shown={shown} />
      {shown ? (
        <Work
          key={`${shown.measurement.id} ${other?.measurement.id}`}
          shown={shown}
          other={other}
          events={events}
          at={Number(options['at'])}
          onMeasurement={(m) => change({ m, at: '' })}
          onElsewhere={(m, t) => change({ m, at: String(t) })}
        />
      ) : (
        <div className="lanes-screen-plain">
          <p>{say('lanes.none')}</p>
          <EventList record={first} events={events} shown={undefined} cursor={undefined} onJump={() => undefined} />
        </div>
      )}
      <footer className="bar">
        <Action label={say('lanes.with')} hotkey="c" onAct={() => setPicking(true)} />
        {second && <Action label={say('lanes.alone')} onAct={() => change({ with: '', n: '' })} />}
        <span className="grow" />
        <Action label={say('lanes.back')} hotkey="Ctrl+Enter" main onAct={() => go('result', first.runId)} />
      </footer>
      {picking && (
        <PickRecord
          record={first}
          onClose={() => setPicking(false)}
          onPick={(runId) => (setPicking(false), change({ with: runId, n: '' }))}
        />
      )}
    </main>
  );
}

function Title({ record, shown }: { record: RunRecord; shown: Shown | undefined }) {
  const say = useSay();
  const nowMs = useMinute();
  const { identity, family } = decidingTester(record);
  const about = {
    title: record.procedure.title,
    circuit: record.circuit,
    tester: makerAndModel(identity, family),
    settings: {},
  };
  const { from, to } = shown?.whole ?? { from: record.startedAtMs / 1000, to: undefined };
  return (
    <Strip what={about}>
      {shown && `${say('run.attempt', { n: shown.attempt.number })} · `}
      {period(from * 1000, to === undefined ? record.endedAtMs : to * 1000, nowMs)} {zoneOf(from * 1000, record.zone)}
    </Strip>
  );
}

/** The lanes of a record, alone or beside another on one axis: what was seen in each second of it. */
export function LanesScreen({ runId, options }: { runId: string; options: Options }) {
  const say = useSay();
  const other = options['with'];
  const asked = useAsked(
    `${runId} ${other ?? ''}`,
    () => Promise.all([runId, ...(other ? [other] : [])].map((id) => host.call('archive.record', { runId: id }))),
    { quiet: true },
  );
  const [first, second] = asked.value ?? [];
  if (first && first.runId === runId)
    return <Page first={first} second={other && asked.fresh ? second : undefined} options={options} />;
  return (
    <main className="blank">
      {asked.problem ? <Problem problem={asked.problem} /> : <p>{say('archive.loading')}</p>}
    </main>
  );
}
