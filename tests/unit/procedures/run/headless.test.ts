import { judgementOf } from '../../../../electron/contract/measurement.ts';
import { describe, expect, it } from 'vitest';
import { resultJson } from '../../../../electron/procedures/index.ts';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { bench, runHeadless, START_MS } from '../fixtures.ts';

const codes = (messages: readonly { code?: string | undefined }[] = []): (string | undefined)[] =>
  messages.map(({ code }) => code);

describe('e1-acceptance, headless', () => {
  it('passes a clean line, with every step and the proof of the loop in the record', async () => {
    const on = bench();
    const record = await runHeadless(on, { signatures: [{ role: 'engineer', name: '王工' }] });
    expect(record).toMatchObject({ verdict: 'pass', state: 'finished', headless: true, simulated: true });
    const [attempt] = record.attempts;
    expect(attempt?.steps.map((step) => [step.id, step.state])).toEqual([
      ['release', 'done'],
      ['wire', 'done'],
      ['set-up', 'done'],
      ['loop-proof', 'done'],
      ['run', 'done'],
      ['verdict', 'done'],
      ['signatures', 'done'],
    ]);
    expect(attempt?.steps[1]?.note?.code).toBe('not-confirmed-headless');
    expect(attempt?.steps[3]?.loopProof).toMatchObject({
      verdict: 'pass',
      finding: { kind: 'loop', outcome: 'proven-count', out: 10, back: 10 },
      rtdUs: { min: 900, max: 1100 },
    });
    expect(judgementOf(attempt)).toMatchObject({
      seconds: { total: 20, observed: 20, gaps: 0 },
      totals: { bitErrors: 0, bits: 20 * 2_048_000 },
    });
    expect(record.signatures).toMatchObject([{ role: 'engineer', name: '王工', how: 'typed' }]);
    expect(on.session.closed).toBe(true);
  });

  it('takes a value under any of its names, and says of none that the tester was told what it was not', async () => {
    const capabilities = { settable: { pattern: ['1010', '2^15-1'], clock: ['internal'] } };
    const on = bench({ capabilities });
    const settings = { pattern: '1:1', termination: 'monitor', clock: 'recovered' };
    // What the tester can be told, it has no other of.
    await expect(runHeadless(on, { settings })).rejects.toMatchObject({ code: 'setting-bad', where: 'clock' });
    const record = await runHeadless(bench({ capabilities }), { settings: { ...settings, clock: 'internal' } });
    expect(record.settings).toMatchObject({ pattern: '1010', termination: 'mon' });
    const outcomes = record.attempts[0]!.steps.flatMap((step) => step.outcomes ?? []);
    const how = Object.fromEntries(outcomes.map((outcome) => [outcome.setting, outcome.how]));
    expect(how).toMatchObject({
      pattern: 'remote',
      clock: 'remote',
      termination: 'front-panel',
      framing: 'front-panel',
    });
  });

  it('never counts errors of the proof, and turns off what it turned on', async () => {
    const on = bench();
    const record = await runHeadless(on);
    const { log } = on.tester;
    expect(log.indexOf('restart')).toBeGreaterThan(log.lastIndexOf('inject count'));
    expect(log.slice(-2)).toEqual(['inject off', 'stop']);
    expect(judgementOf(record.attempts[0])?.totals.bitErrors).toBe(0);
    expect(codes(record.attempts[0]?.teardown?.map((entry) => entry.did))).toEqual([
      'teardown.inject-off',
      'teardown.tester-off',
    ]);
  });

  it('needs less than 20 s before the measurement and after it', async () => {
    const on = bench();
    const record = await runHeadless(on);
    const attempt = record.attempts[0]!;
    expect(attempt.measurements[0]!.from! - START_MS / 1000).toBeLessThan(20);
    expect(record.endedAtMs! / 1000 - attempt.measurements[0]!.to!).toBeLessThan(20);
    expect(attempt.measurements[0]!.to! - attempt.measurements[0]!.from!).toBe(20);
  });

  it('fails a line with errors, and says which', async () => {
    const on = bench({ line: (n) => (n === 7 ? { bitErrors: 17 } : {}) });
    const record = await runHeadless(on);
    expect(record.verdict).toBe('fail');
    expect(judgementOf(record.attempts[0])).toMatchObject({ totals: { bitErrors: 17 }, g826: { ES: 1, SES: 0 } });
    const errors = (await on.archive.events(record.runId)).shown.filter((event) => event.kind === 'errors');
    expect(errors).toMatchObject([{ bitErrors: 17, durationS: 1, t: record.attempts[0]!.measurements[0]!.from! + 7 }]);
  });

  it('is not assessed where too much was seen by nobody', async () => {
    const gap = { gap: { reason: 'link-lost' as const }, s: 4 };
    const line = (n: number) => (n >= 5 && n < 8 ? 'nothing' : n === 8 ? gap : {});
    const record = await runHeadless(bench({ line }));
    expect(record.verdict).toBe('not-assessed');
    expect(judgementOf(record.attempts[0])?.seconds).toEqual({ total: 24, observed: 20, gaps: 1 });
    expect(record.gaps).toMatchObject([{ reason: 'link-lost', measurement: record.attempts[0]!.measurements[0]!.id }]);
  });

  it('is uncertain where the totals of a gap leave both verdicts open', async () => {
    // 24 h in seconds would be long; a gap whose errors fall into 1 to 3 seconds is uncertain between S1 and S2 of two hours.
    const gap = { gap: { reason: 'late-poll' as const, totals: { bits: 4 * 2_048_000, bitErrors: 3 } }, s: 4 };
    const line = (n: number) => (n >= 5 && n < 8 ? 'nothing' : n === 8 ? gap : {});
    const record = await runHeadless(bench({ line }), { settings: { duration: '2h', 'm2100-allocation': '8' } });
    expect(judgementOf(record.attempts[0])?.totals.bitErrors).toBe(3);
    expect(judgementOf(record.attempts[0])?.m2100?.ES).toMatchObject({ S1: 1 });
    expect(record.verdict).toBe('uncertain');
  });

  it('ends in error where the tester fails in mid-run, and keeps what was seen', async () => {
    const failure = new TributaryError('link-lost', 'comtech@sim:', { text: 'x' });
    const on = bench({ line: (n) => (n === 6 ? failure : {}) });
    const record = await runHeadless(on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'link-lost' } });
    expect(judgementOf(record.attempts[0])?.seconds.observed).toBe(6);
    expect(record.attempts[0]?.steps.map((step) => step.state).slice(4)).toEqual(['failed', 'skipped', 'skipped']);
    expect(on.tester.log.at(-1)).toBe('stop');
  });

  it('keeps a failure that was proven before the tester failed', async () => {
    const failure = new TributaryError('link-lost', 'comtech@sim:', { text: 'x' });
    const record = await runHeadless(bench({ line: (n) => (n === 6 ? failure : n === 3 ? { bitErrors: 1 } : {}) }));
    expect(record).toMatchObject({ verdict: 'fail', error: { code: 'link-lost' } });
  });

  it('ends in error where the tester cannot be set up', async () => {
    const refused = new TributaryError('command-refused', 'comtech@sim:', { command: 'TIT=3', text: 'TIT*' });
    const on = bench({ fail: { configure: refused } });
    const record = await runHeadless(on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'command-refused' } });
    expect(record.attempts[0]?.steps.map((step) => step.state)).toEqual([
      'done',
      'done',
      'failed',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it('gives up where nothing is observed for as long as patience lasts', async () => {
    const on = bench({ line: (n) => (n < 5 ? {} : 'nothing') });
    const record = await runHeadless(on, { settings: { patience: '10m' } });
    expect(record.verdict).toBe('not-assessed');
    expect(codes(record.why)).toContain('why.patience');
    // What nobody saw before the end is a gap like any other.
    expect(judgementOf(record.attempts[0])?.seconds).toMatchObject({ observed: 5, gaps: 1 });
    expect(judgementOf(record.attempts[0])?.seconds.total).toBeGreaterThanOrEqual(600);
    expect(on.tester.on).toBe(false);
  });

  it('records a teardown that did not come to its end in time, and ends all the same', async () => {
    const record = await runHeadless(bench({ hang: 'stop' }));
    expect(record.verdict).toBe('pass');
    expect(record.attempts[0]?.teardown?.map((entry) => entry.ok)).toEqual([true, false]);
  });

  it('runs until so many seconds were observed: seconds in which the tester stumbled do not count', async () => {
    const on = bench({ line: (n) => (n === 4 ? { valid: false } : {}) });
    const record = await runHeadless(on, { settings: { duration: '200s' } });
    expect(judgementOf(record.attempts[0])?.seconds).toEqual({ total: 201, observed: 200, gaps: 1 });
    expect(record.verdict).toBe('pass');
    const { shown } = await on.archive.events(record.runId);
    expect(shown.some((event) => event.message.code === 'event.invalid')).toBe(true);
  });

  it('lists defects, slips and unavailable time as events with their length', async () => {
    const line = (n: number) =>
      n >= 5 && n < 20
        ? { defects: ['LOS' as const, 'LSS' as const], bits: 0 }
        : n === 25
          ? { slips: [{ bits: -8 }] }
          : {};
    const on = bench({ line });
    const record = await runHeadless(on, { settings: { duration: '60s' } });
    const from = record.attempts[0]!.measurements[0]!.from!;
    const told = (await on.archive.events(record.runId)).shown.map(({ kind, t, durationS }) => [
      kind,
      t - from,
      durationS,
    ]);
    expect(told).toContainEqual(['defect', 5, 15]);
    expect(told).toContainEqual(['slip', 25, 1]);
    expect(told).toContainEqual(['unavailable', 5, 15]);
    expect(record.verdict).toBe('fail');
  });

  it('prints the result with what cannot be known absent', async () => {
    const record = await runHeadless(bench());
    const result = resultJson(record, 'en');
    expect(result.tester).toEqual({
      family: 'comtech',
      identity: 'Comtech EF Data CDM-625 S/N 17',
      measures: 'the line of a test',
    });
    expect(JSON.stringify(result)).not.toContain('null');
    expect(resultJson(record, 'both').tester.measures).toBe('试验线路 / the line of a test');
  });
});

describe('loop-check', () => {
  it('has no G.826 and no M.2100', async () => {
    const on = bench({ capabilities: { judging: 'ber-only', notApplicable: ['interface', 'line-code'] } });
    const record = await runHeadless(on, {}, 'loop-check');
    const result = resultJson(record, 'zh');
    expect(result.verdict).toBe('pass');
    expect(result).not.toHaveProperty('m2100');
  });
  it('passes within its BER limit and fails above it', async () => {
    const script = { line: (n: number) => (n === 3 ? { bitErrors: 2 } : {}) };
    expect((await runHeadless(bench(script), { settings: { 'ber-limit': '1e-6' } }, 'loop-check')).verdict).toBe(
      'pass',
    );
    expect((await runHeadless(bench(script), {}, 'loop-check')).verdict).toBe('fail');
  });
});
