import '../../../support/archive-in-this-thread.ts';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { reportPlace } from '../../../../electron/hosts/cli/arguments.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { newRun, planned } from '../../../support/records.ts';

let folder = '';
let archive = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-out-'));
  archive = at('a.db');
  const { store, close } = openStore(archive);
  store.createRun(newRun({ runId: 'R1' }));
  store.putAttempt('R1', { number: 1, startedAtMs: 4 });
  store.putMeasurement('R1', 1, planned('R1'));
  close();
  writeFileSync(at('file'), 'precious');
  mkdirSync(at('folder'));
  symlinkSync(at('nowhere'), at('dangling'));
  symlinkSync(at('folder'), at('link'));
  symlinkSync(at('file'), at('to-file'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const RUN = ['run', 'e1-acceptance', '--tester', 'comtech@sim:', '--set', 'duration=8h', '--json'];
const BAD = [
  'file',
  'to-file',
  'file/below',
  'dangling',
  'dangling/below',
  '/dev/null',
  '/proc/none',
  '/proc/self/fd/none/below',
];

describe.runIf(process.platform === 'linux')('a place for the report that is none', () => {
  it.each(BAD)('%s is found before the run', async (name) => {
    const out = name.startsWith('/') ? name : at(name);
    const run = await cliHere([...RUN, '--out', out, '--archive', at('new.db')], { home: folder });
    expect(run.code).toBe(2);
    expect(jsonOf(run)).toMatchObject({ error: { code: 'file-unwritable', where: out } });
    const report = await cliHere(['report', 'R1', '--archive', archive, '--out', out]);
    expect(report).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(out) });
    expect(readdirSync(folder)).not.toContain('new.db');
    expect(readFileSync(at('file'), 'utf8')).toBe('precious');
  });

  it.each(BAD)('%s as the home folder too, for a run and for one that is gone on with', async (name) => {
    const home = name.startsWith('/') ? name : at(name);
    for (const args of [RUN, ['resume', 'R1', '--json']]) {
      const ended = await cliHere([...args, '--archive', archive], { home });
      expect(ended.code).toBe(2);
      expect(jsonOf(ended)).toMatchObject({ error: { code: 'file-unwritable', where: join(home, 'reports') } });
    }
  });

  it.each(BAD)('%s as the folder of the archive', async (name) => {
    const path = join(name.startsWith('/') ? name : at(name), 'a.db');
    const ended = await cliHere([...RUN, '--archive', path], { home: folder });
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)).toMatchObject({ error: { code: 'file-unwritable', where: path } });
  });
});

/** A file system of its own where this user may mount one. */
function mounted(name: string, options: string): string | undefined {
  mkdirSync(at(name));
  const may = process.getuid?.() === 0 && process.platform === 'linux';
  return may && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at(name)]).status === 0
    ? at(name)
    : undefined;
}

describe('a disk', () => {
  it('that is full is found before the run, and nothing is left on it', async (test) => {
    const disk = mounted('full', 'size=128k');
    // Who may not mount is shown the same by three-files-together in tests/unit/reports.
    if (disk === undefined) return test.skip('no right to mount a small disk');
    try {
      const run = await cliHere([...RUN, '--out', join(disk, 'out'), '--archive', at('new.db')], { home: folder });
      expect(jsonOf(run)).toMatchObject({ error: { code: 'report-disk-full', where: join(disk, 'out') } });
      const report = await cliHere(['report', 'R1', '--archive', archive, '--out', disk]);
      expect(report).toMatchObject({ code: 2, stderr: expect.stringContaining('report') });
      expect(readdirSync(disk, { recursive: true })).toEqual(['out']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('that may not be written is found before the run', async (test) => {
    const disk = mounted('read-only', 'ro');
    if (disk === undefined) return test.skip('no right to mount a read-only disk');
    try {
      const run = await cliHere([...RUN, '--out', disk, '--archive', at('new.db')], { home: folder });
      expect(jsonOf(run)).toMatchObject({ error: { code: 'file-unwritable', where: disk } });
      const there = await cliHere([...RUN, '--archive', join(disk, 'a.db')], { home: folder });
      expect(jsonOf(there)).toMatchObject({ error: { code: 'archive-readonly', where: join(disk, 'a.db') } });
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe.runIf(process.platform !== 'win32')('a place for the report', () => {
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  it('that was named keeps the rights its user gives, also through a link; ours is for him alone', async () => {
    const before = process.umask(0o022);
    try {
      for (const out of [at('link'), at('new/deep')]) {
        const { code, stdout } = await cliHere(['report', 'R1', '--archive', archive, '--out', out]);
        expect(code).toBe(0);
        for (const path of stdout.trim().split('\n')) expect([path.startsWith(out), mode(path)]).toEqual([true, '644']);
      }
      expect([mode(at('new')), mode(at('new/deep'))]).toEqual(['755', '755']);
      expect(readdirSync(at('folder'))).toHaveLength(3);
      const place = reportPlace(undefined, at('home'));
      expect(place).toEqual({ folder: at('home/reports'), own: true });
      expect([mode(at('home')), mode(place.folder)]).toEqual(['700', '700']);
    } finally {
      process.umask(before);
    }
  });
});
