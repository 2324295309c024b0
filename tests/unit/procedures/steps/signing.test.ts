import '../../../support/archive-in-this-thread.ts';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { farLoopOf, farLoopSentence } from '../../../../electron/contract/far-loop.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { blockOf } from '../../../../electron/contract/prompt.ts';
import type { SignerRole } from '../../../../electron/contract/signers.ts';
import { isJudged, missingSigners } from '../../../../electron/contract/run.ts';
import { abandonRun, repeatRun, resumeRun, startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import { cliHere } from '../../../support/cli.ts';
import { bench, prompted, reply, request, runHeadless, toEnd, type Bench } from '../fixtures.ts';
import type { Happening, Script } from '../scripted-tester.ts';

const signature = (role: SignerRole) => ({ role, name: role, how: 'typed' as const });

/** A run with a person that has got as far as signing. */
async function upToSigning(on: Bench): Promise<RunHandle> {
  const handle = await startRun(await request({ person: 'person' }), on.options);
  for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
  await prompted(handle, on, 'sign');
  return handle;
}
/** The program dies; another one stands on the same archive. */
async function killed(on: Bench): Promise<Bench> {
  await on.archive.close();
  on.tester.on = false;
  return on.again();
}

describe('signing', () => {
  it('ends the run with the last signature that is asked for', async () => {
    const on = bench();
    const handle = await upToSigning(on);
    await handle.sign(signature('engineer'));
    expect(handle.view().prompt?.kind).toBe('sign');
    // Somebody else may sign too; that is not what is waited for.
    await handle.sign(signature('assistant'));
    expect(handle.view().prompt?.kind).toBe('sign');
    await handle.sign(signature('customer'));
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ state: 'finished', verdict: 'pass' });
    expect(record.signatures.map(({ role, attempt }) => [role, attempt])).toEqual([
      ['engineer', 1],
      ['assistant', 1],
      ['customer', 1],
    ]);
    expect(record.attempts[0]?.steps.at(-1)).toMatchObject({ state: 'done', note: { params: { n: 3 } } });
  });
  it('says whether the loop at the far end is off again, by whom and when; and of a further attempt anew', async () => {
    const on = bench();
    const circuit = { number: 'A1', inService: false, ends: { Z: { site: '花桥', position: 'DDF 03-12' } } };
    const first = await startRun(await request({ person: 'person', circuit }), on.options);
    for (const kind of ['confirm', 'front-panel']) await reply(first, on, kind);
    await prompted(first, on, 'sign');
    const said = async (runId: string): Promise<string> => {
      const loop = farLoopOf(await on.archive.getRun(runId));
      return loop ? sayMessage('en', farLoopSentence(loop)) : '';
    };
    expect(await said(first.runId)).toBe('nobody has said that the loop was taken off: Z  花桥 · DDF 03-12');
    await first.loop(true, ' 王立 ');
    expect(await said(first.runId)).toBe('loop taken off: Z  花桥 · DDF 03-12, says 王立');
    await first.loop(false);
    expect(await said(first.runId)).toMatch(/^nobody has said/);
    await first.loop(true);
    for (const role of ['engineer', 'customer'] as const) await first.sign(signature(role));
    const { runId } = await toEnd(first, on);
    expect(await said(runId)).toBe('loop taken off: Z  花桥 · DDF 03-12');
    await expect(first.loop(false)).rejects.toMatchObject({ code: 'run-none' });
    const again = await repeatRun(runId, { person: 'person' }, on.options);
    await reply(again, on, 'confirm', 'untouched');
    await prompted(again, on, 'sign');
    expect(await said(runId)).toMatch(/^nobody has said/);
    again.stop();
    await toEnd(again, on);
    // Where nobody was asked to set one there is nothing to take off.
    expect(await said((await runHeadless(on)).runId)).toBe('');
  });
  it('is for one attempt: a further one waits for signatures of its own', async () => {
    const on = bench();
    const first = await upToSigning(on);
    for (const role of ['engineer', 'customer'] as const) await first.sign(signature(role));
    const { runId } = await toEnd(first, on);
    const handle = await repeatRun(runId, { person: 'person' }, on.options);
    await reply(handle, on, 'confirm', 'untouched');
    expect(blockOf(await prompted(handle, on, 'sign'), 'signatures')?.by).toEqual(['engineer', 'customer']);
    for (const role of ['engineer', 'customer'] as const) await handle.sign(signature(role));
    expect((await toEnd(handle, on)).signatures.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
  });
});

