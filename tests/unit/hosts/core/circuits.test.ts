import '../../../support/archive-in-this-thread.ts';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { circuitSchema } from '../../../../electron/contract/circuit.ts';
import { parseYaml } from '../../../../electron/contract/yaml.ts';
import { createLibrary, planRun } from '../../../../electron/procedures/index.ts';
import { settingsOn } from '../../../../electron/procedures/request/settings.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { bench } from '../../procedures/fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'circuits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function file(content: string | Uint8Array): string {
  const path = join(folder, `c${files++}.yaml`);
  writeFileSync(path, content);
  return path;
}
const inLocal = (minutes: number): string => {
  const at = new Date(Date.now() + minutes * 60_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** A run that is refused before it exists. */
async function refused(circuit: string, procedure = 'e1-acceptance', tester = 'comtech@sim:', ...args: string[]) {
  const given = ['--circuit', circuit, '--set', 'duration=5s', ...args];
  const ended = await cliHere(['run', procedure, '--tester', tester, ...given, '--json'], { home: folder });
  expect(ended.code).toBe(2);
  return jsonOf(ended)['error'];
}

describe('a circuit file that cannot be read', () => {
  const circle = join(folder, 'circle.yaml');
  symlinkSync(circle, circle);
  mkdirSync(join(folder, 'folder'));
  it.each([
    ['a folder', join(folder, 'folder'), 'file-is-folder', /folder/],
    ['a device', '/dev/zero', 'file-not-regular', /regular/],
    ['a link in a circle', circle, 'file-unreadable', /circle/],
    ['a name too long', join(folder, 'n'.repeat(300)), 'file-unreadable', /too long/],
    ['nothing', join(folder, 'nothing'), 'file-missing', /not found/],
    ['GBK', file(Buffer.from('6e756d6265723a20cbd5d6dd30303132', 'hex')), 'not-utf8', /byte 8/],
    ['UTF-16', file(Buffer.from('\ufeffnumber: 0012\n', 'utf16le')), 'not-utf8', /byte 0/],
    ['UTF-16 without a mark', file(Buffer.from('number: 0012\n', 'utf16le')), 'not-utf8', /byte 1/],
    ['UTF-16 the other way round', file(Buffer.from('number: 0012\n', 'utf16le').swap16()), 'not-utf8', /byte 0/],
    ['GB18030', file(Buffer.from('6e756d6265723a20810130d0b5', 'hex')), 'not-utf8', /byte 8/],
    ['Latin-1', file(Buffer.from('number: M\xfcller', 'latin1')), 'not-utf8', /byte 9/],
    ['UTF-8 cut off', file(Buffer.from('number: 苏').subarray(0, 10)), 'not-utf8', /byte 8/],
    ['two megabytes', file(`number: "${'x'.repeat(2_000_000)}"`), 'file-too-large', /1000000/],
    ['no number', file('number:\n'), 'bad-yaml', /:1:1: number/],
    ['a list for a room', file('number: 0012\nends:\n  A: { room: [3] }\n'), 'bad-yaml', /:3:8: ends.A.room/],
  ])('%s is said as such', async (_what, path, code, message) => {
    expect(await refused(path)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each([
    ['a scenario', ['run', 'e1-acceptance', '--tester']],
    ['a scenario of its own', ['simulate', 'comtech', '--listen', 'tcp://127.0.0.1:0', '--line']],
  ])('and %s in GBK or of ten thousand keys too', async (_what, args) => {
    const many = file(Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join(''));
    for (const [path, code] of [
      [file(Buffer.from('23cbd5', 'hex')), 'not-utf8'],
      [many, 'bad-yaml'],
      [join(folder, 'folder'), 'file-is-folder'],
    ] as const) {
      const address = args[0] === 'run' ? `comtech@sim:?line=${path}` : path;
      const more = args[0] === 'run' ? ['--set', 'duration=5s', '--json'] : [];
      const { code: exit, stdout, stderr } = await cliHere([...args, address, ...more], { home: folder });
      expect(exit).toBe(2);
      expect(stdout + stderr).toMatch(code === 'bad-yaml' ? /nodes/ : code === 'not-utf8' ? /byte 1/ : /folder/);
    }
  });
});

describe('a circuit that a procedure is not for', () => {
  const none = /fit this circuit: .*Loop check \(loop-check\)/;
  it.each([
    ['service: v35\nrate: 256k', /V\.35.*E1, Voice line/],
    ['service: v35', /V\.35/],
    ['service: e1\nrate: 256k', /256 kbit\/s.*2048 kbit\/s/],
    ['rate: 256k', /256 kbit\/s/],
    ['service: internet\nrate: 2M', /Internet/],
    ['rate: 8M', /8M \(8448 kbit\/s\)/],
    ['rate: 9600', /9600 bit\/s/],
  ])('%j is refused, with those that fit', async (lines, why) => {
    expect(await refused(file(`number: 0012\n${lines}\n`))).toMatchObject({
      code: 'circuit-misfit',
      where: '0012',
      message: expect.stringMatching(why),
      hint: expect.stringMatching(none),
    });
  });

  it('by a limit set alone, and in Chinese', async () => {
    const own = file(
      'version: 1\nid: mine\ntitle: { zh: 我的, en: Mine }\nsettings: { duration: { type: duration, default: 5s } }\nsteps:\n- { id: r, do: run, for: $duration }\n- { id: j, do: judge, limits: [m2100-e1] }\n',
    );
    const path = file('number: 0012\nrate: 256k\n');
    const error = await refused(path, own, 'comtech@sim:', '--lang', 'zh');
    expect(error).toMatchObject({ code: 'circuit-misfit', message: expect.stringMatching(/限值用于 2048 kbit\/s/) });
    expect(error).toMatchObject({ hint: expect.stringMatching(/^适合这条电路的流程：.*环路检查（loop-check）.*。$/) });
  });

  it.each([
    ['loop@sim:', 'rate: 256k', /256 kbit\/s.*115.2 kbit\/s/],
    ['loop@sim:?rate=64k', 'rate: 2M', /2048 kbit\/s.*64 kbit\/s/],
  ])('%s: nor is a tester of another rate than %s', async (tester, rate, why) => {
    expect(await refused(file(`number: x\nservice: v35\n${rate}\n`), 'loop-check', tester)).toMatchObject({
      code: 'circuit-misfit',
      message: expect.stringMatching(why),
    });
  });
});

describe('a tester that cannot have the rate of the circuit', () => {
  it('ends the run once it is set up, before anything is measured', async () => {
    const fast = file('number: x\nservice: ethernet\nrate: 100M\n');
    const args = ['run', 'loop-check', '--tester', 'comtech@sim:', '--set', 'duration=5s', '--circuit', fast];
    const ended = await cliHere([...args, '--out', folder, '--json'], { home: folder });
    expect(ended.code).toBe(2);
    const { verdict, error, seconds } = jsonOf(ended);
    expect({ verdict, error, seconds }).toMatchObject({
      verdict: 'error',
      error: { code: 'circuit-misfit', message: expect.stringMatching(/100 Mbit\/s.*2048 kbit\/s/) },
      seconds: { observed: 0 },
    });
  });
});

describe('what a circuit says of its rate', () => {
  const plan = async (lines: string, procedure: string, session = true, settings = {}) => {
    const on = bench({ rateKbps: null });
    const circuit = parseYaml(`number: x\n${lines}`, circuitSchema, 'x');
    const request = {
      procedure: await createLibrary().procedure(procedure),
      use: { tester: 'manual' },
      circuit,
      person: 'person',
    } as const;
    return planRun(
      { ...request, settings: { duration: '15m', ...settings } },
      createLibrary(),
      session ? { tester: { device: on.tester } } : {},
    );
  };
  it.each([
    ['service: e1\nrate: 2048k'],
    ['service: e1\nrate: 2M'],
    ['service: sms\nrate: 2.048M'],
    ['service: mpls-vpn'],
    ['rate: 2048000'],
    ['rate: 2048'],
    [''],
  ])('%j fits the acceptance of an E1', async (lines) => {
    expect((await plan(lines, 'e1-acceptance')).problems).toEqual([]);
  });
  it('is what a tester is set to that has a rate to set, and a set read by hand too', async () => {
    expect((await plan('rate: 256k', 'loop-check')).frontPanel).toContain('rate');
    for (const lines of ['rate: 2M', '']) expect((await plan(lines, 'e1-acceptance')).frontPanel).not.toContain('rate');
    expect((await plan('', 'loop-check')).frontPanel).not.toContain('rate');
    const wanted = { settings: { pattern: '2^11-1' }, circuit: { number: 'x', rate: '256k', inService: false } };
    const { capabilities } = bench().tester;
    expect(settingsOn(wanted, capabilities)).toEqual({ pattern: '2^11-1', rate: '256k' });
    expect(settingsOn(wanted, { ...capabilities, notApplicable: ['rate'] })).toEqual({ pattern: '2^11-1' });
    const own = { ...wanted, settings: { rate: '64k' } };
    expect(settingsOn(own, capabilities)).toEqual({ rate: '64k' });
  });
  it('is what the bound of the bit error ratio follows', async () => {
    const bound = async (...args: Parameters<typeof plan>) => (await plan(...args)).berBound ?? 0;
    const e1 = await bound('rate: 2M', 'loop-check');
    expect(await bound('', 'e1-acceptance')).toBeCloseTo(e1, 12);
    expect((await bound('rate: 256k', 'loop-check')) / e1).toBeCloseTo(8, 0);
    expect((await bound('rate: 2M', 'e1-acceptance', true, { framing: 'pcm30' })) / e1).toBeGreaterThan(1);
  });
});

describe('a circuit in service', () => {
  const live = file('number: 0012\nservice: e1\nrate: 2048k\ninService: true\n');
  it.each([
    ['nobody', [], 'release-needed'],
    ['no time', ['released-by=Li'], 'release-needed'],
    ['no name', [`released-until=${inLocal(60)}`], 'release-needed'],
    ['a blank name', ['released-by= ', `released-until=${inLocal(60)}`], 'release-needed'],
    ['a time that is over', ['released-by=Li', 'released-until=2020-01-01T00:00'], 'release-outside'],
    ['a minute ago', ['released-by=Li', `released-until=${inLocal(-1)}`], 'release-outside'],
    ['a day that does not exist', ['released-by=Li', 'released-until=2027-02-30T10:00'], 'setting-bad'],
    ['November 31st', ['released-by=Li', 'released-until=2026-11-31T10:00'], 'setting-bad'],
    ['a day alone', ['released-by=Li', 'released-until=2027-02-28'], 'setting-bad'],
    ['no time of day', ['released-by=Li', 'released-until=2027-02-28T25:00'], 'setting-bad'],
    ['words', ['released-by=Li', 'released-until=tomorrow'], 'setting-bad'],
    ['an hour too little', ['released-by=Li', `released-until=${inLocal(60)}`, 'duration=2h'], 'release-over'],
  ])('is not touched where it was released by %s', async (_what, settings, code) => {
    const args = settings.flatMap((setting) => ['--set', setting]);
    const error = await refused(live, 'e1-acceptance', 'comtech@sim:', ...args);
    expect(error).toMatchObject({ code });
    if (code === 'release-over') expect(error).toMatchObject({ message: expect.stringMatching(/longest.* 5[89] min/) });
  });
});

describe('a procedure that cannot be read', () => {
  it.each([
    ['a typo', 'version: 1\nid: x\ntitel: { zh: x, en: x }\nsteps: []\n', /:3:1/],
    [
      'a service nobody has',
      'version: 1\nid: x\ntitle: { zh: x, en: x }\nneeds: { circuit: { service: [e2] } }\n',
      /:4:\d+/,
    ],
    [
      'a rate of nonsense',
      'version: 1\nid: x\ntitle: { zh: x, en: x }\nneeds: { circuit: { rate: fast } }\n',
      /:4:\d+/,
    ],
  ])('with %s says line and column', async (_what, text, where) => {
    const ended = await cliHere(['run', file(text), '--tester', 'comtech@sim:', '--json'], { home: folder });
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)['error']).toMatchObject({ code: 'bad-yaml', where: expect.stringMatching(where) });
  });
});
