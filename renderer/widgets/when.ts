import { isDate, parseTime } from '../../electron/contract/dates.ts';
import { twoDigits } from '../../electron/contract/ratio.ts';
import { isZoneChosen, momentOfWall, wall } from '../link/zone.ts';

/** Signs that people put between the parts of a date, full-width ones of a Chinese keyboard among them. */
const BETWEEN = /[-/.年月，。．－\s]+/;

/** The parts of a date as typed; the year may be left out. */
function parts(text: string, nowMs: number): number[] {
  const plain = text.trim().replace(/日$/, '');
  const joined = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  const typed = (joined ? joined.slice(1) : plain.split(BETWEEN)).map((part) =>
    /^\d{1,4}$/.test(part) ? Number(part) : NaN,
  );
  return typed.length === 2 ? [wall(nowMs).getUTCFullYear(), ...typed] : typed;
}

/** `YYYY-MM-DD` of what was typed, whether there is such a day or not. */
function written(text: string, nowMs: number): string | undefined {
  const [year = NaN, month = NaN, day = NaN, ...more] = parts(text, nowMs);
  if (more.length > 0 || [year, month, day].some(Number.isNaN) || year < 1900 || year > 9999) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** What is wrong with a day as typed; undefined if nothing is. `2026-11-28`, `20261128`, `2026/11/28`, `2026年11月28日`, `11-28` are days. */
export function dayProblem(text: string, nowMs: number): 'form' | 'no-such-day' | undefined {
  const day = written(text, nowMs);
  if (!day) return 'form';
  return isDate(day) ? undefined : 'no-such-day';
}

/** `YYYY-MM-DD` of a day as typed; undefined if it is none. */
export const dayOf = (text: string, nowMs: number): string | undefined =>
  dayProblem(text, nowMs) ? undefined : written(text, nowMs);

/** `HH:MM` of a time of day as typed: `15:00`, `15：00`, `1500`, `15`, `9.30`; undefined if it is none. */
export function timeOf(text: string): string | undefined {
  const plain = text.trim();
  const match = /^(\d\d)(\d\d)$/.exec(plain) ?? /^(\d{1,2})(?:[:：.点时](\d{1,2})?分?)?$/.exec(plain);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match && hours < 24 && minutes < 60 ? `${twoDigits(hours)}:${twoDigits(minutes)}` : undefined;
}

/** Epoch milliseconds of a day and a time of day here, in the forms of `dayOf` and `timeOf`; undefined for an hour that the clocks skip. */
export const momentOf = (day: string, time: string): number | undefined =>
  isZoneChosen() ? momentOfWall(`${day}T${time}`) : parseTime(`${day}T${time}`);

/** A moment as day and time of day, up to the full minute: what is said to last until then does. */
export function dayAndTime(ms: number): { day: string; time: string } {
  const at = wall(Math.ceil(ms / 60_000) * 60_000).toISOString();
  return { day: at.slice(0, 10), time: at.slice(11, 16) };
}
