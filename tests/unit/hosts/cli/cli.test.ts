import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families } from '../../../../drivers/index.ts';
import { archiveWith, book, circuitEntry, orderEntry } from '../../../support/book.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
/** `rows` of clean E1 seconds from t = 1000 on, with some of them replaced. */
function csv(rows: number, other: Record<number, string> = {}): string {
  const line = (i: number): string => other[i] ?? `${1000 + i},2048000,0,0,,1`;
  return [HEADER, ...Array.from({ length: rows }, (_, i) => line(i)), ''].join('\n');
}
const judged = async (name: string, text: string, ...args: string[]) => {
  const ended = await cliHere(['judge', file(name, text), '--json', ...args]);
  return { code: ended.code, ...jsonOf(ended) } as Record<string, unknown> & { code: number };
};

describe('usage', () => {
  it('helps on stdout, with every command', async () => {
    const { code, stdout } = await cliHere(['--help']);
    expect(code).toBe(0);
    for (const name of ['run', 'resume', 'suite', 'runs', 'report', 'judge', 'testers', 'simulate', 'serve'])
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect((await cliHere(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['::1', 'localhost', '256.1.1.1', ''])('does not bind a far end to %j, and says why', async (address) => {
    const { code, stderr } = await cliHere(['reflect', '--bind', address]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--bind .* is not an IPv4 address of this computer/);
  });

  it.each([
    [
      'run',
      [
        '--tester',
        '--converter',
        '--witness',
        '--use',
        '--set',
        '--circuit',
        '--ladder',
        '--sign',
        '--archive',
        '--out',
        '--lang',
        '--json',
      ],
    ],
    ['resume', ['--tester', '--converter', '--witness', '--use', '--archive', '--json']],
    ['suite', ['--archive', '--out', '--junit', '--json']],
    ['runs', ['--archive', '--json']],
    ['report', ['--archive', '--out', '--form']],
    ['judge', ['--limits', '--set', '--json']],
    ['testers', ['--json']],
    ['simulate', ['--listen', '--line', '--seed']],
    ['serve', ['--port', '--archive']],
  ])('knows the options of %s and no others', async (command, options) => {
    const { code, stdout } = await cliHere([command, '--help']);
    expect(code).toBe(0);
    const named = [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z]+)/gm)].map((match) => match[1]);
    expect(named).toEqual([...options, '--help']);
  });

  it('speaks the language of the system', async () => {
    expect((await cliHere(['--help'], { lang: 'zh_CN.UTF-8' })).stdout).toContain('判定');
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['drive']],
    ['no command of the book', ['book']],
    ['an unknown command of the book', ['book', 'burn']],
    ['an unknown option', ['testers', '--fast']],
    ['a missing argument', ['judge']],
    ['an argument too many', ['testers', 'comtech']],
    ['a missing option', ['run', 'e1-acceptance']],
    ['a missing archive', ['runs']],
    ['an instrument without a role', ['run', 'e1-acceptance', '--use', 'comtech@sim:']],
    ['a role that is none', ['run', 'e1-acceptance', '--use', 'router.a=comtech@sim:']],
    ['a blank role', ['run', 'e1-acceptance', '--use', '=comtech@sim:']],
    ['a wrong language', ['run', 'e1-acceptance', '--tester', 'manual', '--lang', 'fr']],
    ['a setting without value', ['run', 'e1-acceptance', '--tester', 'manual', '--set', 'duration']],
    ['an unknown role', ['run', 'e1-acceptance', '--tester', 'manual', '--sign', 'boss=X']],
    ['a name left out', ['run', 'e1-acceptance', '--tester', 'manual', '--sign', 'engineer=']],
    ['a seed that is none', ['simulate', 'comtech', '--listen', 'tcp://127.0.0.1:0', '--seed', 'x']],
    ['a port that is none', ['serve', '--port', '70000']],
  ])('refuses %s with 2', async (_what, args) => {
    const plain = await cliHere(args);
    expect([plain.code, plain.stdout]).toEqual([2, '']);
    expect(plain.stderr).toContain('--help');
    const json = await cliHere([...args, '--json']);
    expect(json.code).toBe(2);
    expect(jsonOf(json)).toEqual({
      error: { code: 'usage', message: expect.any(String), where: expect.any(String), hint: expect.any(String) },
    });
  });
});

