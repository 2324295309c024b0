import { describe, expect, it } from 'vitest';
import { severeBlocks } from '../../../electron/analysis/classify.ts';
import { degradedMinutes, isDegraded } from '../../../electron/analysis/degraded-minutes.ts';
import type { JudgeOptions } from '../../../electron/analysis/index.ts';
import type { Second } from '../../../electron/contract/second.ts';
import { second, T0 } from '../../support/records.ts';

const OPTIONS: JudgeOptions = {
  rule: 'path',
  limits: [],
  rateKbps: 64,
  allocations: { 'm2100-allocation': 10, 'g826-allocation': 10 },
  unseenMax: 1,
};
const at64k = (t: number, change: Partial<Second> = {}): Second => second(T0 + t, { bits: 64_000, ...change });
const rows = (n: number, change: (t: number) => Partial<Second>): Second[] =>
  Array.from({ length: n }, (_, t) => at64k(t, change(t)));
const of = (seconds: Second[]) => degradedMinutes({ spans: [], rows: seconds, gaps: [] }, OPTIONS);

describe('a degraded minute (G.821, 1988)', () => {
  it('has 3 840 000 bits at 64 kbit/s, of which 1E-6 is 3.84; four errors are tolerated, five are not', () => {
    expect(64_000 * 60).toBe(3_840_000);
    expect(64_000 * 60 * 1e-6).toBeCloseTo(3.84, 9);
    expect([3, 4, 5].map((n) => isDegraded(3_840_000, n))).toEqual([false, false, true]);
  });
  it('needs 123 errors at 2 048 kbit/s', () => {
    expect([122, 123].map((n) => isDegraded(2_048_000 * 60, n))).toEqual([false, true]);
  });
  it('packs available seconds that are not severe, in order, and leaves the last incomplete block out', () => {
    expect(of(rows(150, (t) => (t < 60 && t % 12 === 0 ? { bitErrors: 1 } : {})))).toEqual({ minutes: 2, degraded: 1 });
    expect(of(rows(120, (t) => (t === 30 ? { bitErrors: 64 } : {})))).toEqual({ minutes: 1, degraded: 0 });
    expect(of(rows(119, (t) => (t > 60 ? { bitErrors: 5 } : {})))).toEqual({ minutes: 1, degraded: 0 });
  });
  it('takes no second of unavailable time', () => {
    expect(of(rows(140, (t) => (t >= 60 && t < 80 ? { bitErrors: 64 } : {})))).toEqual({ minutes: 2, degraded: 0 });
  });
  it('counts clean spans as it counts their seconds', () => {
    const span = { from: T0, to: T0 + 50, source: 'tester' as const };
    const late = Array.from({ length: 20 }, (_, i) => at64k(50 + i, { bitErrors: 1 }));
    expect(degradedMinutes({ spans: [span], rows: late, gaps: [] }, OPTIONS)).toEqual({ minutes: 1, degraded: 1 });
  });
  it('is unknown without a rate', () => {
    expect(degradedMinutes({ spans: [], rows: [], gaps: [] }, { ...OPTIONS, rateKbps: undefined })).toBeUndefined();
  });
});

describe('30 % of the blocks of a second', () => {
  it('are 300 on an E1, 600 in a VC-12, 2 400 in a regenerator section', () => {
    expect(severeBlocks(2_048_000)).toBe(300);
    expect(severeBlocks(2000 * 1120, 1120)).toBe(600);
    expect(severeBlocks(8000 * 19_440, 19_440)).toBe(2400);
  });
});
