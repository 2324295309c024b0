import type { Clock } from '../../contract/clock.ts';
import { sharedAwake, systemClock, tellTimesIn } from '../../machine/index.ts';
import type { Implementation } from '../../contract/api.ts';
import type { RunSummary } from '../../contract/run.ts';
import type { AppState, RunView } from '../../contract/views.ts';
import { throttle } from '../../contract/waiting.ts';
import { createBench, loopBook, openFar, openProber } from '../../instruments/index.ts';
import { bookMethods } from './methods/book-methods.ts';
import { streamMethods } from './methods/stream-methods.ts';
import { createFarEnd } from './state/far-end.ts';
import { benchMethods } from './methods/bench-methods.ts';
import type { CoreContext } from './methods/core-context.ts';
import type { Log } from '../../contract/log.ts';
import { createBackups } from './state/backup.ts';
import { createBook } from './state/exchange.ts';
import { createLastUses } from './state/last-uses.ts';
import { createLeftLoops } from './state/left-loops.ts';
import { createDays } from './state/days.ts';
import { createInstrumentNotes } from './state/instrument-notes.ts';
import { defaultArchive, software } from '../program/places.ts';
import { closeHome } from '../program/own-home.ts';
import { helpMethods } from './methods/help-methods.ts';
import { logMethods } from './methods/log-methods.ts';
import { archiveMethods } from './methods/record-methods.ts';
import { runMethods } from './methods/run-methods.ts';
import { settingsMethods } from './methods/settings-methods.ts';
import { errorView } from '../../contract/errors.ts';
import { openPreferences, type PreferenceStore } from '../program/preferences.ts';
import { createLibrary, type EngineOptions } from '../../procedures/index.ts';
import { Runs } from './state/runs.ts';
import { forgetLogos } from './state/letterhead.ts';
import { openStores, type Stores } from './state/stores.ts';
import { createTicketAlarms } from './state/ticket-alarms.ts';

export interface CoreOptions {
  /** Folder for archive, reports and logs. */
  home: string;
  /** The archive, if it is not the one in `home`. */
  archivePath?: string;
  clock?: Clock;
  /** Keeps the computer awake during a run; absent: it may sleep. */
  keepAwake?: NonNullable<EngineOptions['keepAwake']>;
  log?: Log;
  /** Shows a file with the system's own program; absent where the page offers the file itself. */
  openFile?: (path: string) => Promise<boolean>;
  /** Shows the folder of a file; absent where that is no way to find it. */
  showFile?: (path: string) => Promise<boolean>;
  /** Asks the user for a folder; absent where the page has him type it. */
  chooseFolder?: () => Promise<string | undefined>;
}

/** The program without any window: the page and the desktop shell are its users. */
export interface Core {
  /** Every method of the contract; their input must have passed the contract's schema (`callCore`). */
  readonly methods: Implementation;
  state(): AppState;
  /** Called with the whole state after changes, at most about ten times a second. */
  onState(listener: (state: AppState) => void): () => void;
  /** How many tests the end of the program would stop. */
  running(): number;
  /** Ends the runs going on (teardown, aborted; what only lacks signatures stays open), closes instruments and archive. */
  close(): Promise<void>;
}

/** Least time between two pushes of the state, milliseconds. */
const PUSH_MS = 100;
/** Runs that broke off, the newest first, as many as the page is told of with every change. */
const UNFINISHED_AT_MOST = 100;
/** Kinds of events whose bytes are worth keeping. */
const NOTABLE: ReadonlySet<string> = new Set(['errors', 'defect', 'slip', 'gap', 'link', 'tester']);

/** Says to the wire log when something new and notable stands in the event list of a run. */
function wireMarker(stores: Stores): (runs: readonly RunView[]) => void {
  let newest: ReadonlyMap<string, string> = new Map();
  return (runs) => {
    const now = runs.flatMap(({ runId, events }) => {
      const event = events.find(({ kind }) => NOTABLE.has(kind));
      return event ? [[runId, `${event.t} ${event.kind}`] as const] : [];
    });
    if (now.some(([runId, event]) => newest.get(runId) !== event)) stores.markWire();
    newest = new Map(now);
  };
}

