import { judgementOf } from '../../../../electron/contract/measurement.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunRecord } from '../../../../electron/contract/run.ts';
import type { History } from '../../../../electron/contract/second.ts';
import { bothOf } from '../../../../electron/contract/words/index.ts';
import { abandonRun, repeatRun, resumeRun, startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import { bench, circuitInService, local, request, START_MS, toEnd, until, type Bench } from '../fixtures.ts';

const HOUR = 3_600_000;
const YEARS = 2 * 365 * 24 * HOUR;
const seen = (s: number) => (view: ReturnType<RunHandle['view']>) => (view.elapsedS ?? 0) >= s;
const clockEvents = ({ events }: { events: readonly RunEvent[] }): RunEvent[] =>
  events.filter(({ kind }) => kind === 'clock');

/** Seconds that are stored, in order, however they are kept. */
function storedSeconds({ spans, rows }: History): number[] {
  const inSpans = spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
  return [...inSpans, ...rows.map(({ t }) => t)].sort((a, b) => a - b);
}

/** Nothing in a record ends before it began, nor begins before the record did. */
function expectNoNegativeLength(record: RunRecord): void {
  const { startedAtMs, endedAtMs = Infinity } = record;
  expect(endedAtMs).toBeGreaterThanOrEqual(startedAtMs);
  for (const attempt of record.attempts) {
    expect(attempt.startedAtMs).toBeGreaterThanOrEqual(startedAtMs);
    expect(attempt.endedAtMs ?? Infinity).toBeGreaterThanOrEqual(attempt.startedAtMs);
    for (const step of attempt.steps) {
      if (step.startedAtMs === undefined) continue;
      expect(step.startedAtMs).toBeGreaterThanOrEqual(attempt.startedAtMs);
      expect(step.endedAtMs ?? Infinity).toBeGreaterThanOrEqual(step.startedAtMs);
    }
  }
  for (const gap of record.gaps) expect(gap.to).toBeGreaterThan(gap.from);
  const times = record.events.map(({ t }) => 1000 * t);
  for (const t of times) expect(t).toBeGreaterThanOrEqual(startedAtMs - 1000);
  const stop = record.events.findLast(({ kind }) => kind === 'stop');
  const start = record.events.find(({ kind }) => kind === 'start');
  if (stop && start) expect(stop.t).toBeGreaterThanOrEqual(start.t);
}

/** A program that dies after `s` seconds of the measurement. */
async function killedAfter(s: number, on: Bench): Promise<{ runId: string; on: Bench }> {
  const handle = await startRun(await request(), on.options);
  await until(handle, on, seen(s));
  await on.archive.close();
  on.tester.on = false;
  return { runId: handle.runId, on: on.again() };
}

async function resumed(runId: string, on: Bench): Promise<RunRecord> {
  on.tester.resumeMeasured();
  return await toEnd(await resumeRun(runId, { person: 'headless' }, on.options), on);
}

describe('a wall clock that is set in mid-run', () => {
  it.each([
    [-HOUR, 'event.clock-set-behind', '1 h'],
    [-25_000, 'event.clock-set-behind', '25 s'],
    [1_200, 'event.clock-set-ahead', '1 s'],
    [HOUR, 'event.clock-set-ahead', '1 h'],
    [YEARS, 'event.clock-set-ahead', '730 d'],
  ] as const)('by %i ms is one event of its own (%s), and nothing else', async (byMs, code, by) => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    await until(handle, on, seen(8));
    on.clock.setWall(byMs);
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ verdict: 'pass', gaps: [] });
    expect(judgementOf(record.attempts[0])?.seconds).toEqual({ total: 20, observed: 20, gaps: 0 });
    expect(clockEvents(record).map(({ message }) => message.code)).toEqual([code]);
    const text = bothOf(clockEvents(record)[0]!.message).en;
    expect(text).toContain(by);
    expect(text).toContain(
      local(clockEvents(record)[0]!.t * 1000 + byMs)
        .replace('T', ' ')
        .slice(0, 17),
    );
    expectNoNegativeLength(record);
  });
  it('while somebody is still wiring makes no step of negative length either', async () => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person' }), on.options);
    await until(handle, on, ({ prompt }) => prompt?.kind === 'confirm');
    on.clock.setWall(-HOUR);
    await on.clock.advance(3_000);
    handle.stop();
    const record = await toEnd(handle, on);
    expect(clockEvents(record)).toHaveLength(1);
    expectNoNegativeLength(record);
  });
  it('slowly, as time services do, is no event', async () => {
    const on = bench({ line: (n) => (n < 2 ? {} : 'nothing') });
    const handle = await startRun(await request({ settings: { duration: '2h', patience: '2h' } }), on.options);
    await until(handle, on, seen(2));
    for (let s = 0; s < 3_000; s += 10) {
      on.clock.setWall(-4);
      await on.clock.advance(10_000);
    }
    on.clock.setWall(800);
    await on.clock.advance(2_000);
    handle.stop();
    expect(clockEvents(await toEnd(handle, on))).toEqual([]);
  });
  it('leaves injection locked after its 60 s', async () => {
    const on = bench();
    const handle = await startRun(await request({ settings: { duration: '10m' } }), on.options);
    await until(handle, on, seen(5));
    handle.unlockInjection();
    on.clock.setWall(-HOUR);
    await on.clock.advance(61_000);
    await expect(handle.inject({ kind: 'count', count: 1 })).rejects.toMatchObject({ code: 'inject-locked' });
    handle.stop();
    await toEnd(handle, on);
  });
});

