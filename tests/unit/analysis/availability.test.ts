import { describe, expect, it } from 'vitest';
import { createStreamingJudge, judge, unavailableStretches } from '../../../electron/analysis/index.ts';
import { defect, historyOf, line, options, second, T0, withBlocks } from './support.ts';

const g821 = (text: string) => judge(historyOf(line(text)), options()).g821;

describe('available and unavailable time', () => {
  it.each([
    ['9 SES then good', '9S20.', { AS: 29, UAS: 0, ES: 9, SES: 9 }],
    ['10 SES then good', '10S30.', { AS: 30, UAS: 10, ES: 0, SES: 0 }],
    ['10 SES, 9 good, SES, 10 good', '10S9.S10.', { AS: 10, UAS: 20, ES: 0, SES: 0 }],
    ['10 SES, 10 good', '10S10.', { AS: 10, UAS: 10, ES: 0, SES: 0 }],
    ['ends with 9 SES pending', '20.9S', { AS: 29, UAS: 0, ES: 9, SES: 9 }],
    ['ends 9 s into recovery', '12S9.', { AS: 0, UAS: 21, ES: 0, SES: 0 }],
    ['ES in the recovery count once it is confirmed', '10S3e4.3e', { AS: 10, UAS: 10, ES: 6, SES: 0 }],
    ['ES in a recovery that fails do not count', '10S9eS', { AS: 0, UAS: 20, ES: 0, SES: 0 }],
    ['25 good, 3 bad, 1 good', '25.3S1.', { AS: 29, UAS: 0, ES: 3, SES: 3 }],
    ['SES in unavailable time do not count', '5.15S20.', { AS: 25, UAS: 15, ES: 0, SES: 0 }],
    ['a defect is an SES', '9D.10D', { AS: 10, UAS: 10, ES: 9, SES: 9 }],
    ['starts available: the first ten may be unavailable', '10D', { AS: 0, UAS: 10, ES: 0, SES: 0 }],
  ])('%s', (_, text, expected) => {
    expect(g821(text)).toEqual({ ...expected, unobserved: 0 });
  });

  it.each([
    ['a gap ends pending SES, which stay available', '5S?5S', { AS: 10, UAS: 0, ES: 10, SES: 10, unobserved: 1 }],
    ['a gap leaves unavailable time as it was', '10S?5.', { AS: 0, UAS: 15, ES: 0, SES: 0, unobserved: 1 }],
    [
      'a gap ends a pending recovery, which stays unavailable',
      '10S5e?10.',
      { AS: 10, UAS: 15, ES: 0, SES: 0, unobserved: 1 },
    ],
    ['an invalid second is a gap', '5Si5S', { AS: 10, UAS: 0, ES: 10, SES: 10, unobserved: 1 }],
  ])('%s', (_, text, expected) => {
    expect(g821(text)).toEqual(expected);
  });

  it('is kept by each standard from its own SES', () => {
    // 300 errored blocks with one error each: severe by blocks, not by bits.
    const rows = Array.from({ length: 12 }, (_, i) => withBlocks(T0 + i, 300));
    const { g821: bits, g826: blocks } = judge({ spans: [], rows, gaps: [] }, options());
    expect(bits).toMatchObject({ AS: 12, UAS: 0, ES: 12, SES: 0 });
    expect(blocks).toMatchObject({ form: 'block', AS: 0, UAS: 12, ES: 0, SES: 0, BBE: 0 });
  });

  it('tells the stretches of unavailable time, gaps cut out', () => {
    const stretches = unavailableStretches(historyOf(line('5.12S3?4S10.5.10S')), options());
    expect(stretches).toEqual([
      { from: T0 + 5, to: T0 + 17 },
      { from: T0 + 20, to: T0 + 24 },
      { from: T0 + 39, to: T0 + 49 },
    ]);
    expect(unavailableStretches(historyOf(line('9S')), options())).toEqual([]);
  });

  it('is told while it goes on', () => {
    const judging = createStreamingJudge(options());
    const push = (text: string, from: number) =>
      line(text).forEach((one) => {
        if (one.kind === 'second') judging.push({ kind: 'second', second: { ...one.second, t: one.second.t + from } });
      });
    expect(judging.state()).toEqual({ unavailable: false, pendingSes: 0 });
    push('5.4S', 0);
    expect(judging.state()).toEqual({ unavailable: false, pendingSes: 4, lastErrorAt: T0 + 8 });
    push('6S', 9);
    expect(judging.state()).toEqual({
      unavailable: true,
      unavailableSince: T0 + 5,
      pendingSes: 0,
      lastErrorAt: T0 + 14,
    });
    push('10.', 15);
    expect(judging.state()).toEqual({ unavailable: false, pendingSes: 0, lastErrorAt: T0 + 14 });
  });
});

