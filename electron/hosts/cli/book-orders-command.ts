import { circuitsOf, missingYearsOf, newestEntry, ordersAt } from '../../circuits/index.ts';
import { ORDER_STEPS, type OrderState } from '../../contract/book/order.ts';
import { localText } from '../../contract/book/times.ts';
import { tell, type Io, type Lang } from './io.ts';
import { withBook, type Book } from './with-book.ts';

/** Orders as of a time, those that were looked for. */
async function stateOf(
  { archive, figures, at }: Book,
  find: string | undefined,
): Promise<{ orders: OrderState[]; newestMs: number }> {
  const items = await archive.items('order', find === undefined ? {} : { text: find });
  const numbers = [...new Set(items.map(({ heads }) => heads[0].body.circuit))];
  const orders = ordersAt(items, circuitsOf(await archive.items('circuit', { items: numbers })), figures, at);
  // By number: two laptops that know the same say the same, in whatever order it came to them.
  return { orders: orders.toSorted((a, b) => (a.order < b.order ? -1 : 1)), newestMs: newestEntry(items) };
}

/** The order, its circuit, until when, what presses, the step that is open, and who has to know. */
function line({ order, circuit, due, steps, warning, beside }: OrderState, lang: Lang): string {
  const open = ORDER_STEPS.find((step) => step !== 'warning' && steps[step].state === 'open');
  const state = tell(lang, beside.presses ? `order.press.${beside.presses}` : `order.standing.${beside.standing}`);
  return [
    order,
    circuit,
    `${tell(lang, 'order.due')} ${due ?? '---'}`,
    state,
    beside.standing === 'open' && open ? tell(lang, `order.step.${open}`) : '',
    warning.pool ? `${tell(lang, 'order.pool')} ${warning.since}` : '',
    warning.lastDay && beside.standing === 'open' ? `${tell(lang, 'order.last-day')} ${warning.lastDay}` : '',
    warning.important ? tell(lang, 'order.important') : '',
  ]
    .filter(Boolean)
    .join('  ');
}

/** The years without a calendar, and how to give them one. */
function missingText({ calendar: { path, copyOf } }: Book, missing: readonly number[], lang: Lang): string {
  const params = { years: missing.join(', '), where: path };
  return copyOf === undefined
    ? tell(lang, 'order.missing-year', params)
    : tell(lang, 'order.missing-year-copy', { ...params, from: copyOf });
}

/** `tributary book orders`: what the orders of an archive are as of a time. */
export async function bookOrdersCommand(
  options: { archive: string; at?: string; find?: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  return await withBook(options, io, async (book) => {
    const { orders, newestMs } = await stateOf(book, options.find);
    if (options.at === undefined && newestMs > Date.now())
      io.notes(tell(options.lang, 'order.behind', { now: book.at, newest: localText(newestMs) }));
    const years = missingYearsOf(orders);
    if (years.length > 0) io.notes(missingText(book, years, options.lang));
    if (options.json) io.json({ orders: orders.map(({ beside: _beside, ...view }) => view) });
    else if (orders.length === 0) io.notes(tell(options.lang, 'order.none'));
    else for (const one of orders) io.lines(line(one, options.lang));
    return 0;
  });
}
