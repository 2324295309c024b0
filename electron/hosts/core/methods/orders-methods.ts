import {
  byUrgency,
  calendarPlace,
  calendarsFor,
  countsOf,
  loggedBy,
  missingYearsOf,
  noteEntry,
  orderAt,
  ordersOf,
  TAKEN_BACK,
  weeksOf,
  type Figures,
} from '../../../circuits/index.ts';
import type { FileContent, Implementation } from '../../../contract/api.ts';
import type { BookEvent, Item } from '../../../contract/book/entry.ts';
import type { OrderState } from '../../../contract/book/order.ts';
import type { MissingCalendar, OrderDetail, OrderRun } from '../../../contract/book/order-page.ts';
import type { ordersApi } from '../../../contract/book/orders-api.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { zoneAt } from '../../../machine/index.ts';
import { progressReport, rowed, type DueNote, type ProgressAsked } from '../../../reports/index.ts';
import { figuresOf } from '../state/figures.ts';
import { createOrderBook, type OrderBook, type OrdersNow } from '../state/order-book.ts';
import { reportHead } from '../state/letterhead.ts';
import { words } from '../../../contract/words/index.ts';
import { languageOf, paperFile, paperNumber } from '../state/paper-file.ts';
import type { CoreContext } from './core-context.ts';

/** Where the years without a calendar are to be written; undefined where none is missing. */
function missingOf({ home, preferences }: CoreContext, orders: readonly OrderState[]): MissingCalendar | undefined {
  const years = missingYearsOf(orders);
  return years.length === 0 ? undefined : { years, ...calendarPlace(home, preferences.now().country) };
}

/** One order as of now, by its circuit as it stands. */
async function stateOf({ stores, clock }: CoreContext, figures: Figures, item: Item<'order'>) {
  const [circuit] = await stores.archive().items('circuit', { items: [item.heads[0].body.circuit] });
  return { state: orderAt(item, circuit?.heads[0].body, figures, localText(clock.nowMs())), circuit };
}

/** All orders as of now. */
const allOrders = async (context: CoreContext, book: OrderBook): Promise<OrdersNow> =>
  book(context.stores.archive(), await figuresOf(context), localText(context.clock.nowMs()));

/** Those of some orders that a text finds. */
async function foundIn({ stores }: CoreContext, orders: readonly OrderState[], text: string): Promise<OrderState[]> {
  const found = new Set(await stores.archive().findItems('order', text));
  return orders.filter(({ order }) => found.has(order));
}

/** An order by its number. Errors: `book-item-unknown`. */
async function orderOf({ stores }: CoreContext, order: string): Promise<Item<'order'>> {
  const [item] = await stores.archive().items('order', { items: [order] });
  if (!item) throw new TributaryError('book-item-unknown', order);
  return item;
}

/** The tests that hang on an order; one that is in another archive is only named. */
async function runsOf({ stores }: CoreContext, events: readonly BookEvent[]): Promise<OrderRun[]> {
  const ids = [...new Set(events.flatMap(({ runId }) => (runId === undefined ? [] : [runId])))];
  const runs = ids.map(async (runId): Promise<OrderRun | undefined> => {
    try {
      const { procedure, verdict, simulated } = await stores.archive().getRun(runId);
      return { runId, title: procedure.title, simulated, ...(verdict && { verdict }) };
    } catch (thrown) {
      if (thrown instanceof TributaryError) return undefined;
      throw thrown;
    }
  });
  return (await Promise.all(runs)).filter((run) => run !== undefined);
}

/** Where the limits come from that the order is held against: of each kind the file that counts. */
const basisOf = ({ openingTimes, surveyTimes, importance }: Figures): OrderDetail['basis'] =>
  [openingTimes, surveyTimes, importance].flatMap(([first]) =>
    first ? [{ source: first.source, status: first.status }] : [],
  );