describe('a sleeping computer', () => {
  it.each([0, -HOUR, HOUR])('is a gap by its uptime, though the clock is set by %i ms meanwhile', async (byMs) => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    await until(handle, on, seen(8));
    on.clock.sleepComputer(90_000);
    on.clock.setWall(byMs);
    const record = await toEnd(handle, on);
    expect(record.gaps).toMatchObject([{ reason: 'asleep' }]);
    expect(record.gaps[0]!.to - record.gaps[0]!.from).toBe(91);
    expect(judgementOf(record.attempts[0])?.seconds).toEqual({ total: 111, observed: 20, gaps: 1 });
    expect(clockEvents(record)).toHaveLength(byMs === 0 ? 0 : 1);
    expectNoNegativeLength(record);
  });
  it('uses up no patience', async () => {
    const on = bench();
    const handle = await startRun(await request({ settings: { patience: '1m' } }), on.options);
    await until(handle, on, seen(8));
    on.clock.sleepComputer(8 * HOUR);
    const record = await toEnd(handle, on);
    expect(judgementOf(record.attempts[0])?.seconds.observed).toBe(20);
  });
});

describe('a run that goes on after the program was killed', () => {
  it.each([
    [0, []],
    [-25_000, ['event.clock-resumed-behind']],
    [-HOUR, ['event.clock-resumed-behind']],
    [-YEARS, ['event.clock-resumed-behind']],
    [HOUR, ['event.clock-resumed-ahead']],
    [YEARS, ['event.clock-resumed-ahead']],
  ])('has a gap as long as uptime says, with the clock %i ms off, and says so at once', async (byMs, codes) => {
    const { runId, on } = await killedAfter(8, bench());
    await on.clock.advance(30_000);
    on.clock.setWall(byMs);
    on.tester.resumeMeasured();
    const handle = await resumeRun(runId, { person: 'headless' }, on.options);
    const said = handle.view().events.filter(({ kind }) => kind === 'clock');
    expect(said.map(({ message }) => message.code)).toEqual(codes);
    const record = await toEnd(handle, on);
    const { from = 0, to = 0, reason } = record.gaps[0] ?? {};
    expect(record.gaps).toHaveLength(1);
    expect(reason).toBe('program-stopped');
    expect(to - from).toBeGreaterThanOrEqual(30);
    expect(to - from).toBeLessThanOrEqual(32);
    expect(judgementOf(record.attempts[0])?.seconds).toMatchObject({ observed: 20, gaps: 1, total: 20 + to - from });
    expect(clockEvents(record).map(({ message }) => message.code)).toEqual(codes);
    expectNoNegativeLength(record);
  });
  it('tells by how much the clock is off', async () => {
    const { runId, on } = await killedAfter(8, bench());
    await on.clock.advance(30_000);
    on.clock.setWall(-25_000);
    const record = await resumed(runId, on);
    expect(bothOf(clockEvents(record)[0]!.message)).toEqual({
      zh: expect.stringContaining('慢 25 秒') as string,
      en: expect.stringContaining('25 s behind this record') as string,
    });
  });
  it.each([
    ['its system names its boots', true],
    ['its system names none', false],
  ])('after the computer was started anew knows nothing of the length (%s)', async (_what, named) => {
    const first = bench();
    first.clock.named = named;
    const { runId, on } = await killedAfter(8, first);
    on.clock.reboot(300_000);
    const record = await resumed(runId, on);
    expect(record.gaps).toMatchObject([{ reason: 'computer-restarted' }]);
    expect(record.gaps[0]!.to - record.gaps[0]!.from).toBeGreaterThanOrEqual(1);
    expect(record.gaps[0]!.to - record.gaps[0]!.from).toBeLessThan(10);
    expect(record.verdict).toBe('not-assessed');
    expect(record.why).toContainEqual({ code: 'why.gap-length', params: { n: 1 } });
    expect(clockEvents(record).map(({ message }) => message.code)).toEqual(['event.computer-restarted']);
    expect(judgementOf(record.attempts[0])?.seconds.observed).toBe(20);
    expectNoNegativeLength(record);
  });
  it('says after a restart that the clock is behind, and fails where a failure is proven', async () => {
    const { runId, on } = await killedAfter(8, bench({ line: (n) => (n === 3 ? { bitErrors: 2 } : {}) }));
    on.clock.reboot(60_000);
    on.clock.setWall(-YEARS);
    const record = await resumed(runId, on);
    expect(record.verdict).toBe('fail');
    expect(clockEvents(record).map(({ message }) => message.code)).toEqual([
      'event.computer-restarted',
      'event.clock-resumed-behind',
    ]);
    expectNoNegativeLength(record);
  });
  it('fails by errors that the tester counted while the computer was started anew', async () => {
    const { runId, on: dead } = await killedAfter(8, bench());
    await dead.archive.close();
    const on = dead.again({ counting: 40 });
    on.clock.reboot(60_000);
    const record = await toEnd(await resumeRun(runId, { person: 'headless' }, on.options), on);
    expect(record.gaps).toMatchObject([{ reason: 'computer-restarted', totals: { bitErrors: 40 } }]);
    // Under two hours no errored second is allowed, and there was at least one.
    expect(record.verdict).toBe('fail');
  });
  it.each([-YEARS, -HOUR, HOUR])('or was given up, with the clock %i ms off, ends after it began', async (byMs) => {
    const { runId, on } = await killedAfter(8, bench());
    on.clock.setWall(byMs);
    expectNoNegativeLength(await abandonRun(runId, on.options));
  });
  it('does not send into a circuit whose release is over by either clock', async () => {
    const first = bench();
    const untilMs = START_MS + 120_000;
    const settings = { duration: '60s', 'released-by': 'dispatcher', 'released-until': local(untilMs) };
    const handle = await startRun(await request({ circuit: circuitInService, settings }), first.options);
    await until(handle, first, seen(8));
    await first.archive.close();
    first.tester.on = false;
    const on = first.again();
    await on.clock.advance(200_000);
    on.clock.setWall(-HOUR);
    const record = await resumed(handle.runId, on);
    expect(record).toMatchObject({ verdict: 'aborted', why: [{ code: 'why.release-over' }] });
    // What the program left on is switched off, and nothing on.
    expect(on.tester.log).toEqual(['inject off', 'stop']);
  });
});

