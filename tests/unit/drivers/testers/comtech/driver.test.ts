import { expect, test } from 'vitest';
import type { Transport } from '../../../../../drivers/index.ts';
import { isTimed } from '../../../../../electron/contract/tester.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { WORDS } from '../../../../../drivers/testers/comtech/words.ts';
import { desk, drive, sentences, gapsOf, never, secondsOf, type Desk } from './test-line.ts';

const E1 = { interface: 'e1', impedance: '75', 'line-code': 'hdb3', framing: 'unframed', pattern: '2^15-1' } as const;

/** A tester that has been set up, started and restarted, and is watched from the second after. */
async function running(
  clock: FakeClock,
  events: unknown[],
  options = '',
  tap?: (transport: Transport) => Transport,
): Promise<Desk> {
  const made = await desk(clock, events, options, tap);
  await drive(clock, made.tester.configure(E1, never()));
  await drive(clock, made.tester.start(never()));
  await clock.advance(1000 - (clock.nowMs() % 1000) - 40);
  await drive(clock, made.tester.restart(never()));
  made.watch();
  return made;
}

test('identity, settings by remote control and what is left for the front panel', async () => {
  const clock = new FakeClock();
  const { tester } = await desk(clock, []);
  expect(tester.identity).toEqual({ maker: 'Comtech EF Data', model: 'CDM-625/625A' });
  const settings = { ...E1, clock: 'internal', termination: 'term' };
  const outcomes = await drive(clock, tester.configure(settings, never()));
  expect(Object.fromEntries(outcomes.map((o) => [o.setting, [o.how, o.detail]]))).toEqual({
    interface: ['remote', 'TIT=4 RIT=4'],
    impedance: ['remote', 'TIT=4 RIT=4'],
    framing: ['remote', 'TFM=0'],
    'line-code': ['remote', 'TTC=3 RTC=3'],
    pattern: ['remote', 'TBP=9 RBP=9'],
    clock: ['front-panel', undefined],
    termination: ['not-applicable', undefined],
  });
  expect(tester.rateKbps).toBe(2048);
});

test('a clean line: a second a second, bits derived from rate and time', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, []);
  await clock.advance(20_500);
  const seconds = secondsOf(seen);
  expect(seconds.length).toBeGreaterThanOrEqual(19);
  expect(seconds.every((s, i) => i === 0 || s.t === seconds[i - 1]!.t + 1)).toBe(true);
  expect(seconds[0]).toEqual({
    t: seconds[0]!.t,
    bits: 2_048_000,
    bitErrors: 0,
    defects: [],
    source: 'derived',
    valid: true,
  });
  expect(seen.filter((o) => o.kind !== 'second')).toEqual([]);
});

test('errors, defects and slips of the script arrive in their seconds', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [
    { at: '5s', errors: 17 },
    { from: '8s', for: '3s', defect: 'AIS' },
    { from: '20s', for: '2s', defect: 'LOS' },
    { from: '25s', for: '2s', defect: 'LOF' },
    { from: '30s', for: '2s', defect: 'LSS' },
    { at: '40s', slipBits: -8 },
  ]);
  await clock.advance(50_000);
  const seconds = secondsOf(seen);
  const start = seconds[0]!.t;
  const marked = seconds
    .filter((s) => s.bitErrors !== 0 || s.defects.length > 0 || s.slips)
    .map((s) => [s.t - start, s.bitErrors, s.defects.join('+'), JSON.stringify(s.slips), s.bits]);
  expect(marked).toEqual([
    [4, 17, '', undefined, 2_048_000],
    [7, 0, 'AIS+LSS', undefined, undefined],
    [8, 0, 'AIS+LSS', undefined, undefined],
    [9, 0, 'AIS+LSS', undefined, undefined],
    [19, 0, 'LOS+LSS', undefined, undefined],
    [20, 0, 'LOS+LSS', undefined, undefined],
    [24, 0, 'LOF+LSS', undefined, undefined],
    [25, 0, 'LOF+LSS', undefined, undefined],
    [29, 0, 'LSS', undefined, undefined],
    [30, 0, 'LSS', undefined, undefined],
    [39, 0, '', '[{}]', 2_048_000],
  ]);
  expect(sentences(seen)).toEqual([WORDS['short-losses'].en]);
  expect(gapsOf(seen)).toEqual([]);
});

