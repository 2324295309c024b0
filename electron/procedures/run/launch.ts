import { createLampBoard } from '../../analysis/index.ts';
import { asTributaryError, errorView } from '../../contract/errors.ts';
import { NO_LOG } from '../../contract/log.ts';
import { isOwn, mainRole, roleName, type Role } from '../../contract/instrument.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { AttemptRecord, RunRecord } from '../../contract/run.ts';
import type { Tester } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Session } from '../../instruments/index.ts';
import { nextAttempt, runAttempt, type Resuming } from './attempts.ts';
import { createRecording } from '../recording/recording.ts';
import { addEvent, newPass, type RunContext } from '../recording/run-context.ts';
import { askedOf } from '../measure/asked.ts';
import { followClock } from './follow-clock.ts';
import { createHandle } from './handle.ts';
import { conclude, concludeRun, judgeAll } from '../measure/judging.ts';
import { noSession } from './no-session.ts';
import { createPrompts, type Prompts } from './prompts.ts';
import { logRun } from './run-log.ts';
import type { ReadingFile } from '../request/reading-file.ts';
import { testerSettings } from '../request/settings.ts';
import { kindOf } from '../steps/index.ts';
import { partsOf } from '../steps/prove-loop.ts';
import type { Confirmed, RunRequest } from '../request/run-request.ts';
import { closeAll, type Sessions } from './instruments.ts';
import { clockOf, type EngineOptions, type RunHandle } from './run-handle.ts';
import { initialState, linksOf } from '../view/view-state.ts';
import { createViewStore } from '../view/view-store.ts';

/** Everything a run begins or goes on with. */
export interface Launch {
  record: RunRecord;
  attempt: AttemptRecord;
  sessions: Sessions;
  time: LineTime;
  bootId: string | undefined;
  person: RunRequest['person'];
  reading?: ReadingFile;
  signatures?: RunRequest['signatures'];
  confirmed?: Confirmed;
  /** The step to be picked up where it broke off, and why nobody saw the time since. */
  resuming?: Resuming;
  /** The program broke off in this attempt. */
  takenUp?: boolean;
  /** What the clocks have to say about the time between. */
  notes?: readonly Message[];
}

interface Made {
  log: ReturnType<typeof logRun>;
  context: RunContext;
  prompts: Prompts;
}
function contextOf(launch: Launch, options: EngineOptions, stop: AbortController): Made {
  const clock = clockOf(options);
  const { archive, reportPrefix = () => '' } = options;
  const { sessions, record, attempt, time, bootId } = launch;
  const role = mainRole([...sessions.keys(), ...Object.keys(record.instruments).filter(isOwn)]);
  const session = (sessions.get(role) as Session<Tester> | undefined) ?? noSession(record);
  const lamps = createLampBoard(session.device.capabilities, testerSettings(record.settings));
  const asked = askedOf(record, attempt.measurements[0]);
  const screen = createViewStore(initialState(linksOf(sessions), role, asked, time.nowMs()), lamps);
  const log = logRun((options.log ?? NO_LOG).child({ room: 'run', run: record.runId }));
  const { written } = log;
  const recording = createRecording({ archive, record, attempt, clock, time, bootId, reportPrefix, written }, screen);
  const prompts = createPrompts(screen, stop.signal);
  const people = {
    headless: launch.person === 'headless',
    handled: record.procedure.steps.some((step) => kindOf(step).byPerson),
    reading: launch.reading,
    signatures: launch.signatures ?? [],
    ask: log.asking(prompts.ask),
  };
  const { confirmed } = launch;
  const pass = newPass({
    parts: partsOf(attempt),
    takenUp: launch.takenUp ?? false,
    ...(confirmed ? { confirmed } : {}),
  });
  const state: RunContext['state'] = { phase: { is: 'idle' }, pass, loopTimers: new Map() };
  const hands = { sessions, role, session, tester: session.device };
  return {
    log,
    context: {
      ...{ clock, time, signal: stop.signal, ...people, ...hands, recording, state },
      ...{ prober: options.openProber, streams: options.openStream, loops: options.loops },
    },
    prompts,
  };
}

/** What became of a link: of the only instrument, and of one of several. */
const LINK_EVENTS = {
  'event.link-lost': 'event.link-lost-of',
  'event.link-back': 'event.link-back-of',
  'event.link-other': 'event.link-other-of',
} as const;
type LinkEvent = keyof typeof LINK_EVENTS;

/** Which instrument it was is said where there are several. */
function linkMessage({ sessions }: RunContext, role: Role, code: LinkEvent): Message {
  const { zh: roleZh, en: roleEn } = roleName(role);
  return sessions.size < 2 ? { code } : { code: LINK_EVENTS[code], params: { roleZh, roleEn } };
}

