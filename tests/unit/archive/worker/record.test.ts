import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../../electron/archive/worker/in-steps.ts';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { planWrites, NOTHING_YET } from '../../../../electron/archive/worker/writes.ts';
import { DEFECTS, isClean, type Gap, type History, type Second } from '../../../../electron/contract/second.ts';
import { LANE_BITS } from '../../../../electron/contract/lanes.ts';
import type { Observation } from '../../../../electron/contract/tester.ts';
import { missed, newRun, planned, scratchFolder, second, seen, T0, trackOf } from '../fixtures.ts';

const folder = scratchFolder();

function recording(path = join(folder(), 'a.db')) {
  const open = openStore(path);
  const runId = open.store.createRun(newRun());
  open.store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  open.store.putMeasurement(runId, 1, planned(runId));
  return { ...open, runId };
}

const range = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([a, b]) => ({
  min: Math.min(a, b) / 4,
  max: Math.max(a, b) / 4,
}));
const count = fc.nat({ max: 5000 });
const rare = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 });
/** Mostly clean, sometimes anything a tester can say; without its time. */
const anySecond: fc.Arbitrary<Second> = fc
  .record(
    {
      bits: fc.constantFrom(2_048_000, 2_047_999, 64_000),
      bitErrors: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: count }),
      blocks: rare(fc.constant(1000)),
      erroredBlocks: rare(count),
      codeViolations: rare(count),
      eBits: rare(count),
      slips: rare(fc.array(fc.record({ bits: fc.integer({ min: -64, max: 64 }) }), { maxLength: 2 })),
      freqHz: rare(range),
      levelDb: rare(range),
      rtdUs: rare(range),
      notices: rare(fc.constant<string[]>(['RAI'])),
      inverted: rare(fc.boolean()),
    },
    { requiredKeys: [] },
  )
  .chain((counts) =>
    fc
      .record({
        defects: fc.oneof(
          { weight: 6, arbitrary: fc.constant<Second['defects']>([]) },
          { weight: 1, arbitrary: fc.subarray([...DEFECTS]) },
        ),
        source: fc.constantFrom('tester' as const, 'laptop' as const, 'derived' as const),
        valid: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      })
      .map((rest) => ({ t: 0, ...counts, ...rest })),
  );
const anyGap: fc.Arbitrary<{ length: number; gap: Omit<Gap, 'from' | 'to'> }> = fc.record({
  length: fc.integer({ min: 1, max: 20 }),
  gap: fc.record(
    {
      reason: fc.constantFrom('late-poll' as const, 'link-lost' as const),
      totals: fc.record(
        {
          bits: count,
          bitErrors: count,
          slips: count,
          codeViolations: count,
          ES: count,
          alarms: fc.record({ LOS: count }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['reason'] },
  ),
});
/** A line: seconds and gaps one after the other, sometimes with a hole before them. */
const anyLine = fc.array(
  fc.tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }),
    fc.oneof({ weight: 5, arbitrary: fc.array(anySecond, { maxLength: 12 }) }, { weight: 1, arbitrary: anyGap }),
  ),
  { maxLength: 15 },
);

function observationsOf(line: typeof anyLine extends fc.Arbitrary<infer L> ? L : never): Observation[] {
  let t = T0;
  return line.flatMap(([hole, part]): Observation[] => {
    t += hole;
    if (Array.isArray(part)) return part.map((s) => ({ kind: 'second', second: { ...s, t: t++ } }));
    const gap = { ...part.gap, from: t, to: (t += part.length) };
    return [{ kind: 'gap', gap }];
  });
}

const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const secondsOf = (observations: Observation[]): Second[] =>
  observations.flatMap((o) => (o.kind === 'second' ? [o.second] : []));

