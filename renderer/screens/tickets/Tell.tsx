import type { TicketNames, TicketState } from '../../../electron/contract/book/ticket.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import type { Noting } from './ActDialog.tsx';
import { isSent } from './next.ts';
import './Tell.css';

/** Notes that the next of them was told. */
const KEY = 't';

interface Told {
  ticket: TicketState;
  /** What a party is called. */
  called: (party: string) => string;
  onTold: (party: string) => void;
}

/** Those that must be told, each with a button that says he was. */
function Must({ ticket: { toTell }, called, onTold }: Told) {
  const say = useSay();
  return (
    <>
      {toTell.length === 0 && <p className="label">{say('ticket.tell.none')}</p>}
      <div className="row">
        {toTell.map((party, at) => (
          <Action
            key={party}
            label={say('ticket.tell.do', { who: called(party) })}
            className="tell-one"
            onAct={() => onTold(party)}
            {...(at === 0 && { hotkey: KEY })}
          />
        ))}
      </div>
    </>
  );
}

/** Whom it goes to by where the fault is. */
function Dispatch({ ticket, called, onTold }: Told) {
  const say = useSay();
  const { toTell, beside } = ticket;
  return (
    <p>
      <span className="label">{say('ticket.send')}</span>{' '}
      {say(`ticket.send.${beside.located}`, { who: called(beside.dispatch) })}{' '}
      {!isSent(ticket) && !toTell.includes(beside.dispatch) && (
        <Action
          label={say('ticket.did.told')}
          className="tell-sent"
          onAct={() => onTold(beside.dispatch)}
          {...(toTell.length === 0 && { hotkey: KEY })}
        />
      )}
    </p>
  );
}

/** Who must be told, and whom it goes to. */
export function Tell(props: {
  ticket: TicketState;
  names: TicketNames;
  manager: string;
  onNote: (what: Noting) => void;
}) {
  const { ticket, names, onNote } = props;
  const say = useSay();
  const called = (party: string): string => {
    const name = names.parties[party];
    return name ? say.text(name) : party;
  };
  const onTold = (party: string): void =>
    onNote({
      did: party === props.manager ? 'manager-told' : 'told',
      reason: 'may',
      told: { party, name: called(party) },
    });
  return (
    <section className="tell" aria-label={say('ticket.tell')}>
      <h2>{say('ticket.tell')}</h2>
      <Must ticket={ticket} called={called} onTold={onTold} />
      {ticket.beside.standing !== 'restored' && <Dispatch ticket={ticket} called={called} onTold={onTold} />}
    </section>
  );
}