describe('one second', () => {
  const one = (over: Parameters<typeof second>[1]) =>
    judge({ spans: [], rows: [second(T0, over)], gaps: [] }, options());
  it.each([
    ['64k: 64 errors are 1e-3', { bits: 64_000, bitErrors: 64 }, 1],
    ['64k: 63 are not', { bits: 64_000, bitErrors: 63 }, 0],
    ['2 048k: 2 048', { bitErrors: 2048 }, 1],
    ['2 048k: 2 047', { bitErrors: 2047 }, 0],
    ['fewer bits compared', { bits: 1001, bitErrors: 2 }, 1],
    ['fewer bits compared, one error', { bits: 1001, bitErrors: 1 }, 0],
  ])('is an SES at 1000 x errors >= bits: %s', (_, over, SES) => {
    expect(one(over).g821).toMatchObject({ ES: 1, SES });
  });

  it.each(['LOS', 'AIS', 'LOF', 'LSS', 'LOC'] as const)('is an SES with %s, with or without bits', (word) => {
    expect(one({ defects: [word] }).g821).toMatchObject({ ES: 1, SES: 1 });
    const { g821: counts, defects } = judge({ spans: [], rows: [defect(T0, word)], gaps: [] }, options());
    expect(counts).toMatchObject({ ES: 1, SES: 1 });
    expect(defects).toEqual({ [word]: 1 });
  });

  it('with RAI alone is no errored second', () => {
    expect(one({ notices: ['RAI'] }).g821).toMatchObject({ ES: 0, SES: 0, AS: 1 });
  });

  it('counts a consequent alarm under its cause', () => {
    expect(one({ defects: ['LSS', 'AIS', 'LOF'] }).defects).toEqual({ AIS: 1 });
  });

  it.each([
    [299, { ES: 1, SES: 0, BBE: 299 }],
    [300, { ES: 1, SES: 1, BBE: 0 }],
    [0, { ES: 0, SES: 0, BBE: 0 }],
  ])('by blocks: %i of 1 000', (blocks, expected) => {
    expect(judge({ spans: [], rows: [withBlocks(T0, blocks)], gaps: [] }, options()).g826).toMatchObject(expected);
  });

  it('30 % of the blocks, whatever the rate', () => {
    const at = (bits: number, erroredBlocks: number) =>
      judge({ spans: [], rows: [second(T0, { bits, erroredBlocks, bitErrors: 1 })], gaps: [] }, options()).g826?.SES;
    // 10 x errored blocks >= 3 x bits / 2048: 64 000 bits are 31.25 blocks, 9.375 of them 30 %.
    expect([at(64_000, 9), at(64_000, 10), at(1_984_000, 290), at(1_984_000, 291)]).toEqual([0, 1, 0, 1]);
  });

  it('of many gigabits is judged by the same rule', () => {
    const at = (bitErrors: number) => one({ bits: 40e9, bitErrors }).g821?.SES;
    expect([at(40e6 - 1), at(40e6)]).toEqual([0, 1]);
  });

  it('without blocks makes the whole record one of the connection form', () => {
    const rows = [withBlocks(T0, 300), second(T0 + 1, { bitErrors: 1 }), withBlocks(T0 + 2, 0)];
    expect(judge({ spans: [], rows, gaps: [] }, options()).g826).toEqual({
      form: 'connection',
      AS: 3,
      UAS: 0,
      ES: 2,
      SES: 0,
      unobserved: 0,
    });
    const lost = [withBlocks(T0, 5), defect(T0 + 1, 'LOS')];
    expect(judge({ spans: [], rows: lost, gaps: [] }, options()).g826).toMatchObject({ form: 'block', SES: 1, BBE: 5 });
    expect(judge({ spans: [], rows: lost, gaps: [] }, options({ form: 'connection' })).g826).not.toHaveProperty('BBE');
  });

  it('with neither bits nor defect was not observed, and one without validity is in no total', () => {
    const rows = [
      second(T0),
      second(T0 + 1, { bits: 0 }),
      second(T0 + 2, { bitErrors: 9, valid: false }),
      second(T0 + 3),
    ];
    const judgement = judge({ spans: [], rows, gaps: [] }, options());
    expect(judgement.seconds).toEqual({ total: 4, observed: 2, gaps: 1 });
    expect(judgement.totals).toEqual({ bits: 4_096_000, bitErrors: 0 });
  });

  it('adds up slips with their signs; an unknown sign makes the sum unknown', () => {
    const slips = (...list: { bits?: number }[]) =>
      judge({ spans: [], rows: [second(T0, { slips: list })], gaps: [] }, options({ countsSlips: true })).totals;
    expect(slips({ bits: -8 }, { bits: 3 })).toMatchObject({ slips: 2, slipBits: -5 });
    expect(slips({ bits: -8 }, {})).not.toHaveProperty('slipBits');
    expect(slips()).toMatchObject({ slips: 0, slipBits: 0 });
    expect(judge({ spans: [], rows: [second(T0)], gaps: [] }, options()).totals).not.toHaveProperty('slips');
  });

  it('BBER leaves out the blocks of SES and of unavailable time', () => {
    const rows = [
      withBlocks(T0, 10),
      withBlocks(T0 + 1, 400),
      ...Array.from({ length: 9 }, (_, i) => withBlocks(T0 + 2 + i, 0)),
      ...Array.from({ length: 10 }, (_, i) => withBlocks(T0 + 11 + i, 900)),
      withBlocks(T0 + 21, 1),
    ];
    expect(judge({ spans: [], rows, gaps: [] }, options())).toMatchObject({
      g826: { BBE: 10, UAS: 11, SES: 1 },
      bberBlocks: 10_000,
    });
  });
});
