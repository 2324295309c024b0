import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { cli, cliProcess, jsonOf, type Started } from '../support/cli.ts';

const FAULT = fileURLToPath(new URL('../support/fault.mjs', import.meta.url));
let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'last-resort-'));
});
afterAll(() => rmSync(base, { recursive: true }));

const homeOf = (name: string): string => {
  const home = join(base, name);
  mkdirSync(home);
  return home;
};
const start = (args: string[], home: string, fault: string): Started =>
  cliProcess(args, { home, env: { NODE_OPTIONS: `--import=${FAULT}`, FAULT: fault } });
/** The program itself: what the launcher started. */
const childOf = (launcher: number): number =>
  Number(readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(' ')[0]);

describe.concurrent('a fault that nobody caught', () => {
  it.for(['exception', 'rejection'])('ends a run by its normal way, and says so: %s', async (fault, { expect }) => {
    const home = homeOf(`run-${fault}`);
    const args = ['run', 'loop-check', '--tester', 'loop@sim:', '--set', 'duration=1h', '--archive', 'a.db', '--json'];
    const run = start(args, home, fault);
    await run.says(/\] Run\n/);
    process.kill(childOf(run.pid), 'SIGUSR2');
    const ended = await run.ended;
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('being stopped in the normal way');
    expect(jsonOf(ended)).toMatchObject({ verdict: 'aborted', report: { pdf: expect.any(String) } });
    expect(readFileSync(join(home, 'logs', 'tributary.log'), 'utf8')).toContain('nobody caught this');
    const { runs } = jsonOf(await cli(['runs', '--archive', 'a.db', '--json'], { home })) as { runs: unknown[] };
    expect(runs).toMatchObject([{ verdict: 'aborted' }]);
  });

  it.for<[string, string[]]>([
    ['serve', ['serve']],
    ['simulate', ['simulate', 'comtech', '--listen', 'tcp://127.0.0.1:0']],
  ])('ends %s with 2', async ([name, args], { expect }) => {
    const home = homeOf(name);
    const program = start(args, home, 'exception');
    await program.says(/^ready .*\n/);
    process.kill(childOf(program.pid), 'SIGUSR2');
    const { code, stderr } = await program.ended;
    expect([code, stderr]).toEqual([2, expect.stringContaining('a fault of the test')]);
  });
});
