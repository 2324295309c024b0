import type { TicketNames, TicketState } from '../../../electron/contract/book/ticket.ts';
import { useSay } from '../../text/say.ts';
import type { Noting } from './ActDialog.tsx';
import './Tell.css';

/** Who must be told, each with a button that says he was; and whom it goes to by where the fault is. */
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
  const tell = (party: string): void =>
    onNote({
      did: party === props.manager ? 'manager-told' : 'told',
      reason: 'may',
      told: { party, name: called(party) },
    });
  const { toTell, beside } = ticket;
  const sent = ticket.log.some(({ told }) => told?.includes(beside.dispatch));
  const open = beside.standing !== 'restored';
  return (
    <section className="tell" aria-label={say('ticket.tell')}>
      <h2>{say('ticket.tell')}</h2>
      {toTell.length === 0 && <p className="label">{say('ticket.tell.none')}</p>}
      <div className="row">
        {toTell.map((party) => (
          <button key={party} type="button" className="btn tell-one" onClick={() => tell(party)}>
            {say('ticket.tell.do', { who: called(party) })}
          </button>
        ))}
      </div>
      {open && (
        <p>
          <span className="label">{say('ticket.send')}</span>{' '}
          {say(`ticket.send.${beside.located}`, { who: called(beside.dispatch) })}{' '}
          {!sent && !toTell.includes(beside.dispatch) && (
            <button type="button" className="btn tell-sent" onClick={() => tell(beside.dispatch)}>
              {say('ticket.did.told')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
