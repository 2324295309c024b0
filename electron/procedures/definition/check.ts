import { limitRefs } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import { judgesPath, unfitFor } from '../../contract/fit.ts';
import type { LimitSet } from '../../contract/limits.ts';
import type { Release } from '../../contract/run.ts';
import type { Tester } from '../../contract/tester.ts';
import { familyTitle } from '../../instruments/index.ts';
import { checkRate } from '../request/rate-fit.ts';
import { checkCircuit } from './circuit-fit.ts';
import type { Library } from './library.ts';
import { readingFile, type ReadingFile } from '../request/reading-file.ts';
import { checkRelease, givenRelease, needsRelease, parseUntil } from '../request/release.ts';
import { checkAgainstTester, durationOf, effectiveSettings, runSeconds, type Settings } from '../request/settings.ts';
import type { RunRequest } from '../request/run-request.ts';

/** A request that may become a run. */
export interface Checked {
  settings: Settings;
  given: string[];
  limitSets: LimitSet[];
  /** Seconds that the run step lasts; 0 where the procedure has none. */
  forS: number;
  release?: Release;
  /** Headless, by hand: what the file of `--set reading=` says. */
  reading?: ReadingFile;
}

/** Checks all of a request that needs no tester. Errors: `setting-unknown`, `setting-bad`, `limits-unknown`, `circuit-misfit`, `release-*`, `bad-yaml`. */
export async function checkRequest(request: RunRequest, library: Library, nowMs: number): Promise<Checked> {
  const { settings, given } = effectiveSettings(request.procedure, request.settings);
  const forS = runSeconds(request.procedure, settings) ?? 0;
  durationOf(settings, '$patience');
  const limitSets = await Promise.all(limitRefs(request.procedure).map(({ set }) => library.limitSet(set)));
  await checkCircuit(request.procedure, request.circuit, limitSets, library);
  const release = checkedRelease(request, forS, nowMs);
  const path = request.settings['reading'];
  const reading = path === undefined ? undefined : await readingFile(path, nowMs);
  return { settings, given, limitSets, forS, ...(release ? { release } : {}), ...(reading ? { reading } : {}) };
}

function checkedRelease(request: RunRequest, forS: number, nowMs: number): Release | undefined {
  const until = request.settings['released-until'];
  if (until !== undefined) parseUntil(until);
  if (!needsRelease(request.circuit)) return undefined;
  const release = givenRelease(request);
  if (release) {
    checkRelease(release, forS, nowMs);
    return release;
  }
  const asks = request.person === 'person' && request.procedure.steps.some((step) => step.do === 'release');
  if (!asks) throw new TributaryError('release-needed', request.circuit?.number ?? '');
  return undefined;
}

/** What a procedure needs, against what a tester is. Errors: `tester-unfit`, `setting-bad`, `circuit-misfit`. */
export function checkTester({ procedure, circuit }: RunRequest, settings: Settings, tester: Tester): void {
  const { capabilities, family } = tester;
  const wants = { needs: procedure.needs, judgesPath: judgesPath(procedure) };
  const why = unfitFor(wants, family, capabilities, familyTitle);
  if (why) {
    const params = { tester: familyTitle(family), procedure: procedure.title, ...why };
    throw new TributaryError('tester-unfit', family, params);
  }
  checkAgainstTester(procedure, settings, capabilities);
  checkRate({ procedure, circuit, settings }, tester.rateKbps);
}
