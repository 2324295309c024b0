import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT_CODES, VERDICTS } from '../../../../electron/contract/verdict.ts';
import { cliHere, jsonOf, type Ended } from '../../../support/cli.ts';

/** What other programs rely on of the command line, where no other test holds it. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-contract-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (tester: string, ...args: string[]): Promise<Ended> =>
  cliHere(['run', 'e1-acceptance', '--tester', tester, '--archive', join(folder, 'a.db'), ...args, '--json'], {
    home: folder,
  });
const error = (ended: Ended): unknown => jsonOf(ended)['error'];

it('the exit code follows the verdict: 1 is a failure and nothing else', () => {
  expect(EXIT_CODES).toEqual({
    pass: 0,
    fail: 1,
    error: 2,
    uncertain: 3,
    'not-assessed': 3,
    aborted: 3,
    'not-set': 3,
  });
  expect(Object.keys(EXIT_CODES).sort()).toEqual([...VERDICTS].sort());
});

describe('durations', () => {
  // A file that is missing is said after the settings were found right, and before anything is opened.
  const given = async (duration: string): Promise<unknown> =>
    error(await run('manual', '--set', `duration=${duration}`, '--set', 'reading=/none.yaml'));

  it.each(['5s', '90s', '15m', '24h', '7d', '31d', '744h', '2678400s'])('%s is one', async (duration) => {
    expect(await given(duration)).toMatchObject({ code: 'file-missing' });
  });

  it.each(['4s', '0s', '32d', '2678401s', '', '15', '15 min', '-15m', '1.5h', '1e3s', 'm', '15M', '１５m', '1h30m'])(
    '"%s" is none',
    async (duration) => {
      expect(await given(duration)).toMatchObject({ code: 'setting-bad', where: 'duration' });
    },
  );
});

describe('a link that cannot be opened ends with 2, and no run exists', () => {
  it.each([
    ['tcp-refused', 'comtech@tcp://127.0.0.1:1'],
    ['port-absent', 'comtech@/dev/tributary-no-such-port'],
  ])('%s', async (code, tester) => {
    const ended = await run(tester, '--set', 'duration=5s');
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)).toEqual({
      error: { code, message: expect.any(String), where: expect.any(String), hint: expect.any(String) },
    });
    expect(jsonOf(await cliHere(['runs', '--archive', join(folder, 'a.db'), '--json']))).toEqual({ runs: [] });
  });

  it('nobody who answers', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ended = await run(`comtech@tcp://127.0.0.1:${port}`, '--set', 'duration=5s');
    expect([ended.code, error(ended)]).toMatchObject([2, { code: expect.stringMatching(/^(no-answer|timed-out)$/) }]);
    server.close();
  });
});

describe('stdout', () => {
  it('holds one object with --json, in whatever order and language, and nothing without a result', async () => {
    for (const args of [
      ['--json', 'run', 'none', '--tester', 'manual'],
      ['run', '--json', 'none', '--tester', 'manual'],
      ['run', 'none', '--tester', 'manual', '--lang', 'both', '--json'],
      ['runs', '--json'],
      ['--json'],
      ['judge', '/none', '--json'],
    ]) {
      const ended = await cliHere(args, { home: folder });
      expect(ended.code).toBe(2);
      expect(Object.keys(jsonOf(ended))).toEqual(['error']);
      expect(Object.keys(error(ended) as object)).toEqual(['code', 'message', 'where', 'hint']);
    }
    expect((await cliHere(['judge', '/none'])).stdout).toBe('');
  });

  it('of help and version is theirs alone, for every command', async () => {
    const commands = ['run', 'resume', 'runs', 'report', 'judge', 'testers', 'simulate', 'serve'];
    for (const args of [['--help'], ['--version'], ...commands.map((name) => [name, '--help'])]) {
      const { code, stdout, stderr } = await cliHere(args);
      expect([code, stderr, stdout.length > 0]).toEqual([0, '', true]);
    }
  });
});

describe('options that may be given again', () => {
  it('the last --set of a name wins, and a value may hold "="', async () => {
    const twice = ['--set', 'duration=5s', '--set', 'duration=4s', '--set', 'reading=/none.yaml'];
    expect(error(await run('manual', ...twice))).toMatchObject({ code: 'setting-bad', where: 'duration' });
    const path = join(folder, 'a=b.yaml');
    writeFileSync(path, 'testTime: [\n');
    const ended = await run('manual', '--set', 'duration=15m', '--set', `reading=${path}`);
    expect(error(ended)).toMatchObject({ code: 'bad-yaml', where: expect.stringContaining('a=b.yaml:') });
  });
});