it.each(['headless', 'person'] as const)(
  'a run that broke off before it measured sends nothing after its release either (%s)',
  async (person) => {
    const first = bench();
    const settings = { duration: '60s', 'released-by': 'dispatcher', 'released-until': local(START_MS + 120_000) };
    const handle = await startRun(await request({ circuit: circuitInService, settings }), first.options);
    while (!first.tester.log.includes('configure')) await first.clock.advance(100);
    await first.archive.close();
    first.tester.on = false;
    const on = first.again();
    await on.clock.advance(200_000);
    on.clock.setWall(-HOUR);
    const going = resumeRun(handle.runId, { person }, on.options);
    if (person === 'headless') await expect(going).rejects.toMatchObject({ code: 'release-outside' });
    else {
      await until(await going, on, ({ prompt }) => prompt?.kind === 'release');
      (await going).stop();
      await toEnd(await going, on);
    }
    // What the program left on is switched off, and nothing on.
    expect(on.tester.log).toEqual(['inject off', 'stop']);
  },
);

it('a release lasts no longer because the clock is set back', async () => {
  const on = bench();
  const settings = { duration: '60s', 'released-by': 'dispatcher', 'released-until': local(START_MS + 90_000) };
  const line = (n: number) => (n >= 20 ? ('nothing' as const) : {});
  const held = bench({ line });
  const handle = await startRun(await request({ circuit: circuitInService, settings }), held.options);
  await until(handle, held, seen(10));
  held.clock.setWall(-HOUR);
  const record = await toEnd(handle, held);
  expect(record).toMatchObject({ verdict: 'aborted', why: [{ code: 'why.release-over' }] });
  expect((record.endedAtMs ?? 0) - START_MS).toBeLessThan(100_000);
  await on.archive.close();
});