test('the first mark of a loss that nobody saw is LSS; after it short losses cannot be told', async () => {
  const clock = new FakeClock();
  // The loss lies between two polls: only the mark tells of it.
  const { seen } = await running(clock, [
    { at: '6s', slipBits: 3 },
    { at: '12s', slipBits: 3 },
  ]);
  await clock.advance(20_000);
  const seconds = secondsOf(seen);
  const start = seconds[0]!.t;
  expect(seconds.filter((s) => s.slips).map((s) => [s.t - start, s.defects])).toEqual([
    [5, ['LSS']],
    [11, []],
  ]);
  expect(sentences(seen)).toEqual([WORDS['short-losses'].en]);
});

test('injection at 1e-3 comes back and stops; no other injection is offered', async () => {
  const clock = new FakeClock();
  const { tester, seen } = await running(clock, []);
  await clock.advance(3_000);
  await drive(clock, tester.inject({ kind: 'ratio', ratio: 1e-3 }, never()));
  await clock.advance(4_000);
  await drive(clock, tester.inject({ kind: 'off' }, never()));
  await clock.advance(4_000);
  const counts = secondsOf(seen).map((s) => s.bitErrors ?? 0);
  expect(counts.filter((n) => n === 2048 || n === 2047 || n === 2049).length).toBeGreaterThanOrEqual(3);
  expect(counts.slice(-2)).toEqual([0, 0]);
  expect(tester.capabilities.inject).toEqual({ bit: { ratios: [1e-3] } });
  for (const wrong of [
    { kind: 'count', count: 1 },
    { kind: 'ratio', ratio: 1e-4 },
    { kind: 'ratio', what: 'crc', ratio: 1e-3 },
    { kind: 'alarm', alarm: 'AIS' },
  ] as const)
    await expect(tester.inject(wrong, never())).rejects.toMatchObject({ code: 'inject-unable' });
});

test('restart forgets what was counted before: the measurement begins with the next second', async () => {
  const clock = new FakeClock();
  const { tester, seen } = await running(clock, [{ at: '3s', errors: 50 }]);
  await clock.advance(5_500);
  await drive(clock, tester.restart(never()));
  const before = seen.length;
  await clock.advance(2_000);
  expect(gapsOf(seen)).toEqual([]);
  expect(secondsOf(seen.slice(before)).every((s) => s.bitErrors === 0)).toBe(true);
  const ts = secondsOf(seen).map((s) => s.t);
  expect(ts.every((t, i) => i === 0 || t > ts[i - 1]!)).toBe(true);
});

test('a late answer makes one gap with the total of the tester over it', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [
    { at: '5s', do: 'late', for: '2s' },
    { at: '6s', errors: 9 },
  ]);
  await clock.advance(15_000);
  const [gap, ...more] = gapsOf(seen);
  expect(more).toEqual([]);
  expect(gap).toMatchObject({ reason: 'late-poll', totals: { bitErrors: 9 } });
  expect(noHole(seen)).toBe(true);
});

test.each([
  [400, 0],
  [700, 1],
])('an answer %i ms after the end of its second: %i gaps', async (lateMs, count) => {
  const clock = new FakeClock();
  let waitMs = 0;
  const later = (transport: Transport): Transport => ({
    ...transport,
    onBytes: (listener) =>
      transport.onBytes((bytes) => {
        const ms = waitMs;
        waitMs = 0;
        if (ms === 0) listener(bytes);
        else void clock.sleep(ms).then(() => listener(bytes));
      }),
  });
  const { seen } = await running(clock, [], '', later);
  await clock.advance(5_000 - (clock.nowMs() % 1000) - 20);
  waitMs = lateMs;
  await clock.advance(8_000);
  expect(gapsOf(seen).map(({ reason }) => reason)).toEqual(Array(count).fill('late-poll'));
  expect(noHole(seen)).toBe(true);
});

