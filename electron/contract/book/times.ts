import { z } from 'zod';
import { isDate, parseTime } from '../dates.ts';
import { localTime } from '../release.ts';

/** A wall-clock time without zone, to the second: `2026-09-03T08:30:00`; minutes are enough to give it, seconds are added. */
export const localTimeSchema = z
  .string()
  .refine((value) => !/[zZ]|[+-]\d\d:?\d\d$/.test(value) && parseTime(value) !== undefined, { message: 'yaml.time' })
  .transform((value) => localText(parseTime(value)!));

/** The wall-clock time of an epoch millisecond as the book writes it. */
export const localText = (ms: number): string => localTime(ms, undefined, 'seconds').replace(' ', 'T');

/** A day or a time of the book, as epoch milliseconds; a day is its first instant. */
export const instantOf = (text: string): number => parseTime(isDate(text) ? `${text}T00:00` : text)!;
