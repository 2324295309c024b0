import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCore } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { newRun, T0 } from '../../../support/records.ts';

it('records whose photos are more than one message holds are said to be so, and each alone is carried away', async () => {
  const home = mkdtempSync(join(tmpdir(), 'export-large-'));
  const archive = localArchive(defaultArchive(home));
  const runIds = ['R1', 'R2', 'R3'];
  const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(18_000_000, 7)]);
  for (const runId of runIds) {
    await archive.createRun(newRun({ runId }));
    await archive.addAttachment(runId, { kind: 'photo', name: 'p.png', mime: 'image/png', atMs: 1 }, photo);
    await archive.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: (T0 + 9) * 1000 });
  }
  await archive.close();
  const core = await createCore({ home });
  const carry = (ids: string[]) => callCore(core.methods, 'archive.export', { runIds: ids });
  await expect(carry(runIds)).rejects.toMatchObject({ code: 'export-large' });
  await expect(carry(['R2'])).resolves.toMatchObject({ name: expect.stringMatching(/-1\.tributary$/) });
  await core.close();
  rmSync(home, { recursive: true });
});
