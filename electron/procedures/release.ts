import { parseTime } from '../contract/dates.ts';
import { formatSeconds } from '../contract/duration.ts';
import type { Clock } from '../contract/clock.ts';
import { TributaryError } from '../contract/errors.ts';
import type { LineTime } from '../contract/line-time.ts';
import type { Circuit } from '../contract/circuit.ts';
import type { Release } from '../contract/run.ts';
import { bothOf } from '../contract/words/index.ts';

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

export const needsRelease = (circuit: Circuit | undefined): boolean => circuit?.inService === true;

/** Local wall time of an epoch millisecond, to the minute: how people write the end of a release. */
export function localTime(
  ms: number,
  offsetS: number = -new Date(ms).getTimezoneOffset() * 60,
  to: 'minutes' | 'seconds' = 'minutes',
): string {
  const end = to === 'minutes' ? 16 : 19;
  return new Date(ms + offsetS * 1000).toISOString().slice(0, end).replace('T', ' ');
}

/** Now, as far as a release is concerned: the later of wall clock and line time, so that a clock set back lengthens no release. */
export const releaseNowMs = ({ clock, time }: { clock: Clock; time: LineTime }): number =>
  Math.max(clock.nowMs(), time.nowMs());

/** Refuses a run of `forS` seconds that begins now and would not end within the release. Errors: `release-outside`, `release-over`. */
export function checkRelease(release: Release, forS: number, nowMs: number): void {
  const until = localTime(release.untilMs);
  const leftS = Math.floor((release.untilMs - nowMs) / 1000);
  if (leftS <= 0) throw new TributaryError('release-outside', until, { until });
  if (leftS < forS) {
    const longest = formatSeconds(leftS >= 120 ? leftS - (leftS % 60) : leftS);
    throw new TributaryError('release-over', until, { until, for: formatSeconds(forS), longest });
  }
}
