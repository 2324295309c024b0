import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { createLineTime } from '../../../../electron/contract/line-time.ts';
import type { Gap } from '../../../../electron/contract/second.ts';
import type { Observation, TakenUp } from '../../../../electron/contract/tester.ts';
import type { Line } from '../../../../drivers/family.ts';
import { pollTotals, type Reading, type TotalsTester } from '../../../../drivers/polling/index.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

/** What one poll runs into. */
interface Trouble {
  /** The answer takes so long. */
  takesMs: number;
  does?: 'silent' | 'lost' | 'restart' | 'power-off' | 'clear' | 'sleep' | 'suspect' | undefined;
}

/** Full at so many errors, as a display of five digits. */
const FULL = 99_999;
const transport = {} as never;
const SAID = { zh: '', en: '' };

/** A tester that counts so many errors in every tenth of a second, whatever becomes of whoever asks it. */
class Counting implements TotalsTester<Reading> {
  readonly saturatesAt = { bitErrors: FULL };
  /** When the counters were cleared last, by uptime. */
  clearedMs = 0;
  cleared = 0;
  running = true;
  readonly clock: FakeClock;
  readonly perTenth: readonly number[];
  readonly troubles: Trouble[];
  readonly showsBits: boolean;
  readonly time: ReturnType<typeof createLineTime>;

  constructor(clock: FakeClock, perTenth: readonly number[], troubles: Trouble[], showsBits: boolean) {
    this.clock = clock;
    this.perTenth = perTenth;
    this.troubles = [...troubles];
    this.showsBits = showsBits;
    this.time = createLineTime(clock);
    this.clearAtOnce();
  }

  /** Errors on the line since the computer was started. */
  happened(): number {
    const tenths = Math.floor(this.clock.uptimeMs() / 100);
    const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
    const { perTenth } = this;
    return Math.floor(tenths / perTenth.length) * sum(perTenth) + sum(perTenth.slice(0, tenths % perTenth.length));
  }
  /** Errors since the counters were cleared; the tester goes on while the computer sleeps. */
  count(): number {
    return this.running ? Math.min(FULL, this.happened() - this.cleared) : 0;
  }
  clearAtOnce(): void {
    this.cleared = this.happened();
    this.clearedMs = this.clock.uptimeMs();
  }

  async read(): Promise<Reading> {
    const { takesMs, does } = this.troubles.shift() ?? { takesMs: 5 };
    if (does === 'sleep') this.clock.sleepComputer(7_300);
    if (does === 'restart' || does === 'power-off' || does === 'clear') this.clearAtOnce();
    if (does === 'power-off') this.running = false;
    await this.clock.sleep(takesMs);
    if (does === 'silent') throw new TributaryError('no-answer', 'x', { text: '9600' });
    if (does === 'lost') throw new TributaryError('link-lost', 'x', { text: 'out' });
    const bits = this.showsBits ? { bits: this.running ? this.clock.uptimeMs() - this.clearedMs : 0 } : {};
    return { atMs: this.time.nowMs(), totals: { bitErrors: this.count(), ...bits } };
  }
  isRunning = async (): Promise<boolean> => Promise.resolve(this.running);
  async clear(): Promise<void> {
    await this.clock.sleep(3);
    this.clearAtOnce();
  }
  async bringBack(): Promise<void> {
    this.running = true;
    await this.clear();
  }
  isSuspect = (): boolean => !this.running;
  tell = (t: number, counted: Reading['totals']): ReturnType<TotalsTester<Reading>['tell']> => ({
    second: { t, bits: counted.bits, bitErrors: counted.bitErrors, defects: [], source: 'derived', valid: true },
    messages: [],
  });
  forget = (): void => undefined;
  words = {
    'no-answer': SAID,
    'bad-answer': SAID,
    'command-refused': SAID,
    'local-mode': SAID,
    answers: SAID,
    saturated: SAID,
    'tester-restarted': SAID,
  };
}

