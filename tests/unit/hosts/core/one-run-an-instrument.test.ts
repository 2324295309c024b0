import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';

let home = '';
let core: Core;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'one-run-'));
  core = await createCore({ home });
});
afterEach(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});
const CIRCUIT = { number: '甲0001', inService: false };
const rowOf = (address: string) => core.methods['bench.add']({ address });
const start = (address: string) =>
  core.methods['run.start']({ procedureId: 'e1-acceptance', use: { tester: address }, settings: {}, circuit: CIRCUIT });

it('by hand nothing is done with an instrument that a run has, and all with any other; the run is named', async () => {
  const [one, other] = ['comtech@sim:?seed=1', 'comtech@sim:?seed=2'];
  const [{ id }, { id: free }] = [await rowOf(one), await rowOf(other)];
  const { runId } = await start(one);
  const inRun = { code: 'instrument-in-run', message: expect.stringContaining(`甲0001 · ${runId}`) };
  const { methods } = core;
  const orders = [
    () => methods['bench.start']({ id, settings: {} }),
    () => methods['bench.stop']({ id }),
    () => methods['bench.inject']({ id, injection: { what: 'bit', kind: 'count', count: 1 } }),
    () => methods['bench.clearHistory']({ id }),
    () => methods['bench.disconnect']({ id }),
    () => methods['bench.remove']({ id }),
    () => start(one),
  ];
  for (const order of orders) await expect(order()).rejects.toMatchObject(inRun);
  const plan = await methods.plan({ procedureId: 'e1-acceptance', use: { tester: one }, settings: {} });
  expect(plan.problems).toMatchObject([
    { code: 'instrument-in-run', message: { zh: expect.stringContaining('甲0001') } },
  ]);
  await methods['bench.connect']({ id: free });
  await methods['bench.start']({ id: free, settings: {} });
  // What is measured by hand gives way to a test with the same row.
  const second = await start(other);
  expect(core.running()).toBe(2);
  await methods['run.stop']({ runId });
  await expect.poll(() => core.running()).toBe(1);
  await methods['bench.start']({ id, settings: {} });
  expect(core.state().runs.map((run) => [run.runId, run.finished])).toEqual([
    [runId, true],
    [second.runId, false],
  ]);
});

it('each run that broke off is offered by itself, and several are taken up at once', async () => {
  const runs = await Promise.all([
    start('comtech@sim:?seed=1'),
    start('comtech@sim:?seed=2'),
    start('comtech@sim:?seed=3'),
  ]);
  const ids = runs.map(({ runId }) => runId);
  // As a program that is killed: nothing is closed, and another one opens the folder.
  const copy = mkdtempSync(join(tmpdir(), 'one-run-'));
  cpSync(home, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') });
  const after = await createCore({ home: copy });
  try {
    expect(
      after
        .state()
        .unfinished.map(({ runId }) => runId)
        .toSorted(),
    ).toEqual(ids.toSorted());
    await Promise.all(ids.slice(0, 2).map((runId) => after.methods['run.resume']({ runId })));
    expect(
      after
        .state()
        .runs.map(({ runId }) => runId)
        .toSorted(),
    ).toEqual(ids.slice(0, 2).toSorted());
    expect(after.state().unfinished.map(({ runId }) => runId)).toEqual([ids[2]]);
    await expect(after.methods['run.resume']({ runId: ids[0]! })).rejects.toMatchObject({ code: 'run-active' });
    await expect(after.methods['run.abandon']({ runId: ids[0]! })).rejects.toMatchObject({ code: 'run-active' });
    await after.methods['run.abandon']({ runId: ids[2]! });
    expect(after.state().unfinished).toEqual([]);
  } finally {
    await after.close();
    rmSync(copy, { recursive: true });
  }
});