/** Link changes of an instrument are shown at once; lost and back are events. */
function followLink(context: RunContext, role: Role, session: Session): () => void {
  const { recording, state: run, time } = context;
  let before = session.state;
  const tell = (code: LinkEvent): void => {
    if (run.phase.is === 'measuring')
      void addEvent(context, 'link', linkMessage(context, role, code)).catch(() => undefined);
  };
  return session.onChange(() => {
    const { state, problem } = session;
    recording.screen.dispatch({ type: 'link', role, link: state, other: problem, nowMs: time.nowMs() });
    if (state === 'lost' && problem?.code === 'other-instrument') tell('event.link-other');
    else if (state === 'lost' && before === 'ready') tell('event.link-lost');
    else if (state === 'ready' && before !== 'ready') tell('event.link-back');
    before = state;
  });
}

/** Goes through attempts until one is the last; whatever breaks, the record ends in a verdict, unless it waits on for signatures. */
async function drive(context: RunContext, options: EngineOptions, resuming: Resuming): Promise<RunRecord> {
  const { clock } = context;
  const unfollow = [...context.sessions].map(([role, session]) => followLink(context, role, session));
  const unwatch = followClock(context);
  const letSleep = options.keepAwake?.((problem) => {
    addEvent(context, 'computer', problem).catch(() => undefined);
  });
  let end: Awaited<ReturnType<typeof runAttempt>> = 'ended';
  try {
    end = await runAttempt(context, resuming);
    while (context.state.pass.further) {
      await nextAttempt(context);
      end = await runAttempt(context);
    }
  } catch (thrown) {
    await salvage(context, thrown);
  }
  for (const forget of unfollow) forget();
  unwatch();
  letSleep?.();
  await closeAll(context.sessions, clock);
  return end === 'ended' ? await finish(context) : context.recording.record;
}

/** Closes the record. */
async function finish(context: RunContext): Promise<RunRecord> {
  const { recording, time } = context;
  const { record, archive, screen } = recording;
  record.endedAtMs = time.nowMs();
  Object.assign(record, concludeRun(record));
  const { verdict, why, endedAtMs, error } = record;
  try {
    // What could not be saved before may be saved now; a record without its judgement stays open.
    if (error) await recording.write({ what: 'attempt' });
    await archive.finishRun(record.runId, { verdict, why, endedAtMs, error });
    record.state = 'finished';
    const stored = await archive.getRun(record.runId);
    screen.dispatch({ type: 'ended', verdict: stored.verdict, error: stored.error });
    return stored;
  } catch (thrown) {
    await salvage(context, thrown);
    screen.dispatch({ type: 'ended', verdict: record.verdict, error: record.error });
    return record;
  }
}

/** Of nothing there is nothing to say, not even that it kept within limits. */
async function judgeUnjudged(
  archive: EngineOptions['archive'],
  record: RunRecord,
  attempt: AttemptRecord,
): Promise<void> {
  const measurements = attempt.measurements.filter(({ judgement }) => judgement === undefined);
  await judgeAll(archive, record, measurements);
  for (const one of measurements) if (one.judgement?.seconds.total === 0) delete one.judgement;
}

/** The archive takes nothing more: the record in memory says so, and is judged by what was acknowledged before: that is on disk and is counted. */
async function salvage({ recording, state }: RunContext, thrown: unknown): Promise<void> {
  const { archive, record, attempt } = recording;
  const { parts } = state.pass;
  record.error ??= errorView(asTributaryError(thrown));
  const why: Message = { code: 'why.error', params: { ...record.error.message } };
  const cut = attempt.measurements.flatMap(({ id, judgement }) => (judgement ? [] : [id]));
  if (!parts.some((part) => part.verdict === 'error')) parts.push({ verdict: 'error', why, cut });
  await judgeUnjudged(archive, record, attempt).catch(() => undefined);
  const own = conclude(attempt, parts);
  attempt.verdict = own.verdict;
  Object.assign(record, concludeRun({ ...record, ...own }));
}

/** Sets a run going in the background. `enter`: what must be on disk before anybody hears of the run. */
export async function launch(
  what: Launch,
  options: EngineOptions,
  enter: (context: RunContext) => Promise<void>,
): Promise<RunHandle> {
  const stop = new AbortController();
  const { context, prompts, log } = contextOf(what, options, stop);
  await enter(context);
  for (const note of what.notes ?? []) await addEvent(context, 'clock', note);
  const done = drive(context, options, what.resuming).then((record) => {
    log.ended(record);
    return record;
  });
  return createHandle(context, stop, done, prompts);
}
