import { ORDER_STEPS, type OrderState } from '../../../electron/contract/book/order.ts';
import type { OrderList } from '../../../electron/contract/book/order-page.ts';
import { createStore, useStore } from '../../link/store.ts';
import { go } from '../../page/navigation.ts';
import { useSay, type Say } from '../../text/say.ts';
import { useRowKeys } from '../../pieces/book/useRowKeys.ts';
import { nextStep } from './acts.ts';
import { Standing } from './Standing.tsx';
import './OrderTable.css';

/** The seven steps as seven marks: done, open, not needed; read out as the one that is open. */
function Steps({ order, say }: { order: OrderState; say: Say }) {
  const open = nextStep(order);
  return (
    <>
      <span className="order-table-marks" aria-hidden="true">
        {ORDER_STEPS.map((step) => (
          <i key={step} data-state={order.steps[step].state} />
        ))}
      </span>
      <small>{open ? say(`order.step.${open}`) : say('order.state.done')}</small>
    </>
  );
}

/** Until when, and the days that were put off. */
function Due({ order }: { order: OrderState }) {
  return (
    <>
      <b className="num">{order.due ?? '–'}</b>
      {order.beside.earlierDues.length > 0 && (
        <small>
          <s className="num">{order.beside.earlierDues.at(-1)}</s>
        </small>
      )}
    </>
  );
}

/** What kind of line it is, in one line of words. */
const kindOf = (say: Say, { beside }: OrderState): string =>
  [
    beside.service && say.term('service', beside.service),
    beside.rate,
    beside.span && say.term('span', beside.span),
    beside.grade && say.term('grade', beside.grade),
  ]
    .filter(Boolean)
    .join(' · ');

function Cells({ order, say }: { order: OrderState; say: Say }) {
  const { beside, warning } = order;
  return (
    <>
      <td>
        <Standing order={order} />
      </td>
      <td className="order-table-name">
        <b>{order.order}</b>
        {beside.urgent && <span className="order-table-tag">{say('order.urgent')}</span>}
        {beside.conflict && <span className="order-table-tag">{say('order.conflict')}</span>}
        <small>{[order.circuit, beside.customer].filter(Boolean).join(' · ')}</small>
        <small>{kindOf(say, order)}</small>
      </td>
      <td>
        <Steps order={order} say={say} />
      </td>
      <td>
        <Due order={order} />
      </td>
      <td className="num">{beside.standing === 'open' ? (warning.lastDay ?? '–') : '–'}</td>
      <td>
        {warning.pool === undefined ? (
          <small>{say('order.no-calendar', { years: order.missingYears?.join(' ') ?? '' })}</small>
        ) : (
          <span className="num">{warning.since ?? '–'}</span>
        )}
      </td>
      <td>
        {warning.important && (
          <>
            <b>{say('order.important')}</b>
            <small>{beside.rank && say.text(beside.rank)}</small>
          </>
        )}
      </td>
    </>
  );
}

const HEADS = ['state', 'order', 'step', 'due', 'last-day', 'pool', 'rank'] as const;

/** The order that was open last: coming back leads to its row. */
const opened = createStore<string | undefined>(undefined);

/** Orders, what presses most first. */
export function OrderTable({ list }: { list: OrderList }) {
  const say = useSay();
  const open = (order: string): void => {
    opened.set(order);
    go('orders', order);
  };
  const numbers = list.orders.map(({ order }) => order);
  const { rows, keysOf } = useRowKeys(numbers, open, useStore(opened));
  return (
    <table className="order-table tbl">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {say(`order.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={rows}>
        {list.orders.map((order, at) => (
          <tr key={order.order} {...keysOf(at)}>
            <Cells order={order} say={say} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