describe('what a run needs is refused before it exists', () => {
  const run = async (...args: string[]) => {
    const ended = await cliHere(['run', ...args, '--json'], { home: folder });
    return { code: ended.code, error: jsonOf(ended)['error'] };
  };
  it.each([
    ['procedure-unknown', ['no-such', '--tester', 'comtech@sim:']],
    ['bad-address', ['e1-acceptance', '--tester', 'acme@/dev/ttyS0']],
    ['bad-address', ['e1-acceptance', '--tester', 'comtech@ssh://host']],
    ['setting-unknown', ['e1-acceptance', '--tester', 'comtech@sim:', '--set', 'colour=red']],
    ['setting-bad', ['e1-acceptance', '--tester', 'comtech@sim:', '--set', 'duration=3s']],
    ['setting-bad', ['e1-acceptance', '--tester', 'comtech@sim:', '--set', 'duration=32d']],
    [
      'setting-bad',
      // A peak below what is committed: the two were mixed up.
      ['ethernet-private-line', '--set', 'far=udp://127.0.0.1:9', '--set', 'cir=80M', '--set', 'pir=60M'],
    ],
    ['file-missing', ['e1-acceptance', '--tester', 'comtech@sim:', '--circuit', '/none/circuit.yaml']],
  ])('%s', async (code, args) => {
    expect(await run(...args)).toMatchObject({ code: 2, error: { code } });
  });

  it('a circuit file with a typo, at line and column', async () => {
    const path = file('circuit.yaml', 'number: A1\nservice: e1\nspann: city\n');
    const ended = await run('e1-acceptance', '--tester', 'comtech@sim:', '--circuit', path);
    expect(ended).toMatchObject({
      code: 2,
      error: { code: 'bad-yaml', where: expect.stringMatching(/circuit\.yaml:3:1$/) },
    });
  });

  it('a circuit in service that nobody released', async () => {
    const path = file('live.yaml', 'number: A1\ninService: true\n');
    const args = ['e1-acceptance', '--tester', 'comtech@sim:', '--circuit', path, '--set', 'duration=5s'];
    expect(await run(...args)).toMatchObject({ code: 2, error: { code: 'release-needed' } });
    const half = [...args, '--set', 'released-by=Li'];
    expect(await run(...half)).toMatchObject({ code: 2, error: { code: 'release-needed' } });
    const over = [...half, '--set', 'released-until=2020-01-01T00:00'];
    expect((await run(...over)).code).toBe(2);
  });

  it('a circuit that carries traffic by the book, whatever its file says; alike in a suite', async () => {
    const archive = await archiveWith([
      circuitEntry({ number: 'A1', grade: 'AAA' }),
      orderEntry({ order: 'G1', circuit: 'A1', received: '2026-01-02' }),
      { kind: 'order', item: 'G1', event: { at: '2026-01-05T16:00:00', did: 'completed' } },
    ]);
    const path = file('opened.yaml', 'number: A1\nservice: e1\n');
    const args = ['e1-acceptance', '--tester', 'comtech@sim:', '--circuit', path, '--archive', archive];
    const given = [...args, '--set', 'duration=5s'];
    expect(await run(...given)).toMatchObject({ code: 2, error: { code: 'release-needed', where: 'A1' } });
    const released = ['--set', 'released-by=Li', '--set', 'released-until=2020-01-01T00:00'];
    expect(await run(...given, ...released)).toMatchObject({ code: 2, error: { code: 'release-outside' } });
    const use = "use: { tester: 'comtech@sim:' }";
    const entry = `  - { name: one, procedure: e1-acceptance, ${use}, circuit: opened.yaml, set: { duration: 5s } }`;
    const suite = file('opened-suite.yaml', `version: 1\nruns:\n${entry}\n`);
    const ended = await cliHere(['suite', suite, '--archive', archive, '--json'], { home: folder });
    expect(jsonOf(ended)).toMatchObject({ verdict: 'error', runs: [{ error: { code: 'release-needed' } }] });
    // And what the book says of it is what it said before.
    const { circuits } = jsonOf(await book(archive, 'circuits', ['--at', '2026-01-05T15:59:59']));
    expect(circuits).toEqual([expect.objectContaining({ grade: 'AAA', state: 'not-in-service', inService: false })]);
  });

  it('a folder that cannot be made', async () => {
    const path = join(file('plain', ''), 'out');
    const ended = await run('e1-acceptance', '--tester', 'comtech@sim:', '--out', path);
    expect(ended).toMatchObject({ code: 2, error: { code: 'file-unwritable', where: path } });
  });

  it.runIf(process.platform === 'linux')('a folder where none can be, without waiting for ever', async () => {
    const out = await run('e1-acceptance', '--tester', 'comtech@sim:', '--out', '/proc/none/out');
    expect(out).toMatchObject({ code: 2, error: { code: 'file-unwritable', where: '/proc/none/out' } });
    const archive = await run('e1-acceptance', '--tester', 'comtech@sim:', '--archive', '/proc/none/a.db');
    expect(archive).toMatchObject({ code: 2, error: { code: 'file-unwritable', where: '/proc/none/a.db' } });
  });

  it('in the language asked for', async () => {
    const args = ['run', 'no-such', '--tester', 'manual'];
    expect((await cliHere([...args, '--lang', 'zh'])).stderr).toContain('没有流程');
    expect((await cliHere([...args, '--lang', 'both'])).stderr).toMatch(/没有流程.*There is no procedure/);
  });
});

