import { expect, it, vi } from 'vitest';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import type { RunView } from '../../../../electron/contract/views.ts';
import { createRunSlot } from '../../../../electron/hosts/core/state/run-slot.ts';
import type { RunHandle } from '../../../../electron/procedures/index.ts';

function fakeRun(runId: string) {
  let finish = (): void => undefined;
  const done = new Promise<RunRecord>((resolve) => {
    finish = () => resolve({ runId } as RunRecord);
  });
  const handle: RunHandle = {
    runId,
    view: () => ({ runId }) as RunView,
    onChange: () => () => undefined,
    answer: () => undefined,
    problems: () => [],
    sign: () => Promise.resolve(),
    stop: () => finish(),
    inject: () => Promise.resolve(),
    unlockInjection: () => undefined,
    mark: () => Promise.resolve(),
    clearHistory: () => Promise.resolve(),
    done,
  };
  return { handle, finish: () => finish() };
}
const newSlot = (onEnd = (): void => undefined) => createRunSlot(() => undefined, onEnd);

it('lets one run go on at a time, also while it is only beginning', async () => {
  const slot = newSlot();
  const first = fakeRun('a');
  const beginning = slot.begin(() => Promise.resolve(first.handle));
  await expect(slot.begin(() => Promise.resolve(fakeRun('b').handle))).rejects.toMatchObject({ code: 'run-active' });
  expect(await beginning).toBe('a');
  await expect(slot.begin(() => Promise.resolve(fakeRun('b').handle))).rejects.toMatchObject({ code: 'run-active' });
  expect(slot.current().runId).toBe('a');
});

it('is free again when a run could not begin', async () => {
  const slot = newSlot();
  await expect(slot.begin(() => Promise.reject(new Error('no link')))).rejects.toThrow('no link');
  expect(slot.running()).toBe(false);
  expect(await slot.begin(() => Promise.resolve(fakeRun('b').handle))).toBe('b');
});

it('keeps showing the run that ended, and takes no more orders for it', async () => {
  const onEnd = vi.fn<() => void>();
  const slot = newSlot(onEnd);
  const run = fakeRun('a');
  await slot.begin(() => Promise.resolve(run.handle));
  run.finish();
  await expect.poll(() => slot.running()).toBe(false);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(slot.view()).toEqual({ runId: 'a' });
  expect(() => slot.current()).toThrow(expect.objectContaining({ code: 'run-none' }));
});

it('stops a run going on and waits for its end', async () => {
  const slot = newSlot();
  await slot.begin(() => Promise.resolve(fakeRun('a').handle));
  await slot.end();
  await expect.poll(() => slot.running()).toBe(false);
  await newSlot().end();
});

it('stops a run that is only beginning, too, and is not held up by one that cannot begin', async () => {
  const slot = newSlot();
  const run = fakeRun('a');
  const stopped = vi.spyOn(run.handle, 'stop');
  const late = Promise.withResolvers<RunHandle>();
  const beginning = slot.begin(() => late.promise);
  const ended = slot.end();
  late.resolve(run.handle);
  await Promise.all([beginning, ended]);
  expect(stopped).toHaveBeenCalledTimes(1);
  await expect.poll(() => slot.running()).toBe(false);
  const failing = slot.begin(() => Promise.reject(new Error('no link')));
  await Promise.all([expect(failing).rejects.toThrow('no link'), slot.end()]);
});

it('is free again when a run breaks off with an error of its own', async () => {
  const slot = newSlot();
  await slot.begin(() => Promise.resolve({ ...fakeRun('a').handle, done: Promise.reject(new Error('broken')) }));
  await expect.poll(() => slot.running()).toBe(false);
});
