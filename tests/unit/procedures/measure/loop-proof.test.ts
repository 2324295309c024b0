import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../../electron/contract/prompt.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import type { Second } from '../../../../electron/contract/second.ts';
import { bench, prompted, reply, request, runHeadless, toEnd, until } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

async function conclusionOf(script: Script) {
  const on = bench(script);
  const record = await runHeadless(on);
  return { record, on, proof: record.attempts[0]?.steps.find((step) => step.do === 'prove-loop')?.loopProof };
}
const defect = (name: Second['defects'][number]): Partial<Second> => ({ defects: [name], bits: 0 });
const ratioOnly: Script['capabilities'] = { inject: { bit: { ratios: [1e-3] } } };

describe('the proof of the loop', () => {
  const failures: [string, Script, string][] = [
    ['nothing comes back', { looped: false }, 'none-back'],
    ['less comes back than went out', { back: (n) => n - 3 }, 'wrong-back'],
    ['more comes back than went out', { back: (n) => n + 1 }, 'wrong-back'],
    ['no signal', { before: () => defect('LOS') }, 'LOS'],
    ['all ones', { before: () => defect('AIS') }, 'AIS'],
    ['a signal without frame', { before: () => defect('LOF') }, 'LOF'],
    ['another pattern', { before: () => defect('LSS') }, 'LSS'],
    ['no clock', { before: () => defect('LOC') }, 'LOC'],
    ['the inverse pattern', { before: () => ({ inverted: true }) }, 'inverted'],
    ['a silent tester', { before: () => 'nothing' }, 'silent'],
    ['a ratio that does not come back', { looped: false, capabilities: ratioOnly }, 'none-back'],
    ['a tenth of the ratio', { back: (n) => n / 10, capabilities: ratioOnly }, 'wrong-back'],
    ['an injection that stays on', { stuck: true, capabilities: ratioOnly }, 'still-errors'],
    ['the pattern lost in between', { before: (n) => (n === 3 ? defect('LSS') : {}) }, 'LSS'],
  ];
  it.each(failures)('says so where there is %s, and does not start', async (_what, script, outcome) => {
    const { record, proof, on } = await conclusionOf(script);
    expect(proof).toMatchObject({ verdict: 'fail', finding: { kind: 'loop', outcome } });
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'loop-unproven' } });
    expect(record.attempts[0]?.measurements[0]?.from).toBeUndefined();
    expect(on.tester.log).not.toContain('restart');
    expect(on.tester.log.at(-1)).toBe('stop');
  });

  it('takes a ratio where the tester knows no single errors', async () => {
    const { record, proof } = await conclusionOf({ capabilities: ratioOnly });
    expect(proof).toMatchObject({ verdict: 'pass', finding: { outcome: 'proven-ratio' } });
    expect(record.verdict).toBe('pass');
  });
  it.each([
    ['in part', (since: number) => since === 0],
    ['at all', () => true],
  ])('injects once more where a slow computer did not see %s what came back', async (_what, isMissed) => {
    let since = 0;
    const on = bench({
      before: () => {
        const injected = on.tester.log.filter((told) => told === 'inject count').length;
        return injected === 1 && isMissed(since++) ? { valid: false } : {};
      },
    });
    const record = await runHeadless(on);
    const { loopProof } = record.attempts[0]!.steps.find((step) => step.do === 'prove-loop')!;
    expect(loopProof).toMatchObject({ verdict: 'pass', finding: { outcome: 'proven-count', out: 10, back: 10 } });
    expect(on.tester.log.filter((told) => told === 'inject count')).toHaveLength(2);
  });
  it('says that a tester cannot inject, and goes on', async () => {
    const { record, proof } = await conclusionOf({ capabilities: { inject: {} } });
    expect(proof).toMatchObject({ verdict: 'not-set', finding: { outcome: 'cannot-inject' } });
    expect(record.verdict).toBe('pass');
  });
  it('says that a tester counts no bit errors, and goes on', async () => {
    const { proof } = await conclusionOf({ capabilities: { counts: ['bits'] } });
    expect(proof).toMatchObject({ verdict: 'not-set', finding: { outcome: 'cannot-count' } });
  });
  it('sees the injection through few errors of the line, not through many', async () => {
    const few = await conclusionOf({ before: () => ({ bitErrors: 1 }) });
    expect(few.proof).toMatchObject({ verdict: 'pass', finding: { outcome: 'proven-noisy' } });
    const many = await conclusionOf({ before: () => ({ bitErrors: 100 }) });
    expect(many.proof).toMatchObject({ verdict: 'uncertain', finding: { outcome: 'noise-hides' } });
    expect(many.record.verdict).toBe('uncertain');
    expect(many.record.why?.map(({ code }) => code)).toContain('why.loop-unproven');
  });
  it('is no better than not assessed where somebody goes on without a proof', async () => {
    const on = bench({ looped: false });
    const handle = await startRun(await request({ person: 'person' }), on.options);
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    await reply(handle, on, 'loop-failed', 'again');
    const question = await prompted(handle, on, 'loop-failed');
    expect(blockOf(question, 'text')?.text).toEqual({ code: 'proof.none-back', params: { out: 10 } });
    handle.answer(question.id, { option: 'go-on' });
    await reply(handle, on, 'retry', 'stay');
    await reply(handle, on, 'sign', 'finish');
    expect((await toEnd(handle, on)).verdict).toBe('not-assessed');
  });
  it('takes the pattern lost and found while wiring as part of the proof', async () => {
    const on = bench({ before: (n) => (n < 3 && !on.tester.log.includes('stop') ? defect('AIS') : {}) });
    const handle = await startRun(await request({ person: 'person' }), on.options);
    const live = await until(handle, on, (view) =>
      view.lamps.some((lamp) => lamp.lamp === 'AIS' && lamp.state === 'bad'),
    );
    expect(live.big.state).toBe('before-sync');
    expect(live.prompt?.kind).toBe('confirm');
    expect(blockOf(live.prompt!, 'picture')?.wiring?.picture).toBe('line-loop');
    // The cause before what follows from it, and the pattern once it is there.
    expect(blockOf(live.prompt!, 'lamps')?.seen).toEqual({ message: { code: 'proof.AIS' }, good: false });
    const found = await until(handle, on, (view) =>
      view.lamps.some((lamp) => lamp.lamp === 'AIS' && lamp.state === 'was'),
    );
    expect(blockOf(found.prompt!, 'lamps')?.seen).toEqual({ message: { code: 'prompt.pattern-seen' }, good: true });
    await reply(handle, on, 'confirm', 'done', { by: ' 李工 ' });
    await reply(handle, on, 'front-panel');
    await reply(handle, on, 'sign', 'finish');
    const { steps } = (await toEnd(handle, on)).attempts[0]!;
    expect(steps[1]?.note).toMatchObject({ code: 'step.confirmed-by', params: { by: '李工' } });
    const saw = steps[3]?.loopProof?.steps.map((step) => step.saw.code);
    expect(saw).toContain('proof.saw.lost-found');
  });
  it('has the loop opened and closed where the procedure asks for it', async () => {
    let open = false;
    const on = bench({ before: () => (open ? defect('LOS') : {}) });
    const handle = await startRun(await request({ person: 'person', settings: { 'open-loop': 'ask' } }), on.options);
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    await prompted(handle, on, 'confirm');
    open = true;
    await reply(handle, on, 'confirm');
    await prompted(handle, on, 'confirm');
    open = false;
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'sign', 'finish');
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('pass');
    expect(record.attempts[0]?.steps[3]?.loopProof?.steps.map((step) => step.did.code).slice(-2)).toEqual([
      'proof.did.open',
      'proof.did.close',
    ]);
  });
  it('finds that a loop is elsewhere where opening it changes nothing', async () => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person', settings: { 'open-loop': 'ask' } }), on.options);
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    await reply(handle, on, 'confirm');
    expect(blockOf(await prompted(handle, on, 'loop-failed'), 'text')?.text.code).toBe('proof.still-pattern');
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('aborted');
  });
});

describe('START', () => {
  const lostAfterProof: Script = { before: (n) => (n > 5 ? defect('LSS') : {}) };
  it('is refused without the pattern', async () => {
    const on = bench(lostAfterProof);
    const record = await runHeadless(on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'no-pattern' } });
    expect(on.tester.log).not.toContain('restart');
  });
  it('waits on while a person wants to', async () => {
    let lost = true;
    const on = bench({ before: (n) => (n > 5 && lost ? defect('LSS') : {}) });
    const handle = await startRun(await request({ person: 'person' }), on.options);
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    const view = await until(handle, on, ({ prompt }) => prompt?.kind === 'loop-failed');
    expect(view.big.state).toBe('before-sync');
    lost = false;
    await reply(handle, on, 'loop-failed', 'again');
    await reply(handle, on, 'sign', 'finish');
    expect((await toEnd(handle, on)).verdict).toBe('pass');
  });
});