type Told = Extract<Observation, { kind: 'second' | 'gap' }>;
const isTold = (o: Observation): o is Told => o.kind !== 'event';
const fromOf = (o: Told): number => (o.kind === 'second' ? o.second.t : o.gap.from);
const toOf = (o: Told): number => (o.kind === 'second' ? o.second.t + 1 : o.gap.to);
const countedOf = (o: Told): Gap['totals'] =>
  o.kind === 'second' ? { bits: o.second.bits, bitErrors: o.second.bitErrors } : o.gap.totals;

/** Everything told in so many seconds. */
async function observed(tester: Counting, seconds: number, takenUp?: TakenUp): Promise<Told[]> {
  const { clock, time } = tester;
  const line: Line = {
    current: () => transport,
    ready: async () => {
      await clock.sleep(250);
      return transport;
    },
    exclusive: async (exchange) => exchange(transport),
    onChange: () => () => undefined,
  };
  const seen: Observation[] = [];
  const over = new AbortController();
  const measurement = { generation: 0, time, ...(takenUp ? { takenUp } : {}) };
  const reading = (async (): Promise<void> => {
    for await (const one of pollTotals(tester, measurement, line, clock, over.signal)) seen.push(one);
  })();
  await clock.advance(seconds * 1000);
  over.abort();
  await clock.advance(10_000);
  await reading;
  return seen.filter(isTold);
}

const trouble = fc.record({
  takesMs: fc.constantFrom(1, 40, 480, 520, 900, 1_600, 4_000),
  does: fc.constantFrom(undefined, undefined, undefined, 'silent', 'lost', 'restart', 'power-off', 'clear', 'sleep'),
}) as fc.Arbitrary<Trouble>;
const schedule = fc.record({
  startMs: fc.integer({ min: 0, max: 999 }),
  perTenth: fc.array(fc.constantFrom(0, 0, 0, 1, 7, 300), { minLength: 1, maxLength: 30 }),
  troubles: fc.array(trouble, { maxLength: 25 }),
  showsBits: fc.boolean(),
});

test('whatever happens, no second is lost, told twice or invented, nor more told than happened', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ startMs, perTenth, troubles, showsBits }) => {
      const clock = new FakeClock(Date.UTC(2026, 0, 1) + startMs);
      const tester = new Counting(clock, perTenth, troubles, showsBits);
      const before = tester.happened();
      const told = await observed(tester, 40);
      const sum = told.reduce((all, one) => all + (countedOf(one)?.bitErrors ?? 0), 0);
      expect(sum).toBeLessThanOrEqual(tester.happened() - before);
      // One after the other, nothing between them.
      for (const [i, one] of told.entries()) {
        expect(toOf(one)).toBeGreaterThan(fromOf(one));
        if (i > 0) expect(fromOf(one)).toBe(toOf(told[i - 1]!));
        // A total that is shown is told with every second, and never below 0.
        const counted = countedOf(one);
        if (one.kind === 'second') expect(counted?.bitErrors).toBeDefined();
        for (const key of ['bits', 'bitErrors'] as const) expect(counted?.[key] ?? 0).toBeGreaterThanOrEqual(0);
        expect(counted?.bits === undefined).toBe(!showsBits || counted?.bitErrors === undefined);
      }
      // Polls in time give seconds, never a gap.
      if (troubles.every(({ takesMs, does }) => takesMs <= 480 && does === undefined) && Math.max(...perTenth) < 300)
        expect(told.every(({ kind }) => kind === 'second')).toBe(true);
    }),
    { numRuns: 150, seed: 41 },
  );
});

