import {
  TICKET_FILTERS,
  type TicketFilter,
  type TicketNames,
  type TicketState,
} from '../../../electron/contract/book/ticket.ts';
import { go, useRoute } from '../../page/navigation.ts';
import { BookFrame } from '../../pieces/book/BookFrame.tsx';
import { ExportMenu } from '../../pieces/book/ExportMenu.tsx';
import { FindBar } from '../../pieces/book/FindBar.tsx';
import { faultOn } from '../../pieces/book/fault-on.ts';
import { createStore, useStore } from '../../link/store.ts';
import { count } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Choice } from '../../widgets/Choice.tsx';
import { Trouble } from '../../widgets/Problem.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import { byPress } from './press.ts';
import { Operation } from './Operation.tsx';
import { OpenTicket } from './OpenTicket.tsx';
import { TicketPage } from './TicketPage.tsx';
import { TicketsList } from './TicketsList.tsx';
import { useDialog, useSince, useTickets, type Tickets } from './useTickets.ts';
import './Tickets.css';

/** What is looked for stays while the page is elsewhere. */
const sought = createStore<{ text: string; shown: TicketFilter }>({ text: '', shown: 'open' });

const isShown = (shown: TicketFilter, { beside, severe }: TicketState): boolean =>
  shown === 'all' || (shown === 'severe' ? severe.is : beside.standing !== 'restored');

/** Parties by what they are called. */
const namesFor = (names: TicketNames | undefined, lang: 'zh' | 'en', ids: readonly string[]): string =>
  ids.map((id) => names?.parties[id]?.[lang] ?? id).join(lang === 'zh' ? '、' : ', ');

/** What the figures rest on, and what is wrong with the clock of this computer. */
function Notes({ found }: { found: Tickets }) {
  const say = useSay();
  const { behind, now, names } = found;
  return (
    <>
      {behind !== undefined && <Trouble message={say('ticket.behind', { now, newest: behind })} />}
      {names.unconfirmed.length > 0 && (
        <p className="label tickets-note">
          {say('ticket.unconfirmed', { names: names.unconfirmed.map((name) => `${name}/`).join(' ') })}
        </p>
      )}
    </>
  );
}

function Shown({ found }: { found: Tickets | undefined }) {
  const say = useSay();
  const { text, shown } = useStore(sought);
  const sinceS = useSince(found);
  const listed = (found?.tickets ?? []).filter((one) => isShown(shown, one));
  const tickets = byPress(listed, sinceS);
  const more = (found?.counts[shown] ?? 0) - listed.length;
  const none = text.trim() !== '' ? 'ticket.none-found' : shown === 'open' ? 'ticket.none-open' : 'ticket.none';
  const blank = found?.tickets.length === 0 && text.trim() === '' ? 'ticket.none-yet' : none;
  const called = (ids: readonly string[]): string => namesFor(found?.names, say.lang, ids);
  return (
    <section className="tickets-all" data-long>
      {tickets.length > 0 ? (
        <>
          <TicketsList tickets={tickets} sinceS={sinceS} called={called} />
          {more > 0 && <p className="label tickets-note">{say('line.more', { n: more })}</p>}
        </>
      ) : (
        <p className="blank">{say(found ? blank : 'archive.loading')}</p>
      )}
    </section>
  );
}

function AllTickets({ onOpen, onOperation }: { onOpen: () => void; onOperation: () => void }) {
  const say = useSay();
  const now = useStore(sought);
  const found = useTickets({ find: now.text }).value;
  const counted = (value: TicketFilter): string => (found ? ` ${count(found.counts[value])}` : '');
  const shown = TICKET_FILTERS.map((value) => ({ value, label: `${say(`ticket.show.${value}`)}${counted(value)}` }));
  return (
    <div className="tickets">
      <h1 className="hidden">{say('place.tickets')}</h1>
      <FindBar wide>
        <SearchField label={say('ticket.find')} text={now.text} onText={(text) => sought.set({ ...now, text })} />
        <Choice
          label={say('ticket.show')}
          options={shown}
          value={now.shown}
          onChange={(value) => sought.set({ ...now, shown: value as TicketFilter })}
        />
        <span className="grow" />
        <Action label={say('operation.make')} hotkey="y" onAct={onOperation} />
        {/* Where there are tickets, the keyboard is led to the one that presses most. */}
        <Action main takesFocus={found?.tickets.length === 0} label={say('ticket.open')} hotkey="n" onAct={onOpen} />
      </FindBar>
      <Shown found={found} />
      {found && <Notes found={found} />}
    </div>
  );
}

/** Faults: all of them with their clocks, or one with its trace. */
export function TicketsScreen() {
  const { id } = useRoute();
  const dialog = useDialog<'open' | 'operation'>();
  const on = useStore(faultOn);
  const close = (): void => {
    faultOn.set(undefined);
    dialog.close();
  };
  return (
    <BookFrame here="tickets" actions={id === undefined && <ExportMenu kind="ticket" />}>
      {id === undefined ? (
        <AllTickets onOpen={() => dialog.show('open')} onOperation={() => dialog.show('operation')} />
      ) : (
        <TicketPage key={id} id={id} />
      )}
      {dialog.open === 'operation' && <Operation onClose={dialog.close} />}
      {(dialog.open === 'open' || on) && (
        <OpenTicket
          on={on}
          onClose={close}
          onOpened={(ticket) => {
            close();
            go('tickets', ticket);
          }}
        />
      )}
    </BookFrame>
  );
}
