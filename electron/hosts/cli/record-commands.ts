import type { Archive } from '../../archive/index.ts';
import { writeReport } from '../../reports/index.ts';
import type { RunSummary } from '../../contract/run.ts';
import { homeFolder } from '../program/places.ts';
import { openStores } from '../core/state/stores.ts';
import { existingArchive, reportPlace } from './arguments.ts';
import { tell, type Io, type Lang } from './io.ts';

/** Runs that are asked of the archive at one go. */
const PIECE = 1000;

const summaryJson = ({ runId, procedure, verdict, startedAtMs, circuit, damaged, beside }: RunSummary): object => ({
  runId,
  ...(damaged === undefined ? { procedure } : {}),
  verdict,
  startedAt: new Date(startedAtMs).toISOString(),
  circuit,
  damaged,
  beside,
});

function summaryLine(run: RunSummary, lang: Lang): string {
  const verdict = run.verdict ? tell(lang, `verdict.${run.verdict}`) : '---';
  const what = run.damaged === undefined ? run.procedure : tell(lang, 'cli.damaged', { text: run.damaged });
  const beside = run.beside === undefined ? '' : tell(lang, 'cli.beside', { beside: run.beside });
  return [run.runId, new Date(run.startedAtMs).toISOString(), what, verdict, run.circuit ?? '', beside]
    .join('  ')
    .trimEnd();
}

/** All runs of an archive, the newest first. */
async function allRuns(archive: Archive): Promise<RunSummary[]> {
  const runs: RunSummary[] = [];
  for (;;) {
    const piece = await archive.listRuns({ limit: PIECE, offset: runs.length });
    runs.push(...piece);
    if (piece.length < PIECE) return runs;
  }
}

/** `tributary runs`: what an archive holds. */
export async function runsCommand(options: { archive: string; json?: boolean; lang: Lang }, io: Io): Promise<number> {
  const stores = await openStores(existingArchive(options.archive));
  try {
    const runs = await allRuns(stores.archive());
    if (options.json) io.json({ runs: runs.map(summaryJson) });
    else if (runs.length === 0) io.notes(tell(options.lang, 'cli.no-runs'));
    else for (const run of runs) io.lines(summaryLine(run, options.lang));
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
    const { folder } = reportPlace(options.out, homeFolder(io.env));
    const { pdf, json, csv } = await writeReport(archive, runId, folder);
    io.lines(pdf, json, csv);
    return 0;
  } finally {
    await stores.close();
  }
}
