import { vi } from 'vitest';

/**
 * For files whose runs measure, in this process alone, and that ask what the run makes of it: imported first, the clock of the computer goes on only as
 * fast as the process keeps up, and faster than time where it does. That a tester which is kept waiting says so is proven where testers are.
 */
vi.mock('../../electron/machine/clock.ts', async () => ({
  systemClock: (await import('./unhurried-clock.ts')).unhurriedClock,
}));
vi.mock('../../drivers/testers/loop/messages.ts', async () => {
  const { unhurriedClock } = await import('./unhurried-clock.ts');
  return { sharedNowMs: () => unhurriedClock.monotonicMs() };
});
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  const { LoopWorkerHere } = await import('./unhurried-clock.ts');
  const Worker = new Proxy(real.Worker, {
    construct: (its, [file, ...more]: [URL, ...unknown[]]) =>
      String(file).endsWith('loop-worker.ts') ? new LoopWorkerHere() : Reflect.construct(its, [file, ...more]),
  });
  return { ...real, default: { ...real, Worker }, Worker };
});