/** What a history must say of the recorded seconds, told without the recorder. */
function expectHistory(history: History, observations: Observation[]): void {
  const seconds = secondsOf(observations);
  expect(bare(history.rows)).toEqual(bare(seconds.filter((s) => !isClean(s))));
  expect(bare(history.gaps)).toEqual(bare(observations.flatMap((o) => (o.kind === 'gap' ? [o.gap] : []))));
  const clean = new Map(seconds.filter(isClean).map((s) => [s.t, s]));
  for (const span of history.spans) {
    const parts = Array.from({ length: span.to - span.from }, (_, i) => clean.get(span.from + i));
    const sum = (name: 'bits' | 'blocks') =>
      parts.some((p) => p?.[name] === undefined) ? undefined : parts.reduce((s, p) => s + (p?.[name] ?? 0), 0);
    expect(parts).not.toContain(undefined);
    expect(span.bits).toBe(sum('bits'));
    expect(span.blocks).toBe(sum('blocks'));
    expect(new Set(parts.map((p) => p?.source))).toEqual(new Set([span.source]));
    for (const name of ['rtdUs', 'freqHz', 'levelDb'] as const) {
      const known = parts.flatMap((p) => p?.[name] ?? []);
      const all = { min: Math.min(...known.map((r) => r.min)), max: Math.max(...known.map((r) => r.max)) };
      expect(span[name]).toEqual(known.length > 0 ? all : undefined);
    }
    for (const part of parts) clean.delete(part?.t ?? -1);
  }
  expect([...clean.keys()]).toEqual([]);
}

