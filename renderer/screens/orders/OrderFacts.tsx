import type { ReactNode } from 'react';
import type { CircuitEnd } from '../../../electron/contract/circuit.ts';
import type { OrderDetail } from '../../../electron/contract/book/order-page.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay, type Say } from '../../text/say.ts';
import './OrderFacts.css';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <div className="order-facts-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** Until when it is due, the days that were put off, and how long the answer about resources holds. */
function Dates({ one: { state, body }, say }: { one: OrderDetail; say: Say }) {
  const { survey, beside, warning } = state;
  return (
    <dl className="order-facts">
      <Fact name={say('order.received')}>{body.received}</Fact>
      <Fact name={say('order.due')}>
        <b className="num">{state.due ?? '–'}</b>
        {beside.earlierDues.map((day) => (
          <s key={day} className="order-facts-before num">
            {day}
          </s>
        ))}
      </Fact>
      <Fact name={say('order.pool')}>{warning.pool && say('order.since', { day: warning.since ?? '' })}</Fact>
      <Fact name={say('order.presale-due')}>{survey.due}</Fact>
      <Fact name={say('order.valid-until')}>
        {survey.validUntil ?? '–'}
        {survey.secondCheck && <b className="order-facts-check">{say('order.press.second-check')}</b>}
      </Fact>
    </dl>
  );
}

const endText = (end: CircuitEnd | undefined): string => joined(end?.site, end?.address, end?.room, end?.position);
const personText = (person: { contact?: string | undefined; phone?: string | undefined } | undefined): string =>
  joined(person?.contact, person?.phone);

function Line({ one: { state, body, circuit }, say }: { one: OrderDetail; say: Say }) {
  const { beside } = state;
  const customer = { ...circuit?.customer, ...body.customer };
  const ends = { A: { ...circuit?.ends?.A, ...body.ends?.A }, Z: { ...circuit?.ends?.Z, ...body.ends?.Z } };
  return (
    <dl className="order-facts">
      <Fact name={say('new.circuit')}>
        <a href={routeHash('circuits', state.circuit)}>{state.circuit}</a>
      </Fact>
      <Fact name={say.term('circuit', 'customer')}>{customer.name}</Fact>
      <Fact name={say.term('circuit', 'contact')}>{personText(customer)}</Fact>
      <Fact name={say.term('circuit', 'service')}>
        {joined(beside.service && say.term('service', beside.service), beside.rate)}
      </Fact>
      <Fact name={say.term('circuit', 'grade')}>
        {joined(beside.span && say.term('span', beside.span), beside.grade && say.term('grade', beside.grade))}
      </Fact>
      {(['A', 'Z'] as const).map((name) => (
        <Fact key={name} name={say.term('circuit', name)}>
          {joined(endText(ends[name]), personText(ends[name]))}
        </Fact>
      ))}
    </dl>
  );
}

/** Where the limits come from; what no public source has is said to be unconfirmed. */
function Basis({ one: { basis }, say }: { one: OrderDetail; say: Say }) {
  return (
    <details>
      <summary className="label">{say('order.basis')}</summary>
      <ul>
        {basis.map(({ source, status }) => (
          <li key={source} className="label">
            {source} <b>{status === 'unconfirmed' && say('order.unconfirmed')}</b>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is known of an order beside its steps. */
export function OrderFacts({ one }: { one: OrderDetail }) {
  const say = useSay();
  return (
    <>
      <h2 className="label">{say('order.dates')}</h2>
      <Dates one={one} say={say} />
      <h2 className="label">{say('order.line')}</h2>
      <Line one={one} say={say} />
      <Basis one={one} say={say} />
    </>
  );
}
