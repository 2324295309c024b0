import { afterEach, expect, it, vi } from 'vitest';
import { settleZone, zoneAt } from '../../../electron/machine/index.ts';

afterEach(() => vi.restoreAllMocks());

/** A system in a zone that Node calls so, `offsetS` ahead of UTC. */
function inZone(timeZone: string | undefined, offsetS: number): void {
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
    timeZone,
  } as Intl.ResolvedDateTimeFormatOptions);
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-offsetS / 60);
}

it.each([
  ['Asia/Shanghai', 28_800, 'Asia/Shanghai'],
  [undefined, 28_800, 'UTC+08:00'],
  [undefined, -12_600, 'UTC-03:30'],
  [undefined, 0, 'UTC+00:00'],
  ['Etc/Unknown', 3_600, 'UTC+01:00'],
])('a zone that Node calls %s, %i s ahead, is %s in the record', (timeZone, offsetS, name) => {
  inZone(timeZone, offsetS);
  expect(zoneAt(0)).toEqual({ name, offsetS });
});

it('reads half an hour that no place has all year round by one that has it now', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15), toFake: ['Date'] });
  const env = { TZ: '<-0330>3:30' };
  settleZone(env);
  vi.useRealTimers();
  expect(env.TZ).toBe('America/St_Johns');
});

it('reads a rule with summer time by its standard time where the system cannot be asked', () => {
  const env = { TZ: 'CST-8CDT' };
  settleZone(env, () => undefined);
  expect(env.TZ).toBe('XXX-8');
});

it.each([
  [':/etc/localtime', undefined],
  ['/etc/localtime', undefined],
  [':/usr/share/zoneinfo/Asia/Shanghai', 'Asia/Shanghai'],
  ['/usr/share/zoneinfo/posix/Europe/Berlin', 'Europe/Berlin'],
  ['CST-8', 'CST-8'],
  ['Mars/Olympus', 'Mars/Olympus'],
  [':Asia/Shanghai', ':Asia/Shanghai'],
  ['EST5EDT', 'EST5EDT'],
  ['<+08>-8', 'XXX-8'],
  ['BJT-08:00', 'XXX-8'],
  ['<-03>3', 'XXX3'],
  ['NPT-5:45', 'Asia/Katmandu'],
  ['CET-1CEST,M3.5.0,M10.5.0/3', 'XXX-2'],
  [':CET-1CEST', 'XXX-2'],
  [undefined, undefined],
])('TZ=%s is read as %s', (given, read) => {
  const env: NodeJS.ProcessEnv = given === undefined ? {} : { TZ: given };
  settleZone(env, () => 120);
  expect(env['TZ']).toBe(read);
});
