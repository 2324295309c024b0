import { resolve } from 'node:path';
import type { Imported } from '../../archive/index.ts';
import { withStores } from '../core/state/stores.ts';
import { existingArchive } from './arguments.ts';
import { tell, type Io, type Lang } from './io.ts';

/** `tributary export`: finished records as one file. */
export async function exportCommand(
  runIds: readonly string[],
  options: { archive: string; out: string; lang: Lang },
  io: Io,
): Promise<number> {
  return await withStores(existingArchive(options.archive), async (stores) => {
    await stores.archive().exportRuns(runIds, options.out);
    io.lines(tell(options.lang, 'cli.exported', { n: new Set(runIds).size, path: resolve(options.out) }));
    return 0;
  });
}

const said = ({ runId, state, beside = '' }: Imported, lang: Lang): string =>
  tell(lang, `cli.imported.${state}`, { runId, beside });

/** `tributary import`: the records of such files into an archive, which is made if it is not there. */
export async function importCommand(
  bundles: readonly string[],
  options: { archive: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  return await withStores(options.archive, async (stores) => {
    const runs: Imported[] = [];
    for (const bundle of bundles) {
      const brought = await stores.archive().importRuns(bundle);
      if (!options.json) for (const one of brought) io.lines(said(one, options.lang));
      if (brought.length === 0) io.notes(tell(options.lang, 'cli.no-records-in', { path: resolve(bundle) }));
      runs.push(...brought);
    }
    if (options.json) io.json({ runs });
    return 0;
  });
}
