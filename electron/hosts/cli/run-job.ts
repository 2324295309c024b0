import { localText } from '../../contract/book/times.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { RunResult } from '../../contract/run-result.ts';
import { EXIT_CODES } from '../../contract/verdict.ts';
import type { Log } from '../../contract/log.ts';
import { loopBook, openFar, openProber, openSession, type Session } from '../../instruments/index.ts';
import { keepAwake, systemClock, type KeepAwake } from '../../machine/index.ts';
import { releaseLeftLoops } from './left-loops.ts';
import {
  createLibrary,
  resultJson,
  startRun,
  type EngineOptions,
  type RunHandle,
  type RunRequest,
} from '../../procedures/index.ts';
import { writeReport } from '../../reports/index.ts';
import type { Preferences } from '../../contract/preferences.ts';
import { requestAsItStands } from '../core/state/in-service.ts';
import { reportHead } from '../core/state/letterhead.ts';
import { windowsOver } from '../core/state/planned-book.ts';
import { withStores, type Stores } from '../core/state/stores.ts';
import { closeHome } from '../program/own-home.ts';
import { openLog } from '../program/log.ts';
import { homeFolder, software } from '../program/places.ts';
import type { ReportPlace } from './arguments.ts';
import { preferencesFor } from './own-preferences.ts';
import { errorObject, tell, type Io, type Lang } from './io.ts';
import { showProgress } from './progress.ts';
import { causeLines } from './result-lines.ts';

/** A link that is not open by then is given up, so that the program ends within 15 s, milliseconds. */
const OPEN_MS = 13_000;

/** Opens sessions for the engine, all within one limit, and closes them all in the end. */
function sessions({ env, stop }: Io, log: Log, stores: Stores) {
  const home = homeFolder(env);
  const opened: Session[] = [];
  let late: AbortSignal | undefined;
  const open: EngineOptions['openSession'] = async (address, signal, role) => {
    late ??= AbortSignal.timeout(OPEN_MS);
    try {
      const session = await openSession(address, AbortSignal.any([signal, stop, late]), {
        home,
        env,
        onWire: stores.onWire,
        log,
        ...(role === undefined ? {} : { role }),
      });
      opened.push(session);
      return session;
    } catch (thrown) {
      if (stop.aborted) throw new TributaryError('stopped-early', address, {}, { cause: thrown });
      if (late.aborted)
        throw new TributaryError('timed-out', address, { text: `${OPEN_MS / 1000} s` }, { cause: thrown });
      throw thrown;
    }
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.map((session) => session.close()));
  };
  return { open, close };
}

/** Writes the report; a report that fails is said in the result and takes nothing from the verdict. */
async function withReport(
  result: RunResult,
  { stores, home, preferences }: House & { home: string },
  out: ReportPlace,
  lang: Lang,
): Promise<RunResult> {
  const { error, ...rest } = result;
  try {
    const archive = stores.archive();
    const report = await writeReport(archive, result.runId, out.folder, {
      own: out.own,
      windows: await windowsOver(archive, await archive.getRun(result.runId)),
      ...(await reportHead(home, preferences)),
    });
    return { ...rest, report, ...(error ? { error } : {}) };
  } catch (thrown) {
    return { ...rest, error: error ?? errorObject(thrown, lang) };
  }
}

/** What runs of one command share: the archive, and the computer that is kept awake. */
export interface House {
  stores: Stores;
  keepAwake: KeepAwake;
  preferences: Preferences;
}

/** An archive that is only read is no place for a test. Errors: those of opening it. */
function mustTakeRuns(stores: Stores): void {
  const { path, wrong } = stores.archive();
  if (wrong !== undefined) throw new TributaryError('archive-corrupt', path, { text: wrong });
}

/** Opens the archive for as long as the work lasts. Errors: those of opening it and of the work. */
export async function inHouse<T>(archivePath: string, io: Io, work: (house: House) => Promise<T>): Promise<T> {
  const home = homeFolder(io.env);
  closeHome(home);
  const preferences = await preferencesFor(io);
  return await withStores(archivePath, async (stores) => {
    mustTakeRuns(stores);
    return await work({ stores, preferences, keepAwake: (problem) => keepAwake(problem, io.env) });
  });
}

/** One run without anybody at the screen. */
export interface Job {
  /** Its notes go here, and its stop signal comes from here. */
  io: Io;
  lang: Lang;
  out: ReportPlace;
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

/** Begins a run of its circuit as the book knows it by now: one that carries traffic is asked for a release, whatever its file says. Errors: those of `startRun`. */
export async function beginRun(request: RunRequest, engine: EngineOptions): Promise<RunHandle> {
  return await startRun(await requestAsItStands(engine.archive, request, localText(systemClock.nowMs())), engine);
}

/** A run from its begin to its report. Errors: those before a run exists. */
export async function carryOut(job: Job, house: House): Promise<RunResult> {
  const { io, lang } = job;
  const { stores, keepAwake: awake, preferences } = house;
  const home = homeFolder(io.env);
  const log = openLog(home);
  const lines = sessions(io, log, stores);
  try {
    await releaseLeftLoops({ home, log, stores }, io, lang);
    const handle = await job.begin({
      archive: stores.archive(),
      library: createLibrary(home),
      openSession: lines.open,
      openProber: (ladder) => openProber(ladder, systemClock),
      openStream: (far) => openFar(far, systemClock),
      loops: loopBook(home),
      software: software(),
      reportPrefix: () => preferences.reportPrefix,
      keepAwake: awake,
      log,
    });
    io.notes(tell(lang, 'cli.started', { runId: handle.runId }));
    const record = await follow(handle, job);
    for (const line of causeLines(record, lang)) io.notes(line);
    return await withReport(resultJson(record, lang), { ...house, home }, job.out, lang);
  } finally {
    await lines.close();
  }
}

/** Exit code of a run; what passed and yet could not be done whole (its report) is no pass. */
export const exitCodeOf = ({ verdict, error }: Pick<RunResult, 'verdict' | 'error'>): 0 | 1 | 2 | 3 =>
  error && EXIT_CODES[verdict] === 0 ? 2 : EXIT_CODES[verdict];
