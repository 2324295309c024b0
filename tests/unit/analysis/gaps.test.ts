import { describe, expect, it } from 'vitest';
import { judge } from '../../../electron/analysis/index.ts';
import type { Gap } from '../../../electron/contract/second.ts';
import {
  cleanRun,
  E1_BITS,
  g826e1,
  gap,
  historyOf,
  inEnglish,
  line,
  m2100e1,
  options,
  T0,
  withBlocks,
} from './support.ts';

const only = (over = {}) => options({ limits: [{ set: m2100e1 }], unseenMax: 100, ...over });
/** A clean run of n seconds followed by one gap of g seconds and one more clean second. */
const interrupted = (n: number, g: number, over: Partial<Gap>) => {
  const history = cleanRun(n);
  history.gaps.push(gap(T0 + n, g, over));
  history.spans.push({ from: T0 + n + g, to: T0 + n + g + 1, bits: E1_BITS, source: 'tester' });
  return history;
};
const totals = (g: number, bitErrors: number) => ({ totals: { bits: g * E1_BITS, bitErrors } });

describe('gaps', () => {
  it('are unbroken stretches: gap, invalid and missing seconds that touch are one', () => {
    const observations = line('5.3?2i.');
    const last = observations.pop()!;
    if (last.kind === 'second') observations.push({ kind: 'second', second: { ...last.second, t: last.second.t + 4 } });
    const judgement = judge(historyOf(observations), only());
    expect(judgement.seconds).toEqual({ total: 15, observed: 6, gaps: 1 });
    expect(judgement.g821?.unobserved).toBe(9);
  });

  it('with a total of e errors widen the verdict: least 1 ES, most min(g, e)', () => {
    expect(judge(interrupted(7199, 5, totals(5, 0)), only()).verdict).toBe('pass');
    const two = judge(interrupted(7199, 5, totals(5, 2)), only());
    expect([two.verdict, two.m2100?.verdict, two.m2100?.ES.count, two.totals.bitErrors]).toEqual([
      'pass',
      'pass',
      0,
      2,
    ]);
    // S1 = 2, S2 = 13 at 2 h.
    const three = judge(interrupted(7199, 5, totals(5, 3)), only());
    expect([three.verdict, three.m2100?.verdict]).toEqual(['uncertain', 'pass']);
    expect(inEnglish(three.why)).toEqual([
      'M.2100: errors during an interruption leave ES between 1 and 3, limit ≤ 2 (S1), S2 13: cannot be decided',
    ]);
    expect(judge(interrupted(7199, 2, totals(2, 2000)), only()).verdict).toBe('pass');
  });

  it('with errors prove a failure under 2 h', () => {
    const judgement = judge(interrupted(900, 5, totals(5, 1)), only({ forS: 901 }));
    expect([judgement.verdict, judgement.certain]).toEqual(['fail', 'fail']);
    expect(inEnglish(judgement.why)).toEqual(['1 errored second; the limit is 0 (M.2100, under 2 h)']);
  });

  it('hold at most floor(e / f) SES, f from the bits or from the blocks', () => {
    const SES = (history: Parameters<typeof judge>[0], over = {}) =>
      judge(history, only(over)).sets[0]?.rows.find(({ parameter }) => parameter === 'SES')?.result;
    // One SES lies between S1 = 0 and S2 = 2 at 2 h.
    expect(SES(interrupted(7199, 1, totals(1, 2047)))).toBe('pass');
    expect(SES(interrupted(7199, 1, totals(1, 2048)))).toBe('uncertain');
    const blocks = interrupted(7199, 1, totals(1, 299));
    for (const span of blocks.spans) span.blocks = (span.to - span.from) * 1000;
    expect(SES(blocks)).toBe('pass');
    blocks.gaps[0]!.totals!.bitErrors = 300;
    expect(SES(blocks)).toBe('uncertain');
    expect(SES(interrupted(7199, 1, totals(1, 300)))).toBe('pass');
  });

  it('make it at best not-assessed when too much is not known', () => {
    const at = (g: number, over: Partial<Gap> = {}, more = {}) =>
      judge(interrupted(899, g, over), options({ limits: [{ set: m2100e1 }], forS: 900, ...more }));
    expect(at(9).verdict).toBe('pass');
    const ten = at(10);
    expect([ten.verdict, ten.certain]).toEqual(['not-assessed', 'not-assessed']);
    expect(inEnglish(ten.why)[0]).toBe('No data at all for 10 s, more than 1 % of 900 s');
    expect(at(10, totals(10, 0)).verdict).toBe('pass');
    expect(at(10, { totals: { bits: 10 * E1_BITS } }).verdict).toBe('not-assessed');
    expect(at(10, {}, { unseenMax: 2 }).verdict).toBe('pass');
    expect(judge(interrupted(989, 10, {}), options({ forS: undefined })).verdict).toBe('pass');
    expect(judge(interrupted(988, 10, {}), options({ forS: undefined })).verdict).toBe('not-assessed');
  });

  it('never hide a failure', () => {
    const history = historyOf(line('5.e500?.'));
    expect(judge(history, options({ limits: [{ set: m2100e1 }] })).verdict).toBe('fail');
  });

  it('that are filled stand as clean observed seconds', () => {
    const history = interrupted(900, 100, { filled: true, ...totals(100, 0) });
    expect(judge(history, options())).toMatchObject({
      seconds: { total: 1001, observed: 1001, gaps: 0 },
      totals: { bits: 1001 * E1_BITS, bitErrors: 0 },
      g821: { AS: 1001, unobserved: 0 },
      verdict: 'pass',
    });
    const rows = [withBlocks(T0, 1), withBlocks(T0 + 101, 0)];
    const blocks = judge({ spans: [], rows, gaps: [gap(T0 + 1, 100, { filled: true, ...totals(100, 0) })] }, options());
    expect([blocks.g826?.form, blocks.bberBlocks]).toEqual(['block', 102_000]);
  });

  it('count in the bit total what was compared for certain, over the gap too where the tester tells it', () => {
    expect(judge(interrupted(900, 5, { totals: { bitErrors: 0 } }), only()).totals).toEqual({
      bits: 901 * E1_BITS,
      bitErrors: 0,
    });
    expect(judge(interrupted(900, 5, totals(5, 0)), only()).totals.bits).toBe(906 * E1_BITS);
    expect(judge(interrupted(900, 5, {}), only()).totals.bits).toBe(901 * E1_BITS);
  });

  it('widen the ratios of G.826 too', () => {
    const set = options({ limits: [{ set: g826e1, decides: true }], unseenMax: 100 });
    // ESR 0.04 x 10 %: 4 ES of 1 000 s are met, 5 are not.
    expect(judge(interrupted(999, 10, totals(10, 4)), set).verdict).toBe('pass');
    expect(judge(interrupted(999, 10, totals(10, 5)), set).verdict).toBe('uncertain');
  });

  it('alone are no run: nothing observed is not assessed', () => {
    for (const over of [{}, totals(5, 0)])
      expect(judge({ spans: [], rows: [], gaps: [gap(T0, 5, over)] }, only()).verdict).toBe('not-assessed');
    const nothing = judge({ spans: [], rows: [], gaps: [] }, only());
    expect([nothing.verdict, nothing.totals, nothing.seconds]).toEqual([
      'not-assessed',
      {},
      { total: 0, observed: 0, gaps: 0 },
    ]);
  });
});
