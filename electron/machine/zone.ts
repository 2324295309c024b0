import { offsetName } from '../contract/release.ts';
import { execFileSync } from 'node:child_process';
import type { RunRecord } from '../contract/run.ts';

/** A rule of POSIX (`NPT-5:45`, `<+08>-8`, `CET-1CEST,M3.5.0,M10.5.0/3`): hours and minutes behind UTC, then whatever is said of summer. */
const POSIX = /^:?(?:<[-+0-9A-Za-z]{3,}>|[A-Za-z]{3,})([-+]?)(\d{1,2})(?::(\d{2}))?(?::\d{2})?((?:<|[A-Za-z]).*)?$/;
/** Rules that Node understands: whole hours and no more, and four that are names too. */
const UNDERSTOOD = /^[A-Za-z]{3,}[-+]?\d{1,2}$|^(EST5EDT|CST6CDT|MST7MDT|PST8PDT)$/;

/** Minutes ahead of UTC of this moment as the system's own library says; undefined where there is no such program. */
function askSystem(zone: string): number | undefined {
  try {
    const said = execFileSync('date', ['+%z'], { env: { TZ: zone, PATH: process.env['PATH'] }, encoding: 'utf8' });
    const [, sign, hours, minutes] = /^([-+])(\d\d)(\d\d)$/.exec(said.trim()) ?? [];
    return sign === undefined ? undefined : (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
  } catch {
    return undefined;
  }
}

/** A zone of that offset all year round: whole hours as a rule that Node understands, others by a place that has them, at least now. */
function fixedZone(minutes: number): string | undefined {
  if (minutes % 60 === 0) return `XXX${-minutes / 60}`;
  const name = offsetName(minutes * 60).replace('UTC', 'GMT');
  const has = (timeZone: string, month: number): boolean =>
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
      .format(new Date(new Date().getFullYear(), month))
      .endsWith(name);
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.find((zone) => has(zone, 0) && has(zone, 6)) ?? zones.find((zone) => has(zone, new Date().getMonth()));
}

/** A rule that Node would take for UTC without a word, as a zone that it understands: its offset of this moment. Undefined for any other. */
function ruledZone(zone: string, ask: typeof askSystem): string | undefined {
  const match = UNDERSTOOD.test(zone) ? null : POSIX.exec(zone);
  if (!match) return undefined;
  const [, sign, hours, minutes, summer] = match;
  const standard = (sign === '-' ? 1 : -1) * (60 * Number(hours) + Number(minutes ?? 0));
  return fixedZone((summer === undefined ? undefined : ask(zone.replace(/^:/, ''))) ?? standard);
}

/**
 * `TZ=:/etc/localtime` and the like name a file, which Node takes for no zone at all and for UTC: the zone of that file's name is set instead, or
 * the system's own. A rule of POSIX that Node does not know becomes its offset of this moment. Call once, before any time is read or written.
 */
export function settleZone(env: NodeJS.ProcessEnv = process.env, ask = askSystem): void {
  const { TZ } = env;
  if (TZ === undefined) return;
  const ruled = ruledZone(TZ, ask);
  if (ruled !== undefined) env['TZ'] = ruled;
  if (!/^:?\//.test(TZ)) return;
  const name = /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(TZ)?.[1];
  if (name === undefined) delete env['TZ'];
  else env['TZ'] = name;
}

/** The zone of this computer at that moment. A zone without a name (`TZ=CST-8`, one that nobody knows) is called by its offset. */
export function zoneAt(ms: number): RunRecord['zone'] {
  const offsetS = -new Date(ms).getTimezoneOffset() * 60;
  const { timeZone } = new Intl.DateTimeFormat('en').resolvedOptions() as { timeZone?: string };
  const named = timeZone !== undefined && timeZone !== 'Etc/Unknown';
  return { name: named ? timeZone : offsetName(offsetS), offsetS };
}
