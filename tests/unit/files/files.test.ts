import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder, readRegular, readText, replaceFile, utf8 } from '../../../electron/files/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what people name', () => {
  writeFileSync(at('small'), 'a\n');
  writeFileSync(at('large'), Buffer.alloc(2_000_000));
  symlinkSync(at('small'), at('link'));
  symlinkSync('/dev/zero', at('zero'));
  symlinkSync(at('nowhere'), at('dangling'));
  symlinkSync(at('circle'), at('circle'));
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  writeFileSync(at('gbk'), Buffer.from([0x6e, 0x3a, 0x20, 0xcb, 0xd5, 0xd6, 0xdd]));
  writeFileSync(at('utf16'), Buffer.from('\ufeffnumber: 1\n', 'utf16le'));
  writeFileSync(at('mark'), '\ufeffnumber: 1\n');

  it.each([
    ['folder', { code: 'file-is-folder' }],
    ['circle', { code: 'file-unreadable', params: { en: 'its links lead round in a circle' } }],
    ['pipe', { code: 'file-not-regular' }],
    ['zero', { code: 'file-not-regular' }],
    ['nothing', { code: 'file-missing' }],
    ['dangling', { code: 'file-missing' }],
    ['small/below', { code: 'file-missing' }],
    ['n'.repeat(5000), { code: 'file-unreadable', params: { en: 'its name is too long' } }],
    ['large', { code: 'file-too-large', params: { limit: 1_000_000 } }],
    ['gbk', { code: 'not-utf8', params: { offset: 3 } }],
    ['utf16', { code: 'not-utf8', params: { offset: 0 } }],
  ])('%s is refused for what it is', async (name, error) => {
    await expect(readText(at(name))).rejects.toMatchObject({ ...error, where: at(name) });
  });

  it('a link to a file is the file, a byte order mark no text', async () => {
    expect(await readText(at('link'))).toBe('a\n');
    expect(await readText(at('mark'))).toBe('number: 1\n');
  });

  it('a file that the system calls empty is read to its end, and not further than allowed', async () => {
    expect((await readRegular('/proc/self/status', 1_000_000)).length).toBeGreaterThan(100);
    await expect(readRegular('/proc/self/status', 10)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it('names the first byte that is not UTF-8', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((s) => s.isWellFormed());
    fc.assert(
      fc.property(text, text, (before, after) => {
        const head = Buffer.from(before);
        const bytes = Buffer.concat([head, Buffer.from([0xff]), Buffer.from(after)]);
        expect(() => utf8(bytes, 'x')).toThrow(
          expect.objectContaining({ code: 'not-utf8', params: { offset: head.length } }),
        );
      }),
    );
  });
});

describe('what is ours', () => {
  const mode = (path: string): number => statSync(path).mode & 0o777;

  it('folders and files are for this user alone', () => {
    makeFolder(at('home/logs'));
    replaceFile(at('home/logs/settings'), 'x');
    expect([at('home'), at('home/logs'), at('home/logs/settings')].map(mode)).toEqual([0o700, 0o700, 0o600]);
  });

  it('a folder where none can be made is said at once', () => {
    expect(() => makeFolder('/proc/tributary/x')).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
    expect(() => makeFolder(at('small/x'))).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
  });

  it('a link is replaced, never followed', () => {
    writeFileSync(at('precious'), 'precious');
    symlinkSync(at('precious'), at('settings'));
    symlinkSync(at('precious'), at('settings.new'));
    replaceFile(at('settings'), 'ours');
    expect(readFileSync(at('precious'), 'utf8')).toBe('precious');
    expect(readFileSync(at('settings'), 'utf8')).toBe('ours');
  });

  it('what cannot be written leaves the old file as it is', () => {
    writeFileSync(at('kept'), 'old');
    mkdirSync(at('kept.new'));
    chmodSync(at('kept.new'), 0o700);
    const unwritable = expect.objectContaining({ code: 'file-unwritable' }) as Error;
    expect(() => replaceFile(at('kept'), 'new')).toThrow(unwritable);
    expect(readFileSync(at('kept'), 'utf8')).toBe('old');
    expect(() => replaceFile(at('small/x'), 'new')).toThrow(unwritable);
  });
});
