import { customersIn, lineCounts, linesOf, noteEntry, TAKEN_BACK } from '../../../circuits/index.ts';
import type { Implementation } from '../../../contract/api.ts';
import type { Item } from '../../../contract/book/entry.ts';
import type { CustomerView, LineBeside } from '../../../contract/book/line.ts';
import type { linesApi } from '../../../contract/book/lines-api.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { figuresOf, lineReasonsOf } from '../state/figures.ts';
import { customerDetail, instrumentsOf, lineDetail, lineItem, type LineTools } from '../state/line-book.ts';
import { createLinesBook } from '../state/lines-now.ts';
import type { CoreContext } from './core-context.ts';

/** Those of some circuits that have one of these numbers. */
function linesIn(lines: readonly LineBeside[], numbers: readonly string[]): LineBeside[] {
  const sought = new Set(numbers);
  return lines.filter(({ line }) => sought.has(line.number));
}

/** The book of lines behind the page. */
export function linesMethods(context: CoreContext): Pick<Implementation, keyof typeof linesApi> {
  const archive = () => context.stores.archive();
  const now = () => localText(context.clock.nowMs());
  const tools = async (): Promise<LineTools> => ({
    ...{ archive: archive(), at: now() },
    figures: await figuresOf(context),
  });
  const book = createLinesBook();
  const named = (text: string): Promise<readonly string[]> => archive().findItems('circuit', text);
  /** Customers of the circuits that were asked for last, which are the same as long as nobody entered one. */
  const customers = new WeakMap<readonly Item<'circuit'>[], CustomerView[]>();
  return {
    'lines.list': async ({ filter, text, offset, limit }) => {
      const { figures, at } = await tools();
      const all = await book(archive(), figures, at);
      const found = text.trim() === '' ? all.lines : linesIn(all.lines, await named(text.trim()));
      const listed = found === all.lines ? all.of(filter) : linesOf(found, filter);
      return {
        lines: listed.slice(offset, offset + limit),
        total: listed.length,
        counts: found === all.lines ? all.counts : lineCounts(found),
        all: all.lines.length,
      };
    },
    'lines.one': async ({ circuit }) => lineDetail(await tools(), circuit),
    'lines.note': async ({ circuit, did, reason }) => {
      const happened = { at: now(), did, ...(reason !== undefined && { reason }) };
      await archive().enter([noteEntry(await lineItem(archive(), circuit), happened)]);
      context.bookChanged();
    },
    'lines.takeBack': async ({ circuit, entry }) => {
      const { item, events } = await lineItem(archive(), circuit);
      if (!events.some((event) => event.entry === entry)) throw new TributaryError('book-item-unknown', entry);
      await archive().enter([{ kind: 'circuit', item, event: { at: now(), did: TAKEN_BACK, given: { entry } } }]);
      context.bookChanged();
    },
    'lines.reasons': () => lineReasonsOf(context),
    'lines.customers': async ({ text }) => {
      const sought = text.trim();
      const items = await archive().items('circuit', sought === '' ? {} : { items: await named(sought) });
      const known = customers.get(items) ?? customersIn(items.map(({ heads }) => heads[0].body));
      customers.set(items, known);
      return known;
    },
    'lines.customer': async ({ name }) => customerDetail(await tools(), name),
    'lines.instruments': async ({ text }) => instrumentsOf(archive(), text.trim()),
  };
}
