import { expect, it } from 'vitest';
import { startRun } from '../../../../electron/procedures/index.ts';
import { makeSay } from '../../../../renderer/text/speech.ts';
import { stopQuestion } from '../../../../renderer/shell/stop-question.ts';
import { bench, prompted, reply, request, toEnd, until } from '../../procedures/fixtures.ts';

it('says what STOP ends: the step while no time counts yet, then the time that has passed, then the verdict that stays', async () => {
  const on = bench({ line: (n) => (n === 8 ? { bitErrors: 1 } : {}) });
  const run = await startRun(await request({ person: 'person' }), on.options);
  const line = (lang: 'zh' | 'en'): string => stopQuestion(makeSay(lang), { kind: 'run', run: run.view() }, false).line;
  await prompted(run, on, 'confirm');
  expect(line('en')).toBe('At the step "Wiring": no time counts yet. Loops and injection are released.');
  expect(line('zh')).toMatch(/^当前步骤：.+，尚未计时。/);
  for (const kind of ['confirm', 'front-panel'] as const) await reply(run, on, kind);
  await until(run, on, ({ elapsedS }) => elapsedS === 5);
  expect(line('en')).toBe('00:00:05 elapsed. Loops and injection are released.');
  await until(run, on, ({ elapsedS }) => elapsedS === 10);
  expect(line('en')).toMatch(/^00:00:10 elapsed; the verdict stays FAIL/);
  await reply(run, on, 'retry', 'stay');
  await prompted(run, on, 'sign');
  expect(line('en')).toMatch(/^Judged FAIL, and it stays so/);
  run.stop();
  expect((await toEnd(run, on)).verdict).toBe('fail');
});
