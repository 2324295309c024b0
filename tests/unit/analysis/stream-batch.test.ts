import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createGrowingUnavailable,
  createStreamingJudge,
  isObserved,
  judge,
  unavailableStretches,
  type JudgeOptions,
} from '../../../electron/analysis/index.ts';
import { DEFECTS, type Defect, type Gap, type History, type Second } from '../../../electron/contract/second.ts';
import type { Observation } from '../../../electron/contract/tester.ts';
import { g826e1, historyOf, limitSet, m2100e1, options, T0 } from './support.ts';

type Piece =
  | { kind: 'seconds'; n: number; second: Partial<Second> }
  | { kind: 'gap'; n: number; gap: Partial<Gap> }
  | { kind: 'hole'; n: number };

const rates = [1.2, 64, 128, 1920, 1984, 2048, 8448];
const run = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 8, max: 12 }), fc.integer({ min: 1, max: 40 }));
const errors = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 5000 }));
const slips = fc.array(fc.record({ bits: fc.integer({ min: -64, max: 64 }) }, { requiredKeys: [] }), { maxLength: 2 });

const secondPiece = (bits: number, hasBlocks: boolean): fc.Arbitrary<Piece> =>
  fc
    .record({
      n: run,
      errors,
      blocksLost: fc.integer({ min: 0, max: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      defects: fc.oneof(
        { arbitrary: fc.constant<Defect[]>([]), weight: 3 },
        { arbitrary: fc.subarray([...DEFECTS]), weight: 1 },
      ),
      slips: fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, { arbitrary: slips, weight: 1 }),
      valid: fc.oneof({ arbitrary: fc.constant(true), weight: 8 }, { arbitrary: fc.constant(false), weight: 1 }),
      notices: fc.constantFrom<(string[] | undefined)[]>(undefined, undefined, ['RAI'], ['break']),
      silent: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
    })
    .map(({ n, errors: wrong, blocksLost, share, silent, ...rest }): Piece => {
      const bitErrors = Math.min(wrong, bits);
      const blocks = Math.floor(bits / 2048);
      const known = hasBlocks && blocksLost !== 0;
      const erroredBlocks = bitErrors === 0 ? 0 : Math.min(bitErrors, Math.ceil(share * (blocks + 1)));
      const counts = known ? { blocks, erroredBlocks } : {};
      const compared = silent ? {} : { bits, bitErrors, ...counts };
      return { kind: 'seconds', n, second: { source: 'tester', ...compared, ...rest } };
    });

const gapPiece = (bits: number): fc.Arbitrary<Piece> =>
  fc
    .record({ n: run, e: errors, known: fc.constantFrom('nothing', 'bits', 'errors', 'both', 'filled') })
    .map(({ n, e, known }): Piece => {
      if (known === 'filled')
        return { kind: 'gap', n, gap: { filled: true, totals: { bits: n * bits, bitErrors: 0 } } };
      const totals = {
        ...(known === 'bits' || known === 'both' ? { bits: n * bits } : {}),
        ...(known === 'errors' || known === 'both' ? { bitErrors: e } : {}),
      };
      return { kind: 'gap', n, gap: known === 'nothing' ? {} : { totals } };
    });

function observe(pieces: readonly Piece[]): Observation[] {
  const list: Observation[] = [];
  let t = T0;
  for (const piece of pieces) {
    if (piece.kind === 'gap')
      list.push({ kind: 'gap', gap: { reason: 'late-poll', ...piece.gap, from: t, to: t + piece.n } });
    if (piece.kind === 'seconds')
      for (let i = 0; i < piece.n; i++)
        list.push({
          kind: 'second',
          second: { defects: [], valid: true, source: 'tester', ...piece.second, t: t + i },
        });
    t += piece.n;
  }
  return list;
}

const scenario = fc
  .record({ rate: fc.constantFrom(...rates), hasBlocks: fc.boolean() })
  .chain(({ rate, hasBlocks }) => {
    const bits = rate * 1000;
    const piece = fc.oneof(
      { arbitrary: secondPiece(bits, hasBlocks), weight: 6 },
      { arbitrary: gapPiece(bits), weight: 2 },
      { arbitrary: run.map((n): Piece => ({ kind: 'hole', n })), weight: 1 },
    );
    return fc.record({
      observations: fc.array(piece, { maxLength: 14 }).map(observe),
      judging: fc.record<Partial<JudgeOptions>>(
        {
          rule: fc.constantFrom('path', 'path', 'loop-check'),
          limits: fc.constantFrom(
            [{ set: m2100e1 }, { set: g826e1 }],
            [{ set: m2100e1 }, { set: g826e1, decides: true }],
            [{ set: limitSet('g821-64k'), decides: true }],
            [],
          ),
          rateKbps: fc.constantFrom(rate, undefined),
          forS: fc.constantFrom(undefined, 60, 900, 7200, 700_000),
          unseenMax: fc.constantFrom(0, 1, 50),
          berLimit: fc.constantFrom(undefined, 1e-6, 1e-3),
          form: fc.constantFrom(undefined, 'connection'),
        },
        { requiredKeys: ['rule'] },
      ),
    });
  });

describe('streaming and batch', () => {
  it('judge every history alike, at every moment', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), ({ observations, judging }, seed) => {
        const chosen = options(judging);
        const stream = createStreamingJudge(chosen);
        const stop = observations.length === 0 ? 0 : seed % observations.length;
        observations.forEach((one, i) => {
          stream.push(one);
          if (i === stop) expect(stream.judgement()).toEqual(judge(historyOf(observations.slice(0, i + 1)), chosen));
        });
        const batch = judge(historyOf(observations), chosen);
        expect(stream.judgement()).toEqual(batch);
        expect(judge(historyOf(observations, false), chosen)).toEqual(batch);
      }),
      { numRuns: 400, seed: 20261 },
    );
  });

  it('never take back what is certain', () => {
    fc.assert(
      fc.property(scenario, ({ observations, judging }) => {
        const seconds = observations.filter((one) => one.kind === 'second').length;
        const forS = Math.max(1, seconds);
        const stream = createStreamingJudge(options({ ...judging, forS }));
        let certain: string | undefined;
        for (const one of observations) {
          stream.push(one);
          const now = stream.judgement().certain;
          if (certain === 'fail') expect(now).toBe('fail');
          if (certain) expect(now).toBeDefined();
          certain = now;
        }
        if (certain === 'fail') expect(stream.judgement().verdict).toBe('fail');
      }),
      { numRuns: 150, seed: 20262 },
    );
  });

  it('give what the definition gives, read off second by second', () => {
    fc.assert(
      fc.property(scenario, ({ observations }) => {
        const chosen = options({ form: 'connection' });
        const { g821 } = judge(historyOf(observations), chosen);
        const labels = byDefinition(observations);
        const count = (test: (label: Label) => boolean): number => labels.filter((label) => test(label)).length;
        expect(g821).toMatchObject({
          AS: count((label) => label.available),
          UAS: count((label) => !label.available),
          ES: count((label) => label.available && label.errored),
          SES: count((label) => label.available && label.severe),
        });
        const inStretches = unavailableStretches(historyOf(observations), chosen).reduce(
          (sum, s) => sum + s.to - s.from,
          0,
        );
        expect(inStretches).toBe(g821?.UAS);
      }),
      { numRuns: 300, seed: 20263 },
    );
  });

  it('tell the same unavailable stretches, none over a gap, whose sum is the UAS', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), ({ observations, judging }, seed) => {
        const history = historyOf(observations);
        const chosen = options({ ...judging, rule: 'path' });
        const whole = unavailableStretches(history, chosen);
        const lasted = whole.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(lasted).toBe(judge(history, chosen).g826?.UAS);
        const unseen = history.gaps.filter(({ filled }) => !filled);
        for (const { from, to } of whole) expect(unseen.some((gap) => gap.from < to && gap.to > from)).toBe(false);

        const stream = createStreamingJudge(chosen);
        for (const one of observations) stream.push(one);
        const { over, now } = stream.unavailable();
        expect([...over, ...(now ? [now] : [])]).toEqual(whole);

        // As the archive hands it on: piece by piece, a span that has grown once more with its beginning.
        const growing = createGrowingUnavailable();
        const at = observations.length === 0 ? 0 : seed % observations.length;
        growing.add(historyOf(observations.slice(0, at)));
        growing.add(lastSpanAndAfter(history, historyOf(observations.slice(0, at))));
        expect(growing.stretches()).toEqual(unavailableStretches(history));
      }),
      { numRuns: 300, seed: 20265 },
    );
  });

  it('take long clean time in no time', () => {
    const history = {
      spans: [{ from: 0, to: 31 * 86_400, bits: 1e12, source: 'tester' as const }],
      rows: [],
      gaps: [],
    };
    expect(judge(history, options()).g821?.AS).toBe(31 * 86_400);
  });
});

