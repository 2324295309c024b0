import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAddress } from '../../../../electron/contract/address.ts';
import { isSimulated, register, startOf } from '../../../../electron/instruments/simulators/simulator-registry.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tributary-registry-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const ask = (address: string): Promise<boolean> => isSimulated(parseAddress(address), home);
const write = async (name: string, content: string): Promise<void> => {
  await mkdir(join(home, 'simulators'), { recursive: true });
  await writeFile(join(home, 'simulators', name), content);
};

test('an endpoint is simulated as long as it is registered, under each name of this machine', async () => {
  expect(await ask('comtech@tcp://127.0.0.1:7000')).toBe(false);
  const registration = await register(home, 'tcp://127.0.0.1:7000');
  const odd = ['LOCALHOST', '127.1', '2130706433', '0.0.0.0', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::]'];
  for (const host of ['127.0.0.1', 'localhost', '[::1]', ...odd])
    expect(await ask(`loop@tcp://${host}:7000?rate=64k`)).toBe(true);
  expect(await ask('comtech@tcp://127.0.0.1:7001')).toBe(false);
  expect(await ask('comtech@tcp://192.0.2.1:7000')).toBe(false);
  await registration.remove();
  expect(await ask('comtech@tcp://127.0.0.1:7000')).toBe(false);
});

test('sim: always is, manual never', async () => {
  expect(await ask('comtech@sim:?seed=7')).toBe(true);
  expect(await ask('manual')).toBe(false);
});

test('a terminal is known by its link and by itself', async () => {
  const real = join(home, 'pts');
  const link = join(home, 'tty');
  await writeFile(real, '');
  await symlink(real, link);
  await register(home, link);
  expect(await ask(`comtech@${link}`)).toBe(true);
  expect(await ask(`comtech@${real}?baud=9600`)).toBe(true);
});

test('a dead process voids its entry, and the entry goes', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
  const started = await startOf(child.pid!);
  await write('a.json', JSON.stringify({ address: 'tcp://127.0.0.1:7000', pid: child.pid, started }));
  expect(await ask('comtech@tcp://127.0.0.1:7000')).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await ask('comtech@tcp://127.0.0.1:7000')).toBe(false);
  expect(await readdir(join(home, 'simulators'))).toEqual([]);
});

test('a later process with the same number is another one', async () => {
  const entry = { address: 'tcp://127.0.0.1:7000', pid: process.pid, started: 'another start' };
  await write('a.json', JSON.stringify(entry));
  expect(await ask('comtech@tcp://127.0.0.1:7000')).toBe(false);
});

test('rubbish in the folder says nothing', async () => {
  await write('a.json', '{"address": "tcp://127.0');
  await write('b.json', '[]');
  expect(await ask('comtech@tcp://127.0.0.1:7000')).toBe(false);
});
