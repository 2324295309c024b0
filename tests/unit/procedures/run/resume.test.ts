import { judgementOf } from '../../../../electron/contract/measurement.ts';
import { describe, expect, it } from 'vitest';
import type { Circuit } from '../../../../electron/contract/circuit.ts';
import { abandonRun, repeatRun, resultJson, resumeRun, startRun } from '../../../../electron/procedures/index.ts';
import { bench, prompted, reply, request, runHeadless, toEnd, until, type Bench } from '../fixtures.ts';

const seen = (s: number) => (view: { elapsedS?: number }) => (view.elapsedS ?? 0) >= s;

/** A program that dies after `s` seconds of the measurement: nothing of it is called any more. */
async function killedAfter(s: number, on: Bench, circuit?: Circuit): Promise<{ runId: string; on: Bench }> {
  const handle = await startRun(await request(circuit && { circuit }), on.options);
  await until(handle, on, seen(s));
  const { runId } = handle;
  await on.archive.close();
  on.tester.on = false;
  return { runId, on: on.again() };
}

describe('resume after a crash', () => {
  it('goes on until as much was observed as asked for; the time nobody saw is a gap', async () => {
    const first = bench({ line: (n) => (n === 3 ? { bitErrors: 2 } : {}) });
    const { runId, on } = await killedAfter(8, first);
    await on.clock.advance(30_000);
    on.tester.resumeMeasured();
    const handle = await resumeRun(runId, { person: 'headless' }, on.options);
    expect((await until(handle, on, seen(40))).big.line.code).toBe('big.line.back');
    const record = await toEnd(handle, on);
    expect(record.attempts).toHaveLength(1);
    const judgement = judgementOf(record.attempts[0]);
    expect(judgement?.seconds.observed).toBe(20);
    expect(judgement?.seconds.gaps).toBe(1);
    expect(record.gaps).toMatchObject([{ reason: 'program-stopped' }]);
    expect(record.verdict).toBe('fail');
    const { shown } = await on.archive.events(runId);
    expect(shown.filter(({ kind }) => kind === 'errors').length).toBeGreaterThanOrEqual(1);
    expect(record.events.map(({ message }) => message.code)).toContain('event.resume');
    expect(on.tester.log).not.toContain('restart');
  });
  it.each([
    [0, 'pass'],
    [3, 'fail'],
  ] as const)('takes the total of a tester that went on counting: %i errors', async (counting, verdict) => {
    const { runId, on: dead } = await killedAfter(8, bench());
    await dead.archive.close();
    const on = dead.again({ counting });
    await on.clock.advance(30_000);
    const record = await toEnd(await resumeRun(runId, { person: 'headless' }, on.options), on);
    expect(record.verdict).toBe(verdict);
    expect(record.gaps).toMatchObject([{ reason: 'program-stopped', totals: { bitErrors: counting } }]);
    expect(judgementOf(record.attempts[0])?.totals.bitErrors).toBe(counting);
    const { from: measuredFrom } = record.attempts[0]!.measurements[0]!;
    expect(on.tester.log[0]).toBe(
      `take up {"nextT":${measuredFrom! + 8},"reason":"program-stopped","counts":{"bitErrors":0}}`,
    );
    expect(on.tester.log).not.toContain('start');
  });
  it('does not go on at another rate than the circuit has, nor is it repeated there', async () => {
    const circuit: Circuit = { number: 'x', service: 'e1', rate: '2M', inService: false };
    const { runId, on } = await killedAfter(8, bench(), circuit);
    await on.archive.close();
    const slow = on.again({ rateKbps: 64 });
    const misfit = { code: 'circuit-misfit', where: 'x' };
    await expect(resumeRun(runId, { person: 'headless' }, slow.options)).rejects.toMatchObject(misfit);
    await abandonRun(runId, slow.options);
    await expect(repeatRun(runId, { person: 'headless' }, slow.options)).rejects.toMatchObject(misfit);
    expect(slow.session.closed).toBe(true);
  });
  it.each([
    ['another serial number', { serial: '99' }, false],
    ['another model', { model: 'SLM-5650' }, false],
    ['another adapter', { usbSerial: 'FT2' }, false],
    ['an adapter whose number the system cannot tell now', { usbSerial: undefined }, true],
  ])('goes on with the same instrument alone: %s', async (_what, change, same) => {
    const identity = { maker: 'Comtech EF Data', model: 'CDM-625', serial: '1', usbSerial: 'FT1' };
    const { runId, on } = await killedAfter(8, bench({ identity }));
    await on.archive.close();
    const next = on.again({ identity: { ...identity, ...change } });
    const resumed = resumeRun(runId, { person: 'headless' }, next.options);
    if (same) return void (await toEnd(await resumed, next));
    await expect(resumed).rejects.toMatchObject({ code: 'other-instrument' });
    expect(next.session.closed).toBe(true);
  });
  it('begins with the steps that were not done where nothing was measured yet', async () => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    while (!on.tester.log.includes('inject count')) await on.clock.advance(100);
    await on.archive.close();
    on.tester.on = false;
    const next = on.again();
    const record = await toEnd(await resumeRun(handle.runId, { person: 'headless' }, next.options), next);
    expect(record.verdict).toBe('pass');
    expect(next.tester.log.slice(0, 4)).toEqual(['inject off', 'stop', 'configure', 'start']);
  });
  it('is refused for a finished or unknown run', async () => {
    const on = bench();
    const { runId } = await runHeadless(on);
    await expect(resumeRun(runId, { person: 'headless' }, on.options)).rejects.toMatchObject({ code: 'run-finished' });
    await expect(resumeRun('x', { person: 'headless' }, on.options)).rejects.toMatchObject({ code: 'run-unknown' });
  });
});

