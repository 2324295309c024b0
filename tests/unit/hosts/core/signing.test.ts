import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { newRun, T0 } from '../../../support/records.ts';

const loop = { id: 'wire', do: 'instruct', title: { zh: '接线', en: 'Wire' }, state: 'done' } as const;
const loopAt = { zh: '花桥', en: 'Huaqiao' };

let home = '';
let core: Core;
let runId = '';
/** A record that another start of the program left waiting for two signatures, with a loop at its far end. */
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'signing-'));
  const archive = localArchive(defaultArchive(home));
  const plain = newRun();
  const sign = { id: 'sign', do: 'sign', by: ['engineer', 'customer'] } as const;
  const procedure = { ...plain.procedure, steps: [...plain.procedure.steps, sign] } as typeof plain.procedure;
  runId = await archive.createRun({ ...plain, procedure, startedAtMs: T0 * 1000 });
  await archive.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000, verdict: 'pass' });
  await archive.putStep(runId, 1, { ...loop, loopAt });
  await archive.close();
  core = await createCore({ home });
});
afterEach(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});
const sign = (role: string, name: string) => callCore(core.methods, 'record.sign', { runId, role, name });
const record = async (): Promise<RunRecord> => (await core.methods['record.get']({ runId })).record;

it('takes one signature for each role, however often and from how many windows it is sent', async () => {
  const sent = await Promise.allSettled([sign('engineer', '王立'), sign('engineer', '王立'), sign('engineer', '李二')]);
  expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(sign('engineer', '李二')).rejects.toMatchObject({ code: 'signed-already', where: runId });
  await sign('assistant', '张三');
  expect((await record()).state).toBe('running');
  await sign('customer', '于小川');
  await expect(sign('customer', '于小川')).rejects.toMatchObject({ code: 'signed-already' });
  const { state, signatures } = await record();
  expect([state, signatures.map(({ role, name }) => [role, name])]).toEqual([
    'finished',
    [
      ['engineer', '王立'],
      ['assistant', '张三'],
      ['customer', '于小川'],
    ],
  ]);
});

it('is told that the loop is off, or is there after all, while signatures are all that is left; not afterwards', async () => {
  const tell = (off: boolean) => callCore(core.methods, 'run.loop', { runId, off, by: '王立' });
  await tell(true);
  await tell(false);
  await tell(true);
  expect((await record()).events.map(({ message }) => message.code)).toEqual([
    'event.loop-off-by',
    'event.loop-there',
    'event.loop-off-by',
  ]);
  for (const role of ['engineer', 'customer']) await sign(role, role);
  await expect(tell(false)).rejects.toMatchObject({ code: 'run-none' });
});
