import { useState } from 'react';
import type { OrderEvent } from '../../../electron/contract/book/order.ts';
import type { OrderDetail } from '../../../electron/contract/book/order-page.ts';
import type { Happened } from '../../../electron/contract/book/entry.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useKeys } from '../../page/keys.ts';
import { go } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { BookFrame } from '../../pieces/book/BookFrame.tsx';
import { date, timeOfDay } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { DateField } from '../../widgets/DateField.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { dayProblem } from '../../widgets/when.ts';
import { ActDialog } from './ActDialog.tsx';
import { isAsking, openAt, type Asking } from './acts.ts';
import { CompleteDialog } from './CompleteDialog.tsx';
import { Log } from './Log.tsx';
import { MissingYears } from './MissingYears.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { Standing } from './Standing.tsx';
import { Steps } from './Steps.tsx';
import { OnePage } from '../../pieces/book/OnePage.tsx';
import './OneOrder.css';

/** Notes what happened to an order, on the day that stands in the field: today unless somebody chose another. */
function useNoting(one: OrderDetail) {
  const now = useMinute();
  const [day, setDay] = useState<string>();
  const [asking, setAsking] = useState<Asking | 'completed'>();
  const on = day ?? date(now);
  const note = (happened: Omit<Happened, 'at'>): void => {
    setAsking(undefined);
    const at = `${on}T${timeOfDay(Date.now())}`;
    attempt(async () => {
      await host.call('orders.note', { order: one.state.order, happened: { at, ...happened } });
      setDay(undefined);
    });
  };
  return {
    on,
    setDay,
    asking,
    close: () => setAsking(undefined),
    note,
    act: (did: OrderEvent): void => {
      if (isAsking(did) || (did === 'completed' && openAt(one).length > 0)) setAsking(did);
      else note({ did });
    },
    why: dayProblem(on, now) && 'order.why-day',
  } as const;
}

function Marks({ one: { state, body } }: { one: OrderDetail }) {
  const say = useSay();
  const { beside, warning } = state;
  return (
    <>
      <Standing order={state} />
      {beside.urgent && <b>{say('order.urgent')}</b>}
      {warning.important && (
        <b>
          {say('order.important')}
          {beside.rank && ` · ${say('order.tell', { rank: say.text(beside.rank) })}`}
        </b>
      )}
      <span className="label">
        {say('lists.column.progress')}: {say.term('progress', body.progress)}
      </span>
    </>
  );
}

function Whole({ one }: { one: OrderDetail }) {
  const say = useSay();
  const noting = useNoting(one);
  const takeBack = (entry: string): void =>
    attempt(() => host.call('orders.takeBack', { order: one.state.order, entry }));
  return (
    <OnePage title={one.state.order} marks={<Marks one={one} />} facts={<OrderFacts one={one} />} turn={one.log.length}>
      {one.missing && <MissingYears missing={one.missing} />}
      <div className="one-order-day">
        <DateField width="day" label={say('order.noted-on')} value={noting.on} onChange={noting.setDay} />
        <span className="label">{say('order.noted-hint')}</span>
      </div>
      <Steps one={one} onAct={noting.act} why={noting.why && say(noting.why)} />
      <Log one={one} onTakeBack={takeBack} />
      {noting.asking === 'completed' && <CompleteDialog one={one} onClose={noting.close} onNote={noting.note} />}
      {noting.asking && noting.asking !== 'completed' && (
        <ActDialog one={one} did={noting.asking} onClose={noting.close} onNote={noting.note} />
      )}
    </OnePage>
  );
}

/** One order: its seven steps and gates, what hangs on them, and what can be noted of it without typing. */
export function OneOrder({ number, changes }: { number: string; changes: number }) {
  const say = useSay();
  const today = date(useMinute());
  const { value, problem } = useAsked(`${changes} ${today}`, () => host.call('orders.one', { order: number }), {
    quiet: true,
  });
  const back = (): void => go('orders');
  useKeys({ Escape: back }, [], { Escape: say('order.back') });
  return (
    <BookFrame here="orders" actions={<Action label={say('order.back')} hotkey="Escape" onAct={back} />}>
      {value ? <Whole one={value} /> : <div>{problem && <Problem problem={problem} />}</div>}
    </BookFrame>
  );
}
