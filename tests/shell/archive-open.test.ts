import { trackOf } from '../support/records.ts';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../electron/archive/index.ts';
import { NOBODY } from '../support/nobody.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tributary-open-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const CHILD = fileURLToPath(new URL('./archive-open-child.ts', import.meta.url));
const root = process.getuid?.() === 0;

function child(path: string, asNobody = false): { code: string; acknowledged: number } {
  const args = asNobody ? [CHILD, path, join(scratch, 'first.db')] : [CHILD, path];
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  return JSON.parse(ran.stdout || JSON.stringify({ code: ran.stderr, acknowledged: 0 }));
}

/** A folder that nobody may write, with an archive in it. */
async function archiveIn(name: string): Promise<{ folder: string; path: string }> {
  chmodSync(scratch, 0o755);
  const folder = join(scratch, name);
  mkdirSync(folder);
  const path = join(folder, 'archive.db');
  await (await openArchive(path)).close();
  if (root) {
    chownSync(folder, NOBODY, NOBODY);
    chownSync(path, NOBODY, NOBODY);
  }
  return { folder, path };
}

describe('an archive that may not be written', () => {
  it('is said to be read-only if the file is', async () => {
    const { path } = await archiveIn('file');
    chmodSync(path, 0o444);
    expect(child(path, true)).toEqual({ code: 'archive-readonly', acknowledged: 0 });
  });

  it('is said to be read-only if its folder is', async () => {
    const { folder, path } = await archiveIn('folder');
    chmodSync(folder, 0o555);
    expect(child(path, true).code).toBe('archive-readonly');
    expect(child(join(folder, 'new.db'), true).code).toBe('archive-readonly');
    chmodSync(folder, 0o755);
    expect(child(path, true).code).toBe('none');
  });
});

describe('two programs on one archive', () => {
  it('the second is refused and told who has it; a killed one leaves it free', async () => {
    const path = join(scratch, 'two.db');
    const holder = spawn(process.execPath, [CHILD.replace('open-child', 'hold-child'), path]);
    try {
      await new Promise<void>((resolve, reject) => {
        holder.stdout.once('data', () => resolve());
        holder.once('exit', () => reject(new Error('the holder ended')));
      });
      const refused = openArchive(path);
      await expect(refused).rejects.toMatchObject({ code: 'archive-locked' });
      await expect(refused).rejects.toThrow(`PID ${holder.pid}`);
    } finally {
      holder.kill('SIGKILL');
    }
    await new Promise((resolve) => holder.once('close', resolve));
    const archive = await openArchive(path);
    expect(await archive.remembered()).toEqual({ held: 'yes' });
    await archive.close();
  });
});

/** A file system of 1 MB, where this user may mount one. */
function smallDisk(): string | undefined {
  const point = join(scratch, 'small');
  mkdirSync(point, { recursive: true });
  const mounted = root && process.platform === 'linux';
  if (!mounted) return undefined;
  const ran = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', point]);
  return ran.status === 0 ? point : undefined;
}

describe('a disk that fills up', () => {
  it('is said; all that was acknowledged is there', async (test) => {
    const disk = smallDisk();
    // Without the right to mount, the same is tested by a limit of pages in tests/unit/archive/open.test.ts.
    if (disk === undefined) return test.skip('no right to mount a small disk');
    try {
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(600_000));
      const { code, acknowledged } = child(join(disk, 'archive.db'));
      expect(code).toBe('disk-full');
      expect(acknowledged).toBeGreaterThan(0);
      rmSync(join(disk, 'ballast'));
      const archive = await openArchive(join(disk, 'archive.db'));
      const [run] = await archive.listRuns({ unfinished: true });
      expect((await archive.history(trackOf(run?.runId ?? ''))).rows).toHaveLength(acknowledged);
      await archive.close();
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
