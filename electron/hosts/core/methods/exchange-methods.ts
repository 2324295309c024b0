import type { Archive } from '../../../archive/index.ts';
import type { exchangeApi } from '../../../contract/book/exchange-api.ts';
import type { BookKind, Item, NewEntry } from '../../../contract/book/entry.ts';
import { BODY_SCHEMAS } from '../../../contract/book/schemas.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { Implementation } from '../../../contract/api.ts';
import { clearest, issueSaid, placeInInput } from '../../../contract/yaml-issues.ts';
import type { CoreContext } from './core-context.ts';

type ExchangeMethods = Pick<Implementation, keyof typeof exchangeApi>;

async function conflictsIn(archive: Archive): Promise<Item[]> {
  const names = await archive.conflicts();
  const kinds = [...new Set(names.map(({ kind }) => kind))];
  const found = await Promise.all(
    kinds.map((kind): Promise<readonly Item[]> =>
      archive.items(kind, { items: names.filter((one) => one.kind === kind).map(({ item }) => item) }),
    ),
  );
  return found.flat();
}

/** A version of that kind. Errors: `bad-request` naming the field. */
function bodyIn(kind: BookKind, item: string, given: unknown): NewEntry & { body: object } {
  const { data, error } = BODY_SCHEMAS[kind].safeParse(given);
  if (data) return { kind, item, body: data } as NewEntry & { body: object };
  const issue = clearest(error?.issues ?? []);
  throw new TributaryError('bad-request', placeInInput(issue).join('.'), { ...issueSaid(issue) });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());

/** What several laptops exchange, behind the page. */
export function exchangeMethods(context: CoreContext): ExchangeMethods {
  const { exchange } = context;
  const archive = (): Archive => context.stores.archive();
  return {
    'exchange.now': async () => await Promise.resolve(exchange.now()),
    'exchange.cancel': () => exchange.cancel(),
    'exchange.conflicts': async () => ({ own: await archive().origin(), items: await conflictsIn(archive()) }),
    'exchange.choose': async ({ kind, item, body, after }) => {
      const [known] = await archive().items(kind, { items: [item] });
      const heads = known?.heads.map(({ entry }) => entry) ?? [];
      if (!isSame(heads, after)) throw new TributaryError('conflict-changed', item);
      await archive().enter([{ ...bodyIn(kind, item, body), after }]);
      context.bookChanged();
    },
  };
}
