import { useEffect } from 'react';
import type { AppState } from '../../electron/contract/views.ts';
import { useAsked } from '../link/asked.ts';
import { host, useAppState } from '../link/host.ts';
import { useRunMeant } from '../page/current-run.ts';
import { isFar } from '../page/far.ts';
import { settleAt, useRoute } from '../page/navigation.ts';
import type { Route } from '../page/routes.ts';
import { useRememberedKnown } from '../link/remembered.ts';
import { useSay } from '../text/say.ts';
import { ArchiveScreen } from '../screens/archive/Archive.tsx';
import { CircuitsScreen } from '../screens/circuits/Circuits.tsx';
import { DayScreen } from '../screens/day/Day.tsx';
import { OrdersScreen } from '../screens/orders/Orders.tsx';
import { PlannedScreen } from '../screens/planned/Planned.tsx';
import { TicketsScreen } from '../screens/tickets/Tickets.tsx';
import { BenchScreen } from '../screens/bench/Bench.tsx';
import { HelpScreen } from '../screens/help/Help.tsx';
import { FarScreen } from '../screens/far/Far.tsx';
import { LanesScreen } from '../screens/lanes/LanesScreen.tsx';
import { NewTestScreen } from '../screens/new/NewTest.tsx';
import { ResultScreen } from '../screens/result/Result.tsx';
import { SettingsScreen } from '../screens/settings/Settings.tsx';
import { RunScreen } from '../screens/run/Run.tsx';
import { useShowsSimulation } from '../page/simulated.ts';
import { Announce } from './Announce.tsx';
import { Guard } from './Guard.tsx';
import { Notices } from './Notices.tsx';
import { RunList } from './RunList.tsx';
import { Told } from './Told.tsx';
import { pageTitle } from './title.ts';
import { TopBar } from './TopBar.tsx';
import { Hatch } from '../widgets/Lamp.tsx';
import './App.css';

/** The record that the place "result" shows when none is named: one just finished that nobody has looked at, else the newest of the archive. */
function useLastResult(state: AppState): string | undefined {
  const finished = state.runs.findLast((run) => run.finished)?.runId;
  const runs = useAsked('', () => host.call('archive.find', { text: '' })).value?.runs;
  return finished ?? runs?.find((run) => run.state === 'finished')?.runId;
}

/** Goes on to a result by its full name, so that it stays when another one is the last. */
function LastResult({ state }: { state: AppState }) {
  const say = useSay();
  const runId = useLastResult(state);
  useEffect(() => {
    if (runId) settleAt('result', runId);
  }, [runId]);
  return <main className="blank">{say(runId ? 'archive.loading' : 'shell.no-result')}</main>;
}

function Screen({ route, state }: { route: Route; state: AppState }) {
  switch (route.place) {
    case 'bench':
      return <BenchScreen state={state} />;
    case 'new':
      return <NewTestScreen state={state} />;
    case 'run':
      if (isFar(route)) return <FarScreen />;
      return <RunScreen runId={route.id} Signing={ResultScreen} />;
    case 'result':
      return route.id ? <ResultScreen key={route.id} runId={route.id} /> : <LastResult state={state} />;
    case 'archive':
      return <ArchiveScreen state={state} />;
    case 'settings':
      return <SettingsScreen state={state} />;
    case 'lanes':
      return route.id ? (
        <LanesScreen key={route.id} runId={route.id} options={route.options} />
      ) : (
        <LastResult state={state} />
      );
    case 'help':
      return <HelpScreen />;
    case 'day':
      return <DayScreen state={state} />;
    case 'orders':
      return <OrdersScreen state={state} />;
    case 'tickets':
      return <TicketsScreen />;
    case 'circuits':
      return <CircuitsScreen state={state} />;
    case 'planned':
      return <PlannedScreen state={state} />;
  }
}

export function App() {
  const state = useAppState();
  const known = useRememberedKnown();
  const route = useRoute();
  const say = useSay();
  const simulated = useShowsSimulation();
  const run = useRunMeant();
  const title = pageTitle(say, run, say(`place.${route.place}`));
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (!state || !known)
    return (
      <>
        <Hatch />
        <div className="page">
          <Notices state={state} />
          <main className="blank">{say('shell.connecting')}</main>
        </div>
      </>
    );
  return (
    <>
      <Hatch />
      <TopBar state={state} here={route.place} simulated={simulated} />
      {!isFar(route) && <RunList runs={state.runs} />}
      <div className="page">
        <Notices state={state} />
        <Guard key={route.place}>
          <Screen route={route} state={state} />
        </Guard>
      </div>
      <Announce run={run} runs={state.runs} />
      <Told runs={state.runs} tickets={state.tickets} />
      {simulated && <div className="app-simulated" />}
    </>
  );
}
