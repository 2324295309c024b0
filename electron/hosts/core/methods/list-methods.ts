import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileContent, Implementation } from '../../../contract/api.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { EXPORT_BYTES } from '../../../contract/sizes.ts';
import { localTime } from '../../../contract/release.ts';
import { zoneAt } from '../../../machine/index.ts';
import { reportHead } from '../state/letterhead.ts';
import { listCsv, summaryPaper } from '../../../reports/index.ts';
import type { CoreContext } from './core-context.ts';

type ListMethods = Pick<Implementation, 'archive.find' | 'archive.table' | 'archive.summary' | 'archive.export'>;

/** Day of a file's name as the user's calendar has it, `20261128`. */
const dayOf = (ms: number): string => localTime(ms, undefined, 'seconds').slice(0, 10).replaceAll('-', '');
const contentOf = (name: string, mime: string, bytes: Uint8Array): FileContent => ({
  name,
  mime,
  base64: Buffer.from(bytes).toString('base64'),
});

/** Errors: `export-large` for a file that is more than one message holds. */
function mustFitMessage(bytes: number): void {
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
  return {
    'archive.find': async (filter) => ({
      runs: await archive().listRuns(filter),
      total: await archive().countRuns(filter),
      ...(filter.offset === 0 ? { tally: await archive().tallyRuns(filter) } : {}),
      damage: await archive().damage(),
    }),
    'archive.table': async (filter) => {
      const text = listCsv(await archive().listRuns(filter));
      return contentOf(`tributary-records-${dayOf(clock.nowMs())}.csv`, 'text/csv', Buffer.from(text));
    },
    'archive.summary': async (filter) => {
      const madeAtMs = clock.nowMs();
      const { text, fromMs, toMs } = filter;
      const { head } = await reportHead(context.home, context.preferences.now());
      const asked = { text, fromMs, toMs, madeAtMs, offsetS: zoneAt(madeAtMs).offsetS };
      const paper = await summaryPaper(await archive().listRuns(filter), asked, head);
      return contentOf(`tributary-summary-${dayOf(madeAtMs)}.pdf`, 'application/pdf', paper);
    },
    'archive.export': async ({ runIds }) => {
      // Before any of it is copied: the thread that does so is the one that writes the seconds of runs going on.
      mustFitMessage(await photoBytes(context, runIds));
      const folder = await mkdtemp(join(tmpdir(), 'tributary-export-'));
      try {
        const path = join(folder, 'records.tributary');
        await archive().exportTo(path, { runIds });
        mustFitMessage((await stat(path)).size);
        const name = `tributary-${dayOf(clock.nowMs())}-${runIds.length}.tributary`;
        return contentOf(name, 'application/octet-stream', await readFile(path));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
