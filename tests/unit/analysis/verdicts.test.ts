import { describe, expect, it } from 'vitest';
import { judge, judgementJson } from '../../../electron/analysis/index.ts';
import type { LimitSet } from '../../../electron/contract/limits.ts';
import {
  cleanRun,
  E1_BITS,
  g826e1,
  inEnglish,
  limitSet,
  m2100e1,
  options,
  runWith,
  second,
  T0,
  withBlocks,
} from './support.ts';

const MONTH = 30 * 86_400;
const g826 = (over = {}) => options({ limits: [{ set: g826e1 }], ...over });
const decides = (over = {}) => options({ limits: [{ set: g826e1, decides: true }], ...over });

describe('G.826 objectives', () => {
  it('are indicative under 30 days whatever the figures, and the whole is then not set', () => {
    const bad = judge(runWith(1000, { ES: 500 }), g826());
    expect([bad.verdict, bad.sets[0]?.verdict, bad.sets[0]?.decides]).toEqual(['not-set', 'not-set', false]);
    expect(inEnglish(bad.why)).toEqual(['G.826: monthly objectives, indicative in a run under 30 d; decides nothing']);
    expect(judge(runWith(MONTH - 1, {}), g826()).verdict).toBe('not-set');
    expect(judge(runWith(MONTH, {}), g826()).verdict).toBe('pass');
    expect(judge(runWith(MONTH, { ES: 10_369 }), g826()).verdict).toBe('fail');
  });

  it('do not weaken what another set decides', () => {
    expect(judge(cleanRun(900), options()).verdict).toBe('pass');
    expect(judge(runWith(900, { ES: 1 }), options()).verdict).toBe('fail');
  });

  it.each([
    [4, 0, 'pass'],
    [5, 0, 'fail'],
    [4, 1, 'fail'],
  ])('decide where the procedure says so: %i ES, %i SES of 1 000 s at 10 %%', (ES, SES, expected) => {
    expect(judge(runWith(1000, { ES, SES }), decides()).verdict).toBe(expected);
  });

  it('are met at the limit itself', () => {
    expect(judge(runWith(10_000, { ES: 40, SES: 2 }), decides()).verdict).toBe('pass');
    expect(judge(runWith(10_000, { ES: 40, SES: 3 }), decides()).verdict).toBe('fail');
    expect(
      judge(
        runWith(1000, { ES: 40, SES: 2 }),
        decides({ allocations: { 'm2100-allocation': 10, 'g826-allocation': 100 } }),
      ).verdict,
    ).toBe('pass');
  });

  it('hold BBER where blocks are known', () => {
    const rows = (erroredBlocks: number) => [
      ...Array.from({ length: 999 }, (_, i) => withBlocks(T0 + i, 0)),
      withBlocks(T0 + 999, erroredBlocks),
    ];
    const bber = (n: number) => {
      const judgement = judge({ spans: [], rows: rows(n), gaps: [] }, decides());
      return [judgement.verdict, judgement.sets[0]?.rows.find(({ parameter }) => parameter === 'BBER')];
    };
    // 2e-4 x 10 % of 1 000 000 blocks: 20.
    expect(bber(20)).toMatchObject([
      'pass',
      { value: 2e-5, limit: '<= 2.0E-05', status: 'unconfirmed', result: 'pass' },
    ]);
    expect(bber(21)).toMatchObject(['fail', { result: 'fail' }]);
    expect(judge(cleanRun(10), decides()).sets[0]?.rows.map(({ parameter }) => parameter)).not.toContain('BBER');
  });

  it('stand with every parameter in the rows', () => {
    const rows = judge(runWith(1000, { ES: 2, SES: 1 }), g826()).sets[0]?.rows;
    expect(rows?.map(({ parameter, value, limit }) => [parameter, value, limit])).toEqual([
      ['ESR', 0.002, '<= 4.0E-03'],
      ['SESR', 0.001, '<= 2.0E-04'],
      ['ES', 2, undefined],
      ['SES', 1, undefined],
      ['UAS', 0, undefined],
      ['AS', 1000, undefined],
      ['EFS', 998, undefined],
      ['availability', 1, undefined],
    ]);
    expect(rows?.[0]).toMatchObject({ status: 'confirmed', result: 'not-set' });
  });

  it('are not assessed without available time', () => {
    const rows = Array.from({ length: 20 }, (_, i) => second(T0 + i, { bits: 0, defects: ['AIS'] }));
    const judgement = judge({ spans: [], rows, gaps: [] }, decides());
    expect([judgement.verdict, judgement.g826?.AS]).toEqual(['not-assessed', 0]);
  });

  it('are proven broken before the end once the whole run cannot meet them', () => {
    const at = (ES: number) => judge(runWith(1000, { ES }), decides({ forS: 100_000 })).certain;
    expect([at(400), at(401)]).toEqual([undefined, 'fail']);
    const { certainWhy = [] } = judge(runWith(1000, { ES: 401 }), decides({ forS: 100_000 }));
    expect(inEnglish(certainWhy)).toEqual(['G.826: ESR 401 s of 100000 s can no longer meet the limit 4.0E-03']);
  });
});

describe('verdict of the whole', () => {
  it('is not set without limit sets, and G.821 informs only', () => {
    const none = judge(cleanRun(900), options({ limits: [] }));
    expect([none.verdict, inEnglish(none.why)]).toEqual(['not-set', ['No limit set was applied']]);
    expect(none).not.toHaveProperty('m2100');
    const g821: LimitSet = limitSet('g821-64k');
    expect(judge(runWith(MONTH, { ES: 5 }), options({ limits: [{ set: g821 }] })).verdict).toBe('not-set');
    expect(judge(runWith(100, { ES: 50 }), options({ limits: [{ set: g821, decides: true }] })).verdict).toBe('fail');
  });

  it('prints in the JSON of judge with exactly these keys', () => {
    const json = judgementJson(judge(runWith(900, { ES: 4 }), options()), 'en');
    expect(Object.keys(json)).toEqual(['seconds', 'g821', 'g826', 'm2100', 'verdict', 'why']);
    expect(json).toEqual({
      seconds: { total: 900, observed: 900, gaps: 0 },
      g821: { AS: 900, UAS: 0, ES: 4, SES: 0, unobserved: 0 },
      g826: { form: 'connection', AS: 900, UAS: 0, ES: 4, SES: 0, unobserved: 0 },
      m2100: expect.objectContaining({ allocation: 10, periodS: 900, UAS: 0, verdict: 'fail' }),
      verdict: 'fail',
      why: [
        '4 errored seconds; the limit is 0 (M.2100, under 2 h)',
        'G.826: monthly objectives, indicative in a run under 30 d; decides nothing',
      ],
    });
    expect(judgementJson(judge(runWith(900, { ES: 4 }), options()), 'zh').why[0]).toBe(
      '误码秒 4，限值 0（M.2100，不满 2 小时）',
    );
  });

  it('comes with what a clean run proves', () => {
    expect(judge(cleanRun(900), options())).toMatchObject({
      ber: 0,
      berBound: 1.7e-9,
      totals: { bits: 900 * E1_BITS },
    });
    const lost = judge(
      { spans: [], rows: [second(T0, { bits: 0, defects: ['LOS'] })], gaps: [] },
      options({ limits: [{ set: m2100e1 }] }),
    );
    expect(lost).not.toHaveProperty('ber');
    expect(lost).not.toHaveProperty('berBound');
  });
});