it('a further attempt comes after the one before it, though the clock was set back', async () => {
  const on = bench();
  const first = await toEnd(await startRun(await request(), on.options), on);
  on.clock.setWall(-HOUR);
  const record = await toEnd(await repeatRun(first.runId, { person: 'headless' }, on.options), on);
  expect(record.attempts[1]!.startedAtMs).toBeGreaterThanOrEqual(first.endedAtMs!);
  expect(clockEvents(record).map(({ message }) => message.code)).toEqual(['event.clock-resumed-behind']);
});

/** What can befall a computer in mid-run. */
const happening = fc.oneof(
  fc.record({ what: fc.constant('pass' as const), s: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ what: fc.constant('set' as const), s: fc.integer({ min: -100_000, max: 100_000 }) }),
  fc.record({ what: fc.constant('sleep' as const), s: fc.integer({ min: 3, max: 5_000 }) }),
  fc.record({ what: fc.constant('kill' as const), s: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ what: fc.constant('reboot' as const), s: fc.integer({ min: 20, max: 5_000 }) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** One run through all that happens to it. `trueS`: what has passed since the measurement began; `rebooted`: nobody can know all of it. */
async function through(
  happenings: readonly Happening[],
): Promise<{ record: RunRecord; history: History; told: number[] }> {
  let on = bench();
  const told: number[] = [];
  let handle = await startRun(await request({ settings: { duration: '10m', patience: '10d' } }), on.options);
  await until(handle, on, seen(2));
  for (const { what, s } of happenings) {
    if (what === 'pass') await on.clock.advance(1000 * s);
    else if (what === 'set') on.clock.setWall(1000 * s + 300);
    else if (what === 'sleep') on.clock.sleepComputer(1000 * s);
    else {
      await on.archive.close();
      on.tester.on = false;
      told.push(...on.tester.told);
      on = on.again();
      if (what === 'kill') await on.clock.advance(1000 * s);
      else on.clock.reboot(1000 * s);
      on.tester.resumeMeasured();
      handle = await resumeRun(handle.runId, { person: 'headless' }, on.options);
    }
    await on.clock.advance(1_700);
  }
  handle.stop();
  const record = await toEnd(handle, on);
  return {
    record,
    history: await on.archive.history(record.attempts[0]!.measurements[0]!.id),
    told: [...told, ...on.tester.told],
  };
}

it('whatever happens to the clocks and the computer: seconds in order, none lost, none twice, and all time is either seen or not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 7 }), async (happenings) => {
      const { record, history, told } = await through(happenings);
      const stored = storedSeconds(history);
      expect(stored).toEqual(told);
      expect(new Set(stored).size).toBe(stored.length);
      expectNoNegativeLength(record);
      const first = stored[0] ?? 0;
      const end = Math.max(...stored.map((t) => t + 1), ...history.gaps.map(({ to }) => to));
      const unseen = history.gaps.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(stored.length + unseen).toBe(end - first);
      expect(judgementOf(record.attempts[0])?.seconds).toMatchObject({ total: end - first, observed: stored.length });
    }),
    { seed: 7, numRuns: 25 },
  );
});
