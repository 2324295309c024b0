import { expect, it } from 'vitest';
import type { Message } from '../../../../electron/contract/words/index.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import { bench, request, toEnd, until } from '../fixtures.ts';

it('a run keeps the computer awake from its start to its end, and tells once what could not be prevented', async () => {
  const on = bench();
  const log: string[] = [];
  let tell = (_problem: Message): void => undefined;
  const keepAwake = (told: (problem: Message) => void): (() => void) => {
    tell = told;
    log.push('awake');
    return () => void log.push('may sleep');
  };
  const handle = await startRun(await request(), { ...on.options, keepAwake });
  expect(log).toEqual(['awake']);
  const problem = { code: 'awake.idle-only' } as const;
  tell(problem);
  await until(handle, on, ({ events }) => events.some(({ message }) => message.code === problem.code));
  expect(log).toEqual(['awake']);
  const record = await toEnd(handle, on);
  expect(log).toEqual(['awake', 'may sleep']);
  expect(record.events.filter(({ kind }) => kind === 'computer').map(({ message }) => message)).toEqual([problem]);
});

it.each(['configure', 'start', 'stop'] as const)('lets it sleep again though %s fails', async (what) => {
  const on = bench({ fail: { [what]: new Error('no') } });
  const log: string[] = [];
  const keepAwake = (): (() => void) => () => void log.push('may sleep');
  await toEnd(await startRun(await request(), { ...on.options, keepAwake }), on);
  expect(log).toEqual(['may sleep']);
});
