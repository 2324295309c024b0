import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliHere } from '../../../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladder-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4')?.address;
const rung = (address: string): string => `version: 1\nrungs:\n  - { id: far, address: ${address} }\n`;

async function refused(ladder: string, ...more: string[]) {
  const file = join(folder, 'ladder.yaml');
  writeFileSync(file, ladder);
  return await answered('watch', file, ...more);
}
async function answered(procedure: string, ladder: string, ...more: string[]) {
  const archive = ['--archive', join(folder, 'a.db'), '--json', '--lang', 'en'];
  const ended = await cliHere(['run', procedure, '--ladder', ladder, ...archive, ...more]);
  const { error } = JSON.parse(ended.stdout) as { error: Record<string, string> };
  return { exit: ended.code, where: '', ...error };
}

describe('a ladder is refused before a run exists', () => {
  it.each([
    ['a name', 'gateway.customer.example', 'ladder-address', 'a name, not an address'],
    ['half an address', '10.77.1', 'ladder-address', 'no IPv4 address'],
    ['more than an octet holds', '10.77.1.256', 'ladder-address', 'no IPv4 address'],
    ['an address of IPv6', "'fd00::1'", 'ladder-address', 'IPv6'],
    ['this computer', own ?? '127.0.0.1', 'ladder-address', 'this computer itself'],
    ['a loop within this computer', '127.0.0.9', 'ladder-address', 'this computer itself'],
    ['a group of computers', '224.0.0.1', 'ladder-address', 'not the address of one box'],
    ['all of them', '255.255.255.255', 'ladder-address', 'not the address of one box'],
    ['another command', "'10.0.0.1; reboot'", 'ladder-address', 'a name, not an address'],
    ['an option', "'-f'", 'ladder-address', 'a name, not an address'],
  ])('with %s as address', async (_what, address, code, says) => {
    expect(await refused(rung(address))).toMatchObject({ exit: 2, code, message: expect.stringContaining(says) });
  });

  it.each([
    ['a rung twice', `${rung('10.0.0.1')}  - { id: far, address: 10.0.0.2 }\n`, ':2:', 'listed twice'],
    ['no rung', 'version: 1\nrungs: []\n', ':2:', 'rungs'],
    ['too short an interval', `every: 50ms\n${rung('10.0.0.1')}`, ':1:', 'from 100 to 10000 ms'],
    ['too long an interval', `every: 11s\n${rung('10.0.0.1')}`, ':1:', 'from 100 to 10000 ms'],
    ['an interval that is none', `every: soon\n${rung('10.0.0.1')}`, ':1:', 'every'],
    ['a size that no packet has', `sizes: [70000]\n${rung('10.0.0.1')}`, ':1:', 'sizes'],
    ['a payload that is none', `payloads: [11]\n${rung('10.0.0.1')}`, ':1:', 'payloads'],
    ['a key that is none', `colour: red\n${rung('10.0.0.1')}`, ':1:', 'colour'],
    ['an id that is none', rung('10.0.0.1').replace('far', "'far host'"), ':3:', 'letters, digits'],
    ['another version', rung('10.0.0.1').replace('1', '2'), ':1:', 'version'],
  ])('with %s in its file', async (_what, yaml, where, says) => {
    const told = await refused(yaml);
    expect(told).toMatchObject({ exit: 2, code: 'bad-yaml', message: expect.stringContaining(says) });
    expect(told.where).toContain(`ladder.yaml${where}`);
  });

  it('with more probes than a round may have', async () => {
    const rungs = Array.from({ length: 30 }, (_, i) => `  - { id: r${i}, address: 10.0.0.${i + 1} }\n`).join('');
    const yaml = `version: 1\nsizes: [1, 2, 3, 4]\npayloads: [prbs, FF, AA]\nrungs:\n${rungs}`;
    expect(await refused(yaml)).toMatchObject({ exit: 2, code: 'ladder-large' });
  });

  it.each([
    [['watch', 'gone.yaml'], 'file-missing'],
    [['watch', 'sim:?colour=red'], 'bad-address'],
    [['watch', 'sim:?line=gone.yaml'], 'file-missing'],
    [['e1-acceptance', 'sim:', '--tester', 'comtech@sim:'], 'ladder-unneeded'],
    [['watch', 'sim:', '--tester', 'comtech@sim:', '--set', 'loss-max=101'], 'setting-bad'],
    [['watch', 'sim:', '--set', 'delay-max-ms=-1'], 'setting-bad'],
    [['watch', 'sim:', '--set', 'duration=32d'], 'setting-bad'],
    [['watch', 'sim:', '--set', 'duration=59s'], 'setting-bad'],
  ])('%o: %s', async ([procedure = '', ladder = '', ...more], code) => {
    expect(await answered(procedure, ladder, ...more)).toMatchObject({ exit: 2, code });
  });

  it('where there is none', async () => {
    const ended = await cliHere(['run', 'watch', '--witness', 'manual', '--json', '--archive', join(folder, 'a.db')]);
    expect(ended.code).toBe(2);
  });
});