/** Who wants to know of changes, and how they are told. */
function createPush(state: () => AppState, closing: AbortSignal) {
  const listeners = new Set<(state: AppState) => void>();
  const soon = throttle(systemClock, PUSH_MS, closing, () => {
    const now = state();
    for (const listener of [...listeners]) listener(now);
  });
  const onState: Core['onState'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { soon, onState };
}

/** The records that broke off, as the archive last told them. */
function createUnfinished({ stores, log, changed }: { stores: Stores; log?: Log; changed(): void }) {
  let listed: RunSummary[] = [];
  const refresh = async (): Promise<void> => {
    if (!stores.problem) listed = await stores.archive().listRuns({ unfinished: true, limit: UNFINISHED_AT_MOST });
    changed();
  };
  const soon = (): void => {
    refresh().catch((thrown: unknown) => {
      log?.error({ err: thrown }, 'unfinished runs not listed');
      changed();
    });
  };
  return { refresh, soon, but: (isGoing: (runId: string) => boolean) => listed.filter((run) => !isGoing(run.runId)) };
}

function chosenOf(preferences: PreferenceStore): Pick<AppState, 'preferences' | 'preferencesProblem'> {
  const problem = preferences.problem();
  return { preferences: preferences.now(), ...(problem ? { preferencesProblem: errorView(problem) } : {}) };
}

const noWay = (): Promise<boolean> => Promise.resolve(false);
const noFolder = (): Promise<undefined> => Promise.resolve(undefined);

/** What a run works with, as it is now. */
function engineOf(
  what: Pick<CoreContext, 'stores' | 'library' | 'preferences' | 'clock'> & {
    log: Log | undefined;
    awake: EngineOptions['keepAwake'];
  },
  instruments: Pick<EngineOptions, 'loops' | 'openSession'>,
): EngineOptions {
  const { stores, library, preferences, clock, log, awake } = what;
  return {
    ...{ archive: stores.archive(), library, clock, software: software() },
    ...instruments,
    openProber: (ladder) => openProber(ladder, clock),
    openStream: (far) => openFar(far, clock),
    reportPrefix: () => preferences.now().reportPrefix,
    ...(log ? { log } : {}),
    ...(awake ? { keepAwake: awake } : {}),
  };
}

/** The parts that the methods share, joined: what one of them changes is shown, what crosses the wires is logged. */
function assemble(options: CoreOptions, stores: Stores, preferences: PreferenceStore, closing: AbortSignal) {
  const { home, clock = systemClock, openFile = noWay, showFile = noWay, chooseFolder = noFolder, log } = options;
  const library = createLibrary(home);
  const bench = createBench({ home, clock, onWire: stores.onWire, ...(log ? { log } : {}) });
  const state = (): AppState => ({
    bench: bench.items().map((item) => lastUses.complete(notes.complete(item))),
    benchProblem: bench.problem(),
    benchLook: bench.look(),
    runs: runs.views(),
    unfinished: unfinished.but((runId) => runs.isGoing(runId)),
    archive: { path: stores.path, problem: stores.problem },
    software: software(),
    backup: backups.view(),
    loops: loops.view(),
    ...{ ...book.view(), ...alarms.view(), ...farEnd.view() },
    ...chosenOf(preferences),
  });
  const push = createPush(state, closing);
  const left = { home, book: loopBook(home), changed: push.soon, log };
  const markWire = wireMarker(stores);
  push.onState(({ runs: now }) => markWire(now));
  const notes = createInstrumentNotes(stores.archive, push.soon);
  const farEnd = createFarEnd(push.soon);
  const kept = { archive: stores.archive, preferences, clock, closing, changed: push.soon, log };
  const backups = createBackups(kept);
  const book = createBook({ ...kept, recording: () => runs.count() > 0 }, () => backups.runEnded());
  const { bookChanged } = book;
  const alarms = createTicketAlarms({ home, ...kept });
  push.onState(({ bookChanges }) => alarms.follow(bookChanges));
  const lastUses = createLastUses(stores.archive, library, push.soon);
  const open: EngineOptions['openSession'] = (address, signal, role) => bench.lend(address, signal, role);
  const loops = createLeftLoops({ ...left, open, archive: stores.archive, clock, closing });
  const unfinished = createUnfinished({ stores, log, changed: push.soon });
  const what = { stores, library, preferences, clock, log, awake: options.keepAwake && sharedAwake(options.keepAwake) };
  const engine = (): EngineOptions => engineOf(what, { loops: left.book, openSession: open });
  const runs = new Runs({
    engine,
    onChange: push.soon,
    onEnd: (runId) => (unfinished.soon(), lastUses.stale(), backups.runEnded(), loops.look(), days.ended(runId)),
  });
  const days = createDays({ archive: stores.archive, clock, bookChanged, ...(log ? { log } : {}) });
  bench.onChange(push.soon);
  const context: CoreContext = {
    ...{ home, clock, library, stores, preferences, backups, bench, notes, runs, loops, days, farEnd, closing },
    ...{ openFile, showFile, chooseFolder, changed: push.soon, refreshUnfinished: unfinished.refresh },
    ...{ exchange: book.exchange, bookChanged },
  };
  return { context, push, state };
}

/** Starts the core over an archive and a bench. An archive that cannot be opened is a problem in the state, no error. */
export async function createCore(options: CoreOptions): Promise<Core> {
  closeHome(options.home);
  const stores = await openStores(options.archivePath ?? defaultArchive(options.home), options.log);
  const preferences = await openPreferences(options.home);
  forgetLogos(options.home, preferences.now().company.logo);
  tellTimesIn(preferences.now().timeZone);
  const closing = new AbortController();
  const { context, push, state } = assemble(options, stores, preferences, closing.signal);
  await context.refreshUnfinished();
  context.bench.attend();
  if (!stores.problem) context.exchange.attend();
  context.loops.look();
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    // Whatever fails on the way out (an archive whose disk is gone), the rest of it goes on.
    const attempt = (act: () => Promise<void>): Promise<void> =>
      act().catch((thrown: unknown) => options.log?.error({ err: thrown }, 'not closed'));
    await attempt(() => context.runs.end());
    closing.abort();
    await attempt(() => context.backups.stop());
    await attempt(() => context.exchange.cancel());
    await attempt(() => context.bench.close());
    await attempt(() => context.farEnd.end());
    await attempt(() => stores.close());
  };
  return {
    methods: {
      ...benchMethods(context),
      ...runMethods(context),
      ...archiveMethods(context),
      ...settingsMethods(context),
      ...logMethods(context),
      ...helpMethods(),
      ...bookMethods(context),
      ...streamMethods(context),
    },
    state,
    onState: push.onState,
    running: () => context.runs.toStop(),
    close: () => (closed ??= close()),
  };
}
