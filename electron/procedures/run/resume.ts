import { isNoted } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import { isOwn, type Role } from '../../contract/instrument.ts';
import type { LineTime } from '../../contract/line-time.ts';
import { isJudged, type AttemptRecord, type RunRecord, type StepRecord } from '../../contract/run.ts';
import { enterAttempt, newAttempt } from './attempts.ts';
import { putAttempt } from '../recording/recording.ts';
import { leftS, type RunContext } from '../recording/run-context.ts';
import { checkUse } from '../definition/roles.ts';
import { checkRate } from '../request/rate-fit.ts';
import { checkSame, closeAll, closingOnError, openAll, type Sessions } from './instruments.ts';
import { launch } from './launch.ts';
import { conclude, concludeRun, judgeAll } from '../measure/judging.ts';
import { checkRelease, isQuietRun, needsRelease, releaseNowMs } from '../request/release.ts';
import { takeUpTime, type TakenUpTime } from '../recording/run-time.ts';
import { runsAsked, togetherS } from '../request/settings.ts';
import { assumed, standing, takeBack } from '../measure/switched-on.ts';
import type { RunRequest } from '../request/run-request.ts';
import { kindOf } from '../steps/index.ts';
import { clockOf, type EngineOptions, type RunHandle } from './run-handle.ts';

/** `use`: where instruments are now, by role; those that are not named are where they were. */
type Resume = { person: RunRequest['person']; use?: RunRequest['use'] };

async function unfinished(runId: string, options: EngineOptions): Promise<RunRecord> {
  const record = await options.archive.getRun(runId);
  if (record.state === 'finished') throw new TributaryError('run-finished', runId);
  return record;
}

/** Where the instruments of a record were, or are now. Errors: `role-unneeded`. */
function placesOf({ instruments, procedure }: RunRecord, now: RunRequest['use'] = {}): Record<Role, string> {
  const before = Object.entries(instruments).flatMap(([role, { address }]) =>
    isOwn(role) ? [] : [[role, address] as const],
  );
  const use = { ...Object.fromEntries(before), ...now };
  checkUse(procedure, use);
  return use;
}

/** Opens the instruments of a record again. Errors: those of the links, `other-instrument`, `circuit-misfit`; then none stays open. */
async function openAgain(record: RunRecord, use: RunRequest['use'], options: EngineOptions): Promise<Sessions> {
  const sessions = await openAll(options, use);
  return await closingOnError(sessions, clockOf(options), () => {
    checkSame(record.instruments, sessions);
    for (const { device } of sessions.values()) if (device.role === 'tester') checkRate(record, device.rateKbps);
    return Promise.resolve(sessions);
  });
}

/** Steps that have to be done again: all that were not finished, and before a measurement that was not begun, all of which nobody knows what is left. */
function rewind({ steps, measurements }: AttemptRecord): { brokenOff?: string; measures: boolean } {
  const begun = measurements.flatMap(({ step, from }) => (from === undefined ? [] : [step]));
  const brokenOff = steps.find(({ id, state }) => state !== 'done' && begun.includes(id));
  const lastMeasured = steps.findLastIndex(({ id }) => begun.includes(id));
  const measures = measurements.some(({ step }) => steps.some(({ id, state }) => id === step && state !== 'done'));
  const isLost = (step: StepRecord, at: number): boolean =>
    measures && !brokenOff && at > lastMeasured && kindOf(step).rewindable;
  for (const [at, step] of steps.entries()) if (step.state !== 'done' || isLost(step, at)) step.state = 'waiting';
  return { measures, ...(brokenOff ? { brokenOff: brokenOff.id } : {}) };
}

async function enterAgain({ recording }: RunContext): Promise<void> {
  const { record, attempt, screen } = recording;
  screen.dispatch({ type: 'attempt', attempt: attempt.number });
  for (const event of record.events.filter(isNoted).slice(-50)) screen.dispatch({ type: 'event', event });
  for (const step of attempt.steps) await recording.write({ what: 'step', step });
}

