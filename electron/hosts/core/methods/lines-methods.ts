import { customersIn, lineCounts, linesOf, noteEntry, TAKEN_BACK } from '../../../circuits/index.ts';
import type { Implementation } from '../../../contract/api.ts';
import type { linesApi } from '../../../contract/book/lines-api.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { figuresOf, lineReasonsOf } from '../state/figures.ts';
import { customerDetail, instrumentsOf, lineDetail, lineItem, lines, type LineTools } from '../state/line-book.ts';
import type { CoreContext } from './core-context.ts';

/** The book of lines behind the page. */
export function linesMethods(context: CoreContext): Pick<Implementation, keyof typeof linesApi> {
  const archive = () => context.stores.archive();
  const now = () => localText(context.clock.nowMs());
  const tools = async (): Promise<LineTools> => ({
    ...{ archive: archive(), at: now() },
    figures: await figuresOf(context),
  });
  return {
    'lines.list': async ({ filter, text, offset, limit }) => {
      const found = await lines(await tools(), text.trim());
      const listed = linesOf(found, filter);
      const all = text.trim() === '' ? found.length : (await archive().items('circuit')).length;
      return {
        lines: listed.slice(offset, offset + limit),
        ...{ total: listed.length, counts: lineCounts(found), all },
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
      const items = await archive().items('circuit', text.trim() === '' ? {} : { text: text.trim() });
      return customersIn(items.map(({ heads }) => heads[0].body));
    },
    'lines.customer': async ({ name }) => customerDetail(await tools(), name),
    'lines.instruments': async ({ text }) => instrumentsOf(archive(), text.trim()),
  };
}
