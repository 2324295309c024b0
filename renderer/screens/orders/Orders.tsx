import { useState, type UIEvent } from 'react';
import { ORDER_FILTERS, type OrderList } from '../../../electron/contract/book/order-page.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { saveContent } from '../../pieces/reports.ts';
import { BookFrame } from '../../pieces/book/BookFrame.tsx';
import { Filters, FindBar } from '../../pieces/book/FindBar.tsx';
import { ImportDialog } from '../../pieces/book/ImportDialog.tsx';
import { ListTools } from '../../pieces/book/ListTools.tsx';
import { useSay } from '../../text/say.ts';
import { useRoute } from '../../page/navigation.ts';
import { Action } from '../../widgets/Action.tsx';
import { Trouble } from '../../widgets/Problem.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import { MissingYears } from './MissingYears.tsx';
import { OneOrder } from './OneOrder.tsx';
import { OrderTable } from './OrderTable.tsx';
import { useOrders } from './useOrders.ts';
import './Orders.css';

/** Heights of the list before its end at which the next orders are asked for. */
const AHEAD = 3;

function Find({ orders }: { orders: ReturnType<typeof useOrders> }) {
  const say = useSay();
  const { sought, seek, list } = orders;
  const report = (): void => attempt(async () => saveContent(await host.call('orders.report', {})));
  const why = list && list.counts.open > 0 ? undefined : say('order.why-report');
  return (
    <FindBar>
      <SearchField label={say('order.find')} text={sought.text} onText={(text) => seek({ text })} />
      <Filters
        label={say('order.filters')}
        filters={ORDER_FILTERS}
        chosen={sought.filter}
        counts={list?.counts}
        said={(filter) => say(`order.filter.${filter}`)}
        onChoose={(filter) => seek({ filter })}
      />
      <span className="grow" />
      <Action label={say('order.report')} hotkey="p" why={why} onAct={report} />
    </FindBar>
  );
}

/** What stands where no order does: what to do, once it is certain that there is none. */
function Empty({ list, text, fresh }: { list: OrderList; text: string; fresh: boolean }) {
  const say = useSay();
  const [importing, setImporting] = useState(false);
  const close = (): void => setImporting(false);
  if (list.all === 0)
    return (
      <div className="blank">
        <p className="title">{say(fresh ? 'order.none' : 'archive.loading')}</p>
        <p>{fresh && say('order.none-yet')}</p>
        <div>
          <Action main label={say('circuits.import')} onAct={() => setImporting(true)} />
        </div>
        {importing && <ImportDialog onClose={close} onTaken={close} />}
      </div>
    );
  const none = text.trim() === '' ? 'order.none-of' : 'order.none-found';
  return <p className="blank">{say(fresh ? none : 'archive.loading')}</p>;
}

function List({ state }: { state: AppState }) {
  const say = useSay();
  const orders = useOrders(state);
  const { list, fresh, sought, more } = orders;
  const onScroll = ({ currentTarget: box }: UIEvent<HTMLElement>): void => {
    if (box.scrollTop + AHEAD * box.clientHeight > box.scrollHeight) more();
  };
  return (
    <BookFrame here="orders" actions={<ListTools kind="order" />}>
      <div className="orders">
        <h1 className="hidden">{say('place.orders')}</h1>
        {/* Where there is nothing, nothing is to be found. */}
        {(list?.all !== 0 || sought.text !== '') && <Find orders={orders} />}
        {/* What scrolls must be within reach of the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="orders-list" data-long tabIndex={0} aria-label={say('place.orders')} onScroll={onScroll}>
          {list?.behind && (
            <div className="orders-said">
              <Trouble message={say('order.behind', list.behind)} />
            </div>
          )}
          {list?.missing && <MissingYears missing={list.missing} />}
          {list && list.later > 0 && <p className="orders-later label">{say('order.later', { n: list.later })}</p>}
          {!list && !fresh && <p className="blank">{say('archive.loading')}</p>}
          {list?.total === 0 && <Empty list={list} text={sought.text} fresh={fresh} />}
          {list && list.total > 0 && <OrderTable list={list} />}
        </section>
      </div>
    </BookFrame>
  );
}

/** The orders of an office: which presses, and one of them with its seven steps. */
export function OrdersScreen({ state }: { state: AppState }) {
  const { id } = useRoute();
  return id === undefined ? <List state={state} /> : <OneOrder key={id} number={id} changes={state.bookChanges} />;
}
