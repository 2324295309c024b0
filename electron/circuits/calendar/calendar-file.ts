import { z } from 'zod';
import { dateSchema } from '../../contract/dates.ts';
import { dayNumber, type Calendar } from './working-days.ts';

const days = z.array(dateSchema).max(366).default([]);
const yearSchema = z.strictObject({ source: z.string().max(2000).optional(), holidays: days, working: days });
type Year = z.output<typeof yearSchema>;

const YEAR = /^[1-9]\d{3}$/;

/** `{version: 1, <year>: {holidays: [], working: []}}`, with where it comes from; a day stands under its own year. */
export const calendarFile = z
  .object({
    version: z.literal(1),
    source: z.string().max(2000).optional(),
    status: z.enum(['confirmed', 'unconfirmed']).optional(),
  })
  .catchall(yearSchema)
  .superRefine((file, context) => {
    for (const [name, value] of Object.entries(file)) {
      if (['version', 'source', 'status'].includes(name)) continue;
      if (!YEAR.test(name)) context.addIssue({ code: 'unrecognized_keys', keys: [name], input: file });
      for (const list of ['holidays', 'working'] as const)
        for (const [at, day] of (value as Year)[list].entries())
          if (!day.startsWith(name)) context.addIssue({ code: 'custom', path: [name, list, at], message: 'yaml.year' });
    }
  });
export type CalendarFile = z.output<typeof calendarFile>;

/** The days of a file, ready to be counted. */
export function calendarOf(file: CalendarFile): Calendar {
  const years = Object.entries(file).filter((entry): entry is [string, Year] => YEAR.test(entry[0]));
  const numbers = (list: 'holidays' | 'working'): Set<number> =>
    new Set(years.flatMap(([, year]) => year[list].map(dayNumber)));
  return {
    years: new Set(years.map(([name]) => Number(name))),
    holidays: numbers('holidays'),
    working: numbers('working'),
  };
}
