import type { RunRecord } from '../contract/run.ts';

/**
 * `TZ=:/etc/localtime` and the like name a file, which Node takes for no zone at all and for UTC: the zone of that file's name is set instead, or
 * the system's own. Call once, before any time is read or written.
 */
export function settleZone(env: NodeJS.ProcessEnv = process.env): void {
  const { TZ } = env;
  if (TZ === undefined || !/^:?\//.test(TZ)) return;
  const name = /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(TZ)?.[1];
  if (name === undefined) delete env['TZ'];
  else env['TZ'] = name;
}

/** `UTC+08:00` */
function offsetName(offsetS: number): string {
  const minutes = Math.round(Math.abs(offsetS) / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${offsetS < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The zone of this computer at that moment. A zone without a name (`TZ=CST-8`, one that nobody knows) is called by its offset. */
export function zoneAt(ms: number): RunRecord['zone'] {
  const offsetS = -new Date(ms).getTimezoneOffset() * 60;
  const { timeZone } = new Intl.DateTimeFormat('en').resolvedOptions() as { timeZone?: string };
  const named = timeZone !== undefined && timeZone !== 'Etc/Unknown';
  return { name: named ? timeZone : offsetName(offsetS), offsetS };
}