describe('judge', () => {
  it('prints exactly its keys, with RPO and BISO unrounded, and what was assumed', async () => {
    const result = await judged('clean.csv', csv(60));
    expect(Object.keys(result)).toEqual(['code', 'seconds', 'g821', 'g826', 'm2100', 'verdict', 'why']);
    expect(result).toMatchObject({
      code: 0,
      seconds: { total: 60, observed: 60, gaps: 0 },
      g821: { AS: 60, UAS: 0, ES: 0, SES: 0, unobserved: 0 },
      g826: { form: 'block', AS: 60, UAS: 0, ES: 0, SES: 0, BBE: 0, unobserved: 0 },
      m2100: { allocation: 10, periodS: 60, UAS: 0, ES: { count: 0, S1: 0 }, verdict: 'pass' },
      verdict: 'pass',
    });
    const { ES } = result['m2100'] as { ES: Record<string, number> };
    expect(ES['RPO']).toBeCloseTo(0.1 * 0.02 * 60, 12);
    expect(ES['BISO']).toBeCloseTo(0.06, 12);
    expect(JSON.stringify(result['why'])).toMatch(/m2100-allocation 10 % assumed.*g826-allocation 10 % assumed/);
  });

  it('takes allocations as given', async () => {
    const result = await judged('given.csv', csv(60), '--set', 'm2100-allocation=50', '--set', 'g826-allocation=5%');
    expect(result['m2100']).toMatchObject({ allocation: 50 });
    expect(JSON.stringify(result['why'])).not.toContain('assumed');
  });

  it('leaves out by verdict: 1 fail, 3 not assessed', async () => {
    expect(await judged('bad.csv', csv(60, { 5: '1005,2048000,1,1,,1' }))).toMatchObject({ code: 1, verdict: 'fail' });
    expect(await judged('seen.csv', csv(60, { 5: '1005,,,,,0' }))).toMatchObject({ code: 3, verdict: 'not-assessed' });
    expect((await judged('set.csv', csv(60), '--limits', 'g826-e1'))['verdict']).toBe('not-set');
  });

  it('takes the connection form where a second has no block count', async () => {
    const result = await judged('no-blocks.csv', csv(60, { 7: '1007,2048000,0,,,1' }));
    expect(result['g826']).toMatchObject({ form: 'connection' });
    expect(result['g826']).not.toHaveProperty('BBE');
  });

  it.each([
    ['another header', `t,bits\n1,2\n`, /:1\b/],
    ['a repeated t', csv(5, { 3: '1002,2048000,0,0,,1' }), /:5\b/],
    ['a falling t', csv(5, { 3: '900,2048000,0,0,,1' }), /:5\b/],
    ['an unknown word', csv(5, { 2: '1002,2048000,0,0,LOX,1' }), /:4\b/],
    ['a number that is none', csv(5, { 1: '1001,many,0,0,,1' }), /:3\b/],
  ])('refuses a CSV with %s, naming the line', async (_what, text, line) => {
    const result = await judged('broken.csv', text);
    expect(result).toMatchObject({ code: 2, error: { code: 'bad-csv' } });
    expect((result['error'] as { where: string }).where).toMatch(line);
  });

  it.each([
    ['setting-unknown', ['--set', 'colour=red']],
    ['setting-bad', ['--set', 'm2100-allocation=0']],
    ['setting-bad', ['--set', 'm2100-allocation=ten']],
    ['limits-unknown', ['--limits', 'x-1']],
  ])('refuses: %s', async (code, args) => {
    expect(await judged('ok.csv', csv(5), ...args)).toMatchObject({ code: 2, error: { code } });
  });

  it('says the same to people', async () => {
    const { code, stdout } = await cliHere(['judge', file('clean.csv', csv(60))]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/PASS[^]*60 in all, 60 observed[^]*BISO/);
    expect((await cliHere(['judge', '/none.csv'])).stderr).toContain('/none.csv');
  });

  it('says it to Chinese readers in Chinese, with as many figures as the report', async () => {
    const { stdout } = await cliHere(['judge', file('clean.csv', csv(60))], { lang: 'zh_CN.UTF-8' });
    expect(stdout).toContain('M.2100  10 %  60 s  UAS 0  合格');
    expect(stdout).toContain('BISO 0.003 ');
    expect(stdout).not.toMatch(/pass|unobserved|connection|block/);
  });
});

