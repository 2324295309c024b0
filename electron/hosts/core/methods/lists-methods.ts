import { tableOf, type OutTable } from '../../../circuits/index.ts';
import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import type { listsApi } from '../../../contract/book/lists-api.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { FileContent } from '../../../contract/method.ts';
import { localTime } from '../../../contract/release.ts';
import { LIST_BYTES } from '../../../contract/sizes.ts';
import { say, words } from '../../../contract/words/index.ts';
import { tableCsv, workbook } from '../../../reports/index.ts';
import { figuresOf } from '../state/figures.ts';
import { OpenLists } from '../state/open-lists.ts';
import { paperFile } from '../state/paper-file.ts';
import type { CoreContext } from './core-context.ts';
import { createUploads } from './uploads.ts';

type ListsMethods = Pick<Implementation, keyof typeof listsApi>;
type Asked = ParsedInput<'lists.export'>;

const tooLarge = (size: number, name: string): TributaryError | undefined =>
  size <= LIST_BYTES ? undefined : new TributaryError('file-too-large', name, { limit: LIST_BYTES });

/** A table in the form that is asked for; company and number of items stand above a sheet. */
async function bytesOf(
  table: OutTable,
  bodies: readonly unknown[],
  asked: Asked,
  title: string[],
): Promise<Uint8Array> {
  if (asked.form === 'json') return Buffer.from(`${JSON.stringify(bodies, null, 2)}\n`);
  return asked.form === 'csv' ? Buffer.from(await tableCsv(table)) : await workbook([{ ...table, title }]);
}

async function exported(context: CoreContext, asked: Asked): Promise<FileContent> {
  const { kind, form, lang } = asked;
  const items = await context.stores.archive().items(kind, asked.items ? { items: asked.items } : {});
  const named = items.map(({ item, heads }) => ({ item, body: heads[0].body }));
  const table = await tableOf(kind, named, lang);
  const nowMs = context.clock.nowMs();
  const time = localTime(nowMs, undefined, 'minutes');
  const { name: company } = context.preferences.now().company;
  const title = say(lang, words['lists.title'], { name: table.name, n: named.length, time });
  const bodies = named.map(({ item, body }) => (kind === 'ticket' ? { ticket: item, ...body } : body));
  const bytes = await bytesOf(table, bodies, asked, company ? [company, title] : [title]);
  const what = { zh: table.name, en: table.name };
  return paperFile({ who: company, what, madeAtMs: nowMs, lang }, form, bytes);
}

/** Lists of offices: read, looked at, taken in; and given out. */
export function listsMethods(context: CoreContext): ListsMethods {
  const uploads = createUploads(LIST_BYTES, tooLarge);
  const lists = new OpenLists(context.closing);
  const archive = context.stores.archive;
  return {
    'lists.part': async ({ upload, at, base64 }) => uploads.part(upload, at, Buffer.from(base64, 'base64')),
    'lists.open': async ({ upload, name }) => ({
      list: lists.begin(name, uploads.take(upload), archive(), () => figuresOf(context)),
    }),
    'lists.read': async ({ list, only, offset, limit }) => lists.view(list, only, offset, limit),
    'lists.take': async ({ list }) => {
      const { entries, ...told } = lists.wanted(list);
      await archive().enter(entries);
      lists.close(list);
      context.bookChanged();
      return told;
    },
    'lists.close': async ({ list }) => lists.close(list),
    'lists.export': (asked) => exported(context, asked),
  };
}
