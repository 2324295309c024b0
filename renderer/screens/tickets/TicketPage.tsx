import type { Output } from '../../../electron/contract/api.ts';
import type { TicketNames, TicketState } from '../../../electron/contract/book/ticket.ts';
import { plannedMark } from '../../../electron/contract/planned-said.ts';
import { useAsked } from '../../link/asked.ts';
import { host, useAppState } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useStore } from '../../link/store.ts';
import { go } from '../../page/navigation.ts';
import { saveContent } from '../../pieces/reports.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Trouble } from '../../widgets/Problem.tsx';
import { ActDialog, type Noting } from './ActDialog.tsx';
import { ACTS } from './acts.ts';
import { Beside } from './Beside.tsx';
import { Clocks } from './Clocks.tsx';
import { seek } from './seek.ts';
import { Tell } from './Tell.tsx';
import { toldOnOpening } from './told.ts';
import { Trace } from './Trace.tsx';
import { useDialog, useSince, useTickets } from './useTickets.ts';
import './TicketPage.css';

/** The line, whose it is, and what was said of the fault. */
function Head({ ticket, names }: { ticket: TicketState; names: TicketNames }) {
  const say = useSay();
  const { beside, circuit, channel } = ticket;
  const { service, grade, span } = beside;
  const line = [
    beside.customer,
    service && say.term('service', service),
    beside.rate,
    grade && say.term('grade', grade),
    span && say.term('span', span),
  ];
  const title = names.channels[channel]?.title;
  const called = (party: string): string => {
    const name = names.parties[party];
    return name ? say.text(name) : party;
  };
  const way = `${called(ticket.receiver)} → ${called(beside.assigned)}`;
  const report = [title && say.text(title), beside.foreignNumber, way];
  return (
    <header className="ticket-page-head">
      <h1>
        <span className="title">{circuit}</span> <span className="num">{ticket.ticket}</span>
      </h1>
      <p className="label">
        {beside.known ? line.filter(Boolean).join(' · ') : say('ticket.circuit-unknown', { number: circuit })}
      </p>
      {(beside.says ?? beside.by) && <blockquote>{[beside.by, beside.says].filter(Boolean).join('：')}</blockquote>}
      <p className="label">{report.filter(Boolean).join(' · ')}</p>
    </header>
  );
}

type File = Output<'tickets.file'>;

/** What the search found, as an offer: nobody has to type where the fault is. */
function Offer({ ticket, offer }: { ticket: TicketState; offer: NonNullable<File['offer']> }) {
  const say = useSay();
  const { did, section, owner, end } = offer;
  const place = `${end ? `${end} · ` : ''}${say.text(section)}`;
  const word = say(`ticket.did.${did}`);
  const take = (): void => attempt(() => host.call('tickets.note', { ticket: ticket.ticket, did, reason: place }));
  return (
    <div className="ticket-page-offer">
      <span>{say('ticket.offer', { section: place, owner: say.term('owner', owner), did: word })}</span>
      <Action label={say('ticket.offer.take')} hotkey="o" onAct={take} />
    </div>
  );
}

function Bar({ ticket, onNote }: { ticket: TicketState; onNote: (what: Noting) => void }) {
  const say = useSay();
  const open = ticket.beside.standing !== 'restored';
  const report = async (): Promise<void> => saveContent(await host.call('tickets.report', { ticket: ticket.ticket }));
  return (
    <footer className="bar">
      <Action label={say('ticket.back')} hotkey="Escape" onAct={() => go('tickets')} />
      {ACTS.filter(({ when }) => when(ticket)).map(({ did, hotkey, reason }) => (
        <Action key={did} label={say(`ticket.act.${did}`)} hotkey={hotkey} onAct={() => onNote({ did, reason })} />
      ))}
      <Action label={say('ticket.report')} hotkey="f" onAct={() => attempt(report)} main={!open} />
      {open && (
        <Action main label={say('ticket.act.seek')} hotkey="Ctrl+Enter" onAct={() => attempt(() => seek(ticket))} />
      )}
    </footer>
  );
}

const UNKNOWN = 'ticket.circuit-unknown';
function Whole({
  ticket,
  names,
  sinceS,
  file,
}: {
  ticket: TicketState;
  names: TicketNames;
  sinceS: number;
  file: File | undefined;
}) {
  const say = useSay();
  const dialog = useDialog<Noting>();
  const { conflict } = ticket.beside;
  const opened = useStore(toldOnOpening);
  // Of a circuit that the book does not know the head says so.
  const told = (opened?.ticket === ticket.ticket ? opened.told : []).filter(({ code }) => code !== UNKNOWN);
  return (
    <div className="ticket-page">
      <div className="ticket-page-left">
        <Head ticket={ticket} names={names} />
        {told.map((message) => (
          <Trouble key={message.code} message={say.message(message)} />
        ))}
        {ticket.beside.planned && <Trouble message={say.message(plannedMark(ticket.beside.planned))} />}
        {conflict && <Trouble message={say('ticket.conflict')} />}
        {file?.offer && <Offer ticket={ticket} offer={file.offer} />}
        <Clocks ticket={ticket} names={names} sinceS={sinceS} />
        <Tell ticket={ticket} names={names} manager={names.manager} onNote={dialog.show} />
      </div>
      <div className="ticket-page-right" data-long>
        <Trace ticket={ticket} names={names} />
        {file && <Beside ticket={ticket} file={file} />}
      </div>
      <Bar ticket={ticket} onNote={dialog.show} />
      {dialog.open && <ActDialog ticket={ticket.ticket} noting={dialog.open} onClose={dialog.close} />}
    </div>
  );
}

/** One ticket: its clocks, who must be told, what happened, and what comes next. */
export function TicketPage({ id }: { id: string }) {
  const say = useSay();
  const found = useTickets({ ticket: id }).value;
  const sinceS = useSince(found);
  const state = useAppState();
  const runs = state?.runs.map(({ runId, finished }) => `${runId}.${finished}`).join(' ') ?? '';
  const ticket = found?.tickets.find((one) => one.ticket === id);
  const key = `${id} ${state?.bookChanges ?? 0} ${runs} ${ticket !== undefined}`;
  const file = useAsked(key, () =>
    ticket ? host.call('tickets.file', { ticket: id }) : Promise.resolve(undefined),
  ).value;
  if (!found) return null;
  if (!ticket)
    return (
      <div className="blank">
        <p>{say('ticket.gone')}</p>
        <Action main label={say('ticket.back')} onAct={() => go('tickets')} />
      </div>
    );
  return <Whole ticket={ticket} names={found.names} sinceS={sinceS} file={file} />;
}
