import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { momentOfWall, offsetMs, tellTimesIn, wall } from '../../../../renderer/link/zone.ts';
import { date, timeOfDay, zoneOf } from '../../../../renderer/text/format.ts';
import { momentOf } from '../../../../renderer/widgets/when.ts';

afterEach(() => tellTimesIn(undefined));
const UTC = Date.UTC(2026, 6, 1, 20, 30, 15);

it('tells and reads times in the zone that was chosen, whatever the browser thinks', () => {
  tellTimesIn('Asia/Shanghai');
  expect([date(UTC), timeOfDay(UTC)]).toEqual(['2026-07-02', '04:30:15']);
  expect(zoneOf(UTC, { name: 'Europe/Berlin', offsetS: 7200 })).toBe('UTC+08:00');
  expect(zoneOf(UTC, { name: 'Asia/Shanghai', offsetS: 8 * 3600 })).toBe('');
  expect(momentOf('2026-07-02', '04:30')).toBe(UTC - 15_000);
  tellTimesIn('Asia/Kathmandu');
  expect([offsetMs(UTC) / 60_000, timeOfDay(UTC)]).toEqual([345, '02:15:15']);
});

it('knows no hour that the clocks skip, and of one that comes twice the first', () => {
  tellTimesIn('Europe/Berlin');
  expect(momentOfWall('2026-03-29T02:30')).toBeUndefined();
  expect(momentOfWall('2026-10-25T02:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(momentOfWall('2026-13-01T00:00')).toBeUndefined();
});

it('reads back every time that it has told', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 4_000_000_000 }), (zone, t) => {
      tellTimesIn(zone);
      const ms = 60_000 * Math.floor(t / 60);
      const text = wall(ms).toISOString().slice(0, 16);
      const read = momentOfWall(text);
      expect(read !== undefined && wall(read).getTime()).toBe(wall(ms).getTime());
    }),
    { numRuns: 300 },
  );
});
