import {
  lstatSync,
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
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { openLogFiles, readLogFiles } from '../../../../electron/hosts/program/log-file.ts';
import { openLog } from '../../../../electron/hosts/program/log.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('is for this user alone, and goes on where it ended', () => {
    const home = join(folder, 'own');
    for (const said of ['one', 'two']) openLog(home).info({}, said);
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
    openLog(home).info({}, 'one');
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(lstatSync(file).isFile()).toBe(true);
  });

  it.runIf(process.platform === 'linux')('is done without where no folder can be, at once and with a word', () => {
    const problems: string[] = [];
    for (const home of ['/proc/none', '/dev/null/below']) openLog(home, (p) => problems.push(p.code)).info({}, 'one');
    expect(problems).toEqual(['file-unwritable', 'file-unwritable']);
  });

  it('is put aside when it has grown, also by another program, and never becomes more than a few files', async () => {
    const home = join(folder, 'grown');
    const [ours, theirs] = [openLogFiles(home, 100), openLogFiles(home, 100)];
    for (let n = 0; n < 200; n++) (n % 2 === 0 ? ours : theirs).write(`line ${String(n).padStart(3, '0')}\n`);
    const names = readdirSync(join(home, 'logs')).sort();
    expect(names).toEqual(['tributary.log', ...[1, 2, 3, 4].map((age) => `tributary.log.${age}`)]);
    const kept = (await readLogFiles(home)).toString().trim().split('\n');
    expect(kept.at(-1)).toBe('line 199');
    expect(kept).toEqual(kept.toSorted());
    expect(kept.length).toBeLessThan(200);
  });

  it('is handed on whole, and is nothing where there is none', async () => {
    const home = join(folder, 'none-yet');
    expect(await readLogFiles(home)).toHaveLength(0);
    openLog(home).child({ run: 'R1' }).info({}, 'begun');
    expect((await readLogFiles(home)).toString()).toMatch(/"run":"R1".*"begun"/);
  });

  it('holds no password, and nothing that an error quotes of what somebody typed', async () => {
    const home = join(folder, 'plain');
    const log = openLog(home).child({ address: 'acme@ssh://op@host?password=tributary-secret' });
    const cause = new TributaryError('bad-address', 'acme@ssh://host?password=tributary-secret', { text: 'secret' });
    log.error({ err: new TributaryError('bad-answer', 'note', { text: 'a secret of Mr Li' }, { cause }) }, 'refused');
    const text = (await readLogFiles(home)).toString();
    expect(text).toContain('acme@ssh://op@host');
    expect(text).toContain('bad-answer');
    expect(text).not.toContain('secret');
  });
});
