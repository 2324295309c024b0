import { useState } from 'react';
import type { TesterSettings } from '../../../electron/contract/settings.ts';
import { testerViewOf } from '../../../electron/contract/bench-item.ts';
import type { AppState, BenchItem } from '../../../electron/contract/views.ts';
import { chooseTester, useChosen } from '../../pieces/testers/chosen.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { runWith } from '../../page/run-meant.ts';
import { go } from '../../page/navigation.ts';
import { useSay, type Say } from '../../text/say.ts';
import { useSimulated } from '../../page/simulated.ts';
import { createStore, useStore } from '../../link/store.ts';
import { Action } from '../../widgets/Action.tsx';
import { Unfinished } from '../../widgets/Unfinished.tsx';
import { AddDialog, useWays } from './AddDialog.tsx';
import { DescribeDialog } from '../../pieces/testers/DescribeDialog.tsx';
import { Identity } from './Identity.tsx';
import { isIdentified, isReady, isTester } from '../../pieces/testers/items.ts';
import { itemLabel } from '../../pieces/testers/names.ts';
import { Lamps } from './Lamps.tsx';
import { Panel } from './Panel.tsx';
import { Ports } from './Ports.tsx';
import { offerOf, type Offer } from './offer.ts';
import { SameAction, SameAgain } from './SameAgain.tsx';
import { Registers } from './Registers.tsx';
import './Bench.css';

/** What was set stays while the page is elsewhere. */
const drafts = createStore<Readonly<Record<string, TesterSettings>>>({});

const noTester = (say: Say, { role = 'tester' }: BenchItem): string =>
  say('bench.why-no-tester', { role: say(`instrument.${role}`) });

function whyNoStart(say: Say, state: AppState, item: BenchItem | undefined): string | undefined {
  if (!item) return say('bench.why-none');
  if (!isTester(item)) return noTester(say, item);
  if (item.capabilities && item.capabilities.reading !== 'seconds') return say('bench.no-panel');
  if (testerViewOf(item)?.running) return say('bench.why-running');
  if (runWith(state.runs, item.address)) return say('bench.why-run');
  return isReady(item) ? undefined : say('bench.why-not-ready');
}

/** An unidentified port is no tester yet. */
function whyNoTest(say: Say, item: BenchItem | undefined): string | undefined {
  if (!item) return say('bench.why-none');
  if (!isTester(item)) return noTester(say, item);
  return isIdentified(item) ? undefined : say('bench.why-identify');
}

function Device(props: {
  offer: Offer | undefined;
  item: BenchItem;
  bench: readonly BenchItem[];
  settings: TesterSettings;
  onDescribe: () => void;
  onUse: () => void;
}) {
  const { item, settings } = props;
  const { view } = item;
  const say = useSay();
  return (
    <section className="bench-tester" aria-label={itemLabel(say, item)}>
      {props.offer && <SameAgain offer={props.offer} beside={props.offer.item !== item} />}
      <Identity item={item} bench={props.bench} onDescribe={props.onDescribe} onUse={props.onUse} />
      {view && view.role !== 'tester' ? (
        <Registers view={view} />
      ) : (
        <>
          {item.capabilities?.reading === 'seconds' && <Lamps item={item} />}
          <Panel
            item={item}
            settings={settings}
            onSet={(name, value) =>
              drafts.set({ ...drafts.get(), [item.id]: { ...settings, [name]: value || undefined } })
            }
          />
        </>
      )}
    </section>
  );
}

type Asks = 'add' | 'use' | 'describe' | undefined;

function Dialogs(props: {
  dialog: Asks;
  item: BenchItem | undefined;
  bench: readonly BenchItem[];
  onClose: () => void;
}) {
  const { dialog, item, onClose } = props;
  const ways = useWays(props.bench);
  if (dialog === 'describe') return item && <DescribeDialog item={item} onClose={onClose} />;
  if (!dialog || !ways) return null;
  const port = dialog === 'use' ? item?.port : undefined;
  return <AddDialog ways={ways} port={port} onClose={onClose} onAdded={chooseTester} />;
}

/** By hand, a new test, or as last time where the tester is known: the one that is likeliest is the primary action. */
function Foot(props: {
  state: AppState;
  item: BenchItem | undefined;
  offer: Offer | undefined;
  settings: TesterSettings;
}) {
  const { state, item, offer, settings } = props;
  const say = useSay();
  const [opened] = useState(offer !== undefined);
  return (
    <footer className="bar">
      <Action
        label={say('bench.start')}
        hotkey="F2"
        why={whyNoStart(say, state, item)}
        onAct={() => item && attempt(() => host.call('bench.start', { id: item.id, settings }))}
      />
      <span className="label">{say('bench.stop-where')}</span>
      <span className="grow" />
      <Action
        main={offer === undefined}
        takesFocus={!opened}
        label={say('bench.new')}
        hotkey={offer ? 'w' : 'Ctrl+Enter'}
        why={whyNoTest(say, item)}
        onAct={() => {
          if (item) chooseTester(item.id);
          go('new');
        }}
      />
      {offer && <SameAction offer={offer} focused={opened} />}
    </footer>
  );
}

/** What is on the table, who answers on which port, and what the line shows right now. */
export function BenchScreen({ state }: { state: AppState }) {
  const say = useSay();
  const { item, gone } = useChosen(state.bench);
  const offer = offerOf(state, item);
  const draft = useStore(drafts);
  const [dialog, setDialog] = useState<Asks>();
  useSimulated(item?.simulated ?? false);
  const settings = { ...(item && testerViewOf(item)?.settings), ...(item && draft[item.id]) };
  return (
    <main className="bench">
      <Unfinished runs={state.unfinished} />
      <Ports state={state} chosen={item} onChoose={chooseTester} onAdd={() => setDialog('add')} />
      {item ? (
        <Device
          offer={offer}
          item={item}
          bench={state.bench}
          settings={settings}
          onDescribe={() => setDialog('describe')}
          onUse={() => setDialog('use')}
        />
      ) : (
        <section className="bench-tester blank">
          {offer && <SameAgain offer={offer} beside />}
          <h1 className="title">{gone ? say('bench.gone', { name: gone }) : say('bench.empty')}</h1>
        </section>
      )}
      <Foot state={state} item={item} offer={offer} settings={settings} />
      <Dialogs dialog={dialog} item={item} bench={state.bench} onClose={() => setDialog(undefined)} />
    </main>
  );
}
