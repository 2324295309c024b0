import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/contract/address.ts';
import { rememberedIn } from '../../../electron/instruments/bench/remembered.ts';
import { isSimulated, register } from '../../../electron/instruments/simulators/simulator-registry.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'own-files-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const mode = (...path: string[]): string => (lstatSync(join(home, ...path)).mode & 0o777).toString(8);
const otherFile = (): string => {
  writeFileSync(join(home, 'other'), 'precious');
  return join(home, 'other');
};

describe.runIf(process.platform !== 'win32')('what the bench keeps', () => {
  it('is for its user alone, and written through no link', async () => {
    const other = otherFile();
    for (const name of ['bench.json', 'bench.json.new']) symlinkSync(other, join(home, name));
    await rememberedIn(home).save(['manual']);
    expect(rememberedIn(home).addresses).toEqual(['manual']);
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(mode('bench.json')).toBe('600');
  });

  it('is not waited for where a pipe stands in its place', () => {
    execFileSync('mkfifo', [join(home, 'bench.json')]);
    expect(rememberedIn(home)).toMatchObject({ addresses: [], problem: { code: 'file-not-regular' } });
  });

  it('is said to be lost where no folder can be', async () => {
    for (const none of ['/proc/none', '/dev/null/below'])
      await expect(rememberedIn(none).save([])).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

describe.runIf(process.platform !== 'win32')('the register of simulators', () => {
  it('is for its user alone, and goes with its simulator', async () => {
    const registration = await register(home, 'tcp://127.0.0.1:4001');
    const [name = ''] = readdirSync(join(home, 'simulators'));
    expect([mode('simulators'), mode('simulators', name)]).toEqual(['700', '600']);
    await registration.remove();
    expect(readdirSync(join(home, 'simulators'))).toEqual([]);
  });

  it('is written through no link, waits for no pipe, and says where it cannot be', async () => {
    const other = otherFile();
    mkdirSync(join(home, 'simulators'));
    symlinkSync(other, join(home, 'simulators', `${process.pid}-tcp_127_0_0_1_4001.json`));
    execFileSync('mkfifo', [join(home, 'simulators', 'pipe.json')]);
    await register(home, 'tcp://127.0.0.1:4001');
    expect(readFileSync(other, 'utf8')).toBe('precious');
    expect(await isSimulated(parseAddress('comtech@tcp://127.0.0.1:4001'), home)).toBe(true);
    await expect(register('/proc/none', 'tcp://127.0.0.1:1')).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});
