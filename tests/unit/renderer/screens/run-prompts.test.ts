import { expect, it } from 'vitest';
import { typedReading } from '../../../../electron/contract/reading.ts';
import { askedOf, badFields, badPings, countOf, typedOf } from '../../../../renderer/screens/run/reading.ts';

it('reads counts as people type them, and tells blank from zero', () => {
  expect(countOf(undefined)).toBeUndefined();
  expect(countOf('  ')).toBeUndefined();
  expect(countOf('0')).toBe(0);
  expect(countOf('1 234,567')).toBe(1_234_567);
  for (const text of ['-1', '1.5', '1e3', 'x', '9999999999999']) expect(countOf(text)).toBeNaN();
});

it('names the fields that are no count', () => {
  expect(badFields({ testTime: '15m', bitErrors: '0', ES: 'x', LOS: '-3', slips: '' })).toEqual(['ES', 'LOS']);
});

it('leaves out of a reading what the set does not show', () => {
  const answer = typedOf({ testTime: ' 00:15:00 ', bitErrors: '0', ES: '', LOS: '0', AIS: ' ' }, { photo: 'p1' });
  expect(answer).toEqual({
    testTime: '00:15:00',
    bitErrors: 0,
    alarms: { LOS: 0 },
    photo: 'p1',
  });
  expect(typedReading.parse(answer)).toEqual(answer);
  expect(typedReading.parse(typedOf({ testTime: '15m' }, {}))).not.toHaveProperty('photo');
});

it('takes what a set shows besides errors, and no figure that no line has', () => {
  const row = { to: ' 10.0.0.1 ', sent: '100', lost: '2', avgMs: '1.4' };
  const reading = { testTime: '15m', levelDb: '−3.5', leads: ' DTR on ', ping: [row, { to: ' ' }] };
  const answer = typedReading.parse(typedOf(reading, { confirmed: true }));
  expect(answer).toMatchObject({
    levelDb: -3.5,
    leads: 'DTR on',
    ping: [{ to: '10.0.0.1', sent: 100, lost: 2, avgMs: 1.4 }],
    confirmed: true,
  });
  expect(badFields({ levelDb: '900', rtdUs: '-1', opticalDbm: 'x', frequencyHz: '2048000.5' })).toEqual([
    'levelDb',
    'rtdUs',
    'opticalDbm',
  ]);
  expect(badPings({ ping: [row, { to: 'x' }, { to: 'x', sent: '1', lost: '2' }, {}] })).toEqual([1, 2]);
});

it('asks for nothing that the set does not show', () => {
  expect(askedOf(['LOF', 'slips'])).toEqual(['bitErrors', 'ES', 'SES', 'UAS', 'LOS', 'AIS', 'LSS', 'LOC']);
});
