import { describe, expect, it } from 'vitest';
import { startRun } from '../../../../electron/procedures/index.ts';
import {
  bench,
  circuitInService as circuit,
  local,
  prompted,
  reply,
  request,
  runHeadless,
  START_MS,
  toEnd,
} from '../fixtures.ts';

const released = (s: number, more: Record<string, string> = {}) => ({
  'released-by': '客户张三',
  'released-until': local(START_MS + s * 1000),
  ...more,
});

describe('a circuit in service', () => {
  it('is not touched without a release', async () => {
    const on = bench();
    await expect(runHeadless(on, { circuit })).rejects.toMatchObject({ code: 'release-needed' });
    const half = { circuit, settings: { 'released-by': 'x' } };
    await expect(runHeadless(on, half)).rejects.toMatchObject({ code: 'release-needed', where: 'released-until' });
    expect(await on.archive.listRuns({})).toEqual([]);
    expect(on.tester.log).toEqual([]);
  });
  it('is tested within the release, which is recorded', async () => {
    const record = await runHeadless(bench(), { circuit, settings: released(3600) });
    expect(record.verdict).toBe('pass');
    expect(record.release).toEqual({ by: '客户张三', untilMs: START_MS + 3_600_000 });
    expect(record.attempts[0]?.steps[0]?.note).toMatchObject({ code: 'step.released', params: { by: '客户张三' } });
    expect(record.settings).not.toHaveProperty('released-by');
  });
  it('is refused where the run would pass the end, naming the longest duration that fits', async () => {
    const settings = released(1830, { duration: '1h' });
    await expect(runHeadless(bench(), { circuit, settings })).rejects.toMatchObject({
      code: 'release-over',
      params: { longest: '30m', for: '1h' },
    });
  });
  it('is refused after the release, and where its end is no time', async () => {
    await expect(runHeadless(bench(), { circuit, settings: released(-60) })).rejects.toMatchObject({
      code: 'release-outside',
    });
    for (const until of ['15:00', '', '2026-11-31T10:00', '2027-02-30T10:00', '2026-13-01T10:00', '2027-01-01T24:30'])
      for (const inService of [true, false]) {
        const settings = { 'released-by': 'x', 'released-until': until };
        await expect(runHeadless(bench(), { circuit: { ...circuit, inService }, settings })).rejects.toMatchObject({
          code: 'setting-bad',
          where: 'released-until',
        });
      }
  });
  it('is refused at START where the steps before it took too long', async () => {
    const on = bench();
    const record = await runHeadless(on, { circuit, settings: released(25) });
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'release-over' } });
    expect(on.tester.log).not.toContain('restart');
  });
  it('is handed back when gaps push the run past the end', async () => {
    const on = bench({ line: (n) => (n > 10 ? 'nothing' : {}) });
    const record = await runHeadless(on, { circuit, settings: released(60) });
    expect(record.verdict).toBe('aborted');
    expect(record.why?.map(({ code }) => code)).toEqual(['why.release-over']);
    expect(record.endedAtMs).toBeLessThanOrEqual(START_MS + 61_000);
    expect(on.tester.log.slice(-2)).toEqual(['inject off', 'stop']);
  });
  it('asks a person, and refuses a release that does not fit where it is typed', async () => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person', circuit }), on.options);
    const { id } = await prompted(handle, on, 'release');
    const answer = (s: number) => ({ option: 'released', given: { by: '张三', until: local(START_MS + s * 1000) } });
    expect(() => handle.answer(id, answer(5))).toThrow(expect.objectContaining({ code: 'release-over' }));
    expect(() => handle.answer(id, { option: 'done' })).toThrow(expect.objectContaining({ code: 'bad-request' }));
    expect(() => handle.answer('q99', answer(900))).toThrow(expect.objectContaining({ code: 'prompt-gone' }));
    handle.answer(id, answer(900));
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    await reply(handle, on, 'sign', 'finish');
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ verdict: 'pass', release: { by: '张三' } });
  });
  it('needs none where the circuit is not in service', async () => {
    const record = await runHeadless(bench(), { circuit: { ...circuit, inService: false } });
    expect(record.attempts[0]?.steps[0]?.note?.code).toBe('step.not-in-service');
  });
});
