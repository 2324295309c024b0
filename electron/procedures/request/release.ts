import { parseTime } from '../../contract/dates.ts';
import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { LineTime } from '../../contract/line-time.ts';
import { releaseProblem } from '../../contract/release.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { isOwn, kindOfRole } from '../../contract/instrument.ts';
import type { Release, RunRecord } from '../../contract/run.ts';
import type { RunRequest } from './run-request.ts';
import { bothOf } from '../../contract/words/index.ts';

/** Epoch milliseconds of a time that exists: none rolls over into the next month. Errors: `setting-bad`. */
export function parseUntil(until: string): number {
  const untilMs = parseTime(until);
  if (untilMs !== undefined) return untilMs;
  throw new TributaryError('setting-bad', 'released-until', { value: until, ...bothOf({ code: 'wanted.time' }) });
}

/** A release as a person gives it: ISO 8601, local time without zone. Errors: `setting-bad`, `release-needed`. */
export function parseRelease(by: string, until: string): Release {
  if (by.trim() === '') throw new TributaryError('release-needed', 'released-by');
  return { by: by.trim(), untilMs: parseUntil(until) };
}

/** What is known of a release before a run: from the form or from `--set`. Errors: `setting-bad`, `release-needed`. */
export function givenRelease(request: {
  release?: { by: string; until: string };
  settings: Readonly<Record<string, string>>;
}): Release | undefined {
  const by = request.release?.by ?? request.settings['released-by'];
  const until = request.release?.until ?? request.settings['released-until'];
  if (by === undefined && until === undefined) return undefined;
  if (by === undefined || until === undefined)
    throw new TributaryError('release-needed', by === undefined ? 'released-by' : 'released-until');
  return parseRelease(by, until);
}

/** Steps that take a line out of service, whatever else they do. */
const CUTTING = ['configure', 'prove-loop', 'run', 'instruct', 'throughput', 'switch'];
/** Pings closer together than this are load, milliseconds. */
const LOAD_MS = 1_000;

/** Steps in which somebody may take something out of the line. */
const HANDS: readonly string[] = [...CUTTING, 'works', 'locate', 'loop', 'leads', 'ladder'];
/** True if nothing is sent and nothing stands in the line: people look, and nobody touches. */
const onlyLooks = ({ procedure, use }: Pick<RunRequest, 'procedure' | 'use'>): boolean =>
  !Object.keys(use).some((role) => kindOfRole(role) === 'tester') &&
  procedure.steps.every(
    (step) => !HANDS.includes(step.do) || (step.do === 'ladder' && procedure.needs.ladder?.optional),
  );

/** True if a test sends no more than a few pings a second beside the customer's traffic, and nothing stands in the line: no circuit has to be freed for that. */
export const isQuiet = ({
  procedure,
  ladder,
  use,
  settings,
}: Pick<RunRequest, 'procedure' | 'ladder' | 'use' | 'settings'>): boolean =>
  (ladder !== undefined || onlyLooks({ procedure, use })) &&
  (settings['load'] ?? procedure.settings['load']?.default ?? 'none') === 'none' &&
  (ladder?.everyMs ?? LOAD_MS) >= LOAD_MS &&
  !Object.keys(use).some((role) => kindOfRole(role) === 'tester') &&
  !procedure.steps.some((step) => CUTTING.includes(step.do));

/** The same of a run that is in the archive. */
export const isQuietRun = ({
  procedure,
  ladder,
  instruments,
  settings,
}: Pick<RunRecord, 'procedure' | 'ladder' | 'instruments' | 'settings'>): boolean =>
  isQuiet({
    procedure,
    settings,
    ...(ladder ? { ladder } : {}),
    use: Object.fromEntries(Object.keys(instruments).flatMap((role) => (isOwn(role) ? [] : [[role, '']]))),
  });

export const needsRelease = (circuit: Circuit | undefined): boolean => circuit?.inService === true;

/** Now, as far as a release is concerned: the later of wall clock and line time, so that a clock set back lengthens no release. */
export const releaseNowMs = ({ clock, time }: { clock: Clock; time: LineTime }): number =>
  Math.max(clock.nowMs(), time.nowMs());

/** Refuses a run of `forS` seconds that begins now and would not end within the release. Errors: `release-outside`, `release-over`. */
export function checkRelease(release: Release, forS: number, nowMs: number): void {
  const problem = releaseProblem(release.untilMs, forS, nowMs);
  if (problem) throw problem;
}
