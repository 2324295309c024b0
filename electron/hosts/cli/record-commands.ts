import { writeReport } from '../../reports/index.ts';
import type { RunSummary } from '../../contract/run.ts';
import { openStores } from '../stores.ts';
import { existingArchive, writableFolder } from './arguments.ts';
import { tell, type Io, type Lang } from './io.ts';

/** `runs` lists so many, the newest first. */
const LIMIT = 10_000;

const summaryJson = ({ runId, procedure, verdict, startedAtMs, circuit }: RunSummary): object => ({
  runId,
  procedure,
  verdict,
  startedAt: new Date(startedAtMs).toISOString(),
  circuit,
});

function summaryLine(run: RunSummary, lang: Lang): string {
  const verdict = run.verdict ? tell(lang, `verdict.${run.verdict}`) : '---';
  return [run.runId, new Date(run.startedAtMs).toISOString(), run.procedure, verdict, run.circuit ?? '']
    .join('  ')
    .trimEnd();
}

/** `tributary runs`: what an archive holds. */
export async function runsCommand(options: { archive: string; json?: boolean; lang: Lang }, io: Io): Promise<number> {
  const stores = await openStores(existingArchive(options.archive));
  try {
    const runs = await stores.archive().listRuns({ limit: LIMIT });
    if (options.json) io.json({ runs: runs.map(summaryJson) });
    else if (runs.length === 0) io.notes(tell(options.lang, 'cli.no-runs'));
    else io.lines(...runs.map((run) => summaryLine(run, options.lang)));
    return 0;
  } finally {
    await stores.close();
  }
}

/** `tributary report`: the files of a run, made again from its record. */
export async function reportCommand(runId: string, options: { archive: string; out: string }, io: Io): Promise<number> {
  const stores = await openStores(existingArchive(options.archive));
  try {
    const archive = stores.archive();
    await archive.getRun(runId);
    const { pdf, json, csv } = await writeReport(archive, runId, await writableFolder(options.out));
    io.lines(pdf, json, csv);
    return 0;
  } finally {
    await stores.close();
  }
}