function lastAttempt(record: RunRecord, time: LineTime): { attempt: AttemptRecord; isNew: boolean } {
  const attempt = record.attempts.at(-1);
  if (attempt && attempt.steps.length === record.procedure.steps.length) return { attempt, isNew: false };
  // It broke off before all steps were written: nothing was done yet.
  const fresh = newAttempt({ record, time }, Math.max(1, record.attempts.length));
  if (attempt && attempt.measurements.length > 0) fresh.measurements = attempt.measurements;
  if (attempt?.teardown) fresh.teardown = attempt.teardown;
  record.attempts = [...record.attempts.slice(0, -1), fresh];
  return { attempt: fresh, isNew: true };
}

/** The time of a record that broke off goes on behind all that is stored of its measurement. */
async function takenUp(record: RunRecord, options: EngineOptions): Promise<TakenUpTime> {
  const attempt = record.attempts.at(-1);
  const begun = attempt?.measurements.findLast(({ kind, from }) => kind !== 'by-hand' && from !== undefined);
  const extent = begun && (await options.archive.extent(begun.id));
  return await takeUpTime(record, begun && (extent?.to ?? 0), clockOf(options));
}

/**
 * Goes on with a run that broke off; the unseen time becomes a gap. Errors: `run-unknown`, `run-finished`, `other-instrument`, `circuit-misfit`, those of the link;
 * `release-*` where nothing was measured yet.
 */
export async function resumeRun(runId: string, request: Resume, options: EngineOptions): Promise<RunHandle> {
  const record = await unfinished(runId, options);
  const sessions = await openAgain(record, placesOf(record, request.use), options);
  return await closingOnError(sessions, clockOf(options), async () => {
    const { reason, ...taken } = await takenUp(record, options);
    const { attempt, isNew } = lastAttempt(record, taken.time);
    const { brokenOff: step, measures } = rewind(attempt);
    const resuming = step === undefined ? undefined : { step, reason };
    if (!resuming && measures)
      await takingBack(record, attempt, sessions, { ...options, ...taken }, () =>
        checkStillReleased(record, request.person, leftS(attempt), taken.time, options),
      );
    // What was measured to its end and judged stays so: a further attempt and signatures are all that is left.
    if (measures) delete attempt.verdict;
    if (attempt.verdict === undefined) for (const name of ['verdict', 'why'] as const) delete record[name];
    const what = { record, attempt, sessions, ...taken, person: request.person, resuming, takenUp: true };
    return await launch(what, options, isNew ? enterAttempt : enterAgain);
  });
}

/** A further attempt of a finished run; earlier attempts stay. `inService`: its circuit carries traffic by now. Errors: `run-unknown`, `run-active`, `release-*`, `circuit-misfit`, those of the link. */
export async function repeatRun(
  runId: string,
  request: { person: RunRequest['person']; inService?: boolean },
  options: EngineOptions,
): Promise<RunHandle> {
  const record = await options.archive.getRun(runId);
  if (record.state !== 'finished') throw new TributaryError('run-active', runId);
  if (record.circuit && request.inService) record.circuit = { ...record.circuit, inService: true };
  const forS = togetherS(runsAsked(record.procedure, record.settings));
  const { time, bootId, notes } = await takeUpTime(record, undefined, clockOf(options));
  checkStillReleased(record, request.person, forS, time, options);
  const sessions = await openAgain(record, placesOf(record), options);
  return await closingOnError(sessions, clockOf(options), async () => {
    await options.archive.reopenRun(runId);
    const attempt = newAttempt({ record, time }, record.attempts.length + 1);
    record.attempts.push(attempt);
    for (const name of ['verdict', 'why', 'error', 'endedAtMs'] as const) delete record[name];
    record.state = 'running';
    const what = { record, attempt, sessions, time, bootId, notes, person: request.person };
    return await launch(what, options, enterAttempt);
  });
}

