import { z } from 'zod';
import { formatSeconds } from './duration.ts';
import { TributaryError } from './errors.ts';
import { twoDigits } from './ratio.ts';

/** A release as a person gives it: who, and until when (ISO 8601, local time without zone). */
export const releaseSchema = z.strictObject({ by: z.string().min(1).max(2000), until: z.string().min(1).max(2000) });

/** Local wall time of an epoch millisecond: how people write the end of a release. */
export function localTime(
  ms: number,
  offsetS: number = -new Date(ms).getTimezoneOffset() * 60,
  to: 'minutes' | 'seconds' = 'minutes',
): string {
  const end = to === 'minutes' ? 16 : 19;
  return new Date(ms + offsetS * 1000).toISOString().slice(0, end).replace('T', ' ');
}

/** Why a run of `forS` seconds that begins now does not end within a release: `release-outside`, `release-over`; undefined if it does. */
export function releaseProblem(untilMs: number, forS: number, nowMs: number): TributaryError | undefined {
  const until = localTime(untilMs);
  const leftS = Math.floor((untilMs - nowMs) / 1000);
  if (leftS <= 0) return new TributaryError('release-outside', until, { until });
  if (leftS >= forS) return undefined;
  const longest = formatSeconds(leftS >= 120 ? leftS - (leftS % 60) : leftS);
  return new TributaryError('release-over', until, { until, for: formatSeconds(forS), longest });
}

/** `UTC+08:00`: what a zone is called that has no name. */
export function offsetName(offsetS: number): string {
  const minutes = Math.round(Math.abs(offsetS) / 60);
  return `UTC${offsetS < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
