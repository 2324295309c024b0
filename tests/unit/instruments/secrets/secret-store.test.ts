import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseAddress } from '../../../../electron/contract/address.ts';
import {
  dropOffered,
  keepOffered,
  offerSecrets,
  secretsFile,
  secretsFor,
} from '../../../../electron/instruments/secrets/secret-store.ts';

let home: string;
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'secrets-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const all = (): boolean => true;
/** Given for a place, and accepted there. */
function offered(text: string): string {
  const address = offerSecrets(text, home);
  keepOffered(parseAddress(address), home);
  return address;
}
const of = (text: string, env: NodeJS.ProcessEnv = {}) => secretsFor(parseAddress(text), home, all, env);

it('keeps secrets by place for this user alone, whatever else the address says', () => {
  expect(offered('x@ssh://u@h?password=one&port=2')).toBe('x@ssh://u@h?port=2');
  offered('x@ssh://u@h:22?enable=two');
  expect(of('x@ssh://u@h?line=1')).toEqual({ password: 'one', enable: 'two' });
  expect(of('x@ssh://other@h')).toEqual({});
  expect(of('y@ssh://u@h')).toEqual({});
  if (process.platform !== 'win32') expect(statSync(secretsFile(home)).mode & 0o777).toBe(0o600);
});

it('writes nothing where there is no secret, and takes the environment where nothing is kept', () => {
  expect(offered('x@/dev/ttyS0')).toBe('x@/dev/ttyS0');
  expect(existsSync(secretsFile(home))).toBe(false);
  const env = { TRIBUTARY_PASSWORD: 'env', TRIBUTARY_COMMUNITY: '' };
  expect(of('x@/dev/ttyS0', env)).toEqual({ password: 'env' });
  offered('x@/dev/ttyS0?password=kept');
  expect(of('x@/dev/ttyS0', env)).toEqual({ password: 'kept' });
  expect(secretsFor(parseAddress('x@/dev/ttyS0'), home, () => false, env)).toEqual({});
});

it('says that the file is no file of ours without quoting it, and leaves it as it is', () => {
  writeFileSync(secretsFile(home), '{"version":1,"places":{"x@ssh://h:22":"geheim"}}');
  const wrong = expect.objectContaining({ code: 'bad-yaml', message: expect.not.stringContaining('geheim') });
  expect(() => of('x@ssh://h')).toThrow(wrong);
  expect(() => offered('x@ssh://h?password=new')).toThrow(wrong);
  expect(readFileSync(secretsFile(home), 'utf8')).toContain('geheim');
});

it('tries what was offered before what is kept, keeps nothing that was not accepted, and forgets what was refused', () => {
  offered('x@ssh://h?password=right');
  const before = readFileSync(secretsFile(home), 'utf8');
  offerSecrets('x@ssh://h?password=wrong', home);
  expect([of('x@ssh://h'), readFileSync(secretsFile(home), 'utf8')]).toEqual([{ password: 'wrong' }, before]);
  dropOffered(parseAddress('x@ssh://h'), home);
  keepOffered(parseAddress('x@ssh://h'), home);
  expect([of('x@ssh://h'), readFileSync(secretsFile(home), 'utf8')]).toEqual([{ password: 'right' }, before]);
});