test.each(['silent', 'partial', 'garbage'] as const)(
  '%s: a gap with the total, said once, and on it goes',
  async (what) => {
    const clock = new FakeClock();
    const { seen } = await running(clock, [
      { at: '5s', do: what, for: '8s' },
      { at: '9s', errors: 9 },
    ]);
    await clock.advance(25_000);
    const [gap, ...more] = gapsOf(seen);
    expect(more).toEqual([]);
    expect(gap).toMatchObject({ reason: 'late-poll', totals: { bitErrors: 9 } });
    const codes = sentences(seen);
    expect(codes).toHaveLength(2);
    expect(codes[0]).toMatch(/^the tester (does not answer|answers something else)/);
    expect(codes[1]).toBe(WORDS.answers.en);
    expect(noHole(seen)).toBe(true);
  },
);

test.each(['echo', 'unsolicited'] as const)('%s is no answer: seconds go on as if nothing was', async (what) => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [
    { at: '3s', do: what, for: '8s' },
    { at: '6s', errors: 9 },
  ]);
  await clock.advance(15_000);
  expect(gapsOf(seen)).toEqual([]);
  expect(sentences(seen)).toEqual([]);
  expect(secondsOf(seen).reduce((sum, { bitErrors }) => sum + bitErrors!, 0)).toBe(9);
});

test('an unplugged line: a gap from the loss until the same tester is back, with what it went on counting', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [
    { at: '4s', errors: 5 },
    { at: '6s', do: 'unplug', for: '5s' },
    { at: '8s', errors: 7 },
    { at: '16s', errors: 2 },
  ]);
  await clock.advance(25_000);
  expect(gapsOf(seen)).toEqual([expect.objectContaining({ reason: 'link-lost', totals: { bitErrors: 7 } })]);
  expect(secondsOf(seen).reduce((sum, s) => sum + (s.bitErrors ?? 0), 0)).toBe(7);
  expect(noHole(seen)).toBe(true);
});

test('a tester that restarts in mid-run is started again; the gap has no total', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [
    { at: '3s', errors: 5 },
    { at: '6s', do: 'restart', for: '4s' },
    { at: '20s', errors: 3 },
  ]);
  await clock.advance(30_000);
  const gaps = gapsOf(seen);
  expect(gaps).toEqual([expect.objectContaining({ reason: 'tester-restarted' })]);
  expect(gaps[0]).not.toHaveProperty('totals');
  expect(sentences(seen)).toContain(WORDS['tester-restarted'].en);
  const last = secondsOf(seen).filter((s) => s.t >= gaps[0]!.to);
  expect(last.map((s) => s.bitErrors ?? -1).filter((n) => n !== 0)).toEqual([3]);
  expect(noHole(seen)).toBe(true);
});

test('a tester that restarts too quickly to be missed is no loss of the line, and its script goes on', async () => {
  for (const before of [[], [{ at: '3s', errors: 5 }]]) {
    const clock = new FakeClock();
    const { seen } = await running(clock, [
      ...before,
      { at: '6s', do: 'restart', for: '2s' },
      { at: '15s', errors: 2 },
    ]);
    await clock.advance(30_000);
    const gaps = gapsOf(seen);
    expect(gaps).toEqual([expect.objectContaining({ reason: 'tester-restarted' })]);
    expect(gaps[0]).not.toHaveProperty('totals');
    expect(secondsOf(seen).flatMap((s) => s.defects)).toEqual([]);
    const errors = secondsOf(seen).map((s) => s.bitErrors);
    expect(errors.filter((n) => n !== 0)).toEqual([...before.map(() => 5), 2]);
    expect(noHole(seen)).toBe(true);
  }
});

