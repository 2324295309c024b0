import { z } from 'zod';
import { isDate, parseTime } from '../dates.ts';
import { twoDigits } from '../ratio.ts';

/** A wall-clock time without zone, to the second: `2026-09-03T08:30:00`; minutes are enough to give it, seconds are added. */
export const localTimeSchema = z
  .string()
  .refine((value) => !/[zZ]|[+-]\d\d:?\d\d$/.test(value) && parseTime(value) !== undefined, { message: 'yaml.time' })
  .transform((value) => localText(parseTime(value)!));

/** The wall-clock time of an epoch millisecond as the book writes it. */
export function localText(ms: number): string {
  const at = new Date(ms);
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
  return `${day}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}:${twoDigits(at.getSeconds())}`;
}

/** The day of an epoch millisecond as the user's calendar has it: `2026-09-03`. */
export const localDay = (ms: number): string => localText(ms).slice(0, 10);

/** Two digits of a text as a number; NaN where they are none. */
function two(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}
const ZERO = 48;

/** A day or a time of the book, as epoch milliseconds; a day is its first instant. */
export function instantOf(text: string): number {
  // What stands in the book was read by the schema and has this one form: thousands of them are worked through at a time.
  if (text.length !== LENGTH) return parseTime(isDate(text) ? `${text}T00:00` : text)!;
  const year = 100 * two(text, 0) + two(text, 2);
  const at = new Date(year, two(text, 5) - 1, two(text, 8), two(text, 11), two(text, 14), two(text, 17));
  if (year < 100) at.setFullYear(year);
  return at.getTime();
}
const LENGTH = '2026-09-03T08:30:00'.length;
