import { createLampBoard } from '../../analysis/index.ts';
import { asTributaryError, errorView } from '../../contract/errors.ts';
import { mainRole, roleName, type Role } from '../../contract/instrument.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { AttemptRecord, RunRecord } from '../../contract/run.ts';
import type { Tester } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Session } from '../../instruments/index.ts';
import { nextAttempt, runAttempt } from './attempts.ts';
import { addEvent, leftS, saveAttempt, type RunContext } from '../recording/run-context.ts';
import { askedOf } from '../measure/asked.ts';
import { followClock } from './follow-clock.ts';
import { createHandle } from './handle.ts';
import { conclude, concludeRun, judgeAll } from '../measure/judging.ts';
import { createPrompts, type Prompts } from './prompts.ts';
import type { ReadingFile } from '../request/reading-file.ts';
import { testerSettings } from '../request/settings.ts';
import { partsOf } from '../steps/prove-loop.ts';
import type { RunRequest } from '../request/run-request.ts';
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
  /** The step to be picked up where it broke off, and why nobody saw the time since. */
  resuming?: RunContext['resuming'];
  /** The program broke off in this attempt. */
  takenUp?: boolean;
  /** What the clocks have to say about the time between. */
  notes?: readonly Message[];
}

function contextOf(launch: Launch, options: EngineOptions, stop: AbortController): RunContext & { prompts: Prompts } {
  const clock = clockOf(options);
  const { sessions, record, attempt, time, bootId } = launch;
  const role = mainRole(sessions.keys());
  const session = sessions.get(role) as Session<Tester>;
  const view = createViewStore(
    initialState(linksOf(sessions), role, askedOf(record, attempt.measurements[0]), time.nowMs()),
  );
  const prompts = createPrompts(view, { clock, time }, stop.signal, () => leftS(context.attempt));
  const context = {
    archive: options.archive,
    clock,
    time,
    bootId,
    sessions,
    role,
    session,
    tester: session.device,
    runId: record.runId,
    record,
    view,
    headless: launch.person === 'headless',
    reading: launch.reading,
    signatures: launch.signatures ?? [],
    signal: stop.signal,
    attempt,
    board: createLampBoard(session.device.capabilities, testerSettings(record.settings)),
    parts: partsOf(attempt),
    live: undefined,
    testerOn: false,
    measuring: false,
    lostWhileWiring: undefined,
    injectUnlockedUntilMs: 0,
    unchanged: false,
    again: false,
    resuming: launch.resuming,
    takenUp: launch.takenUp ?? false,
    ask: prompts.ask,
    prompts,
  };
  return context;
}

type LinkEvent = 'event.link-lost' | 'event.link-back' | 'event.link-other';

/** Which instrument it was is said where there are several. */
function linkMessage({ sessions }: RunContext, role: Role, code: LinkEvent): Message {
  const { zh: roleZh, en: roleEn } = roleName(role);
  return sessions.size < 2 ? { code } : { code: `${code}-of`, params: { roleZh, roleEn } };
}

/** Link changes of an instrument are shown at once; lost and back are events. */
function followLink(context: RunContext, role: Role, session: Session): () => void {
  const { view, time } = context;
  let before = session.state;
  const tell = (code: LinkEvent): void => {
    if (context.measuring) void addEvent(context, 'link', linkMessage(context, role, code)).catch(() => undefined);
  };
  return session.onChange(() => {
    const { state, problem } = session;
    view.dispatch({ type: 'link', role, link: state, other: problem, nowMs: time.nowMs() });
    if (state === 'lost' && problem?.code === 'other-instrument') tell('event.link-other');
    else if (state === 'lost' && before === 'ready') tell('event.link-lost');
    else if (state === 'ready' && before !== 'ready') tell('event.link-back');
    before = state;
  });
}

/** Goes through attempts until one is the last; whatever breaks, the record ends in a verdict. */
async function drive(context: RunContext, options: EngineOptions): Promise<RunRecord> {
  const { record, archive, runId, clock, time } = context;
  const unfollow = [...context.sessions].map(([role, session]) => followLink(context, role, session));
  const unwatch = followClock(context);
  const letSleep = options.keepAwake?.((problem) => {
    addEvent(context, 'computer', problem).catch(() => undefined);
  });
  try {
    await runAttempt(context);
    while (context.again) {
      await nextAttempt(context);
      await runAttempt(context);
    }
  } catch (thrown) {
    await salvage(context, thrown);
  }
  for (const forget of unfollow) forget();
  unwatch();
  letSleep?.();
  await closeAll(context.sessions, clock);
  record.endedAtMs = time.nowMs();
  Object.assign(record, concludeRun(record));
  const { verdict, why, endedAtMs, error } = record;
  try {
    // What could not be saved before may be saved now; a record without its judgement stays open.
    if (error) await saveAttempt(context);
    await archive.finishRun(runId, { verdict, why, endedAtMs, error });
    record.state = 'finished';
    const stored = await archive.getRun(runId);
    context.view.dispatch({ type: 'ended', verdict: stored.verdict, error: stored.error });
    return stored;
  } catch (thrown) {
    await salvage(context, thrown);
    context.view.dispatch({ type: 'ended', verdict: record.verdict, error: record.error });
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
async function salvage({ archive, record, attempt, parts }: RunContext, thrown: unknown): Promise<void> {
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
  const context = contextOf(what, options, stop);
  await enter(context);
  for (const note of what.notes ?? []) await addEvent(context, 'clock', note);
  const frame = {
    runId: context.runId,
    record: context.record,
  };
  return createHandle(context, stop, frame, drive(context, options), context.prompts);
}
