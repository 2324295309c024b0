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
  return momentOf(day, time) > nowMs ? undefined : 'release.past';
}

const HOUR_MS = 3_600_000;
/** The release `hours` from now. */
export const inHours = (nowMs: number, hours: number): { day: string; time: string } =>
  dayAndTime(nowMs + hours * HOUR_MS);
/** The first full hour at which a test of this length has ended. */
export function fullHour(nowMs: number, totalS: number): { day: string; time: string } {
  const hour = new Date(nowMs + totalS * 1000);
  hour.setMinutes(60, 0, 0);
  return dayAndTime(hour.getTime());
}

/** Releases by circuit, as they are remembered. */
type Remembered = Readonly<Record<string, { by: string; until: string }>>;

function read(text: string | undefined): Remembered {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Remembered) : {};
  } catch {
    return {};
  }
}

/** Those that still hold, with this one. */
export function withRelease(text: string | undefined, circuit: string, given: ReleaseGiven, nowMs: number): string {
  const release = releaseOf(given, nowMs);
  const valid = Object.entries(read(text)).filter(([, one]) => Date.parse(one?.until) > nowMs);
  return JSON.stringify({ ...Object.fromEntries(valid.slice(-20)), ...(release && { [circuit]: release }) });
}

/** What was said of this circuit before, while it holds. */
export function rememberedRelease(text: string | undefined, circuit: string, nowMs: number): ReleaseGiven | undefined {
  const one = Object.hasOwn(read(text), circuit) ? read(text)[circuit] : undefined;
  const [day, time] = String(one?.until).split('T');
  const given = { by: String(one?.by), day: day ?? '', time: time ?? '' };
  return one && releaseOf(given, nowMs) ? given : undefined;
}
