import { describe, expect, it } from 'vitest';
import { judge } from '../../../electron/analysis/index.ts';
import type { Second } from '../../../electron/contract/second.ts';
import { bothOf } from '../../../electron/contract/words/index.ts';
import { cleanRun, defect, gap, inEnglish, options, second, T0 } from './support.ts';

const loop = (over = {}) => options({ rule: 'loop-check', limits: [], ...over });
const check = (rows: Second[], over = {}) => judge(cleanRun(100, rows), loop(over));

describe('loop-check', () => {
  it('passes a clean run and gives neither G.826 nor M.2100', () => {
    const judgement = check([]);
    expect(judgement.verdict).toBe('pass');
    expect(Object.keys(judgement)).not.toEqual(expect.arrayContaining(['g826']));
    expect(judgement).not.toHaveProperty('m2100');
    expect(judgement).toMatchObject({ g821: { AS: 100, ES: 0 }, totals: { slips: 0, slipBits: 0 } });
    expect(inEnglish(judgement.why)).toEqual([
      '0 errors, BER < 1.5E-08 at 95 % (loop check)',
      'no slip, no second with LOS, AIS, break or LSS (loop check)',
    ]);
    expect(judgement.sets[0]?.rows.map(({ parameter, value, limit }) => [parameter, value, limit])).toEqual([
      ['BER', 0, '<= 0'],
      ['slips', 0, '<= 0'],
      ['LOS', 0, '<= 0'],
      ['AIS', 0, '<= 0'],
      ['break', 0, '<= 0'],
      ['LSS', 0, '<= 0'],
    ]);
  });

  it.each([
    ['one bit error', second(T0, { bitErrors: 1 }), 'BER'],
    ['a slip', second(T0, { slips: [{ bits: -8 }] }), 'slips'],
    ['LOS', defect(T0, 'LOS'), 'LOS'],
    ['AIS', defect(T0, 'AIS'), 'AIS'],
    ['LSS', defect(T0, 'LSS'), 'LSS'],
    ['break', second(T0, { bits: 0, defects: ['LSS'], notices: ['break'] }), 'break'],
  ])('fails with %s, for certain', (_, row, parameter) => {
    const judgement = check([row], { forS: 1000 });
    expect([judgement.verdict, judgement.certain]).toEqual(['fail', 'fail']);
    expect(judgement.sets[0]?.rows.find((one) => one.parameter === parameter)?.result).toBe('fail');
  });

  it('says in both languages what it saw, and over TCP that no bit was wrong', () => {
    const tcp = (rows: Second[]) => check(rows, { judging: 'integrity' }).why.map(bothOf);
    expect(tcp([])[0]).toEqual({ zh: '环路检查：没有误码', en: 'Loop check: no bit errors' });
    expect(tcp([second(T0, { bitErrors: 3 })])).toEqual([
      { zh: '误码 3，限值 0（环路检查）', en: '3 bit errors; the limit is 0 (loop check)' },
    ]);
    expect(check([defect(T0, 'LOS')]).why.map(bothOf)).toEqual([
      { zh: 'LOS 1 秒，限值 0（环路检查）', en: 'LOS for 1 s; the limit is 0 (loop check)' },
    ]);
  });

  it('takes a limit of the error ratio', () => {
    // 100 s of 2 048 000 bits: 205 errors are 1.0009e-6.
    const ber = (bitErrors: number, over = {}) => check([second(T0, { bitErrors })], { berLimit: 1e-6, ...over });
    expect([ber(204).verdict, ber(205).verdict]).toEqual(['pass', 'fail']);
    expect(ber(2049, { forS: 1000 }).certain).toBeUndefined();
    expect(inEnglish(ber(205).why)).toEqual(['205 bit errors, BER 1.0E-06, above the limit of 1.0E-06 (loop check)']);
  });

  it('is not assessed when nothing was compared', () => {
    const rows = [defect(T0, 'LOS'), defect(T0 + 1, 'LOS')];
    const judgement = judge({ spans: [], rows, gaps: [] }, loop({ forS: 900 }));
    expect([judgement.verdict, judgement.certain, inEnglish(judgement.why)]).toEqual([
      'not-assessed',
      undefined,
      ['Loop check: no bits were compared'],
    ]);
    expect(judge({ spans: [], rows: [], gaps: [] }, loop()).verdict).toBe('not-assessed');
  });

  it('counts the errors that the totals of a gap show', () => {
    const history = cleanRun(100);
    history.gaps.push(gap(T0 + 100, 2, { totals: { bits: 4_096_000, bitErrors: 3 } }));
    expect(judge(history, loop()).verdict).toBe('fail');
    expect(judge(history, loop({ berLimit: 1e-6 })).verdict).toBe('pass');
  });

  it('over TCP judges wrong bits as a count, with no error ratio and no G.821', () => {
    const judgement = check([second(T0, { bitErrors: 2 })], { judging: 'integrity' });
    expect(judgement.sets[0]?.rows[0]).toEqual({ parameter: 'bitErrors', value: 2, limit: '<= 0', result: 'fail' });
    for (const key of ['ber', 'berBound', 'g821', 'g826', 'm2100']) expect(judgement).not.toHaveProperty(key);
  });
});
