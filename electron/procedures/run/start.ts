import { TributaryError } from '../../contract/errors.ts';
import { createLineTime } from '../../contract/line-time.ts';
import {
  testerOf,
  testersIn,
  type Device,
  type InstrumentRecord,
  type Role,
  type TesterRecord,
} from '../../contract/instrument.ts';
import { rolesOf } from '../../contract/needs.ts';
import { LADDER_ROLE } from '../../contract/ladder.ts';
import { NO_PROBER } from '../../contract/ladder-tester.ts';
import { STREAM_ROLE } from '../../contract/stream.ts';
import { streamRecord } from '../../contract/stream-tester.ts';
import { isSignerRole, SIGNER_ROLES } from '../../contract/signers.ts';
import type { RunRecord } from '../../contract/run.ts';
import { instrumentKey, isReadByPerson } from '../../contract/tester.ts';
import { readingProblems } from '../../analysis/index.ts';
import type { NewRun } from '../../archive/index.ts';
import { clockOffsetOf } from '../../instruments/index.ts';
import { zoneAt } from '../../machine/index.ts';
import { enterAttempt, newAttempt } from './attempts.ts';
import { checkInstrument, checkRequest, type Checked } from '../definition/check.ts';
import { closingOnError, openAll, type Sessions } from './instruments.ts';
import { launch } from './launch.ts';
import { layLadder } from './lay-ladder.ts';
import { measuredKbps } from '../request/agreed-rate.ts';
import { readingError } from '../request/reading-error.ts';
import type { RunRequest } from '../request/run-request.ts';
import { clockOf, type EngineOptions, type RunHandle } from './run-handle.ts';

function checkSignatures(request: RunRequest): void {
  for (const { role, name } of request.signatures ?? []) {
    if (!isSignerRole(role))
      throw new TributaryError('setting-bad', 'sign', { value: role, text: SIGNER_ROLES.join(', ') });
    if (name.trim() === '') throw new TributaryError('setting-bad', 'sign', { value: `${role}=`, text: `${role}=...` });
  }
}

const isByHand = (device: Device): boolean => device.role === 'tester' && device.capabilities.reading === 'by-hand';

/** The instrument as it answered, with what a person once said of it. */
async function instrumentOf(
  role: Role,
  device: Device,
  request: RunRequest,
  checked: Checked,
  options: EngineOptions,
): Promise<InstrumentRecord> {
  const { family, identity, simulated } = device;
  const address = request.use[role]!;
  const known = await options.archive.findInstrument(instrumentKey(family, identity, address));
  // What a reading says of its set goes before what is remembered of the address.
  const told = { ...known, ...(isByHand(device) ? checked.reading?.set : {}) };
  const { maker, model } = told;
  const clockOffsetMs = await clockOffsetOf(device, clockOf(options));
  const serialTyped = request.serials?.[role] ?? told.serialTyped;
  return {
    family,
    address,
    simulated,
    identity: { ...identity, ...(maker ? { maker } : {}), ...(model ? { model } : {}) },
    ...ofTester(device, request, checked),
    ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
    ...(serialTyped === undefined || serialTyped === '' ? {} : { serialTyped }),
    ...(told.calibration ? { calibration: told.calibration } : {}),
    ...(told.lacks ? { lacks: told.lacks } : {}),
  };
}

/** What is known of testers alone. */
function ofTester(device: Device, { circuit }: RunRequest, { settings }: Checked): Partial<InstrumentRecord> {
  if (device.role !== 'tester') return {};
  const rateKbps = measuredKbps(device.rateKbps, { settings, circuit });
  return { capabilities: device.capabilities, ...(rateKbps === undefined ? {} : { rateKbps }) };
}

/** All of them, in the order of their roles. */
async function instrumentsOf(
  sessions: Sessions,
  request: RunRequest,
  checked: Checked,
  options: EngineOptions,
): Promise<RunRecord['instruments']> {
  const of = async ([role, { device }]: [Role, { device: Device }]): Promise<[Role, InstrumentRecord]> => [
    role,
    await instrumentOf(role, device, request, checked, options),
  ];
  return Object.fromEntries(await Promise.all([...sessions].map(of)));
}

