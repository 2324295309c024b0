import { basename } from 'node:path';
import { errorView, TributaryError } from '../../contract/errors.ts';
import { worst, type Verdict } from '../../contract/verdict.ts';
import { replaceFile } from '../../files/index.ts';
import { sharedAwake } from '../../machine/index.ts';
import { createLibrary, type RunHandle } from '../../procedures/index.ts';
import { createHoldings, type Holdings } from '../core/state/holdings.ts';
import { defaultArchive, homeFolder } from '../program/places.ts';
import { placeFor, reportPlace, type ReportPlace } from './arguments.ts';
import { errorObject, inLang, tell, type Io, type Lang } from './io.ts';
import { junitXml } from './junit.ts';
import { sayPassedOver } from './run-command.ts';
import { beginRun, carryOut, exitCodeOf, inHouse, type House, type Job } from './run-job.ts';
import { readSuite, type Suite, type SuiteEntry } from './suite-file.ts';
import { schedule } from './suite-schedule.ts';

export interface SuiteOptions {
  archive?: string;
  out?: string;
  junit?: string;
  lang: Lang;
  json?: boolean;
}

/** How one run of a suite ended; one that never began has neither record nor report. */
interface Outcome {
  name: string;
  runId?: string;
  verdict: Verdict;
  why: string[];
  report?: { pdf: string; json: string; csv: string };
  error?: ReturnType<typeof errorObject>;
}
/** With what only the command itself needs to know. */
interface Done {
  outcome: Outcome;
  entry: SuiteEntry;
  seconds: number;
}

/** The way of one run to stderr: every line bears its name. */
const namedIo = (io: Io, name: string): Io => ({
  ...io,
  notes: (...lines) => io.notes(...lines.map((line) => `[${name}] ${line}`)),
});

/** A run that never began: stopped before it could, or it could not be done. */
function undone(name: string, thrown: unknown, lang: Lang): Outcome {
  const error = errorObject(thrown, lang);
  const why = [inLang(lang, errorView(thrown).message)];
  return error.code === 'stopped-early' ? { name, verdict: 'aborted', why } : { name, verdict: 'error', why, error };
}

interface Work {
  io: Io;
  lang: Lang;
  out: ReportPlace;
  house: House;
  holdings: Holdings;
}

/** One run of the suite from its begin to its report. Errors: `instrument-in-run` where another run of it has the instrument. */
async function oneRun(entry: SuiteEntry, work: Work): Promise<Outcome> {
  const { name, request } = entry;
  const { lang, holdings } = work;
  const io = namedIo(work.io, name);
  const holder = { title: request.procedure.title, circuit: request.circuit?.number ?? name };
  const begin = async (engine: Parameters<Job['begin']>[0]): Promise<RunHandle> => {
    const handle = await beginRun(request, { ...engine, openSession: holdings.lending(engine.openSession, holder) });
    Object.assign(holder, { runId: handle.runId });
    return handle;
  };
  try {
    if (io.stop.aborted) throw new TributaryError('stopped-early', name);
    const { runId, verdict, why, report, error } = await carryOut(
      { io, lang, out: entry.out ?? work.out, begin },
      work.house,
    );
    io.notes(tell(lang, `verdict.${verdict}`));
    return { name, runId, verdict, why, ...(report ? { report } : {}), ...(error ? { error } : {}) };
  } catch (thrown) {
    if (thrown instanceof TributaryError && thrown.code === 'instrument-in-run') throw thrown;
    const outcome = undone(name, thrown, lang);
    io.notes(...outcome.why, ...(outcome.error ? [`  ${outcome.error.hint}`] : []));
    return outcome;
  }
}

/** All runs, as many at once as the suite and its instruments allow, in the order of the file. */
async function allRuns(suite: Suite, work: Work): Promise<Done[]> {
  const timed = async (entry: SuiteEntry): Promise<Done> => {
    const since = performance.now();
    const outcome = await oneRun(entry, work);
    return { outcome, entry, seconds: (performance.now() - since) / 1000 };
  };
  const addresses = ({ request }: SuiteEntry): string[] => Object.values(request.use);
  return await schedule(suite.entries, suite.parallel, addresses, timed);
}

function outcomeLines({ name, runId, verdict, why, report, error }: Outcome, lang: Lang): string[] {
  return [
    [name, tell(lang, `verdict.${verdict}`), ...(runId === undefined ? [] : [runId])].join('  '),
    ...why.map((line) => `  ${line}`),
    ...(report ? [`  ${report.pdf}`] : []),
    ...(error && !why.includes(error.message) ? [`  ${error.message}`] : []),
    ...(error ? [`  ${error.hint}`] : []),
  ];
}

/** 1 if any failed, else 2 if any could not be done, else 3 if any proves nothing, else 0. */
function suiteCode(outcomes: readonly Outcome[]): 0 | 1 | 2 | 3 {
  const codes = outcomes.map(exitCodeOf);
  return ([1, 2, 3] as const).find((code) => codes.includes(code)) ?? 0;
}

function writeJunit(path: string, suitePath: string, startedAtMs: number, done: readonly Done[]): void {
  const cases = done.map(({ outcome, entry, seconds }) => ({
    name: outcome.name,
    procedure: entry.request.procedure.id,
    seconds,
    verdict: outcome.verdict,
    undone: outcome.error !== undefined,
    why: [...new Set([...outcome.why, ...(outcome.error ? [outcome.error.message] : [])])],
    output: [outcome.runId, ...Object.values(outcome.report ?? {})].filter((line) => line !== undefined),
  }));
  replaceFile(path, junitXml(basename(suitePath), startedAtMs, (Date.now() - startedAtMs) / 1000, cases), 0o666);
}

/** `tributary suite`: many runs, side by side where their instruments allow it. Returns the exit code. Errors: those before any run begins. */
export async function suiteCommand(path: string, options: SuiteOptions, io: Io): Promise<number> {
  const { lang } = options;
  const home = homeFolder(io.env);
  const library = createLibrary(home);
  const startedAtMs = Date.now();
  const suite = await readSuite(path, { library, home, nowMs: startedAtMs });
  for (const { named, request } of suite.entries)
    await sayPassedOver(library, { named, procedure: request.procedure }, io, lang);
  const out = reportPlace(options.out, home);
  const junit = options.junit === undefined ? undefined : placeFor(options.junit);
  const done = await inHouse(options.archive ?? defaultArchive(home), io, (house) => {
    const shared = { ...house, keepAwake: sharedAwake(house.keepAwake) };
    return allRuns(suite, { io, lang, out, house: shared, holdings: createHoldings() });
  });
  const outcomes = done.map(({ outcome }) => outcome);
  const verdict = worst(outcomes.map((outcome) => outcome.verdict));
  const error = junit === undefined ? undefined : written(() => writeJunit(junit, path, startedAtMs, done), lang);
  if (options.json) io.json({ verdict, runs: outcomes, ...(error ? { error } : {}) });
  else
    io.lines(
      ...outcomes.flatMap((outcome) => outcomeLines(outcome, lang)),
      `${tell(lang, 'cli.verdict')}: ${tell(lang, `verdict.${verdict}`)}`,
      ...(error ? [error.message, `  ${error.hint}`] : []),
    );
  return suiteCode(outcomes) || (error ? 2 : 0);
}

/** What was in the way of a file that could not be written; it takes nothing from the runs. */
function written(write: () => void, lang: Lang): ReturnType<typeof errorObject> | undefined {
  try {
    write();
    return undefined;
  } catch (thrown) {
    return errorObject(thrown, lang);
  }
}
