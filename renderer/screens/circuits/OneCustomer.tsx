import type { CustomerDetail, InstrumentView } from '../../../electron/contract/book/line.ts';
import { go } from '../../page/navigation.ts';
import { useSay } from '../../text/say.ts';
import { History } from './History.tsx';
import { LINE_HEADS, lineRow } from './line-rows.tsx';
import { Fact, Facts, joined } from './LineFacts.tsx';
import { OnePage } from '../../pieces/book/OnePage.tsx';
import { RowTable } from './RowTable.tsx';

function CustomerFacts({ customer: { contacts, manager } }: Pick<CustomerDetail, 'customer'>) {
  const say = useSay();
  return (
    <Facts>
      {contacts.map(({ name, phone }) => (
        <Fact key={`${name} ${phone}`} name={say('line.head.contacts')}>
          {joined(name, phone)}
        </Fact>
      ))}
      <Fact name={say('line.manager')}>{joined(manager?.name, manager?.phone)}</Fact>
    </Facts>
  );
}

/** A customer: who is to be asked, his circuits, and all that happened to them. */
export function OneCustomer({ one: { customer, lines, history } }: { one: CustomerDetail }) {
  const say = useSay();
  return (
    <OnePage title={customer.name} facts={<CustomerFacts customer={customer} />}>
      <h2 className="label">{say('line.tab.circuits')}</h2>
      <RowTable
        heads={LINE_HEADS}
        rows={lines.map((line) => lineRow(say, line))}
        onOpen={(number) => go('circuits', number)}
      />
      <h2 className="label">{say('line.history')}</h2>
      <History several entries={history} />
    </OnePage>
  );
}

/** An instrument: until when it is calibrated, and the records in which it was. */
export function OneInstrument({ one: { name, serial, calibration, history } }: { one: InstrumentView }) {
  const say = useSay();
  return (
    <OnePage
      title={name}
      facts={
        <Facts>
          <Fact name={say('line.head.serial')}>{serial}</Fact>
          <Fact name={say('line.head.calibration')}>{calibration?.due ?? say('line.uncalibrated')}</Fact>
          <Fact name={say('line.certificate')}>{calibration?.certificate}</Fact>
        </Facts>
      }
    >
      <h2 className="label">{say('line.history')}</h2>
      <History several entries={history} />
    </OnePage>
  );
}
