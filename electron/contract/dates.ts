import { z } from 'zod';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Year, month and day of `2026-01-31`; undefined for what no calendar has: nothing rolls over into the next month. */
function dateParts(text: string): [year: number, month: number, day: number] | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? [year, month, day] : undefined;
}

/** True for a day that exists, written `2026-01-31`. */
export const isDate = (text: string): boolean => dateParts(text) !== undefined;

/** Minutes that a zone is ahead of UTC (`Z`, `+08:00`, `-0330`); undefined for an offset that no zone has. */
function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (60 * hours + minutes);
}

/**
 * Epoch milliseconds of an ISO 8601 time: `2026-01-31T15:00`, seconds optional; local unless it names a zone. Undefined for a day or an hour
 * that does not exist, also for one that the clocks skip in spring; of an hour that comes twice in autumn the first is meant.
 */
export function parseTime(text: string): number | undefined {
  const match = TIME.exec(text.trim());
  const day = match?.[1] === undefined ? undefined : dateParts(match[1]);
  if (!match || !day) return undefined;
  const [year, month, date] = day;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const ms = Number((match[5] ?? '').padEnd(3, '0'));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (match[6] === undefined) {
    const local = new Date(year, month - 1, date, hour, minute, second, ms);
    local.setFullYear(year);
    return local.getHours() === hour && local.getMinutes() === minute ? local.getTime() : undefined;
  }
  const ahead = zoneMinutes(match[6]);
  return ahead === undefined ? undefined : Date.UTC(year, month - 1, date, hour, minute - ahead, second, ms);
}

/** A day that exists, as text: calibration, end of a test circuit. */
export const dateSchema = z.string().refine(isDate, { message: 'yaml.date' });