describe('a run that is given up', () => {
  it.each([
    [0, 'aborted'],
    [5, 'fail'],
  ] as const)('with %i errors ends as %s, and its tester is turned off', async (bitErrors, verdict) => {
    const { runId, on } = await killedAfter(8, bench({ line: (n) => (n === 3 ? { bitErrors } : {}) }));
    const record = await abandonRun(runId, on.options);
    expect(record).toMatchObject({ verdict, state: 'finished' });
    expect(record.why?.map(({ code }) => code)).toContain('why.program-stopped');
    expect(judgementOf(record.attempts[0])?.seconds.observed).toBeGreaterThanOrEqual(7);
    expect(on.tester.log).toEqual(['inject off', 'stop']);
    expect(record.attempts[0]?.teardown?.every((entry) => entry.ok)).toBe(true);
    await expect(abandonRun(runId, on.options)).rejects.toMatchObject({ code: 'run-finished' });
  });
  it('records that its tester could not be reached', async () => {
    const { runId, on } = await killedAfter(8, bench());
    const options = { ...on.options, openSession: () => Promise.reject(new Error('gone')) };
    const record = await abandonRun(runId, options);
    expect(record.attempts[0]?.teardown?.map((entry) => entry.ok)).toEqual([false, false]);
  });
});

describe('further attempts', () => {
  const firstFails = { line: (n: number, attempt: number) => (n === 2 && attempt === 1 ? { bitErrors: 1 } : {}) };
  it('are offered to a person, and all are kept', async () => {
    const on = bench(firstFails);
    const handle = await startRun(await request({ person: 'person' }), on.options);
    for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
    expect((await prompted(handle, on, 'retry')).blocks).toEqual([{ block: 'attempt' }]);
    await reply(handle, on, 'retry', 'touched');
    for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
    await reply(handle, on, 'sign', 'finish');
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('pass');
    expect(record.attempts.map(({ number, verdict }) => [number, verdict])).toEqual([
      [1, 'fail'],
      [2, 'pass'],
    ]);
    expect(record.attempts[0]?.steps.at(-1)?.state).toBe('skipped');
    expect(record.attempts.every((attempt) => attempt.teardown?.length)).toBe(true);
  });
  it('hide no failure when they are stopped half-way; the result is that of the attempt that failed', async () => {
    const on = bench(firstFails);
    const first = await runHeadless(on);
    const handle = await repeatRun(first.runId, { person: 'headless' }, on.options);
    await until(handle, on, seen(5));
    handle.stop();
    const record = await toEnd(handle, on);
    expect(record.attempts.map(({ verdict }) => verdict)).toEqual(['fail', 'aborted']);
    expect(record.verdict).toBe('fail');
    expect(record.why).toEqual([
      ...first.why!,
      expect.objectContaining({ code: 'why.later-attempt' }),
      expect.anything(),
    ]);
    expect(resultJson(record, 'en')).toMatchObject({
      verdict: 'fail',
      seconds: { observed: 20 },
      totals: { bitErrors: 1 },
    });
  });
  it('can follow a finished run', async () => {
    const on = bench(firstFails);
    const first = await runHeadless(on);
    const record = await toEnd(await repeatRun(first.runId, { person: 'headless' }, on.options), on);
    expect(record).toMatchObject({ runId: first.runId, verdict: 'pass', state: 'finished' });
    expect(record.attempts.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
    const trackIn = ({ attempts }: typeof record, n: number): string => attempts[n]!.measurements[0]!.id;
    expect((await on.archive.history(trackIn(record, 0))).rows).toHaveLength(1);
    expect((await on.archive.history(trackIn(record, 1))).rows).toHaveLength(0);
  });
});