describe('recording', () => {
  it('gives back exactly what was recorded, in whatever batches, across closing and opening', () => {
    fc.assert(
      fc.property(anyLine, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (line, batches) => {
        const observations = observationsOf(line);
        const path = join(folder(), 'a.db');
        let { store, close, runId } = recording(path);
        for (let at = 0, n = 0; at < observations.length; n++) {
          const size = batches[n % batches.length] ?? 1;
          store.record(trackOf(runId), observations.slice(at, at + size));
          at += size;
          if (n % 4 !== 3) continue;
          close();
          ({ store, close } = openStore(path));
        }
        expectHistory(store.history(trackOf(runId)), observations);
        close();
        const again = openStore(path);
        expectHistory(again.store.history(trackOf(runId)), observations);
        again.close();
      }),
      { numRuns: 40 },
    );
  });

  it('does not care how the seconds are divided into calls, nor if some come again', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), (line, cut) => {
        const observations = observationsOf(line);
        const once = planWrites(NOTHING_YET, observations);
        const at = observations.length === 0 ? 0 : cut % observations.length;
        const first = planWrites(NOTHING_YET, observations.slice(0, at));
        const rest = planWrites(first.frontier, observations);
        expect(rest.frontier).toEqual(once.frontier);
        expect([...first.writes.rows, ...rest.writes.rows]).toEqual(once.writes.rows);
        expect([...first.writes.gaps, ...rest.writes.gaps]).toEqual(once.writes.gaps);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps 72 clean hours as one span in less than 8 KB', () => {
    const sizeAfter = (hours: number): number => {
      const { store, close, runId, path } = recording();
      for (let from = T0; from < T0 + hours * 3600; from += 3600)
        store.record(
          trackOf(runId),
          Array.from({ length: 3600 }, (_, i) => seen(from + i)),
        );
      if (hours > 0)
        expect(store.history(trackOf(runId))).toEqual({
          spans: [{ from: T0, to: T0 + hours * 3600, bits: hours * 3600 * 2_048_000, source: 'tester' }],
          rows: [],
          gaps: [],
        });
      close();
      return statSync(path).size;
    };
    expect(sizeAfter(72) - sizeAfter(0)).toBeLessThanOrEqual(8192);
  });

  it('passes over seconds that are already known, and takes only the unknown part of a gap', () => {
    const { store, close, runId } = recording();
    store.record(trackOf(runId), [seen(T0), seen(T0 + 1, { bitErrors: 3 }), missed(T0 + 2, T0 + 5)]);
    store.record(trackOf(runId), [seen(T0), seen(T0 + 1), seen(T0 + 3), missed(T0 + 2, T0 + 5)]);
    store.record(trackOf(runId), [missed(T0 + 4, T0 + 8, { totals: { bitErrors: 9 } }), seen(T0 + 8)]);
    expect(store.history(trackOf(runId))).toEqual({
      spans: [
        { from: T0, to: T0 + 1, bits: 2_048_000, source: 'tester' },
        { from: T0 + 8, to: T0 + 9, bits: 2_048_000, source: 'tester' },
      ],
      rows: [second(T0 + 1, { bitErrors: 3 })],
      gaps: [
        { from: T0 + 2, to: T0 + 5, reason: 'late-poll' },
        { from: T0 + 5, to: T0 + 8, reason: 'late-poll' },
      ],
    });
    close();
  });

  it('keeps a filled gap beside the derived seconds that stand for it, before or after it', () => {
    const { store, close, runId } = recording();
    const derived = (t: number) => seen(t, { source: 'derived' });
    store.record(trackOf(runId), [
      seen(T0),
      missed(T0 + 1, T0 + 3, { filled: true }),
      derived(T0 + 1),
      derived(T0 + 2),
    ]);
    store.record(trackOf(runId), [derived(T0 + 3), missed(T0 + 3, T0 + 4, { filled: true }), seen(T0 + 4)]);
    const { spans, gaps } = store.history(trackOf(runId));
    expect(spans.map((s) => [s.from - T0, s.to - T0, s.source])).toEqual([
      [0, 1, 'tester'],
      [1, 4, 'derived'],
      [4, 5, 'tester'],
    ]);
    expect(gaps.map((g) => [g.from - T0, g.to - T0, g.filled])).toEqual([
      [1, 3, true],
      [3, 4, true],
    ]);
    close();
  });

  it('keeps what the tester said, and the events of the caller, with the seconds', () => {
    const { store, close, runId } = recording();
    const message = { code: 'verdict.pass' } as const;
    const said = { said: { zh: '图案失步', en: 'pattern lost' } };
    store.record(
      trackOf(runId),
      [{ kind: 'event', event: { tMs: T0 * 1000 + 900, message: said } }, seen(T0)],
      [{ t: T0, kind: 'start', attempt: 1, message }],
    );
    expect(store.getRun(runId).events).toEqual([
      { t: T0, kind: 'tester', attempt: 1, measurement: trackOf(runId), message: said },
      { t: T0, kind: 'start', attempt: 1, message },
    ]);
    close();
  });

  it('marks unavailable time in a window, gaps cut out, as it grows and once it is read again', () => {
    const path = join(folder(), 'a.db');
    const { store, close, runId } = recording(path);
    const lost = (from: number, n: number) =>
      Array.from({ length: n }, (_, i) => seen(T0 + from + i, { bits: 0, defects: ['LOS'] }));
    const clean = (from: number, n: number) => Array.from({ length: n }, (_, i) => seen(T0 + from + i));
    const marked = (of: typeof store): number[] =>
      [...atOnce(of.window(trackOf(runId), T0, T0 + 60, 60)).flags].flatMap((flags, t) =>
        flags & LANE_BITS.unavailable ? [t] : [],
      );
    const seconds = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

    store.record(trackOf(runId), [...clean(0, 5), ...lost(5, 9)]);
    expect(marked(store)).toEqual([]);
    store.record(trackOf(runId), [...lost(14, 3), missed(T0 + 17, T0 + 22), ...clean(22, 9)]);
    expect(marked(store)).toEqual([...seconds(5, 17), ...seconds(22, 31)]);
    store.record(trackOf(runId), clean(31, 12));
    expect(marked(store)).toEqual(seconds(5, 17));
    close();
    const again = openStore(path);
    expect(marked(again.store)).toEqual(seconds(5, 17));
    again.close();
  });

  it('writes nothing of a call that fails, and goes on', () => {
    const { store, close, runId } = recording();
    store.record(trackOf(runId), [seen(T0)]);
    const broken = { ...second(T0 + 2, { bitErrors: 1 }), bits: 1.5 };
    expect(() => store.record(trackOf(runId), [seen(T0 + 1), { kind: 'second', second: broken }])).toThrow();
    expect(store.history(trackOf(runId)).spans.map((s) => s.to)).toEqual([T0 + 1]);
    store.record(trackOf(runId), [seen(T0 + 1), seen(T0 + 2)]);
    expect(store.history(trackOf(runId)).spans.map((s) => s.to)).toEqual([T0 + 3]);
    close();
  });
});
