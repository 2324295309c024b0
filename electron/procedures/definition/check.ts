import { limitRefs } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { Device, Role } from '../../contract/instrument.ts';
import { needsLadder } from '../../contract/needs.ts';
import type { LimitSet } from '../../contract/limits.ts';
import type { Release } from '../../contract/run.ts';
import { checkFar } from '../../instruments/index.ts';
import { kindOf } from '../steps/index.ts';
import { checkRate } from '../request/rate-fit.ts';
import { checkCircuit } from './circuit-fit.ts';
import type { Library } from './library.ts';
import { checkDevice, checkUse } from './roles.ts';
import { readingFile, type ReadingFile } from '../request/reading-file.ts';
import { checkRelease, givenRelease, isQuiet, needsRelease, parseUntil } from '../request/release.ts';
import {
  checkAgainstTester,
  durationOf,
  effectiveSettings,
  runsAsked,
  togetherS,
  type Settings,
} from '../request/settings.ts';
import type { RunRequest } from '../request/run-request.ts';
import { howSet } from '../../contract/settings.ts';
import type { Capabilities } from '../../contract/tester.ts';

/** A request that may become a run. */
export interface Checked {
  settings: Settings;
  given: string[];
  limitSets: LimitSet[];
  /** How long each run step lasts, seconds. */
  runs: ReturnType<typeof runsAsked>;
  release?: Release;
  /** Headless, by hand: what the file of `--set reading=` says. */
  reading?: ReadingFile;
}

/** Checks all of a request that needs no instrument. Errors: `role-*`, `setting-unknown`, `setting-bad`, `limits-unknown`, `circuit-misfit`, `release-*`, `bad-yaml`. */
export async function checkRequest(request: RunRequest, library: Library, nowMs: number): Promise<Checked> {
  checkUse(request.procedure, request.use);
  checkLadderWanted(request);
  const { settings, given } = effectiveSettings(request.procedure, request.settings, request.circuit);
  const runs = runsAsked(request.procedure, settings);
  if (request.procedure.needs.stream && settings['far'] !== undefined) checkFar(settings['far']);
  durationOf(settings, '$patience');
  const limitSets = await Promise.all(limitRefs(request.procedure).map(({ set }) => library.limitSet(set)));
  await checkCircuit(request.procedure, request.circuit, limitSets, library, settings['rate']);
  const release = checkedRelease(request, togetherS(runs), nowMs);
  const path = request.settings['reading'];
  const reading = path === undefined ? undefined : await readingFile(path, nowMs);
  return { settings, given, limitSets, runs, ...(release ? { release } : {}), ...(reading ? { reading } : {}) };
}

/** Refuses a procedure without the ladder that it needs, and a ladder that it does not take. Errors: `ladder-missing`, `ladder-unneeded`. */
function checkLadderWanted({ procedure, ladder }: RunRequest): void {
  const { needs, title } = procedure;
  if (!ladder && needsLadder(needs)) throw new TributaryError('ladder-missing', '', { procedure: title });
  if (ladder && !needs.ladder) throw new TributaryError('ladder-unneeded', '', { procedure: title });
}

function checkedRelease(request: RunRequest, forS: number, nowMs: number): Release | undefined {
  const until = request.settings['released-until'];
  if (until !== undefined) parseUntil(until);
  if (!needsRelease(request.circuit) || isQuiet(request)) return undefined;
  const release = givenRelease(request);
  if (release) {
    checkRelease(release, forS, nowMs);
    return release;
  }
  const asks = request.person === 'person' && request.procedure.steps.some((step) => kindOf(step).asksRelease);
  if (!asks) throw new TributaryError('release-needed', request.circuit?.number ?? '');
  return undefined;
}

/** True of a tester that is told its rate before it measures: it may stand as the circuit before left it, and is looked at again once it was told. */
const isToldRate = ({ steps }: RunRequest['procedure'], settings: Settings, can: Capabilities): boolean =>
  howSet(can, 'rate') === 'remote' &&
  (settings['rate'] !== undefined || settings['interface'] === 'e1') &&
  steps.some((step) => step.do === 'configure');

/** What a procedure needs in a role, against what an instrument is. Errors: `role-unfit`, `tester-unfit`, `setting-bad`, `circuit-misfit`. */
export function checkInstrument(
  { procedure, circuit }: RunRequest,
  settings: Settings,
  role: Role,
  device: Device,
): void {
  checkDevice(procedure, role, device);
  if (device.role !== 'tester') return;
  checkAgainstTester(procedure, settings, device.capabilities);
  if (!isToldRate(procedure, settings, device.capabilities))
    checkRate({ procedure, circuit, settings }, device.rateKbps);
}
