import { describe, expect, it } from 'vitest';
import { judgeCounts } from '../../../electron/analysis/index.ts';
import type { Reading } from '../../../electron/contract/reading.ts';
import { inEnglish, m2100e1, options } from './support.ts';

const quiet = { LOS: 0, AIS: 0, LOF: 0, LSS: 0 };
const read = (over: Partial<Reading>): Reading => ({ atMs: 0, testTimeS: 900, alarms: {}, final: true, ...over });
const by = (over: Partial<Reading>, more = {}) =>
  judgeCounts(read(over), options({ limits: [{ set: m2100e1 }], forS: 900, ...more }));

describe('counts read by hand', () => {
  it('prove clean time with no bit error, every alarm at 0 and the whole time counted', () => {
    const judgement = by({ bitErrors: 0, alarms: quiet });
    expect(judgement).toMatchObject({
      verdict: 'pass',
      seconds: { total: 900, observed: 900, gaps: 0 },
      totals: { bits: 900 * 2_048_000, bitErrors: 0 },
      g821: { AS: 900, UAS: 0, ES: 0, SES: 0 },
      m2100: { periodS: 900, verdict: 'pass' },
      berBound: 1.7e-9,
    });
  });

  it.each([
    ['bit errors blank', { alarms: quiet }],
    ['an alarm blank', { bitErrors: 0, alarms: { LOS: 0, AIS: 0, LOF: 0 } }],
    ['some bit errors', { bitErrors: 5, alarms: quiet }],
    ['not the whole time', { bitErrors: 0, alarms: quiet, testTimeS: 839 }],
  ])('are not assessed otherwise: %s', (_, over) => {
    const judgement = by(over);
    expect(judgement.verdict).toBe('not-assessed');
    expect(inEnglish(judgement.why)).toContain('M.2100: ES is not known, not assessed');
    for (const key of ['g821', 'g826', 'm2100']) expect(judgement).not.toHaveProperty(key);
    expect(judgement.sets[0]?.rows[0]).not.toHaveProperty('value');
  });

  it('need only the alarms that the set has', () => {
    const withoutLof = { LOS: 0, AIS: 0, LSS: 0 };
    expect(by({ bitErrors: 0, alarms: withoutLof }, { lacks: ['LOF'] }).verdict).toBe('pass');
    expect(by({ bitErrors: 0, alarms: withoutLof }).verdict).toBe('not-assessed');
  });

  it('prove nothing where the set would not see a dead line', () => {
    const blind = by({ bitErrors: 0, alarms: { AIS: 0, LOF: 0 } }, { lacks: ['LOS', 'LSS'] });
    expect(blind.verdict).toBe('not-assessed');
    expect(blind).not.toHaveProperty('berBound');
    expect(by({ ES: 3, alarms: {} }, { lacks: ['LOS', 'LSS'] }).verdict).toBe('fail');
  });

  it.each([
    ['ES blank', { alarms: { ...quiet, AIS: 3 } }, 900, 'fail'],
    ['all counts given as 0', { bitErrors: 0, ES: 0, SES: 0, UAS: 0, alarms: { ...quiet, LOS: 1 } }, 900, 'fail'],
    ['other alarms blank', { alarms: { LOF: 1 } }, 900, 'fail'],
    ['a limit that is not 0', { alarms: { ...quiet, LOS: 3 } }, 86_400, 'not-assessed'],
    ['a limit that it breaks all the same', { alarms: { ...quiet, LOS: 900 } }, 86_400, 'fail'],
    ['counts that hold its seconds', { ...{ ES: 3, SES: 3, UAS: 0 }, alarms: { ...quiet, LOS: 3 } }, 604_800, 'pass'],
  ] as const)('count the seconds of an alarm as errored: %s', (_, over, forS, verdict) => {
    const judgement = by({ testTimeS: forS, ...over }, { forS });
    expect([judgement.verdict, judgement.certain]).toEqual([verdict, verdict === 'fail' ? 'fail' : undefined]);
  });

  it('are judged where they are read', () => {
    expect(by({ ES: 0, SES: 0, UAS: 0, alarms: quiet }).verdict).toBe('pass');
    expect(by({ ES: 0, SES: 0, UAS: 0 }).verdict).toBe('not-assessed');
    expect(by({ ES: 4, SES: 0, UAS: 0 }).verdict).toBe('fail');
    const day = { ES: 70, SES: 0, UAS: 0, alarms: quiet, testTimeS: 86_400 };
    expect(by(day, { forS: 86_400 }).verdict).toBe('uncertain');
    expect(by({ bitErrors: 0, alarms: quiet, ES: 2 }).m2100?.ES.count).toBe(2);
  });

  it('that break a limit fail, whatever is blank', () => {
    const judgement = by({ ES: 4 });
    expect([judgement.verdict, judgement.certain]).toEqual(['fail', 'fail']);
    expect(inEnglish(judgement.why)[0]).toBe('4 errored seconds; the limit is 0 (M.2100, under 2 h)');
    expect(by({ UAS: 10 }).verdict).toBe('fail');
    expect(by({ ES: 0, SES: 0 }).verdict).toBe('not-assessed');
  });

  it('over less than the time asked for leave the rest unobserved', () => {
    const zeros = { ES: 0, SES: 0, UAS: 0, alarms: quiet };
    expect(by({ ...zeros, testTimeS: 895 })).toMatchObject({
      verdict: 'pass',
      seconds: { total: 900, observed: 895, gaps: 1 },
    });
    expect(by({ ...zeros, testTimeS: 800 }).verdict).toBe('not-assessed');
    expect(by({ ...zeros, testTimeS: 0 }).verdict).toBe('not-assessed');
  });

  it.each([
    // Duration, test time, counts, verdict: the time that the set counted decides how much, the time asked for by which rule.
    [7200, 7140, { ES: 0 }, 'pass'],
    [7200, 7140, { ES: 1 }, 'pass'],
    [7200, 7127, { ES: 0 }, 'not-assessed'],
    [7140, 7200, { ES: 1 }, 'fail'],
    [86_400, 85_536, { ES: 0 }, 'pass'],
    [86_400, 85_535, { ES: 0 }, 'not-assessed'],
    // So many errored seconds reject an hour, but 23 more hours may be clean.
    [86_400, 3600, { ES: 20 }, 'not-assessed'],
    [86_400, 3600, { ES: 500 }, 'fail'],
    [60, 54, { ES: 0 }, 'pass'],
    [60, 53, { ES: 0 }, 'not-assessed'],
    [900, 300, { ES: 1 }, 'fail'],
  ])('%i s asked for, %i s counted, %j: %s', (forS, testTimeS, counts, verdict) => {
    const judgement = by({ SES: 0, UAS: 0, alarms: quiet, testTimeS, ...counts }, { forS });
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.m2100?.periodS).toBe(testTimeS);
  });

  it('never leave less than no time, whatever somebody confirmed', () => {
    for (const over of [{ UAS: 1200 }, { ES: 86_401 }, { SES: 5 }]) {
      const judgement = by({ bitErrors: 0, ES: 0, SES: 0, UAS: 0, alarms: quiet, confirmed: true, ...over });
      expect(judgement).not.toHaveProperty('g826');
      expect(JSON.stringify(judgement)).not.toMatch(/:-\d/);
    }
  });

  it('serve the loop check too, blanks not assessed', () => {
    const loop = (over: Partial<Reading>) =>
      judgeCounts(read(over), options({ rule: 'loop-check', limits: [], forS: 900 })).verdict;
    expect(loop({ bitErrors: 0, slips: 0, alarms: quiet })).toBe('pass');
    expect(loop({ bitErrors: 0, alarms: quiet })).toBe('not-assessed');
    expect(loop({ bitErrors: 1, alarms: {} })).toBe('fail');
    expect(loop({ bitErrors: 0, slips: 0, alarms: { LOS: 0 } })).toBe('not-assessed');
    expect(loop({ bitErrors: 0, slips: 0, alarms: { LOS: 0, AIS: 0, LSS: 0 } })).toBe('not-assessed');
    expect(loop({ bitErrors: 0, slips: 0, alarms: { ...quiet, LOF: 1 } })).toBe('fail');
    expect(loop({ bitErrors: 0, slips: 0, alarms: { LSS: 1 } })).toBe('fail');
  });
});
