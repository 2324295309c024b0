import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Implementation } from '../../../contract/api.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { EXPORT_BYTES } from '../../../contract/sizes.ts';
import { words, type WordKey } from '../../../contract/words/index.ts';
import { zoneAt } from '../../../machine/index.ts';
import { reportHead } from '../state/letterhead.ts';
import { type FileNamed, languageOf, paperFile, paperNumber } from '../state/paper-file.ts';
import { listCsv, summaryPaper } from '../../../reports/index.ts';
import type { CoreContext } from './core-context.ts';

type ListMethods = Pick<Implementation, 'archive.find' | 'archive.table' | 'archive.summary' | 'archive.export'>;

/** Errors: `export-large` for a file that is more than one message holds. */
export function mustFitMessage(bytes: number): void {
  if (bytes > EXPORT_BYTES)
    throw new TributaryError('export-large', '', { size: Math.ceil(bytes / 1e6), limit: EXPORT_BYTES / 1e6 });
}

/** Bytes of all that is kept with records beside their seconds. */
async function photoBytes({ stores }: CoreContext, runIds: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const runId of new Set(runIds))
    for (const { size } of (await stores.archive().getRun(runId)).attachments) bytes += size;
  return bytes;
}

/** The list of records: sought, as a table, and carried away. */
export function listMethods(context: CoreContext): ListMethods {
  const { stores, clock } = context;
  const archive = stores.archive;
  const named = (what: WordKey, madeAtMs: number): FileNamed => {
    const preferences = context.preferences.now();
    return { who: preferences.company.name, what: words[what], madeAtMs, lang: languageOf(preferences) };
  };
  return {
    'archive.find': async (filter) => ({
      runs: await archive().listRuns(filter),
      total: await archive().countRuns(filter),
      ...(filter.offset === 0 ? { tally: await archive().tallyRuns(filter) } : {}),
      damage: await archive().damage(),
    }),
    'archive.table': async (filter) => {
      const text = listCsv(await archive().listRuns(filter));
      return paperFile(named('archive.records', clock.nowMs()), 'csv', Buffer.from(text));
    },
    'archive.summary': async (filter) => {
      const madeAtMs = clock.nowMs();
      const { text, fromMs, toMs } = filter;
      const { head, prefix } = await reportHead(context.home, context.preferences.now());
      const number = paperNumber(prefix, 'S', madeAtMs);
      const asked = { text, number, fromMs, toMs, madeAtMs, offsetS: zoneAt(madeAtMs).offsetS };
      const paper = await summaryPaper(await archive().listRuns(filter), asked, head);
      return paperFile(named('digest.title', madeAtMs), 'pdf', paper);
    },
    'archive.export': async ({ runIds }) => {
      // Before any of it is copied: the thread that does so is the one that writes the seconds of runs going on.
      mustFitMessage(await photoBytes(context, runIds));
      const folder = await mkdtemp(join(tmpdir(), 'tributary-export-'));
      try {
        const path = join(folder, 'records.tributary');
        await archive().exportTo(path, { runIds });
        mustFitMessage((await stat(path)).size);
        const name = `tributary-${localText(clock.nowMs()).slice(0, 10).replaceAll('-', '')}-${runIds.length}.tributary`;
        return { name, mime: 'application/octet-stream', base64: (await readFile(path)).toString('base64') };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
