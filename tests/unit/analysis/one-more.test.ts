import { describe, expect, it } from 'vitest';
import { createStreamingJudge, type JudgeOptions } from '../../../electron/analysis/index.ts';
import type { Second } from '../../../electron/contract/second.ts';
import { g826e1, line, m2100e1, options, second, T0, withBlocks } from './support.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;
const loop = (over: Partial<JudgeOptions> = {}): JudgeOptions =>
  options({ rule: 'loop-check', limits: [], forS: 900, ...over });

/** The judge after these seconds. */
function after(text: string, given: JudgeOptions) {
  const judge = createStreamingJudge(given);
  line(text).forEach((one) => judge.push(one));
  return judge;
}
/** So many errored seconds, none beside another; `e` or `S`. */
const spread = (n: number, letter = 'e'): string => `${letter}.`.repeat(n);

describe('what may not come once more', () => {
  it.each([
    ['nothing before the first second', '', options({ forS: 900 }), undefined],
    ['any errored second of a short run', '5.', options({ forS: 900 }), 'ES'],
    ['nothing once it has failed', '5. e', options({ forS: 900 }), undefined],
    ['nothing where the whole length is not known', '5.', options(), undefined],
    // S2 of a day at 10 %: ES 105, SES 10 (M.2100, rounded).
    ['nothing while a day has room', `5. ${spread(30)}`, options({ forS: DAY }), undefined],
    ['the errored second that reaches S2', `5. ${spread(104)}`, options({ forS: DAY }), 'ES'],
    ['nothing once S2 is reached', `5. ${spread(105)}`, options({ forS: DAY }), undefined],
    ['a severely errored second alone', `5. ${spread(7, 'S')}`, options({ forS: DAY }), 'SES'],
    ['what goes beyond the objective of a week', `5. ${spread(604)}`, options({ forS: WEEK }), 'ES'],
    ['nothing where no set decides', '5.', options({ forS: 900, limits: [{ set: g826e1 }] }), undefined],
    ['an error of a loop', '5.', loop(), 'bitErrors'],
    ['a slip, where a ratio of errors is allowed', '5.', loop({ berLimit: 1e-6 }), 'slips'],
    ['nothing where nobody saw anything', '5?', options({ forS: 900 }), undefined],
  ] as const)('%s', (_name, text, given, expected) => {
    expect(after(text, given).oneMore()).toBe(expected);
  });

  it('is told of a ratio that decides, as near as it can be', () => {
    const decides = options({ forS: 1000, limits: [{ set: g826e1, decides: true }] });
    // ESR 4 % x 10 % of 1000 s: four are met, five are not.
    expect(after('20. e.e.e.', decides).oneMore()).toBeUndefined();
    expect(after('20. e.e.e.e.', decides).oneMore()).toBe('ES');
  });

  it('is no second that only one of two standards calls errored', () => {
    const judge = createStreamingJudge(options({ forS: DAY }));
    // Errored by blocks alone: the connection form, in force as soon as one second has no blocks, knows of none.
    for (let i = 0; i < 104; i++) judge.push({ kind: 'second', second: withBlocks(T0 + i, i % 2, { bitErrors: 0 }) });
    expect(judge.oneMore()).toBeUndefined();
  });
});

describe('what is said', () => {
  const NEXT: Record<string, (t: number) => Second> = {
    bitErrors: (t) => second(t, { bitErrors: 1 }),
    ES: (t) => second(t, { bitErrors: 1 }),
    SES: (t) => second(t, { bitErrors: 2048 }),
    slips: (t) => second(t, { slips: [{ bits: 8 }] }),
  };
  it.each([
    ['a short run', '30.', options({ forS: 60 })],
    ['a run of a day with errors', `20. ${spread(104)} 3. 2S`, options({ forS: DAY })],
    ['a run of a day with severe seconds', `9. ${spread(7, 'S')} 20.`, options({ forS: DAY })],
    ['one with gaps', `9. 3? ${spread(104)} 5? 9.`, options({ forS: DAY })],
    ['one in a pending run of severe seconds', `20. ${spread(6, 'S')} 7S`, options({ forS: DAY })],
    ['a loop', '30.', loop()],
    [
      'two sets',
      `20. ${spread(104)}`,
      options({ forS: DAY, limits: [{ set: m2100e1 }, { set: g826e1, decides: true }] }),
    ],
  ])('comes true with the next one, and never before it: %s', (_name, text, given) => {
    const judge = createStreamingJudge(given);
    let claimed = 0;
    for (const observation of line(text)) {
      const said = judge.oneMore();
      if (said) {
        claimed++;
        expect(judge.judgement().certain).not.toBe('fail');
        const t = observation.kind === 'second' ? observation.second.t : T0 + 1e6;
        const worse = createStreamingJudge(given);
        for (const one of line(text))
          if (one !== observation) worse.push(one);
          else break;
        worse.push({ kind: 'second', second: NEXT[said]!(t) });
        expect(worse.judgement().certain).toBe('fail');
      }
      judge.push(observation);
    }
    expect(claimed).toBeGreaterThan(0);
  });
});
