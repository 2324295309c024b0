import { expect, it } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { createTalk, type Talk } from '../../../../electron/hosts/desktop/talk.ts';

type Calls = { twice(n: number): Promise<number>; never(): Promise<void>; fails(): Promise<void> };
const theirs: Calls = {
  twice: (n) => Promise.resolve(2 * n),
  never: () => new Promise(() => undefined),
  fails: () => Promise.reject(new TributaryError('run-none', 'x')),
};

it('processes answer each other, and whoever asks one that has gone is told at once', async () => {
  let there: Talk<object> | undefined;
  const here = createTalk<Calls>((said) => there?.heard(structuredClone(said)), {});
  there = createTalk<object>((said) => here.heard(structuredClone(said)), theirs);
  expect(await here.ask('twice', [21])).toBe(42);
  await expect(here.ask('fails', [])).rejects.toMatchObject({ code: 'run-none', where: 'x' });
  await expect(here.ask('never', [], 1)).rejects.toMatchObject({ code: 'timed-out' });
  const waits = here.ask('never', []);
  here.end();
  await expect(waits).rejects.toMatchObject({ code: 'timed-out' });
  await expect(here.ask('twice', [1])).rejects.toMatchObject({ code: 'timed-out', where: 'twice' });
});
