import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { DEFAULT_PREFERENCES } from '../../contract/preferences.ts';
import { inProject, readAll, readNamed, readOne } from '../../files/index.ts';
import { calendarFile, calendarOf, type Calendar, type CalendarFile } from '../calendar/index.ts';
import { lineReasonsFile, testCircuitsFile } from './line-files.ts';
import { gradesFile, importanceFile, openingTimesFile, orderReasonsFile, surveyTimesFile } from './order-files.ts';
import { siteReasonsFile } from './site-files.ts';
import { channelsFile, faultHandlingFile, repairTimesFile, severeFaultsFile } from './ticket-files.ts';

/** Kinds of figures, a row each: the folder of `resources` and of the user's home, and what a file of it holds. */
const FIGURE_FILES = {
  grades: ['grades', gradesFile],
  surveyTimes: ['survey-times', surveyTimesFile],
  openingTimes: ['opening-times', openingTimesFile],
  importance: ['importance', importanceFile],
  orderReasons: ['order-reasons', orderReasonsFile],
  repairTimes: ['repair-times', repairTimesFile],
  channels: ['channels', channelsFile],
  severeFaults: ['severe-faults', severeFaultsFile],
  faultHandling: ['fault-handling', faultHandlingFile],
  siteReasons: ['site-reasons', siteReasonsFile],
  testCircuits: ['test-circuits', testCircuitsFile],
  lineReasons: ['line-reasons', lineReasonsFile],
} as const satisfies Record<string, readonly [folder: string, schema: z.ZodType]>;
type Kind = keyof typeof FIGURE_FILES;

/** Figures by which orders and tickets are reckoned; of each kind all files, the user's own first: the first that says something counts. */
export type Figures = { readonly [K in Kind]: readonly z.output<(typeof FIGURE_FILES)[K][1]>[] } & {
  readonly calendar: Calendar;
};

/** Days of the calendars that are read, ready to be counted. */
const calendars = new WeakMap<CalendarFile, Calendar>();
function daysOf(file: CalendarFile): Calendar {
  const calendar = calendars.get(file) ?? calendarOf(file);
  calendars.set(file, calendar);
  return calendar;
}

/** The figures that were read last: given again while every file of them says the same, so that what was reckoned by them is known to hold. */
let last: Figures | undefined;

function isSame(a: Figures, b: Figures): boolean {
  const kinds = Object.keys(FIGURE_FILES) as Kind[];
  return (
    a.calendar === b.calendar &&
    kinds.every((kind) => a[kind].length === b[kind].length && a[kind].every((file, n) => file === b[kind][n]))
  );
}

/**
 * All figures, those of the user's own home before those of the program. Errors: `bad-yaml` with file, line and column; `figures-unknown` where a country
 * has no calendar; those of reading. What was saved since is read anew.
 */
export async function readFigures(home: string | undefined, country = DEFAULT_PREFERENCES.country): Promise<Figures> {
  const kinds = Object.entries(FIGURE_FILES).map(async ([kind, [folder, schema]]) => [
    kind,
    await readAll<unknown>(folder, schema, home),
  ]);
  // Waited for together: a file that is wrong while another is waited for would be nobody's error, and end the program.
  const [calendar, ...figures] = await Promise.all([readOne('calendars', country, calendarFile, home), ...kinds]);
  const read = { ...(Object.fromEntries(figures) as Omit<Figures, 'calendar'>), calendar: daysOf(calendar) };
  last = last && isSame(last, read) ? last : read;
  return last;
}

/** A calendar that can be chosen: its name, and the years that it knows. */
export interface CalendarFound {
  name: string;
  years: number[];
}

/** The calendars that there are, the user's own first. Errors: those of reading them. */
export async function calendarsFor(home: string | undefined): Promise<CalendarFound[]> {
  const found = await readNamed('calendars', calendarFile, home);
  return found.map(([name, file]) => ({ name, years: [...calendarOf(file).years].toSorted((a, b) => a - b) }));
}

/** Where a user's own calendar of a country stands; while there is none, what it begins as a copy of: it takes the place of the program's whole. */
export function calendarPlace(home: string, country: string): { path: string; copyOf?: string } {
  const [path, ours] = [join(home, 'calendars', `${country}.yaml`), inProject(`resources/calendars/${country}.yaml`)];
  return { path, ...(!existsSync(path) && existsSync(ours) && { copyOf: ours }) };
}
