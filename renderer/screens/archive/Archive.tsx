import { useState, type UIEvent } from 'react';
import type { FileContent } from '../../../electron/contract/api.ts';
import type { RunSummary } from '../../../electron/contract/run.ts';
import { VERDICTS, type Verdict, type VerdictTally } from '../../../electron/contract/verdict.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { count } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { useSimulated } from '../../page/simulated.ts';
import { useSay } from '../../text/say.ts';
import { createStore, useStore } from '../../link/store.ts';
import { Trouble } from '../../widgets/Problem.tsx';
import { Action } from '../../widgets/Action.tsx';
import { DateField } from '../../widgets/DateField.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import { Unfinished } from '../../widgets/Unfinished.tsx';
import { saveContent } from '../../pieces/reports.ts';
import { COLUMNS_MAX } from '../../pieces/compare/columns.ts';
import { Compare } from '../../pieces/compare/Compare.tsx';
import { isFiltering, lastDays, NO_FILTER, queryOf, type Filter } from './filter.ts';
import { List } from './List.tsx';
import { useRuns, type Found } from './useRuns.ts';
import './Archive.css';

/** What was searched for stays while the page is elsewhere. */
const filters = createStore<Filter>(NO_FILTER);
/** Heights of the list before its end at which the next records are asked for. */
const AHEAD = 3;

/** How many there are, and how many of them are in view so far. */
function Count({ runs, total }: Found) {
  const say = useSay();
  if (runs.length === total) return say('archive.count', { n: count(total) });
  return say('archive.count-part', { shown: count(runs.length), n: count(total) });
}

/** What is looked at most. */
const DAYS = [7, 30] as const;

/** How each verdict came out, and only those of one at a press. */
function Tally({ filter, tally }: { filter: Filter; tally: VerdictTally }) {
  const say = useSay();
  const all = Object.values(tally).reduce((sum, n) => sum + n, 0);
  const there = VERDICTS.filter((verdict) => (tally[verdict] ?? 0) > 0 || verdict === filter.verdict);
  const chip = (label: string, n: number, verdict: Verdict | undefined) => (
    <button
      key={label}
      type="button"
      className="btn"
      aria-pressed={filter.verdict === verdict}
      onClick={() => filters.set({ ...filter, verdict })}
    >
      {label} <span className="num">{count(n)}</span>
    </button>
  );
  return (
    <fieldset className="archive-tally" aria-label={say('archive.verdict')}>
      {chip(say('archive.any'), all, undefined)}
      {there.map((verdict) => chip(say(`verdict.${verdict}`), tally[verdict] ?? 0, verdict))}
    </fieldset>
  );
}

function Find({ filter, found }: { filter: Filter; found: Found | undefined }) {
  const say = useSay();
  const set = (part: Partial<Filter>): void => filters.set({ ...filter, ...part });
  const now = useMinute();
  const day = (name: 'from' | 'to') => (
    <DateField
      width="day"
      label={say(`archive.${name}`)}
      value={filter[name]}
      onChange={(text) => set({ [name]: text })}
    />
  );
  return (
    <search className="archive-find">
      <SearchField label={say('archive.find')} text={filter.text} onText={(text) => set({ text })} />
      <output className="label num">{found && <Count {...found} />}</output>
      <span className="grow" />
      {DAYS.map((days) => {
        const from = lastDays(days, now);
        const on = filter.from === from && filter.to === '';
        return (
          <button
            key={days}
            type="button"
            className="btn"
            aria-pressed={on}
            onClick={() => set(on ? { from: '' } : { from, to: '' })}
          >
            {say('archive.days', { n: days })}
          </button>
        );
      })}
      {day('from')}
      {day('to')}
      {found?.tally && <Tally filter={filter} tally={found.tally} />}
    </search>
  );
}

