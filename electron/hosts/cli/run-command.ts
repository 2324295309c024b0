import { limitRefs } from '../../analysis/index.ts';
import { errorView, TributaryError } from '../../contract/errors.ts';
import type { RunResult } from '../../contract/run.ts';
import { EXIT_CODES } from '../../contract/verdict.ts';
import { openSession, type Session } from '../../instruments/index.ts';
import { keepAwake } from '../../machine/index.ts';
import {
  createLibrary,
  resultJson,
  resumeRun,
  startRun,
  type EngineOptions,
  type RunHandle,
} from '../../procedures/index.ts';
import { writeReport } from '../../reports/index.ts';
import { closeHome } from '../program/own-home.ts';
import { defaultArchive, homeFolder, software } from '../program/places.ts';
import { openStores, type Stores } from '../core/state/stores.ts';
import { circuitOf, existingArchive, settingsOf, signaturesOf, reportPlace, type ReportPlace } from './arguments.ts';
import { errorObject, printProblem, tell, type Io, type Lang } from './io.ts';
import { showProgress } from './progress.ts';
import { resultLines } from './result-lines.ts';
import { checkAny, checkUses, usesOf, type UseOptions } from './uses.ts';

export interface RunOptions extends UseOptions {
  set: string[];
  circuit?: string;
  sign: string[];
  archive?: string;
  out?: string;
  lang: Lang;
  json?: boolean;
}
export interface ResumeOptions extends UseOptions {
  archive: string;
  lang: Lang;
  json?: boolean;
}

/** A link that is not open by then is given up, so that the program ends within 15 s, milliseconds. */
const OPEN_MS = 13_000;

/** Opens sessions for the engine, all within one limit, and closes them all in the end. */
function sessions(home: string, stores: Stores, stop: AbortSignal) {
  const opened: Session[] = [];
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const open: EngineOptions['openSession'] = async (address, signal) => {
    timer ??= setTimeout(() => late.abort(), OPEN_MS);
    try {
      const session = await openSession(address, AbortSignal.any([signal, stop, late.signal]), {
        home,
        onWire: stores.onWire,
      });
      opened.push(session);
      return session;
    } catch (thrown) {
      if (stop.aborted) throw new TributaryError('stopped-early', address, {}, { cause: thrown });
      if (late.signal.aborted)
        throw new TributaryError('timed-out', address, { text: `${OPEN_MS / 1000} s` }, { cause: thrown });
      throw thrown;
    }
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    await Promise.allSettled(opened.map((session) => session.close()));
  };
  return { open, close };
}

/** Writes the report; a report that fails is said in the result and takes nothing from the verdict. */
async function withReport(result: RunResult, stores: Stores, out: ReportPlace, lang: Lang): Promise<RunResult> {
  const { error, ...rest } = result;
  try {
    const report = await writeReport(stores.archive(), result.runId, out.folder, { own: out.own });
    return { ...rest, report, ...(error ? { error } : {}) };
  } catch (thrown) {
    return { ...rest, error: error ?? errorObject(thrown, lang) };
  }
}

interface Job {
  io: Io;
  lang: Lang;
  json: boolean;
  out: ReportPlace;
  archivePath: string;
  begin(engine: EngineOptions): Promise<RunHandle>;
}

/** Follows a run to its end; a stop signal stops it with its teardown. */
async function follow(handle: RunHandle, { io, lang }: Job): Promise<Awaited<RunHandle['done']>> {
  const unfollow = showProgress(handle, io, lang);
  const stop = (): void => {
    io.notes(tell(lang, 'cli.aborting'));
    handle.stop();
  };
  if (io.stop.aborted) stop();
  io.stop.addEventListener('abort', stop, { once: true });
  try {
    return await handle.done;
  } finally {
    io.stop.removeEventListener('abort', stop);
    unfollow();
  }
}

async function work(job: Job): Promise<number> {
  const { io, lang } = job;
  closeHome(homeFolder(io.env));
  const stores = await openStores(job.archivePath);
  const archive = stores.archive();
  const lines = sessions(homeFolder(io.env), stores, io.stop);
  try {
    const handle = await job.begin({
      archive,
      library: createLibrary(homeFolder(io.env)),
      openSession: lines.open,
      software: software(),
      keepAwake: (problem) => keepAwake(problem, io.env),
    });
    io.notes(tell(lang, 'cli.started', { runId: handle.runId }));
    const record = await follow(handle, job);
    const result = await withReport(resultJson(record, lang), stores, job.out, lang);
    if (job.json) io.json(result);
    else io.lines(...resultLines(result, lang));
    return result.error && EXIT_CODES[result.verdict] === 0 ? 2 : EXIT_CODES[result.verdict];
  } finally {
    await lines.close();
    await stores.close();
  }
}

/** `tributary run`: a whole procedure without anybody at the screen. Returns the exit code. Errors: those before a run exists. */
export async function runCommand(procedureId: string, options: RunOptions, io: Io): Promise<number> {
  const home = homeFolder(io.env);
  const settings = settingsOf(options.set);
  const signatures = signaturesOf(options.sign);
  checkAny(options);
  checkUses(options);
  const library = createLibrary(home);
  const procedure = await library.procedure(procedureId);
  const use = usesOf(procedure, options);
  const passedOver = [
    ...(await library.passedOver('procedures', [procedureId])),
    ...(await library.passedOver(
      'limits',
      limitRefs(procedure).map(({ set }) => set),
    )),
  ];
  for (const fault of passedOver) printProblem(io, errorView(fault), options.lang);
  const circuit = options.circuit === undefined ? undefined : await circuitOf(options.circuit);
  return work({
    io,
    lang: options.lang,
    json: options.json ?? false,
    out: reportPlace(options.out, home),
    archivePath: options.archive ?? defaultArchive(home),
    begin: (engine) => startRun({ procedure, use, settings, circuit, signatures, person: 'headless' }, engine),
  });
}

/** `tributary resume`: goes on with a run that broke off. */
export async function resumeCommand(runId: string, options: ResumeOptions, io: Io): Promise<number> {
  checkUses(options);
  const archivePath = existingArchive(options.archive);
  return work({
    io,
    lang: options.lang,
    json: options.json ?? false,
    out: reportPlace(undefined, homeFolder(io.env)),
    archivePath,
    begin: async (engine) => {
      const { procedure } = await engine.archive.getRun(runId);
      return await resumeRun(runId, { person: 'headless', use: usesOf(procedure, options) }, engine);
    },
  });
}
