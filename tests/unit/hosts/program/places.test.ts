import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeHome } from '../../../../electron/hosts/program/own-home.ts';
import { homeFolder } from '../../../../electron/hosts/program/places.ts';
import { cliHere } from '../../../support/cli.ts';

const own = userInfo().homedir;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folder for data', () => {
  it.each<[string, Record<string, string>, string]>([
    ['linux', { TRIBUTARY_HOME: '/data', XDG_DATA_HOME: '/xdg', HOME: '/home/li' }, '/data'],
    ['linux', { XDG_DATA_HOME: '/xdg', HOME: '/home/li' }, '/xdg/tributary'],
    ['linux', { HOME: '/home/li' }, '/home/li/.local/share/tributary'],
    ['linux', { XDG_DATA_HOME: '', HOME: '/home/li' }, '/home/li/.local/share/tributary'],
    ['linux', { XDG_DATA_HOME: 'xdg', HOME: '/home/li' }, '/home/li/.local/share/tributary'],
    ['linux', { XDG_DATA_HOME: './xdg', HOME: '' }, `${own}/.local/share/tributary`],
    ['linux', { HOME: '.' }, `${own}/.local/share/tributary`],
    ['linux', { HOME: 'li', XDG_DATA_HOME: '/xdg' }, '/xdg/tributary'],
    ['linux', {}, `${own}/.local/share/tributary`],
    ['linux', { TRIBUTARY_HOME: '', HOME: '/home/li' }, '/home/li/.local/share/tributary'],
    ['linux', { TRIBUTARY_HOME: 'data', HOME: '/home/li' }, '/home/li/.local/share/tributary'],
    ['linux', { TRIBUTARY_HOME: '~/data', HOME: '' }, `${own}/.local/share/tributary`],
    ['darwin', { HOME: '/Users/li' }, '/Users/li/Library/Application Support/Tributary'],
    ['darwin', { HOME: '' }, `${own}/Library/Application Support/Tributary`],
    ['win32', { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' }, 'C:\\Users\\li\\AppData\\Roaming\\Tributary'],
    ['win32', { APPDATA: '\\\\server\\li' }, '\\\\server\\li\\Tributary'],
    ['win32', { APPDATA: '', USERPROFILE: 'D:\\li' }, 'D:\\li\\AppData\\Roaming\\Tributary'],
    ['win32', { APPDATA: 'Roaming', USERPROFILE: 'D:\\li' }, 'D:\\li\\AppData\\Roaming\\Tributary'],
    ['win32', { APPDATA: '\\Roaming', USERPROFILE: 'D:\\li' }, 'D:\\li\\AppData\\Roaming\\Tributary'],
    ['win32', { APPDATA: 'C:Roaming', USERPROFILE: 'D:\\li' }, 'D:\\li\\AppData\\Roaming\\Tributary'],
    ['win32', { TRIBUTARY_HOME: 'data', APPDATA: 'C:\\a' }, 'C:\\a\\Tributary'],
  ])('%s %j: never one that hangs on the current folder', (platform, env, expected) => {
    expect(homeFolder(env, platform)).toBe(expected);
  });

  it('that is not taken from TRIBUTARY_HOME is said', async () => {
    const { code, stderr } = await cliHere(['testers'], { home: './data' });
    expect(code).toBe(0);
    expect(stderr).toContain('TRIBUTARY_HOME "./data"');
    expect(stderr).toContain(own);
    expect((await cliHere(['testers'])).stderr).toBe('');
  });
});

describe.runIf(process.platform !== 'win32')('a home folder that an earlier program left open', () => {
  const mode = (path: string): string => (lstatSync(path).mode & 0o7777).toString(8);
  const made = (home: string, files: readonly string[]): void => {
    for (const name of files) {
      mkdirSync(join(home, name, '..'), { recursive: true, mode: 0o755 });
      writeFileSync(join(home, name), 'x', { mode: 0o644 });
    }
  };
  const OURS = [
    'archive.db',
    'archive.db-wal',
    'archive.db.wire.log.00000001',
    'bench.json',
    'logs/tributary.log',
    'reports/R1/a.pdf',
    'simulators/1.json',
  ];

  it("is closed, with what is the program's in it and nothing else", () => {
    const before = process.umask(0o022);
    const home = join(folder, 'old');
    made(home, [...OURS, 'notes.txt', 'mine/a.txt']);
    const other = join(folder, 'others-file');
    writeFileSync(other, 'x', { mode: 0o644 });
    symlinkSync(other, join(home, 'logs', 'link'));
    process.umask(before);
    closeHome(home);
    closeHome(home);
    for (const name of OURS) expect([name, mode(join(home, name))]).toEqual([name, '600']);
    for (const name of ['', 'logs', 'reports', 'reports/R1', 'simulators'])
      expect([name, mode(join(home, name))]).toEqual([name, '700']);
    for (const name of ['notes.txt', 'mine/a.txt']) expect([name, mode(join(home, name))]).toEqual([name, '644']);
    expect(mode(other)).toBe('644');
  });

  it("is left as it is where it is everybody's, or nowhere", () => {
    const home = join(folder, 'shared');
    made(home, ['archive.db']);
    chmodSync(home, 0o1777);
    closeHome(home);
    expect([mode(home), mode(join(home, 'archive.db'))]).toEqual(['1777', '600']);
    for (const none of ['/proc/none', '/dev/null/x', join(folder, 'none')]) closeHome(none);
  });
});