/** What forbids going on forbids leaving on what the program that broke off had switched on. */
async function takingBack(
  { runId }: RunRecord,
  attempt: AttemptRecord,
  sessions: Sessions,
  { archive, clock, time, loops }: Pick<EngineOptions, 'archive' | 'clock' | 'loops'> & { time: LineTime },
  check: () => void,
): Promise<void> {
  try {
    check();
  } catch (thrown) {
    attempt.teardown = await takeBack(attempt, (role) => sessions.get(role)?.device, {
      clock: clockOf({ clock }),
      time,
      loops,
    });
    await putAttempt(archive, runId, attempt);
    throw thrown;
  }
}

/** A release that is over holds no longer: a person is asked again by the release step, before anything is sent. */
function checkStillReleased(
  record: RunRecord,
  person: RunRequest['person'],
  forS: number,
  time: LineTime,
  options: EngineOptions,
): void {
  if (!needsRelease(record.circuit) || isQuietRun(record)) return;
  try {
    if (!record.release) throw new TributaryError('release-needed', record.circuit?.number ?? '');
    checkRelease(record.release, forS, releaseNowMs({ clock: clockOf(options), time }));
  } catch (thrown) {
    const asks = record.procedure.steps.some((step) => kindOf(step).asksRelease);
    if (person === 'headless' || !asks) throw thrown;
    delete record.release;
    const step = record.attempts.at(-1)?.steps.find((one) => one.do === 'release');
    if (step && record.state === 'running') step.state = 'waiting';
  }
}

/** What stands open where the program broke off is taken back. What cannot be reached, or is another one, is recorded as not done. */
async function tearDownLeft(
  record: RunRecord,
  attempt: AttemptRecord,
  time: LineTime,
  options: EngineOptions,
): Promise<void> {
  const clock = clockOf(options);
  for (const [role, { capabilities }] of Object.entries(record.instruments))
    if (capabilities && !isOwn(role) && capabilities.reading !== 'by-hand')
      Object.assign(attempt, assumed(attempt, role, capabilities, time.nowMs()));
  const open = new Map<Role, Sessions>();
  for (const role of new Set(standing(attempt).map((one) => one.role ?? 'tester'))) {
    const { address } = record.instruments[role] ?? {};
    const sessions = address && (await openAgain(record, { [role]: address }, options).catch(() => undefined));
    if (sessions) open.set(role, sessions);
  }
  const by = { clock, time, loops: options.loops };
  attempt.teardown = await takeBack(attempt, (role) => open.get(role)?.get(role)?.device, by);
  for (const sessions of open.values()) await closeAll(sessions, clock);
}

/** A run that broke off after its judgement, while somebody was asked whether to test again or to sign: its verdict stands. */
async function closeJudged(record: RunRecord, endedAtMs: number, { archive }: EngineOptions): Promise<RunRecord> {
  const { runId, verdict, why } = record;
  await archive.finishRun(runId, { verdict, why, endedAtMs });
  return await archive.getRun(runId);
}

/** Ends a run that broke off, without resuming: as it was judged, else aborted, or fail where that is proven. Errors: `run-unknown`, `run-finished`. */
export async function abandonRun(runId: string, options: EngineOptions): Promise<RunRecord> {
  const record = await unfinished(runId, options);
  const { archive } = options;
  const { time } = await takenUp(record, options);
  const attempt = record.attempts.at(-1);
  if (isJudged(record)) {
    if (attempt && standing(attempt).length > 0) {
      await tearDownLeft(record, attempt, time, options);
      await putAttempt(archive, runId, attempt);
    }
    return await closeJudged(record, time.nowMs(), options);
  }
  const measurements = attempt?.measurements ?? [];
  const cut = measurements.flatMap(({ id, verdict: own }) => (own ? [] : [id]));
  const part = { verdict: 'aborted', why: { code: 'why.program-stopped' }, cut } as const;
  await judgeAll(archive, record, measurements);
  const { verdict, why } = conclude(attempt, [part]);
  if (attempt) {
    await tearDownLeft(record, attempt, time, options);
    Object.assign(attempt, { endedAtMs: time.nowMs(), verdict });
    await putAttempt(archive, runId, attempt);
  }
  const endedAtMs = time.nowMs();
  await archive.finishRun(runId, { ...concludeRun({ ...record, verdict, why }), endedAtMs });
  return await archive.getRun(runId);
}
