import type { ReactNode } from 'react';
import type { LineBeside } from '../../../electron/contract/book/line.ts';
import type { CircuitEnd } from '../../../electron/contract/circuit.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay, type Say } from '../../text/say.ts';
import { kindOf } from './line-rows.tsx';
import './LineFacts.css';

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <div className="line-facts-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Facts by name. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="line-facts">{children}</dl>;

export const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** Whose it is, which boxes stand there, and how their switches are. */
const boxesText = (say: Say, end: CircuitEnd | undefined): string =>
  joined(
    end?.owner,
    end?.unit,
    joined(end?.converter?.maker, end?.converter?.model, end?.converter?.dip),
    ...(end?.equipment ?? []).map(({ kind, id, port }) => joined(kind && say.term('equipment', kind), id, port)),
  );

/** What is known of a circuit. */
export function LineFacts({ one: { line } }: { one: LineBeside }) {
  const say = useSay();
  const { customer, ends, routes, towards } = line;
  return (
    <Facts>
      <Fact name={say('line.head.line')}>{kindOf(say, line)}</Fact>
      <Fact name={say('line.head.customer')}>
        {customer?.name && <a href={routeHash('circuits', undefined, { customer: customer.name })}>{customer.name}</a>}
      </Fact>
      <Fact name={say('line.head.contacts')}>{joined(customer?.contact, customer?.phone)}</Fact>
      <Fact name={say('line.manager')}>{joined(customer?.manager?.name, customer?.manager?.phone)}</Fact>
      {(['A', 'Z'] as const).map((name) => (
        <Fact key={name} name={say.term('circuit', name)}>
          {joined(ends?.[name]?.site, ends?.[name]?.room, ends?.[name]?.position)}
          <small className="label">
            {joined(ends?.[name]?.address, ends?.[name]?.contact, ends?.[name]?.phone)} {boxesText(say, ends?.[name])}
          </small>
        </Fact>
      ))}
      <Fact name={say('circuit.towards')}>{towards}</Fact>
      <Fact name={say('line.routes')}>{joined(routes?.main, routes?.spare)}</Fact>
    </Facts>
  );
}
