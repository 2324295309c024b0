import { resolve } from 'node:path';
import type { BookBrought, Brought, Imported } from '../../archive/index.ts';
import { errorView } from '../../contract/errors.ts';
import { openShared } from '../../exchange/index.ts';
import { withStores } from '../core/state/stores.ts';
import { existingArchive } from './arguments.ts';
import { errorObject, printProblem, tell, type Io, type Lang } from './io.ts';
import { usage } from './usage.ts';

/** `tributary export`: finished records with what the book knows of them, or the whole book, as one file. */
export async function exportCommand(
  runIds: readonly string[],
  options: { archive: string; out: string; book?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  const { out, book = false, lang } = options;
  if (runIds.length === 0 && !book) throw usage('usage.no-argument', { name: 'run-id' });
  return await withStores(existingArchive(options.archive), async (stores) => {
    await stores.archive().exportTo(out, { runIds, book });
    const params = { n: new Set(runIds).size, path: resolve(out) };
    io.lines(tell(lang, book ? 'cli.exported.book' : 'cli.exported', params));
    return 0;
  });
}

const said = ({ runId, state, beside = '' }: Imported, lang: Lang): string =>
  tell(lang, `cli.imported.${state}`, { runId, beside });

/** What of a book came, where anything of one was in the file. */
function saidOfBook({ new: n, same, files, conflicts }: BookBrought, lang: Lang): string[] {
  const counts = n + same + files > 0 ? [tell(lang, 'cli.imported.book', { n, same, files })] : [];
  return [...counts, ...conflicts.map(({ item }) => tell(lang, 'cli.imported.conflict', { item }))];
}

const joined = (all: readonly Brought[]): Brought => ({
  runs: all.flatMap(({ runs }) => runs),
  book: {
    new: sum(all, 'new'),
    same: sum(all, 'same'),
    files: sum(all, 'files'),
    conflicts: all.flatMap(({ book }) => book.conflicts),
  },
});
const sum = (all: readonly Brought[], name: 'new' | 'same' | 'files'): number =>
  all.reduce((n, { book }) => n + book[name], 0);

/** `tributary import`: what such files hold into an archive, which is made if it is not there. */
export async function importCommand(
  bundles: readonly string[],
  options: { archive: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  const { json, lang } = options;
  return await withStores(options.archive, async (stores) => {
    const all: Brought[] = [];
    for (const bundle of bundles) {
      const brought = await stores.archive().importFrom(bundle);
      const lines = [...brought.runs.map((one) => said(one, lang)), ...saidOfBook(brought.book, lang)];
      if (!json) io.lines(...lines);
      if (lines.length === 0) io.notes(tell(lang, 'cli.no-records-in', { path: resolve(bundle) }));
      all.push(brought);
    }
    if (json) io.json(joined(all));
    return 0;
  });
}

/** `tributary exchange`: one look at a folder that several laptops share. */
export async function exchangeCommand(
  folder: string,
  options: { archive: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  const { json, lang } = options;
  return await withStores(options.archive, async (stores) => {
    const { problems, ...look } = await openShared(stores.archive(), resolve(folder)).look(io.stop, {
      mayBeEmpty: true,
    });
    const { taken, given } = look;
    if (json) io.json({ ...look, problems: problems.map((one) => errorObject(one, lang)) });
    else io.lines(tell(lang, 'cli.exchanged.taken', { ...taken }), tell(lang, 'cli.exchanged.given', { ...given }));
    if (!json) for (const one of problems) printProblem(io, errorView(one), lang);
    return 0;
  });
}
