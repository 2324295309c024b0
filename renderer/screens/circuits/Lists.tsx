import { LINE_FILTERS, type LineFilter } from '../../../electron/contract/book/line.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { createStore, useStore } from '../../link/store.ts';
import { go } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { count, date } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Filters, FindBar } from '../../pieces/book/FindBar.tsx';
import { Choice } from '../../widgets/Choice.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import { LINE_HEADS, lineRow } from './line-rows.tsx';
import { joined } from './LineFacts.tsx';
import { RowTable, type Row } from './RowTable.tsx';
import './Lists.css';

const TABS = ['circuits', 'customers', 'instruments'] as const;
type Tab = (typeof TABS)[number];
/** What was looked for stays while the page is elsewhere. */
const sought = createStore<{ tab: Tab; filter: LineFilter; text: string }>({
  tab: 'circuits',
  filter: 'all',
  text: '',
});
const PAUSE_MS = 120;
const AT_MOST = 500;

/** What there is of a kind, with what to say where there is nothing. */
interface Listed {
  heads: readonly WordKey[];
  rows: Row[] | undefined;
  /** Whether the rows are of what is looked for now: that there are none is certain only then. */
  fresh: boolean;
  none: WordKey;
  onOpen: (id: string) => void;
}

function List({ rows, fresh, heads, none, onOpen, more = 0 }: Listed & { more?: number }) {
  const say = useSay();
  return (
    // What scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="lists-list" data-long tabIndex={0} aria-label={say('place.circuits')}>
      {!fresh && !rows?.length && <p className="blank">{say('archive.loading')}</p>}
      {fresh && rows?.length === 0 && <p className="blank">{say(none)}</p>}
      {rows && rows.length > 0 && <RowTable heads={heads} rows={rows} onOpen={onOpen} />}
      {more > 0 && <p className="label lists-more">{say('line.more', { n: more })}</p>}
    </section>
  );
}

function CircuitList({ changes }: { changes: number }) {
  const say = useSay();
  const { filter, text } = useStore(sought);
  const today = date(useMinute());
  const ask = () => host.call('lines.list', { filter, text, offset: 0, limit: AT_MOST });
  const { value, fresh } = useAsked(`${changes} ${today} ${filter} ${text}`, ask, { pauseMs: PAUSE_MS });
  const none = value?.all === 0 ? 'line.none-yet' : text.trim() === '' ? 'line.none-of' : 'line.none-found';
  return (
    <>
      <Filters
        apart
        label={say('line.filters')}
        filters={LINE_FILTERS}
        chosen={filter}
        counts={value?.counts}
        said={(one) => say(`line.filter.${one}`)}
        onChoose={(one) => sought.set({ ...sought.get(), filter: one })}
      />
      <List
        heads={LINE_HEADS}
        rows={value?.lines.map((one) => lineRow(say, one))}
        none={none}
        fresh={fresh}
        onOpen={(number) => go('circuits', number)}
        more={(value?.total ?? 0) - (value?.lines.length ?? 0)}
      />
    </>
  );
}

function CustomerList({ changes }: { changes: number }) {
  const { text } = useStore(sought);
  const { value, fresh } = useAsked(`${changes} ${text}`, () => host.call('lines.customers', { text }), {
    pauseMs: PAUSE_MS,
  });
  const rows = value?.map(({ name, circuits, contacts, manager }) => ({
    id: name,
    cells: [
      <b key="name">{name}</b>,
      <span key="n" className="num">
        {count(circuits)}
      </span>,
      contacts.map((one) => joined(one.name, one.phone)).join('; '),
      joined(manager?.name, manager?.phone),
    ],
  }));
  const open = (customer: string): void => go('circuits', undefined, { customer });
  const heads = ['line.head.customer', 'line.head.circuits', 'line.head.contacts', 'line.manager'] as const;
  const none = text.trim() === '' ? 'line.no-customers' : 'line.none-found';
  return <List heads={heads} rows={rows} none={none} fresh={fresh} onOpen={open} />;
}

function InstrumentList() {
  const say = useSay();
  const { text } = useStore(sought);
  const { value, fresh } = useAsked(text, () => host.call('lines.instruments', { text }), { pauseMs: PAUSE_MS });
  const rows = value?.map(({ key, name, serial, calibration, history }) => ({
    id: key,
    cells: [
      <b key="name">{name}</b>,
      serial ?? '–',
      calibration?.due ?? say('line.uncalibrated'),
      history[0]?.at.slice(0, 16).replace('T', ' '),
      <span key="n" className="num">
        {count(history.length)}
      </span>,
    ],
  }));
  const open = (key: string): void => go('circuits', undefined, { instrument: key });
  const heads = [
    'line.head.instrument',
    'line.head.serial',
    'line.head.calibration',
    'line.head.last',
    'line.head.records',
  ] as const;
  const none = text.trim() === '' ? 'line.no-instruments' : 'line.none-found';
  return <List heads={heads} rows={rows} none={none} fresh={fresh} onOpen={open} />;
}

/** Circuits, customers or instruments, found by any part of what is known of them. */
export function Lists({ state }: { state: AppState }) {
  const say = useSay();
  const now = useStore(sought);
  return (
    <div className="lists" data-tab={now.tab}>
      <h1 className="hidden">{say('place.circuits')}</h1>
      <FindBar>
        <SearchField label={say('line.find')} text={now.text} onText={(text) => sought.set({ ...now, text })} />
        <Choice
          label={say('line.tabs')}
          options={TABS.map((value) => ({ value, label: say(`line.tab.${value}`) }))}
          value={now.tab}
          onChange={(value) => sought.set({ ...now, tab: TABS.find((one) => one === value) ?? now.tab })}
        />
      </FindBar>
      {now.tab === 'circuits' && <CircuitList changes={state.bookChanges} />}
      {now.tab === 'customers' && <CustomerList changes={state.bookChanges} />}
      {now.tab === 'instruments' && <InstrumentList />}
    </div>
  );
}