test('a full counter is saturated, not clean: cleared, said, and a gap without a total', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [
    { at: '4s', errors: 10_000_000 },
    { at: '12s', errors: 6 },
  ]);
  await clock.advance(20_000);
  const gaps = gapsOf(seen);
  expect(gaps).toEqual([expect.objectContaining({ reason: 'saturated' })]);
  expect(gaps[0]).not.toHaveProperty('totals');
  expect(sentences(seen)).toEqual([WORDS.saturated.en]);
  expect(secondsOf(seen).reduce((sum, s) => sum + (s.bitErrors ?? 0), 0)).toBe(6);
  expect(noHole(seen)).toBe(true);
});

test('local mode: questions are answered, commands refused with what to do', async () => {
  const clock = new FakeClock();
  const { tester, seen } = await running(clock, [{ at: '3s', do: 'local', for: '30s' }]);
  await clock.advance(5_000);
  for (const attempt of [
    () => tester.inject({ kind: 'ratio', ratio: 1e-3 }, never()),
    () => tester.start(never()),
    () => tester.stop(never()),
  ])
    await expect(drive(clock, attempt())).rejects.toMatchObject({ code: 'local-mode' });
  expect(gapsOf(seen)).toEqual([]);
});

test('stop ends the observation and switches generator, analyser and injection off', async () => {
  const clock = new FakeClock();
  const { tester, seen } = await running(clock, []);
  await clock.advance(3_000);
  await drive(clock, tester.stop(never()));
  const count = seen.length;
  await clock.advance(5_000);
  expect(seen.length).toBe(count);
});

test('a sleeping computer is a gap; time never runs back', async () => {
  const clock = new FakeClock();
  const { seen } = await running(clock, [{ at: '30s', errors: 4 }]);
  await clock.advance(5_000);
  clock.sleepComputer(60_000);
  await clock.advance(35_000);
  const gaps = gapsOf(seen);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]!.reason).toBe('asleep');
  expect(gaps[0]!.to - gaps[0]!.from).toBeGreaterThanOrEqual(60);
  expect(noHole(seen)).toBe(true);
});

test.each([-3_600_000, -25_000, 2_500, 3_600_000, 63e9])(
  'a wall clock set by %i ms is nothing to the line: every second is polled once, and nothing is a gap',
  async (byMs) => {
    const clock = new FakeClock();
    const { seen } = await running(clock, [{ at: '8s', errors: 4 }]);
    await clock.advance(5_000);
    clock.setWall(byMs);
    await clock.advance(10_000);
    expect(gapsOf(seen)).toEqual([]);
    expect(secondsOf(seen).length).toBeGreaterThanOrEqual(14);
    expect(noHole(seen)).toBe(true);
    expect(secondsOf(seen).reduce((n, s) => n + (s.bitErrors ?? 0), 0)).toBe(4);
  },
);

test('the same seed gives the same seconds', async () => {
  const events = [{ from: '2s', for: '10s', ber: '1e-5' }].map((e) => ({ ...e, ber: Number(e.ber) }));
  const counts = async (options: string): Promise<(number | undefined)[]> => {
    const clock = new FakeClock();
    const { seen } = await running(clock, events, options);
    await clock.advance(15_000);
    return secondsOf(seen).map((s) => s.bitErrors);
  };
  expect(await counts('')).toEqual(await counts(''));
  expect((await counts('')).some((n) => (n ?? 0) > 0)).toBe(true);
});

/** Seconds and gaps follow each other without hole or overlap. */
function noHole(seen: readonly Desk['seen'][number][]): boolean {
  let next: number | undefined;
  for (const o of seen) {
    if (!isTimed(o)) continue;
    const from = o.kind === 'second' ? o.second.t : o.gap.from;
    if (next !== undefined && from !== next) return false;
    next = o.kind === 'second' ? o.second.t + 1 : o.gap.to;
  }
  return true;
}
