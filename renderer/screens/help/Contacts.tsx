import type { HelpBlock } from '../../../electron/contract/help.ts';
import { useLanguage } from '../../link/preferences.ts';
import { useSay } from '../../text/say.ts';
import './Contacts.css';

type ContactsBlock = Extract<HelpBlock, { contacts: unknown }>;

/** Which wire a contact carries: the a and the b wire of a pair, or a single one. */
const WIRES = ['a', 'b'] as const;

/** The contacts of one circuit, connector by connector; who drives it is said by an arrow between DTE and DCE. */
export function Contacts({ connectors, contacts }: ContactsBlock) {
  const say = useSay();
  const lang = useLanguage();
  const names = Object.entries(connectors);
  return (
    <table className="contacts tbl">
      <thead>
        <tr>
          <th>{say('help.circuit')}</th>
          <th>{say('help.meaning')}</th>
          <th>{say('help.direction')}</th>
          {names.map(([name, title]) => (
            <th key={name}>{title[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {contacts.map((row) => (
          <tr key={row.name}>
            <td>
              <b className="num">{[row.circuit, row.name].filter(Boolean).join(' ')}</b>
            </td>
            <td>{row.what[lang]}</td>
            <td className="num">{row.from && row.from !== 'none' && say(`help.from-${row.from}`)}</td>
            {names.map(([name]) => (
              <td key={name} className="contacts-pins num">
                {row.pins[name]?.map((pin, index, all) => (
                  <span key={pin} className="contacts-pin">
                    {pin}
                    {all.length > 1 && <small>{WIRES[index]}</small>}
                  </span>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
