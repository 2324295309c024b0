import { dayAndTime, dayOf, momentOf, timeOf } from '../../widgets/when.ts';
import { wall } from '../../link/zone.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';

/** When something happened, as somebody gives it: now, unless he names a day and a time. */
export interface When {
  now: boolean;
  day: string;
  time: string;
}
/** This minute, for whoever wants to change it. */
export function thisMinute(nowMs: number): When {
  const { day, time } = dayAndTime(Math.floor(nowMs / 60_000) * 60_000);
  return { now: true, day, time };
}

/** The wall-clock time of it to the second; undefined for what is none. */
export function timeMeant({ now, day, time }: When, nowMs: number): string | undefined {
  if (now) return wall(nowMs).toISOString().slice(0, 19);
  const [date, clock] = [dayOf(day, nowMs), timeOf(time)];
  return date && clock && momentOf(date, clock) !== undefined ? `${date}T${clock}:00` : undefined;
}

/** What is wrong with it; undefined if nothing is. */
export function whenProblem(when: When, nowMs: number): WordKey | undefined {
  const meant = timeMeant(when, nowMs);
  if (meant === undefined) return 'ticket.time-wrong';
  return meant > wall(nowMs).toISOString().slice(0, 19) ? 'ticket.time-ahead' : undefined;
}
