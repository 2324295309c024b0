import { TributaryError } from '../../contract/errors.ts';
import { createLineTime } from '../../contract/line-time.ts';
import { isSignerRole, SIGNER_ROLES } from '../../contract/procedure.ts';
import type { InstrumentRecord, RunRecord } from '../../contract/run.ts';
import { instrumentKey, type Tester } from '../../contract/tester.ts';
import { readingProblems } from '../../analysis/index.ts';
import type { NewRun } from '../../archive/index.ts';
import type { Session } from '../../instruments/index.ts';
import { zoneAt } from '../../machine/index.ts';
import { enterAttempt, newAttempt } from './attempts.ts';
import { checkRequest, checkTester, type Checked } from '../definition/check.ts';
import { clockOf, launch, openTester } from './launch.ts';
import { rateOf } from '../request/agreed-rate.ts';
import { readingError } from '../request/reading-error.ts';
import type { RunRequest } from '../request/run-request.ts';
import type { EngineOptions, RunHandle } from './run-handle.ts';

function checkSignatures(request: RunRequest): void {
  for (const { role, name } of request.signatures ?? []) {
    if (!isSignerRole(role))
      throw new TributaryError('setting-bad', 'sign', { value: role, text: SIGNER_ROLES.join(', ') });
    if (name.trim() === '') throw new TributaryError('setting-bad', 'sign', { value: `${role}=`, text: `${role}=...` });
  }
}

/** The instrument as it answered, with what a person once said of it. */
async function instrumentOf(
  tester: Tester,
  request: RunRequest,
  { settings, reading }: Checked,
  options: EngineOptions,
): Promise<InstrumentRecord> {
  const { family, identity, capabilities } = tester;
  const known = await options.archive.findInstrument(instrumentKey(family, identity, request.address));
  // What a reading says of its set goes before what is remembered of the address.
  const told = { ...known, ...reading?.set };
  const { maker, model } = told;
  const serialTyped = request.serial ?? told.serialTyped;
  const rateKbps = rateOf(tester.rateKbps, { settings, circuit: request.circuit });
  return {
    family,
    address: request.address,
    identity: { ...identity, ...(maker ? { maker } : {}), ...(model ? { model } : {}) },
    capabilities,
    ...(serialTyped === undefined || serialTyped === '' ? {} : { serialTyped }),
    ...(told.calibration ? { calibration: told.calibration } : {}),
    ...(told.lacks ? { lacks: told.lacks } : {}),
    ...(rateKbps === undefined ? {} : { rateKbps }),
  };
}

async function newRun(
  request: RunRequest,
  checked: Checked,
  session: Session,
  startedAtMs: number,
  options: EngineOptions,
): Promise<NewRun> {
  return {
    procedure: request.procedure,
    limitSets: checked.limitSets,
    settings: checked.settings,
    given: checked.given,
    ...(request.circuit ? { circuit: request.circuit } : {}),
    ...(checked.release ? { release: checked.release } : {}),
    instrument: await instrumentOf(session.tester, request, checked, options),
    simulated: session.tester.simulated,
    headless: request.person === 'headless',
    startedAtMs,
    zone: zoneAt(startedAtMs),
    software: options.software,
  };
}

const asRecord = (run: NewRun, runId: string): RunRecord => ({
  ...run,
  runId,
  attempts: [],
  events: [],
  gaps: [],
  signatures: [],
  attachments: [],
  state: 'running',
});

/** Whoever stands beside a set that he reads can say what it is, once. Errors: `set-unnamed`. */
function checkNamed({ identity, capabilities, address }: InstrumentRecord, person: RunRequest['person']): void {
  if (person === 'headless' || capabilities.reading !== 'by-hand') return;
  if (identity.maker === '' || identity.model === '') throw new TributaryError('set-unnamed', address);
}

/** Errors: `reading-unasked`; `reading-contradicts`, `reading-too-long` with the file and its fields. */
function checkReading({ reading, forS }: Checked, { rateKbps, capabilities, address }: InstrumentRecord): void {
  if (!reading) return;
  // What another tester measures nobody types in.
  if (capabilities.reading !== 'by-hand') throw new TributaryError('reading-unasked', address);
  const problems = readingProblems(reading.counts, { forS, rateKbps });
  if (problems.length > 0) throw readingError(problems, reading.path);
}

async function begin(
  request: RunRequest,
  checked: Checked,
  session: Session,
  options: EngineOptions,
): Promise<RunHandle> {
  checkTester(request, checked.settings, session.tester);
  const clock = clockOf(options);
  const [time, bootId] = [createLineTime(clock), await clock.bootId()];
  const run = await newRun(request, checked, session, time.nowMs(), options);
  checkNamed(run.instrument, request.person);
  checkReading(checked, run.instrument);
  const runId = await options.archive.createRun(run);
  const record = asRecord(run, runId);
  const attempt = newAttempt({ record, time }, 1);
  record.attempts.push(attempt);
  const { person, signatures } = request;
  const { forS, reading } = checked;
  return await launch(
    { record, attempt, session, time, bootId, person, forS, reading, signatures },
    options,
    enterAttempt,
  );
}

/** Checks the request (settings, release, tester) before anything exists, then creates the run and goes on in the background. */
export async function startRun(request: RunRequest, options: EngineOptions): Promise<RunHandle> {
  checkSignatures(request);
  const checked = await checkRequest(request, options.library, clockOf(options).nowMs());
  const session = await openTester(options, request.address);
  return await closingOnError(session, () => begin(request, checked, session, options));
}

/** A session that a run did not take over is closed again. */
export async function closingOnError<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    await session.close();
    throw thrown;
  }
}
