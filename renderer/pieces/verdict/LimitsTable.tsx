import { useId } from 'react';
import { useSay } from '../../text/say.ts';
import { Lamp } from '../../widgets/Lamp.tsx';
import type { Group } from './rows.ts';
import './LimitsTable.css';

function GroupBody({ group }: { group: Group }) {
  return (
    <tbody>
      <tr className="limits-table-group">
        <th colSpan={5} scope="rowgroup">
          {group.title}
        </th>
      </tr>
      {group.rows.map((row) => (
        <tr key={row.name}>
          <td>
            <span className="row">
              <Lamp state={row.lamp} />
              {row.name}
            </span>
          </td>
          <td className="is-right" data-broken={row.broken || undefined}>
            {row.count}
          </td>
          <td className="is-right">{row.ratio}</td>
          <td className="is-right">{row.limit}</td>
          <td className="label limits-table-basis">{row.basis}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** Heads the column that only names the rules; pressed, it gives them in full. */
function Basis({ groups }: { groups: readonly Group[] }) {
  const say = useSay();
  const id = useId();
  const clauses = new Set(groups.flatMap(({ rows }) => rows.map(({ clause }) => clause)).filter(Boolean));
  if (clauses.size === 0) return say('result.basis');
  return (
    <>
      <button type="button" className="limits-table-more" popoverTarget={id}>
        {say('result.basis')}
        <span className="hidden">{say('result.clauses')}</span>
      </button>
      <ul id={id} className="limits-table-clauses" popover="auto">
        {[...clauses].map((clause) => (
          <li key={clause}>{clause}</li>
        ))}
      </ul>
    </>
  );
}

/** What decides first, what is for information after; each limit with its clause and whether it was confirmed. */
export function LimitsTable({ groups }: { groups: readonly Group[] }) {
  const say = useSay();
  if (groups.length === 0) return <p>{say('result.not-judged')}</p>;
  return (
    <table className="tbl limits-table">
      <thead>
        <tr>
          <th scope="col">{say('result.limits')}</th>
          <th scope="col" className="is-right">
            {say('result.count')}
          </th>
          <th scope="col" className="is-right">
            {say('result.ratio')}
          </th>
          <th scope="col" className="is-right">
            {say('result.limit')}
          </th>
          <th scope="col">
            <Basis groups={groups} />
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <GroupBody key={group.title} group={group} />
      ))}
    </table>
  );
}
