import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseAddress } from '../../../../electron/contract/address.ts';
import { keepSecrets, secretsFile, secretsFor } from '../../../../electron/instruments/secrets/secret-store.ts';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'secrets-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const all = (): boolean => true;
const of = (text: string, env: NodeJS.ProcessEnv = {}) => secretsFor(parseAddress(text), home, all, env);

it('keeps secrets by place for this user alone, whatever else the address says', () => {
  expect(keepSecrets('x@ssh://u@h?password=one&port=2', home)).toBe('x@ssh://u@h?port=2');
  keepSecrets('x@ssh://u@h:22?enable=two', home);
  expect(of('x@ssh://u@h?line=1')).toEqual({ password: 'one', enable: 'two' });
  expect(of('x@ssh://other@h')).toEqual({});
  expect(of('y@ssh://u@h')).toEqual({});
  if (process.platform !== 'win32') expect(statSync(secretsFile(home)).mode & 0o777).toBe(0o600);
});

it('writes nothing where there is no secret, and takes the environment where nothing is kept', () => {
  expect(keepSecrets('x@/dev/ttyS0', home)).toBe('x@/dev/ttyS0');
  expect(existsSync(secretsFile(home))).toBe(false);
  const env = { TRIBUTARY_PASSWORD: 'env', TRIBUTARY_COMMUNITY: '' };
  expect(of('x@/dev/ttyS0', env)).toEqual({ password: 'env' });
  keepSecrets('x@/dev/ttyS0?password=kept', home);
  expect(of('x@/dev/ttyS0', env)).toEqual({ password: 'kept' });
  expect(secretsFor(parseAddress('x@/dev/ttyS0'), home, () => false, env)).toEqual({});
});

it('says that the file is no file of ours without quoting it, and leaves it as it is', () => {
  writeFileSync(secretsFile(home), '{"version":1,"places":{"x@ssh://h:22":"geheim"}}');
  const wrong = expect.objectContaining({ code: 'bad-yaml', message: expect.not.stringContaining('geheim') });
  expect(() => of('x@ssh://h')).toThrow(wrong);
  expect(() => keepSecrets('x@ssh://h?password=new', home)).toThrow(wrong);
  expect(readFileSync(secretsFile(home), 'utf8')).toContain('geheim');
});