describe('testers', () => {
  it('lists every family with what it is to a run; a tester with what it measures and can do', async () => {
    const { testers: all } = jsonOf(await cliHere(['testers', '--json'])) as { testers: Record<string, unknown>[] };
    expect(all.map(({ family }) => family)).toEqual(families.map(({ info }) => info.family));
    expect(all.map(({ role }) => role)).toEqual(families.map(({ info }) => info.role));
    const isTester = ({ role, roles = [role] }: Record<string, unknown>): boolean =>
      (roles as string[]).includes('tester');
    const testers = all.filter(isTester);
    expect(testers.map((tester) => tester['family'])).toEqual(expect.arrayContaining(['comtech', 'loop', 'manual']));
    // As programs of version 1 read it, whatever else can be injected.
    for (const { capabilities, measures } of testers) {
      expect(capabilities).toMatchObject({ inject: { counts: expect.any(Array), ratios: expect.any(Array) } });
      expect(measures).toEqual(expect.any(String));
    }
    for (const one of all) if (!isTester(one)) expect(one).not.toHaveProperty('capabilities');
    expect((await cliHere(['testers'])).stdout).toContain("--tester 'comtech@/dev/ttyUSB0?baud=9600'");
  });
});

describe('archives', () => {
  it('are not made by looking for them', async () => {
    const path = join(folder, 'none.db');
    for (const args of [['runs'], ['resume', 'x'], ['report', 'x', '--out', folder]]) {
      const { code, stderr } = await cliHere([...args, '--archive', path]);
      expect(code).toBe(2);
      expect(stderr).toContain(path);
    }
  });

  it('that are something else are refused', async () => {
    const path = file('foreign.db', 'x'.repeat(5000));
    const ended = await cliHere(['runs', '--archive', path, '--json']);
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)['error']).toMatchObject({ code: expect.stringMatching(/^archive-/), where: path });
  });
});