/** What `whole` has beyond `known`; of its last span, if that has grown, all. */
function lastSpanAndAfter(whole: History, known: History): History {
  return {
    spans: whole.spans.filter((span, i) => known.spans[i]?.to !== span.to),
    rows: whole.rows.slice(known.rows.length),
    gaps: whole.gaps.slice(known.gaps.length),
  };
}

interface Label {
  t: number;
  errored: boolean;
  severe: boolean;
  available: boolean;
}
/** The rule read literally: seconds kept, relabelled once ten of a kind stand in a row. Knows nothing of the product's machine. */
function byDefinition(observations: readonly Observation[]): Label[] {
  const labels: Label[] = [];
  let available = true;
  let run: Label[] = [];
  let end: number | undefined;
  for (const { t, n, second } of flat(observations)) {
    if (end !== undefined && t > end) run = [];
    end = t + n;
    if (second === 'unseen') {
      run = [];
      continue;
    }
    for (let i = 0; i < n; i++) {
      const wrong = second === 'clean' ? 0 : (second.bitErrors ?? 0);
      const bad = second !== 'clean' && second.defects.length > 0;
      const severe = bad || (second !== 'clean' && (second.bits ?? 0) > 0 && wrong / (second.bits ?? 1) >= 0.001);
      const label: Label = { t: t + i, errored: bad || wrong > 0, severe, available };
      labels.push(label);
      run = severe === available ? [...run, label] : [];
      if (run.length < 10) continue;
      available = !available;
      for (const one of run) one.available = available;
      run = [];
    }
  }
  return labels;
}
function flat(observations: readonly Observation[]): { t: number; n: number; second: Second | 'clean' | 'unseen' }[] {
  return observations.flatMap((one): ReturnType<typeof flat> => {
    if (one.kind === 'gap')
      return [
        {
          t: one.gap.from,
          n: one.gap.to - one.gap.from,
          second: one.gap.filled ? ('clean' as const) : ('unseen' as const),
        },
      ];
    if (one.kind !== 'second') return [];
    return [{ t: one.second.t, n: 1, second: isObserved(one.second) ? one.second : ('unseen' as const) }];
  });
}
