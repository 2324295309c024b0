import { describe, expect, it } from 'vitest';
import { dayAndTime, dayOf, dayProblem, momentOf, timeOf } from '../../../../renderer/widgets/when.ts';
import {
  fullHour,
  inHours,
  noRelease,
  releaseOf,
  rememberedRelease,
  timeProblem,
  withRelease,
} from '../../../../renderer/pieces/release/release.ts';
import { durationParts, durationTyped } from '../../../../renderer/screens/new/duration.ts';

/** Noon of a day, wherever this runs. */
const NOW = new Date(2026, 10, 28, 12, 0, 30).getTime();

describe('a day as people type it', () => {
  it.each([
    '2026-11-28',
    '20261128',
    '2026/11/28',
    '2026.11.28',
    '2026年11月28日',
    '11-28',
    ' 2026-11-28 ',
    '2026-11-8',
  ])('%s', (text) => expect(dayOf(text, NOW)).toBe(text.endsWith('-8') ? '2026-11-08' : '2026-11-28'));
  it.each(['2027-02-30', '2026-11-31', '2027-02-29', '2026-13-01', '2026-00-10', '2026-04-31'])(
    '%s does not exist, and is not rolled over',
    (text) => {
      expect(dayProblem(text, NOW)).toBe('no-such-day');
      expect(dayOf(text, NOW)).toBeUndefined();
    },
  );
  it.each(['', 'x', '28', '2026-11-28-1', '26-11-28', '1e3-01-01', '２０２６-11-28', '11/28/2026'])(
    '%s is no day',
    (text) => {
      expect(dayProblem(text, NOW)).toBe('form');
    },
  );
  it('of a leap year exists', () => expect(dayOf('2028-02-29', NOW)).toBe('2028-02-29'));
});

it.each([
  ['15:00', '15:00'],
  ['15：00', '15:00'],
  ['1500', '15:00'],
  ['15', '15:00'],
  ['9.30', '09:30'],
  ['9点30分', '09:30'],
  ['00:00', '00:00'],
  ['24:00', undefined],
  ['15:60', undefined],
  ['', undefined],
  ['3 PM', undefined],
  ['-1:00', undefined],
])('time of day %s', (text, time) => expect(timeOf(text)).toBe(time));

describe('a release', () => {
  const given = (time: string, day = '2026-11-28', by = '李调度') => ({ by, day, time });
  it.each([
    ['', undefined],
    ['12:01', undefined],
    ['12:00', 'release.past'],
    ['10:00', 'release.past'],
    ['25:00', 'release.time-bad'],
  ])('until %s today', (time, problem) => expect(timeProblem(given(time), NOW)).toBe(problem));
  it('of another day is judged by that day', () => {
    expect(timeProblem(given('10:00', '2026-11-29'), NOW)).toBeUndefined();
    expect(timeProblem(given('23:00', '2026-11-27'), NOW)).toBe('release.past');
    expect(timeProblem(given('10:00', '2027-02-30'), NOW)).toBe('date.no-such-day');
    expect(timeProblem(given('10:00', 'morgen'), NOW)).toBe('date.form');
  });
  it('is given to the core when it is complete and still to come, never before', () => {
    expect(releaseOf(given('15:00'), NOW)).toEqual({ by: '李调度', until: '2026-11-28T15:00' });
    expect(releaseOf(given('15:00', '2026-11-28', ' '), NOW)).toBeUndefined();
    expect(releaseOf(given('10:00'), NOW)).toBeUndefined();
    expect(releaseOf(noRelease(NOW), NOW)).toBeUndefined();
  });
  it('of one hour lasts an hour, of the full hour until the test has ended', () => {
    const { day, time } = inHours(NOW, 1);
    expect(Number(momentOf(day, time)) - NOW).toBeGreaterThanOrEqual(3_600_000);
    expect(inHours(new Date(2026, 10, 28, 23, 30).getTime(), 1)).toEqual({ day: '2026-11-29', time: '00:30' });
    expect(fullHour(NOW, 900)).toEqual({ day: '2026-11-28', time: '13:00' });
    expect(fullHour(NOW, 3600)).toEqual({ day: '2026-11-28', time: '14:00' });
    expect(dayAndTime(NOW)).toEqual({ day: '2026-11-28', time: '12:01' });
  });
  it('is remembered for its circuit while it holds, and forgotten after', () => {
    const stored = withRelease(undefined, '甲1', given('15:00'), NOW);
    expect(rememberedRelease(stored, '甲1', NOW)).toEqual(given('15:00'));
    expect(rememberedRelease(stored, '甲2', NOW)).toBeUndefined();
    const later = new Date(2026, 10, 28, 15, 0).getTime();
    expect(rememberedRelease(stored, '甲1', later)).toBeUndefined();
    expect(JSON.parse(withRelease(stored, '甲2', given('17:00'), later))).toEqual({
      甲2: { by: '李调度', until: '2026-11-28T17:00' },
    });
    for (const text of [undefined, '', '{', 'null', '[]', '{"甲1":null}', '{"甲1":{"by":1}}'])
      expect(rememberedRelease(text, '甲1', NOW)).toBeUndefined();
    expect(rememberedRelease(stored, 'constructor', NOW)).toBeUndefined();
  });
});

describe('another duration', () => {
  it.each([
    ['45', 'm', '45m'],
    ['45', 'h', '45h'],
    ['90s', 'm', '90s'],
    ['2 h', 'm', '2h'],
    ['3天', 'm', '3d'],
    ['20分钟', 'h', '20m'],
    ['', 'm', 'm'],
    ['abc', 'm', 'abcm'],
    ['1.5', 'h', '1.5h'],
  ] as const)('%s with %s is %s', (text, unit, value) => expect(durationTyped(text, unit)).toBe(value));
  it('is shown as number and unit, also while it is none yet', () => {
    expect(durationParts('45m')).toEqual({ number: '45', unit: 'm' });
    expect(durationParts('m')).toEqual({ number: '', unit: 'm' });
    expect(durationParts('90')).toEqual({ number: '90', unit: 'm' });
  });
});