it('a signature of an older record is for the attempt that was the last then', () => {
  const attempt = (number: number, startedAtMs: number) => ({ number, startedAtMs, steps: [], measurements: [] });
  const attempts = [attempt(1, 1000), attempt(2, 5000)];
  const at = (atMs: number) => ({ role: 'engineer' as const, name: 'W', atMs, how: 'typed' as const });
  expect(missingSigners({ attempts, signatures: [at(2000)] }, ['engineer'])).toEqual(['engineer']);
  expect(missingSigners({ attempts, signatures: [at(6000)] }, ['engineer'])).toEqual([]);
  // A clock that was set back says nothing of any attempt.
  expect(missingSigners({ attempts, signatures: [at(10)] }, ['engineer'])).toEqual([]);
});

/** Broken off after the judgement, in three places: what was judged stands, though nothing of the reasons beside it is measured again. */
const noisy: Script = { before: () => ({ bitErrors: 100 }) };
const unseen: Script = { line: (n): Happening => (n === 5 ? { gap: { reason: 'late-poll' }, s: 5 } : {}) };
const brokenOff: [string, Script, (handle: RunHandle, on: Bench) => Promise<unknown>, string][] = [
  ['while people sign', {}, (handle, on) => prompted(handle, on, 'sign'), 'pass'],
  [
    'while people sign after a proof that was not plain',
    noisy,
    async (handle, on) => {
      await reply(handle, on, 'retry', 'stay');
      await prompted(handle, on, 'sign');
    },
    'uncertain',
  ],
  ['while asked whether to test again', unseen, (handle, on) => prompted(handle, on, 'retry'), 'not-assessed'],
  ['while asked whether to test again after such a proof', noisy, (h, on) => prompted(h, on, 'retry'), 'uncertain'],
];

describe('a run that broke off after its judgement', () => {
  async function brokenAt(script: Script, reach: (handle: RunHandle, on: Bench) => Promise<unknown>) {
    const on = bench(script);
    const handle = await startRun(await request({ person: 'person' }), on.options);
    for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
    await reach(handle, on);
    return { runId: handle.runId, on: await killed(on) };
  }
  it.each(brokenOff)('%s prints what was judged, never an interim report', async (_, script, reach, verdict) => {
    const { runId, on } = await brokenAt(script, reach);
    const { path } = on.archive;
    await on.archive.close();
    const out = join(on.folder, 'out');
    const { code, stdout } = await cliHere(['report', runId, '--archive', path, '--out', out]);
    expect(code).toBe(0);
    expect(stdout).toContain(`_${verdict.toUpperCase()}_`);
    expect(stdout).not.toContain('INTERIM');
  });
  it.each(brokenOff)(
    '%s is judged, and resumed without a person keeps its verdict',
    async (_, script, reach, verdict) => {
      const { runId, on } = await brokenAt(script, reach);
      const before = await on.archive.getRun(runId);
      expect([before.state, isJudged(before), before.verdict]).toEqual(['running', true, verdict]);
      const record = await toEnd(await resumeRun(runId, { person: 'headless' }, on.options), on);
      expect(record).toMatchObject({ state: 'finished', verdict, why: before.why });
      expect(on.tester.log).not.toContain('restart');
    },
  );
  it.each(brokenOff)('%s keeps its verdict where it is stopped or given up', async (_, script, reach, verdict) => {
    const { runId, on } = await brokenAt(script, reach);
    const { why } = await on.archive.getRun(runId);
    const handle = await resumeRun(runId, { person: 'person' }, on.options);
    await on.clock.advance(1000);
    expect(handle.view().prompt?.kind).toMatch(/^(sign|retry)$/);
    const died = await killed(on);
    // Nobody needs the tester any more.
    const options = { ...died.options, openSession: () => Promise.reject(new Error('gone')) };
    expect(await abandonRun(runId, options)).toMatchObject({ state: 'finished', verdict, why });
  });
  it('is not aborted by STOP while people sign again', async () => {
    const { runId, on } = await brokenAt({}, (handle, b) => prompted(handle, b, 'sign'));
    const handle = await resumeRun(runId, { person: 'person' }, on.options);
    await prompted(handle, on, 'sign');
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('pass');
  });
  it('asks nobody where all had signed', async () => {
    const on = bench();
    const handle = await upToSigning(on);
    for (const role of ['engineer', 'customer'] as const)
      await on.archive.sign(handle.runId, { ...signature(role), atMs: on.clock.nowMs(), attempt: 1 });
    const next = await killed(on);
    const record = await toEnd(await resumeRun(handle.runId, { person: 'person' }, next.options), next);
    expect(record).toMatchObject({ state: 'finished', verdict: 'pass' });
  });
});

