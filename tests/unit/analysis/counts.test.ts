import { describe, expect, it } from 'vitest';
import { judgeCounts } from '../../../electron/analysis/index.ts';
import type { Counts } from '../../../electron/contract/run.ts';
import { inEnglish, m2100e1, options } from './support.ts';

const quiet = { LOS: 0, AIS: 0, LOF: 0, LSS: 0 };
const read = (over: Partial<Counts>): Counts => ({ atMs: 0, testTimeS: 900, alarms: {}, final: true, ...over });
const by = (over: Partial<Counts>, more = {}) =>
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
    ['an alarm not 0', { bitErrors: 0, alarms: { ...quiet, AIS: 3 } }],
    ['some bit errors', { bitErrors: 5, alarms: quiet }],
    ['not the whole time', { bitErrors: 0, alarms: quiet, testTimeS: 899 }],
  ])('are not assessed otherwise: %s', (_, over) => {
    const judgement = by(over);
    expect(judgement.verdict).toBe('not-assessed');
    expect(inEnglish(judgement.why)).toContain('M.2100: ES is not known, not assessed');
    for (const key of ['g821', 'g826', 'm2100']) expect(judgement).not.toHaveProperty(key);
    expect(judgement.sets[0]?.rows[0]).not.toHaveProperty('value');
  });

  it('need only the alarms that the set has', () => {
    expect(by({ bitErrors: 0, alarms: { LOS: 0, AIS: 0, LSS: 0 } }, { alarms: ['LOS', 'AIS', 'LSS'] }).verdict).toBe(
      'pass',
    );
  });

  it('are judged where they are read', () => {
    expect(by({ ES: 0, SES: 0, UAS: 0 }).verdict).toBe('pass');
    expect(by({ ES: 4, SES: 0, UAS: 0 }).verdict).toBe('fail');
    expect(by({ ES: 70, SES: 0, UAS: 0, testTimeS: 86_400 }, { forS: 86_400 }).verdict).toBe('uncertain');
    expect(by({ bitErrors: 0, alarms: quiet, ES: 2 }).m2100?.ES.count).toBe(2);
  });

  it('that break a limit fail, whatever is blank', () => {
    const judgement = by({ ES: 4 });
    expect([judgement.verdict, judgement.certain]).toEqual(['fail', 'fail']);
    expect(inEnglish(judgement.why)).toEqual(['M.2100 under 2 h: ES 4 > 0']);
    expect(by({ UAS: 10 }).verdict).toBe('fail');
    expect(by({ ES: 0, SES: 0 }).verdict).toBe('not-assessed');
  });

  it('over less than the time asked for leave the rest unobserved', () => {
    expect(by({ ES: 0, SES: 0, UAS: 0, testTimeS: 895 })).toMatchObject({
      verdict: 'pass',
      seconds: { total: 900, observed: 895, gaps: 1 },
    });
    expect(by({ ES: 0, SES: 0, UAS: 0, testTimeS: 800 }).verdict).toBe('not-assessed');
    expect(by({ testTimeS: 0, ES: 0, SES: 0, UAS: 0 }).verdict).toBe('not-assessed');
  });

  it('serve the loop check too, blanks not assessed', () => {
    const loop = (over: Partial<Counts>) =>
      judgeCounts(read(over), options({ rule: 'loop-check', limits: [], forS: 900 })).verdict;
    expect(loop({ bitErrors: 0, slips: 0, alarms: quiet })).toBe('pass');
    expect(loop({ bitErrors: 0, alarms: quiet })).toBe('not-assessed');
    expect(loop({ bitErrors: 1, alarms: {} })).toBe('fail');
    expect(loop({ bitErrors: 0, slips: 0, alarms: { LOS: 0 } })).toBe('not-assessed');
  });
});
