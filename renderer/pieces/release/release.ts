import { wall } from '../../link/zone.ts';
import { parseTime } from '../../../electron/contract/dates.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { dayAndTime, dayOf, dayProblem, momentOf, timeOf } from '../../widgets/when.ts';

/** Who freed a circuit in service, until when, as it is being typed. */
export interface ReleaseGiven {
  by: string;
  day: string;
  time: string;
}

/** Nothing said yet; today unless another day is typed. */
export const noRelease = (nowMs: number): ReleaseGiven => ({ by: '', day: dayAndTime(nowMs).day, time: '' });

/** Its end, local time without zone; undefined as long as it is none. */
export function untilOf({ day, time }: ReleaseGiven, nowMs: number): string | undefined {
  const [on, at] = [dayOf(day, nowMs), timeOf(time)];
  return on && at ? `${on}T${at}` : undefined;
}

/** What the core is given; undefined until it is complete and still to come. */
export function releaseOf(given: ReleaseGiven, nowMs: number): { by: string; until: string } | undefined {
  const until = untilOf(given, nowMs);
  return given.by.trim() !== '' && until && !timeProblem(given, nowMs) ? { by: given.by.trim(), until } : undefined;
}

/** What is wrong with the time as it stands; a time that is not typed yet is not wrong. */
export function timeProblem(given: ReleaseGiven, nowMs: number): WordKey | undefined {
  if (given.time.trim() === '') return undefined;
  const [day, time] = [dayOf(given.day, nowMs), timeOf(given.time)];
  if (!time) return 'release.time-bad';
  if (!day) return dayProblem(given.day, nowMs) === 'no-such-day' ? 'date.no-such-day' : 'date.form';
  const until = momentOf(day, time);
  if (until === undefined) return 'release.time-bad';
  return until > nowMs ? undefined : 'release.past';
}

const HOUR_MS = 3_600_000;
/** The release `hours` from now. */
export const inHours = (nowMs: number, hours: number): { day: string; time: string } =>
  dayAndTime(nowMs + hours * HOUR_MS);
/** The first full hour at which a test of this length has ended. */
export function fullHour(nowMs: number, totalS: number): { day: string; time: string } {
  const endMs = nowMs + totalS * 1000;
  return dayAndTime(endMs + HOUR_MS - (wall(endMs).getTime() % HOUR_MS));
}

type Kept = { by: string; until: string };
const isKept = (entry: [string, unknown]): entry is [string, Kept] => {
  const one = entry[1];
  return (
    typeof one === 'object' &&
    one !== null &&
    'by' in one &&
    'until' in one &&
    typeof one.by === 'string' &&
    typeof one.until === 'string'
  );
};

/** Releases by circuit, as they are remembered; anything unreadable is nothing. */
function read(text: string | undefined): Map<string, Kept> {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return new Map(Object.entries(stored ?? {}).filter(isKept));
  } catch {
    return new Map();
  }
}

/** So many circuits are remembered; nobody holds more at a time. */
const KEPT = 20;

/** Those that still hold, with this one. */
export function withRelease(text: string | undefined, circuit: string, given: ReleaseGiven, nowMs: number): string {
  const release = releaseOf(given, nowMs);
  const valid = [...read(text)].filter(([, { until }]) => (parseTime(until) ?? 0) > nowMs).slice(-KEPT);
  return JSON.stringify({ ...Object.fromEntries(valid), ...(release && { [circuit]: release }) });
}

/** What was said of this circuit before, while it holds. */
export function rememberedRelease(text: string | undefined, circuit: string, nowMs: number): ReleaseGiven | undefined {
  const one = read(text).get(circuit);
  const [day = '', time = ''] = one?.until.split('T') ?? [];
  const given = { by: one?.by ?? '', day, time };
  return releaseOf(given, nowMs) ? given : undefined;
}