test('between two clearings the sum of all seconds and gaps is the difference of the totals', async () => {
  const quiet = trouble.filter(
    ({ does }) => does === undefined || does === 'silent' || does === 'lost' || does === 'sleep',
  );
  await fc.assert(
    fc.asyncProperty(
      schedule,
      fc.array(quiet, { maxLength: 25 }),
      async ({ startMs, perTenth, showsBits }, troubles) => {
        const clock = new FakeClock(Date.UTC(2026, 0, 1) + startMs);
        const tester = new Counting(
          clock,
          perTenth.map((n) => Math.min(n, 7)),
          troubles,
          showsBits,
        );
        const readings: Reading[] = [];
        const read = tester.read.bind(tester);
        tester.read = async () => {
          const reading = await read();
          readings.push(reading);
          return reading;
        };
        const told = await observed(tester, 40);
        const inTime = readings.filter(({ atMs }) => atMs % 1000 <= 500);
        const [first, last] = [
          inTime[0]!,
          inTime.findLast(({ atMs }) => Math.floor(atMs / 1000) === toOf(told.at(-1)!))!,
        ];
        expect(fromOf(told[0]!)).toBe(Math.floor(first.atMs / 1000));
        for (const key of showsBits ? (['bits', 'bitErrors'] as const) : (['bitErrors'] as const)) {
          const sum = told.reduce((all, one) => all + (countedOf(one)?.[key] ?? NaN), 0);
          expect(sum).toBe(last.totals[key]! - first.totals[key]!);
        }
      },
    ),
    { numRuns: 100, seed: 41 },
  );
});

test.each<[Trouble['does'], Gap['reason'], boolean]>([
  ['silent', 'late-poll', true],
  ['lost', 'link-lost', true],
  ['sleep', 'asleep', true],
  ['restart', 'tester-restarted', false],
  ['power-off', 'tester-restarted', false],
])(
  '%s makes one gap, for its reason, with totals only if the tester went on counting',
  async (does, reason, counts) => {
    const tester = new Counting(
      new FakeClock(),
      [3],
      [
        ...Array.from({ length: 5 }, () => ({ takesMs: 5 })),
        { takesMs: does === 'silent' || does === 'lost' ? 2_500 : 5, does },
      ],
      true,
    );
    const told = await observed(tester, 20);
    const gaps = told.flatMap((one) => (one.kind === 'gap' ? [one.gap] : []));
    expect(gaps.map((gap) => [gap.reason, gap.totals !== undefined])).toEqual([[reason, counts]]);
  },
);

test('a full counter is cleared, and the gap over it has no totals', async () => {
  const tester = new Counting(new FakeClock(), [2_000], [], false);
  const told = await observed(tester, 20);
  const gaps = told.flatMap((one) => (one.kind === 'gap' ? [one.gap] : []));
  expect(gaps.length).toBeGreaterThan(1);
  expect(gaps.every((gap) => gap.reason === 'saturated' && gap.totals === undefined)).toBe(true);
});

test('each gap has its own reason', async () => {
  const good = Array.from({ length: 3 }, () => ({ takesMs: 5 }));
  const troubles: Trouble[] = [...good, { takesMs: 5, does: 'sleep' }, ...good, { takesMs: 2_500, does: 'silent' }];
  const told = await observed(new Counting(new FakeClock(), [1], troubles, false), 30);
  expect(told.flatMap((one) => (one.kind === 'gap' ? [one.gap.reason] : []))).toEqual(['asleep', 'late-poll']);
});

test('taken up again: one gap since the last second told, with its totals only if those before are known', async () => {
  const clock = new FakeClock();
  for (const [agoS, bitErrors] of [
    [60, 0],
    [60, undefined],
    [0, undefined],
  ] as const) {
    const nextT = Math.floor(clock.nowMs() / 1000) - agoS;
    const tester = new Counting(clock, [1], [], false);
    const counts = bitErrors === undefined ? {} : { bitErrors };
    const known = { nextT, reason: 'program-stopped' as const, counts };
    const [first] = await observed(tester, 5, known);
    expect(first?.kind === 'gap' && first.gap.from).toBe(nextT);
    expect(first && countedOf(first) !== undefined).toBe(bitErrors !== undefined);
  }
});
