import { spawn, type StdioOptions } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, jsonOf, LAUNCHER } from '../support/cli.ts';

let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'cli-streams-'));
});
afterAll(() => rmSync(base, { recursive: true }));

/** Where one of the two streams leads: a pipe that the test reads, a disk that is full, nowhere, or a pipe whose reader has gone. */
type Way = 'read' | 'full' | 'closed' | 'gone';
interface Left {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the launcher with its streams as told; a closed one needs a shell. */
async function left(home: string, args: readonly string[], ways: { stdout?: Way; stderr?: Way }): Promise<Left> {
  const { stdout = 'read', stderr = 'read' } = ways;
  const of = (way: Way): 'pipe' | 'ignore' | number => (way === 'full' ? openSync('/dev/full', 'w') : 'pipe');
  const close = [stdout === 'closed' ? '>&-' : '', stderr === 'closed' ? '2>&-' : ''].join(' ');
  const stdio: StdioOptions = ['ignore', of(stdout), of(stderr)];
  const child = spawn('sh', ['-c', `exec "$0" "$@" ${close}`, process.execPath, LAUNCHER, ...args], {
    cwd: home,
    stdio,
    env: { ...process.env, LANG: 'C', LC_ALL: 'C', TRIBUTARY_HOME: home },
  });
  if (stdout === 'gone') child.stdout?.destroy();
  if (stderr === 'gone') child.stderr?.destroy();
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const read = (stream: typeof child.stdout, way: Way): Promise<string> =>
    stream && way === 'read' ? text(stream) : Promise.resolve('');
  const [out, err] = [read(child.stdout, stdout), read(child.stderr, stderr)];
  return { code: await ended, stdout: await out, stderr: await err };
}
const homeOf = (name: string): string => {
  const home = join(base, name);
  mkdirSync(home, { recursive: true });
  return home;
};
const RUN = ['run', 'e1-acceptance', '--tester', 'comtech@sim:', '--set', 'duration=5s', '--archive', 'a.db', '--json'];

describe.runIf(process.platform === 'linux')('streams that cannot be written', () => {
  it.concurrent.each(['full', 'gone', 'closed'] as const)(
    'a stderr that is %s stops no measurement',
    async (stderr) => {
      const home = homeOf(`stderr-${stderr}`);
      const ended = await left(home, RUN, { stderr });
      expect(ended.code).toBe(0);
      expect(jsonOf({ ...ended, code: 0 })).toMatchObject({ verdict: 'pass', seconds: { observed: 5 } });
      const list = await cli(['runs', '--archive', 'a.db', '--json'], { home });
      expect(jsonOf(list)['runs']).toMatchObject([{ verdict: 'pass' }]);
    },
  );

  it('a result that could not be written is exit 2, said where that is possible', async () => {
    const full = await left(base, ['testers', '--json'], { stdout: 'full' });
    expect(full).toMatchObject({ code: 2, stderr: expect.stringContaining('stdout') });
    expect((await left(base, ['testers', '--json'], { stdout: 'full', stderr: 'full' })).code).toBe(2);
    expect(await left(base, ['runs', '--help'], { stdout: 'gone' })).toMatchObject({ code: 2, stderr: '' });
  });

  it('an error that cannot be said stays an error', async () => {
    for (const stderr of ['full', 'gone', 'closed'] as const)
      expect((await left(base, ['drive'], { stderr })).code).toBe(2);
  });
});

describe('the launcher', () => {
  /** The launcher before a program that does something else. */
  function launcherOf(name: string, program: string): string {
    const launcher = join(base, name, 'electron', 'hosts', 'cli', 'tributary.mjs');
    mkdirSync(dirname(launcher), { recursive: true });
    copyFileSync(LAUNCHER, launcher);
    writeFileSync(join(dirname(launcher), 'index.ts'), program);
    return launcher;
  }
  const say = (code: number): string => `process.send?.(${code}, undefined, undefined, () => process.exit(${code}));`;

  it.each([
    ['fail', say(1), 1],
    ['pass', say(0), 0],
    ['throws', `throw new Error('broken');`, 2],
    ['does-not-load', `import 'no-such-package';`, 2],
    ['rejects', `await Promise.reject(new Error('broken'));`, 2],
    ['killed', `process.kill(process.pid, 'SIGKILL');`, 2],
    ['out-of-memory', `process.abort();`, 2],
    ['silent', `process.exitCode = 1;`, 2],
  ])('%s: takes a verdict only from the program itself', async (name, program, code) => {
    const child = spawn(process.execPath, [launcherOf(name, program)], { stdio: 'ignore', cwd: base });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(code);
  });
});

it('a reader of stderr that does not read holds nothing up', async () => {
  const streams = new URL('../../electron/hosts/cli/streams.ts', import.meta.url).href;
  const program = `
    import { standardStreams } from ${JSON.stringify(streams)};
    const { stdout, stderr, written } = standardStreams();
    for (let n = 0; n < 5000; n++) stderr('x'.repeat(100) + '\\n');
    stdout('done');
    await written();
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pause();
  expect(await text(child.stdout)).toBe('done');
  child.stderr.destroy();
});
