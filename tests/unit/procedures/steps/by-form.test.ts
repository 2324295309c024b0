import { expect, it } from 'vitest';
import { blockOf } from '../../../../electron/contract/prompt.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import { bench, prompted, reply, request, toEnd, type Bench } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

const manual: Script = {
  family: 'manual',
  simulated: false,
  identity: { maker: 'BNT', model: 'BNT-2200' },
  capabilities: { reading: 'by-hand', settable: {}, counts: [], inject: {} },
};

/** The set counted one bit error, or none, over so many minutes. */
async function read(handle: RunHandle, on: Bench, minutes: number, bitErrors: number, again = false): Promise<void> {
  // What was wired in the first attempt still stands in the next; its loop is proven again.
  for (const kind of again ? (['confirm'] as const) : (['confirm', 'front-panel', 'confirm'] as const))
    await reply(handle, on, kind);
  await reply(handle, on, 'start-by-hand');
  await on.clock.advance(minutes * 60_000);
  const alarms = { LOS: 0, AIS: 0, LOF: 0, LSS: 0 };
  const given = { testTime: `${minutes}m`, bitErrors, ES: bitErrors, SES: 0, UAS: 0, alarms };
  await reply(handle, on, 'reading', 'final', { given });
}

it("repeats 30 minutes that were not good for 60, as the carrier's form has it, then asks for the cause", async () => {
  const on = bench(manual);
  const handle = await startRun(await request({ person: 'person', settings: { duration: '30m' } }), on.options);
  await read(handle, on, 30, 1);
  const first = await prompted(handle, on, 'retry');
  const longer = first.answers.find(({ id }) => id === 'longer');
  expect(longer && sayMessage('zh', longer.words)).toBe('重测 60 分钟（第 2 次）');
  expect(longer?.means && sayMessage('en', longer.means)).toBe("the carrier's form: 30 min not good, then 60 min");
  await reply(handle, on, 'retry', 'longer');
  await read(handle, on, 60, 1, true);
  const second = await prompted(handle, on, 'retry');
  expect(second.answers.map(({ id }) => id)).not.toContain('longer');
  expect(sayMessage('en', blockOf(second, 'text')!.text)).toContain('find the cause');
  await reply(handle, on, 'retry', 'stay');
  await reply(handle, on, 'sign', 'finish');
  const record = await toEnd(handle, on);
  expect(record.attempts.map(({ measurements: [one], verdict }) => [one?.forS, verdict])).toEqual([
    [1800, 'fail'],
    [3600, 'fail'],
  ]);
});

it('asks for nothing of the kind after a test that was shorter than the form wants', async () => {
  const on = bench(manual);
  const handle = await startRun(await request({ person: 'person', settings: { duration: '15m' } }), on.options);
  await read(handle, on, 15, 1);
  const { answers, blocks } = await prompted(handle, on, 'retry');
  expect(answers.map(({ id }) => id)).toEqual(['again', 'touched', 'stay']);
  expect(blocks).toEqual([{ block: 'attempt' }]);
  handle.stop();
  await toEnd(handle, on);
});
