import { describe, expect, it } from 'vitest';
import { judge } from '../../../electron/analysis/index.ts';
import { printedLimit } from '../../../electron/contract/limits.ts';
import { sayMessage } from '../../../electron/contract/words/index.ts';
import { cleanRun, defect, gap, options, runWith, second, T0 } from './support.ts';

const DAY = 86_400;
const inBoth = (judgement: ReturnType<typeof judge>): string[] => {
  const decides = judgement.why.filter(({ code }) => code !== 'why.indicative');
  return (['zh', 'en'] as const).map((lang) => decides.map((one) => sayMessage(lang, one)).join(' | '));
};

describe('reasons', () => {
  it.each([
    [
      runWith(900, { ES: 9, SES: 5 }),
      undefined,
      '误码秒 9、严重误码秒 5，限值都是 0（M.2100，不满 2 小时）',
      '9 errored and 5 severely errored seconds; the limits are 0 (M.2100, under 2 h)',
    ],
    [
      runWith(900, { ES: 1 }),
      undefined,
      '误码秒 1，限值 0（M.2100，不满 2 小时）',
      '1 errored second; the limit is 0 (M.2100, under 2 h)',
    ],
    [
      runWith(DAY, { ES: 120, SES: 9 }),
      DAY,
      '误码秒 120 ≥ S2 105、严重误码秒 9 ≥ S2 8（M.2100）',
      '120 errored seconds ≥ S2 105 and 9 severely errored seconds ≥ S2 8 (M.2100)',
    ],
  ])('say in one sentence what broke its limits: %#', (history, forS, zh, en) => {
    expect(inBoth(judge(history, options(forS === undefined ? {} : { forS })))).toEqual([zh, en]);
  });

  it('stand in the order of what they mean: a failure before what nobody saw', () => {
    const { spans } = cleanRun(880);
    const at = T0 + 880;
    const rows = [second(at, { bitErrors: 3 }), second(at + 1, { bits: 0, defects: ['LOS'] })];
    const history = { spans, rows, gaps: [gap(at + 2, 18)] };
    const path = inBoth(judge(history, options({ forS: 900 })));
    expect(path[1]).toBe(
      '2 errored and 1 severely errored second; the limits are 0 (M.2100, under 2 h) | ' +
        'No data at all for 18 s, more than 1 % of 900 s',
    );
    const loop = inBoth(judge(history, options({ forS: 900, rule: 'loop-check', judging: 'ber-only', limits: [] })));
    expect(loop[0]).toBe('误码 3、LOS 1 秒，限值都是 0（环路检查） | 有 18 s 没有任何数据，超过 900 s 的 1 %');
    expect(loop[1]).toMatch(/^3 bit errors and LOS for 1 s; the limits are 0 \(loop check\) \| No data at all/);
  });

  it('have one sign for a limit, in tables as in sentences; records of the first version too', () => {
    const { sets } = judge(runWith(900, { ES: 1 }), options());
    const limits = sets.flatMap(({ rows }) => rows.flatMap(({ limit }) => (limit === undefined ? [] : [limit])));
    for (const limit of limits) expect(printedLimit(limit)).toMatch(/^≤ /);
    expect([printedLimit('= 0'), printedLimit('<= 68 (S1), S2 105')]).toEqual(['≤ 0', '≤ 68 (S1), S2 105']);
  });

  it('of loop checks take no defect for another', () => {
    const history = { spans: [], rows: [defect(T0, 'AIS'), second(T0 + 1)], gaps: [] };
    expect(inBoth(judge(history, options({ rule: 'loop-check', judging: 'ber-only' })))[1]).toContain('AIS for 1 s');
  });
});
