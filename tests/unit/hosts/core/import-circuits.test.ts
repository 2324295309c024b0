import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ListedCircuit } from '../../../../electron/contract/api.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { circuit, newRun, T0 } from '../../../support/records.ts';

const home = mkdtempSync(join(tmpdir(), 'import-circuits-'));
let core: Core;
beforeAll(async () => {
  const archive = localArchive(defaultArchive(home));
  await archive.saveCircuit(
    circuit('C1', { inService: true, service: 'e1', ends: { A: { site: '枢纽楼', room: '3' } } }),
  );
  // Many others are called by more than that, and were tested since.
  for (let n = 0; n < 60; n++)
    await archive.createRun({
      ...newRun({ runId: `R${n}`, circuit: circuit(`C1-${n}`) }),
      startedAtMs: (T0 + n) * 1000,
    });
  await archive.close();
  core = await createCore({ home });
});
afterAll(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});

const read = async (text: string, name = 'list.csv'): Promise<ListedCircuit[]> =>
  (await callCore(core.methods, 'circuits.read', {
    name,
    base64: Buffer.from(text).toString('base64'),
  })) as ListedCircuit[];

it('what no column of a list says of a known circuit stays as it is, above all that it is in service', async () => {
  expect(await read('number,A end site,service\nC1,新楼,\nC2,,e1\n')).toMatchObject([
    {
      state: 'changed',
      circuit: { number: 'C1', inService: true, service: 'e1', ends: { A: { site: '新楼', room: '3' } } },
    },
    { state: 'new', circuit: { number: 'C2', inService: false } },
  ]);
  expect(await read('number,rate\nC1,\n')).toMatchObject([{ state: 'same' }]);
  expect(await read('number,在用\nC1,否\n')).toMatchObject([{ state: 'changed', circuit: { inService: false } }]);
});

it('a circuit as YAML is the whole of it', async () => {
  expect(await read('number: C1\nservice: e1\n', 'c.yaml')).toMatchObject([
    { state: 'changed', circuit: { number: 'C1', inService: false, service: 'e1' } },
  ]);
});
