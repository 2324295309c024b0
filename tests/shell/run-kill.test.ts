import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Gap, History } from '../../electron/contract/second.ts';
import { inhibitor } from '../support/inhibitor.ts';
import { cli, cliProcess, jsonOf, type Ended, type Started } from '../support/cli.ts';

interface Scene {
  home: string;
  /** Address of a simulated instrument that is a program of its own: it outlives the one that measures. */
  address: string;
  close(): Promise<void>;
}
async function scene(family: string, scenario: string): Promise<Scene> {
  const home = mkdtempSync(join(tmpdir(), 'run-kill-'));
  const line = join(home, 'line.yaml');
  writeFileSync(line, scenario);
  const far = cliProcess(['simulate', family, '--listen', 'tcp://127.0.0.1:0', '--line', line], { home });
  const [, address = ''] = await far.says(/^ready (\S+)/m);
  const close = async (): Promise<void> => {
    far.kill('SIGTERM');
    await far.ended;
    rmSync(home, { recursive: true, force: true });
  };
  return { home, address, close };
}

/** A run that has its first second on disk. One whose loop a busy computer could not prove is begun again: nothing was measured yet. */
async function measuring(home: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Started> {
  for (let tries = 1; ; tries++) {
    const run = cliProcess(['run', ...args, '--archive', 'a.db', '--json'], { home, env });
    try {
      await run.says(/^ +00:00:0[1-9] \/ /m);
      return run;
    } catch (error) {
      if (tries === 5 || !String(error).includes('loop-unproven')) throw error;
    }
  }
}

/** A run that is killed while it measures, and when nothing was left of it. */
async function killed(home: string, args: readonly string[], env = {}): Promise<{ runId: string; atS: number }> {
  const run = await measuring(home, args, env);
  run.kill('SIGKILL');
  const { stderr } = await run.ended;
  return { runId: /^Run (\S+)$/m.exec(stderr)?.[1] ?? '', atS: Date.now() / 1000 };
}

/** The gaps in which the program was killed. What a busy computer keeps waiting leaves gaps of its own beside it. */
function gapsAt(ended: Ended, atS: number): Gap[] {
  const { report } = jsonOf(ended) as unknown as { report: { json: string } };
  const { histories } = JSON.parse(readFileSync(report.json, 'utf8')) as { histories: Record<string, History> };
  return Object.values(histories)
    .flatMap(({ gaps }) => gaps)
    .filter(({ from, to }) => from <= atS && atS < to);
}

/** A computer whose clock is set back by an hour, in all threads of the program. */
function setBack(home: string): NodeJS.ProcessEnv {
  const file = join(home, 'set-back.mjs');
  writeFileSync(
    file,
    `const now = Date.now;
     Date.now = () => now() - 3_600_000;
     globalThis.Date = class extends Date {
       constructor(...args) {
         super(...(args.length === 0 ? [Date.now()] : args));
       }
     };`,
  );
  return { NODE_OPTIONS: `--import ${file}` };
}

/** The killed launcher's program dies with it, an instant later. */
async function resume(home: string, runId: string, env = {}): Promise<Ended> {
  const again = (): Promise<Ended> => cli(['resume', runId, '--archive', 'a.db', '--json'], { home, env });
  let ended = await again();
  for (let tries = 0; tries < 20 && ended.stdout.includes('archive-locked'); tries++) ended = await again();
  return ended;
}

it.concurrent('a tester that went on counting while the program was dead tells what it counted', async () => {
  const { home, address, close } = await scene('comtech', 'version: 1\nevents:\n  - { at: 5s, errors: 17 }\n');
  const args = ['e1-acceptance', '--tester', `comtech@${address}`, '--set', 'duration=8s'];
  const { runId, atS } = await killed(home, args);
  await sleep(4_000);
  const ended = await resume(home, runId);
  const gaps = gapsAt(ended, atS);
  await close();
  expect(gaps).toEqual([expect.objectContaining({ reason: 'program-stopped', totals: expect.any(Object) })]);
  expect(jsonOf(ended)).toMatchObject({
    runId,
    simulated: true,
    seconds: { observed: 8 },
    totals: { bitErrors: 17 },
    verdict: 'fail',
  });
  expect(ended.code).toBe(1);
});

it.concurrent(
  'a loop that ended with the program leaves a gap about which nothing is known, though the clock was set back meanwhile',
  async () => {
    const { home, address, close } = await scene('loop', 'version: 1\n');
    const tester = `loop@${address}?rate=64k`;
    const allowing = inhibitor(home);
    const env = { TZ: 'CST-8', PATH: `${allowing.env.PATH}:${process.env['PATH']}` };
    const { runId, atS } = await killed(home, ['loop-check', '--tester', tester, '--set', 'duration=8s'], env);
    expect(allowing.said()[0]).toMatch(/--what=idle:sleep/);
    // What keeps the computer awake ends with the program, even if that is killed.
    await allowing.notes('ended');
    const refusing = inhibitor(mkdtempSync(join(home, 'refusing-')), 'nothing');
    const ended = await resume(home, runId, {
      ...setBack(home),
      PATH: `${refusing.env.PATH}:${process.env['PATH']}`,
    });
    const { report } = jsonOf(ended) as unknown as { report: { json: string } };
    const record = readFileSync(report.json, 'utf8');
    const gaps = gapsAt(ended, atS);
    await close();
    expect(ended.stderr).toMatch(/clock was 1 h behind this record/);
    expect(ended.stderr.match(/could not be kept from sleeping \(Access denied\)/g)).toHaveLength(1);
    expect(gaps).toEqual([expect.objectContaining({ reason: 'program-stopped' })]);
    expect(gaps[0]).not.toHaveProperty('totals');
    expect(jsonOf(ended)).toMatchObject({ runId, seconds: { observed: 8 }, verdict: 'not-assessed' });
    expect(ended.code).toBe(3);
    expect(record).toContain('"zone":{"name":"UTC+08:00","offsetS":28800}');
  },
);
