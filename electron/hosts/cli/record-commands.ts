import type { Archive } from '../../archive/index.ts';
import { damageMessage } from '../../contract/damage.ts';
import { writeOpeningForm, writeReport } from '../../reports/index.ts';
import type { RunSummary } from '../../contract/run.ts';
import { homeFolder } from '../program/places.ts';
import { reportHead } from '../core/state/letterhead.ts';
import { windowsOver } from '../core/state/planned-book.ts';
import { withStores } from '../core/state/stores.ts';
import { existingArchive, reportPlace } from './arguments.ts';
import { preferencesFor } from './own-preferences.ts';
import { tell, tellMessage, type Io, type Lang } from './io.ts';

/** Runs that are asked of the archive at one go. */
const PIECE = 1000;

function summaryJson({ runId, procedure, verdict, startedAtMs, circuit, damaged, beside }: RunSummary): object {
  if (damaged) return { runId, damaged: tellMessage('en', damaged) };
  return { runId, procedure, verdict, startedAt: new Date(startedAtMs).toISOString(), circuit, beside };
}

function summaryLine(run: RunSummary, lang: Lang): string {
  if (run.damaged) return [run.runId, tellMessage(lang, run.damaged)].join('  ');
  const verdict = run.verdict ? tell(lang, `verdict.${run.verdict}`) : '---';
  const beside = run.beside === undefined ? '' : tell(lang, 'cli.beside', { beside: run.beside });
  return [run.runId, new Date(run.startedAtMs).toISOString(), run.procedure, verdict, run.circuit ?? '', beside]
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
  return await withStores(existingArchive(options.archive), async (stores) => {
    const runs = await allRuns(stores.archive());
    const damage = await stores.archive().damage();
    if (damage) io.notes(tellMessage(options.lang, damage));
    if (options.json) io.json({ runs: runs.map(summaryJson), damaged: damage && tellMessage('en', damage) });
    else if (runs.length === 0) io.notes(tell(options.lang, 'cli.no-runs'));
    else for (const run of runs) io.lines(summaryLine(run, options.lang));
    return 0;
  });
}

/** `tributary report`: the files of a run, made again from its record. */
export async function reportCommand(
  runId: string,
  options: { archive: string; out: string; form?: 'opening'; lang: Lang },
  io: Io,
): Promise<number> {
  return await withStores(existingArchive(options.archive), async (stores) => {
    const archive = stores.archive();
    const record = await archive.getRun(runId);
    const { damage = [], zone } = record;
    for (const one of damage) io.notes(tellMessage(options.lang, damageMessage(one, zone.offsetS)));
    const { folder } = reportPlace(options.out, homeFolder(io.env));
    const head = await reportHead(homeFolder(io.env), await preferencesFor(io));
    const windows = await windowsOver(archive, record);
    const { pdf, json, csv } = await writeReport(archive, runId, folder, { ...head, windows });
    const lang = options.lang === 'en' ? 'en' : 'zh';
    const forms = options.form ? [await writeOpeningForm(archive, runId, folder, { ...head, lang })] : [];
    io.lines(pdf, json, csv, ...forms);
    return 0;
  });
}