/** Which rows are chosen, and which of them the keys act on. */
function useChosen(runs: readonly RunSummary[]) {
  const [chosen, setChosen] = useState<string[]>([]);
  const there = chosen.filter((id) => runs.some((run) => run.runId === id));
  const first = runs[0]?.runId;
  const ids = there.length > 0 || first === undefined ? there : [first];
  const current = runs.find((run) => run.runId === ids.at(-1));
  const choose = (runId: string, add: boolean): void => {
    if (!add) return setChosen([runId]);
    setChosen(ids.includes(runId) ? ids.filter((id) => id !== runId) : [...ids, runId]);
  };
  const sameCircuit = (): void => {
    const same = runs.filter((run) => run.circuit !== undefined && run.circuit === current?.circuit);
    const others = same.filter((run) => run.runId !== current?.runId).slice(0, COLUMNS_MAX - 1);
    if (current) setChosen([...others.map((run) => run.runId), current.runId]);
  };
  return { ids, current, choose, sameCircuit };
}

/** What can be taken out of the archive as a file: of all that was found, or of what is chosen. */
const FILES: readonly {
  label: WordKey;
  hotkey?: string;
  ask: (filter: Filter, runIds: string[]) => Promise<FileContent>;
}[] = [
  { label: 'archive.table', hotkey: 'x', ask: (filter) => host.call('archive.table', queryOf(filter)) },
  { label: 'archive.summary', hotkey: 's', ask: (filter) => host.call('archive.summary', queryOf(filter)) },
  { label: 'archive.export', ask: (_filter, runIds) => host.call('archive.export', { runIds }) },
];

function Bar({ chosen, filter }: { chosen: ReturnType<typeof useChosen>; filter: Filter }) {
  const say = useSay();
  const { current } = chosen;
  const two = chosen.ids.length === 2 ? chosen.ids.find((id) => id !== current?.runId) : undefined;
  const why = current ? undefined : say('archive.why-choose');
  const again = async (runId: string): Promise<void> => {
    await host.call('run.again', { runId });
    go('run', runId);
  };
  return (
    <footer className="bar">
      <Action label={say('archive.compare')} hotkey="c" why={why} onAct={chosen.sameCircuit} />
      <Action
        label={say(two ? 'lanes.two' : 'result.lanes')}
        hotkey="e"
        why={why}
        onAct={() => current && go('lanes', current.runId, two ? { with: two } : {})}
      />
      <Action
        label={say('archive.again')}
        hotkey="r"
        why={why}
        onAct={() => current && attempt(() => again(current.runId))}
      />
      {FILES.map(({ label, hotkey, ask }) => (
        <Action
          key={label}
          label={say(label)}
          {...(hotkey ? { hotkey } : {})}
          why={why}
          onAct={() => attempt(async () => saveContent(await ask(filter, chosen.ids)))}
        />
      ))}
      <span className="label">{say('archive.fixed')}</span>
      <span className="grow" />
      <Action
        main
        label={say('archive.open')}
        hotkey="Ctrl+Enter"
        why={why}
        onAct={() => current && go('result', current.runId)}
      />
    </footer>
  );
}

/** Where that test is, and what changed between the attempts. */
export function ArchiveScreen({ state }: { state: AppState }) {
  const say = useSay();
  const filter = useStore(filters);
  const changes = `${state.runs.map((run) => `${run.runId}.${run.finished}`).join(' ')} ${state.unfinished.length}`;
  const { found, more } = useRuns(filter, changes);
  const runs = found?.runs ?? [];
  const chosen = useChosen(runs);
  useSimulated(runs.some((run) => chosen.ids.includes(run.runId) && run.simulated));
  const none = found?.total === 0;
  const onScroll = ({ currentTarget: list }: UIEvent<HTMLElement>): void => {
    if (list.scrollTop + AHEAD * list.clientHeight > list.scrollHeight) more();
  };
  return (
    <main className="archive">
      <h1 className="hidden">{say('place.archive')}</h1>
      <Unfinished runs={state.unfinished} />
      <Find filter={filter} found={found} />
      <section className="archive-list" data-long onScroll={onScroll}>
        {found?.damage && <Trouble message={say.message(found.damage)} />}
        {none ? (
          <p className="blank">{say(isFiltering(filter) ? 'archive.none' : 'archive.none-yet')}</p>
        ) : (
          <List
            runs={runs}
            total={found?.total ?? 0}
            chosen={chosen.ids}
            current={chosen.current?.runId}
            onChoose={chosen.choose}
          />
        )}
      </section>
      <Compare runIds={chosen.ids} />
      <Bar chosen={chosen} filter={filter} />
    </main>
  );
}
