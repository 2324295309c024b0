import type { Input } from '../../../electron/contract/api.ts';
import type { Verdict } from '../../../electron/contract/verdict.ts';
import { wall } from '../../link/zone.ts';
import { dayOf, momentOf } from '../../widgets/when.ts';

/** What the archive is searched for; dates as `YYYY-MM-DD` of this computer's days, empty = open. */
export interface Filter {
  text: string;
  verdict: Verdict | undefined;
  from: string;
  to: string;
}
export const NO_FILTER: Filter = { text: '', verdict: undefined, from: '', to: '' };

/** Start of a day that was typed, epoch milliseconds; `days` later for its end. Undefined if it is no day: then it filters nothing. */
function dayMs(text: string, days: number): number | undefined {
  const day = text.trim() === '' ? undefined : dayOf(text, Date.now());
  if (!day) return undefined;
  const first = new Date(`${day}T00:00Z`);
  first.setUTCDate(first.getUTCDate() + days);
  const date = first.toISOString().slice(0, 10);
  // Where the clocks skip midnight, the day begins an hour later.
  return momentOf(date, '00:00') ?? momentOf(date, '01:00');
}

/** The question to the core; the last day counts to its end. */
export function queryOf(filter: Filter): Input<'archive.find'> {
  const fromMs = dayMs(filter.from, 0);
  const toMs = dayMs(filter.to, 1);
  return {
    text: filter.text.trim(),
    ...(filter.verdict && { verdict: filter.verdict }),
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
  };
}

export const isFiltering = (filter: Filter): boolean =>
  filter.text.trim() !== '' || filter.verdict !== undefined || filter.from !== '' || filter.to !== '';

/** The last so many days, today among them, as somebody types the first of them. */
export function lastDays(days: number, nowMs: number): string {
  const day = wall(nowMs);
  day.setUTCDate(day.getUTCDate() - days + 1);
  return day.toISOString().slice(0, 10);
}
