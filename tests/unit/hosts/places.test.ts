import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../../electron/hosts/log.ts';
import { homeFolder } from '../../../electron/hosts/places.ts';
import { cliHere } from '../../support/cli.ts';

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

describe('the log', () => {
  it('is for this user alone, and goes on where it ended', () => {
    const home = join(folder, 'own');
    for (const said of ['one', 'two']) openLog(home).info(said);
    const file = join(home, 'logs', 'tributary.log');
    expect(readFileSync(file, 'utf8')).toMatch(/one[^]*two/);
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(join(home, 'logs')).mode & 0o777).toBe(0o700);
    }
  });

  it('writes through no link', () => {
    const home = join(folder, 'link');
    const [file, other] = [join(home, 'logs', 'tributary.log'), join(folder, 'other')];
    mkdirSync(join(home, 'logs'), { recursive: true });
    writeFileSync(other, 'precious');
    symlinkSync(other, file);
    openLog(home).info('one');
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(lstatSync(file).isFile()).toBe(true);
  });

  it.runIf(process.platform === 'linux')('is done without where no folder can be, at once and with a word', () => {
    const problems: string[] = [];
    for (const home of ['/proc/none', '/dev/null/below']) openLog(home, (p) => problems.push(p.code)).info('one');
    expect(problems).toEqual(['file-unwritable', 'file-unwritable']);
  });
});