describe('the end of the program', () => {
  it('leaves open what lacks nothing but signatures: the next program asks on, and the last one ends it', async () => {
    const on = bench();
    const handle = await upToSigning(on);
    await handle.sign(signature('engineer'));
    handle.leave();
    await toEnd(handle, on);
    const left = await on.archive.getRun(handle.runId);
    expect(left).toMatchObject({ state: 'running', verdict: 'pass' });
    expect(left.attempts[0]?.steps.at(-1)).toMatchObject({ do: 'sign', state: 'waiting' });
    expect(on.tester.log.at(-1)).toBe('stop');
    const next = await killed(on);
    const again = await resumeRun(handle.runId, { person: 'person' }, next.options);
    await prompted(again, next, 'sign');
    await again.sign(signature('customer'));
    const { state, verdict, signatures, attempts } = await toEnd(again, next);
    expect([state, verdict, signatures.length, attempts.length]).toEqual(['finished', 'pass', 2, 1]);
  });
  it('closes what nobody is asked to sign, and stops what is still measured', async () => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person' }), on.options);
    for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
    while ((handle.view().elapsedS ?? 0) < 8) await on.clock.advance(1000);
    handle.leave();
    expect(await toEnd(handle, on)).toMatchObject({ state: 'finished', verdict: 'aborted' });
  });
});

describe('a proof that was not plain', () => {
  it('weighs as much after a crash in the measurement', async () => {
    const on = bench(noisy);
    // Long enough for the break itself to be no reason.
    const handle = await startRun(await request({ settings: { duration: '5m' } }), on.options);
    while ((handle.view().elapsedS ?? 0) < 8) await on.clock.advance(1000);
    const next = await killed(on);
    next.tester.resumeMeasured();
    const record = await toEnd(await resumeRun(handle.runId, { person: 'headless' }, next.options), next);
    expect(record.verdict).toBe((await runHeadless(bench(noisy))).verdict);
    expect(record.why?.map(({ code }) => code)).toContain('why.loop-unproven');
  });
});

describe('a further attempt', () => {
  const fails: Script = { line: (n, attempt) => (n === 2 && attempt === 1 ? { bitErrors: 1 } : {}) };
  async function failed() {
    const on = bench(fails);
    const handle = await startRun(await request({ person: 'person' }), on.options);
    for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
    await prompted(handle, on, 'retry');
    return { on, handle };
  }
  it('goes straight on where nothing was touched', async () => {
    const { on, handle } = await failed();
    await reply(handle, on, 'retry', 'again');
    // Nothing is decided of the whole any more: neither list nor record may say so.
    expect((await on.archive.listRuns({}))[0]).not.toHaveProperty('verdict');
    const between = await on.archive.getRun(handle.runId);
    expect([isJudged(between), between.why, between.attempts[0]?.verdict]).toEqual([false, undefined, 'fail']);
    const asked: string[] = [];
    handle.onChange(() => void asked.push(handle.view().prompt?.kind ?? ''));
    await reply(handle, on, 'sign', 'finish');
    const { attempts } = await toEnd(handle, on);
    expect(new Set(asked.filter(Boolean))).toEqual(new Set(['sign']));
    expect(attempts[1]?.steps.slice(1, 3).map(({ note }) => note?.code)).toEqual([
      'step.unchanged',
      'step.set-panel-unchanged',
    ]);
    // The tester is set all the same, and the loop proven anew.
    expect(on.tester.log.filter((line) => line === 'configure').length).toBeGreaterThanOrEqual(3);
    expect(attempts[1]?.steps[3]?.loopProof?.verdict).toBe('pass');
  });
  it('asks for wiring and panel again where they were touched, once where they were not', async () => {
    const { on, handle } = await failed();
    await reply(handle, on, 'retry', 'touched');
    expect((await prompted(handle, on, 'confirm')).answers[0]).toMatchObject({
      id: 'untouched',
      words: { params: { n: 1 } },
    });
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    await reply(handle, on, 'sign', 'finish');
    const { runId } = await toEnd(handle, on);
    const again = await repeatRun(runId, { person: 'person' }, on.options);
    await reply(again, on, 'confirm', 'untouched');
    await reply(again, on, 'sign', 'finish');
    expect((await toEnd(again, on)).attempts).toHaveLength(3);
  });
});