async function detailOf(context: CoreContext, number: string): Promise<OrderDetail> {
  const item = await orderOf(context, number);
  const figures = await figuresOf(context);
  const { state, circuit } = await stateOf(context, figures, item);
  if (!state) throw new TributaryError('book-item-unknown', number);
  const now = localText(context.clock.nowMs());
  const [reasons] = figures.orderReasons;
  const missing = missingOf(context, [state]);
  return {
    today: now.slice(0, 10),
    state,
    body: item.heads[0].body,
    ...(circuit && { circuit: circuit.heads[0].body }),
    log: loggedBy(item.events, now),
    runs: await runsOf(context, item.events),
    basis: basisOf(figures),
    reasons: { returned: reasons?.returned ?? [], warned: reasons?.warned ?? [], postponed: reasons?.postponed ?? [] },
    ...(missing && { missing }),
  };
}

/** What was last said of the due dates of orders, by order: it travels inside the report. */
async function notedOf({ stores, clock }: CoreContext, orders: readonly OrderState[]): Promise<ProgressAsked['noted']> {
  const told = orders.filter(({ steps, beside }) => steps.warning.doneAt ?? beside.earlierDues[0]);
  const items = await stores.archive().items('order', { items: told.map(({ order }) => order) });
  const now = localText(clock.nowMs());
  return Object.fromEntries(
    items.flatMap(({ item, events }) => {
      const note = loggedBy(events, now).findLast(
        ({ did, takenBackAt }) => isDueNote(did) && takenBackAt === undefined,
      );
      if (!note || !isDueNote(note.did)) return [];
      const { did, at, told: parties = [], reason } = note;
      return [[item, { did, day: at.slice(0, 10), told: parties, ...(reason !== undefined && { reason }) }]];
    }),
  );
}
const isDueNote = (did: string): did is DueNote['did'] => did === 'warned' || did === 'postponed';

/** This week, next week, what is to be warned of or overdue, as a paper. */
async function reportOf(context: CoreContext, book: OrderBook): Promise<FileContent> {
  const madeAtMs = context.clock.nowMs();
  const { today, of } = await allOrders(context, book);
  const weeks = weeksOf(today);
  const { head, prefix } = await reportHead(context.home, context.preferences.now());
  const number = paperNumber(prefix, 'P', madeAtMs);
  const open = of('open');
  const parts = { 'to-warn': of('to-warn'), 'this-week': of('this-week'), 'next-week': of('next-week') };
  const asked = {
    madeAtMs,
    offsetS: zoneAt(madeAtMs).offsetS,
    number,
    today,
    weeks,
    open,
    parts,
    noted: await notedOf(context, rowed({ parts, open })),
  };
  const preferences = context.preferences.now();
  const named = {
    who: preferences.company.name,
    what: words['progress.title'],
    madeAtMs,
    lang: languageOf(preferences),
  };
  return paperFile(named, 'pdf', await progressReport(asked, head));
}

/** Orders behind the page. */
export function ordersMethods(context: CoreContext): Pick<Implementation, keyof typeof ordersApi> {
  const { stores, clock } = context;
  const book = createOrderBook();
  return {
    'orders.list': async ({ filter, text, offset, limit }) => {
      const now = await allOrders(context, book);
      const { today, orders, later, newestMs } = now;
      const nowMs = clock.nowMs();
      const there = text.trim() === '' ? orders : await foundIn(context, orders, text.trim());
      const listed = there === orders ? now.of(filter) : byUrgency(ordersOf(there, filter, today));
      const missing = missingOf(context, there);
      return {
        today,
        orders: listed.slice(offset, offset + limit),
        total: listed.length,
        counts: there === orders ? now.counts : countsOf(there, today),
        all: orders.length,
        later,
        ...(newestMs > nowMs && { behind: { now: localText(nowMs), newest: localText(newestMs) } }),
        ...(missing && { missing }),
      };
    },
    'orders.one': ({ order }) => detailOf(context, order),
    'orders.note': async ({ order, happened }) => {
      await stores.archive().enter([noteEntry(await orderOf(context, order), happened)]);
      context.bookChanged();
    },
    'orders.takeBack': async ({ order, entry }) => {
      const { item, events } = await orderOf(context, order);
      if (!events.some((event) => event.entry === entry)) throw new TributaryError('book-item-unknown', entry);
      const at = localText(clock.nowMs());
      await stores.archive().enter([{ kind: 'order', item, event: { at, did: TAKEN_BACK, given: { entry } } }]);
      context.bookChanged();
    },
    'orders.calendars': () => calendarsFor(context.home),
    'orders.report': () => reportOf(context, book),
  };
}
