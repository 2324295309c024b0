import { expect, it } from 'vitest';
import { abandonRun, startRun } from '../../../../electron/procedures/index.ts';
import { bench, request, runHeadless, until, type Bench } from '../fixtures.ts';

const told = async (on: Bench, runId: string) =>
  (await on.archive.getRun(runId)).attempts.at(-1)?.teardown?.map(({ did, role, ok }) => [did.code, role, ok]);

it('leaves word on disk of what is switched on before it is, and takes it back in reverse', async () => {
  const seen: unknown[] = [];
  const on = bench();
  const { start } = on.tester;
  on.tester.start = async (...args: Parameters<typeof start>) => {
    const [run] = await on.archive.listRuns({});
    seen.push(await told(on, run!.runId));
    await start.apply(on.tester, args);
  };
  const record = await runHeadless(on);
  const STANDS = [
    ['teardown.tester-off', 'tester', undefined],
    ['teardown.inject-off', 'tester', undefined],
  ];
  expect(seen).toEqual([STANDS]);
  expect(await told(on, record.runId)).toEqual([
    ['teardown.inject-off', 'tester', true],
    ['teardown.tester-off', 'tester', true],
  ]);
});

it('says of what cannot be taken back that it was not, each in its time, and goes on to the next', async () => {
  const record = await runHeadless(bench({ hang: 'stop', fail: { inject: new Error('deaf') } }));
  expect(record.attempts[0]?.teardown?.map(({ did, ok }) => [did.code, ok])).toEqual([
    ['teardown.inject-off', false],
    ['teardown.tester-off', false],
  ]);
});

it.each(['while it proves the loop', 'while it measures'])(
  'a program that was killed %s has left word of it',
  async (when) => {
    const first = bench();
    const handle = await startRun(await request(), first.options);
    if (when === 'while it measures') await until(handle, first, (view) => (view.elapsedS ?? 0) >= 3);
    else while (!first.tester.log.includes('inject count')) await first.clock.advance(100);
    await first.archive.close();
    first.tester.on = false;
    const on = first.again();
    await abandonRun(handle.runId, on.options);
    expect(on.tester.log).toEqual(['inject off', 'stop']);
    expect((await told(on, handle.runId))?.every(([, , ok]) => ok === true)).toBe(true);
  },
);

it('records nothing as switched off that nobody switched on', async () => {
  const on = bench({ fail: { configure: new Error('deaf') } });
  const record = await runHeadless(on);
  expect(record.attempts[0]?.teardown).toBeUndefined();
  expect(on.tester.log).toEqual(['configure']);
});