/** What stands for what is measured with: also where nothing is, so long as no tester does. Errors: those of opening a far end. */
async function ownInstrument(
  { procedure }: RunRequest,
  { settings }: Checked,
  instruments: RunRecord['instruments'],
  { openStream, software }: EngineOptions,
): Promise<RunRecord['instruments']> {
  if (testersIn(instruments).length > 0) return {};
  const { far } = settings;
  if (!procedure.needs.stream || far === undefined) return { [LADDER_ROLE]: NO_PROBER };
  // Opened once, so that a run without a far end never begins.
  await (await openStream?.(far))?.close();
  return { [STREAM_ROLE]: streamRecord(far, software) };
}

async function newRun(
  request: RunRequest,
  checked: Checked,
  sessions: Sessions,
  startedAtMs: number,
  options: EngineOptions,
): Promise<NewRun> {
  const laid = request.ladder && (await layLadder(request.ladder, options));
  const instruments = await instrumentsOf(sessions, request, checked, options);
  const own = laid ? { [LADDER_ROLE]: laid.record } : await ownInstrument(request, checked, instruments, options);
  return {
    procedure: request.procedure,
    limitSets: checked.limitSets,
    settings: checked.settings,
    given: checked.given,
    ...(request.circuit ? { circuit: request.circuit } : {}),
    ...(request.described ? { described: request.described } : {}),
    ...(checked.release ? { release: checked.release } : {}),
    instruments: { ...instruments, ...own },
    ...(laid ? { ladder: laid.ladder } : {}),
    simulated:
      Object.values(own).some(({ simulated }) => simulated) ||
      [...sessions.values()].some(({ device }) => device.simulated),
    headless: request.person === 'headless',
    startedAtMs,
    zone: zoneAt(startedAtMs),
    software: options.software,
  };
}

const asRecord = ({ described: _described, ...run }: NewRun, runId: string): RunRecord => ({
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
function checkNamed({ identity, capabilities, address }: TesterRecord, person: RunRequest['person']): void {
  if (person === 'headless' || capabilities.reading !== 'by-hand') return;
  if (identity.maker === '' || identity.model === '') throw new TributaryError('set-unnamed', address);
}

/** Errors: `reading-unasked`; `reading-contradicts`, `reading-too-long` with the file and its fields. */
function checkReading({ reading, runs }: Checked, { rateKbps, capabilities, address }: TesterRecord): void {
  if (!reading) return;
  // What another tester measures nobody types in.
  if (!isReadByPerson(capabilities)) throw new TributaryError('reading-unasked', address);
  const problems = readingProblems(reading.counts, { forS: runs[0]?.forS ?? 0, rateKbps });
  if (problems.length > 0) throw readingError(problems, reading.path);
}

async function begin(
  request: RunRequest,
  checked: Checked,
  sessions: Sessions,
  options: EngineOptions,
): Promise<RunHandle> {
  for (const [role, { device }] of sessions) checkInstrument(request, checked.settings, role, device);
  const clock = clockOf(options);
  const [time, bootId] = [createLineTime(clock), await clock.bootId()];
  const run = await newRun(request, checked, sessions, time.nowMs(), options);
  for (const tester of testersIn(run.instruments)) checkNamed(tester, request.person);
  checkReading(checked, testerOf(run));
  const runId = await options.archive.createRun(run);
  const record = asRecord(run, runId);
  const attempt = newAttempt({ record, time }, 1);
  record.attempts.push(attempt);
  const { person, signatures, confirmed } = request;
  const { reading } = checked;
  const what = { record, attempt, sessions, time, bootId, person, reading, signatures, confirmed };
  return await launch(what, options, enterAttempt);
}

/** Checks the request (settings, release, instruments) before anything exists, then creates the run and goes on in the background. */
export async function startRun(request: RunRequest, options: EngineOptions): Promise<RunHandle> {
  checkSignatures(request);
  const checked = await checkRequest(request, options.library, clockOf(options).nowMs());
  const use = Object.fromEntries(
    [...rolesOf(request.procedure.needs).keys()].flatMap((role) =>
      request.use[role] === undefined ? [] : [[role, request.use[role]]],
    ),
  );
  const sessions = await openAll(options, use);
  return await closingOnError(sessions, clockOf(options), () => begin(request, checked, sessions, options));
}
