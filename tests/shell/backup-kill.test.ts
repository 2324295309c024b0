import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openArchive } from '../../electron/archive/index.ts';
import { archiveOfFour } from '../support/damage.ts';

/** A picture to every look at its first bytes, and long. */
const PHOTO = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(15_000_000, 7)]);
const folder = mkdtempSync(join(tmpdir(), 'backup-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('leaves no half copy under its name when it is killed; the next one takes away what is left', async () => {
  const [path, stick] = [join(folder, 'archive.db'), join(folder, 'stick')];
  mkdirSync(stick);
  archiveOfFour(path);
  // Large enough to be on its way for a while.
  const large = await openArchive(path);
  const [{ runId } = { runId: '' }] = await large.listRuns({ limit: 1 });
  for (const name of ['a.png', 'b.png'])
    await large.addAttachment(runId, { kind: 'photo', name, mime: 'image/png', atMs: 1 }, PHOTO);
  await large.close();
  const child = fileURLToPath(new URL('backup-kill-child.ts', import.meta.url));
  const target = join(stick, 'tributary-20260101-000000.db');
  expect(spawnSync(process.execPath, [child, path, target]).signal).toBe('SIGKILL');
  const left = readdirSync(stick);
  expect(left).not.toEqual([]);
  expect(left.every((name) => name.startsWith('.tributary-20260101-000000.db.part'))).toBe(true);
  const archive = await openArchive(path);
  await archive.backUp(join(stick, 'whole.db'));
  await archive.close();
  expect(readdirSync(stick)).toEqual(['whole.db']);
});
