import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { cli, cliProcess, jsonOf, type Ended, type Started } from '../support/cli.ts';

let base = '';
const homes = (name: string): string => {
  const home = join(base, name);
  mkdirSync(home, { recursive: true });
  return home;
};
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'cli-stop-'));
});
afterAll(() => rmSync(base, { recursive: true }));

const start = (home: string, duration: string): Started =>
  cliProcess(
    [
      'run',
      'e1-acceptance',
      '--tester',
      'comtech@sim:',
      '--set',
      `duration=${duration}`,
      '--archive',
      'a.db',
      '--json',
    ],
    { home },
  );
const measuring = /\] Run\n/;

async function stopped(signal: NodeJS.Signals): Promise<Ended> {
  const run = start(homes(signal), '1h');
  await run.says(measuring);
  run.kill(signal);
  return run.ended;
}

describe.concurrent('a run that does not come to its end by itself', () => {
  it('a signal stops a run with its teardown; it ends as aborted, exit 3', async ({ expect }) => {
    for (const ended of await Promise.all([stopped('SIGINT'), stopped('SIGTERM')])) {
      expect(ended.code).toBe(3);
      expect(jsonOf(ended)).toMatchObject({
        verdict: 'aborted',
        procedure: 'e1-acceptance',
        report: { pdf: expect.any(String) },
      });
    }
  });

  it('a second program on the same archive is told who has it', async ({ expect }) => {
    const home = homes('two');
    const first = start(home, '1h');
    await first.says(measuring);
    const [second, list] = await Promise.all([start(home, '5s').ended, cli(['runs', '--archive', 'a.db'], { home })]);
    expect(second.code).toBe(2);
    expect(jsonOf(second)).toMatchObject({
      error: { code: 'archive-locked', message: expect.stringMatching(/PID \d+/), where: join(home, 'a.db') },
    });
    expect(list.code).toBe(2);
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(3);
  });

  it('a program killed at any instant leaves a run that can be resumed to its end', async ({ expect }) => {
    const home = homes('killed');
    const first = start(home, '6s');
    await first.says(measuring);
    first.kill('SIGKILL');
    const { stderr } = await first.ended;
    const runId = /^Run (\S+)$/m.exec(stderr)?.[1] ?? '';
    const resume = async (): Promise<Ended> => cli(['resume', runId, '--archive', 'a.db', '--json'], { home });
    // The killed launcher's program dies with it, an instant later.
    let ended = await resume();
    for (let tries = 0; tries < 20 && ended.stdout.includes('archive-locked'); tries++) ended = await resume();
    const result = jsonOf(ended);
    expect(result).toMatchObject({ runId, seconds: { observed: 6 }, tester: { family: 'comtech' } });
    expect(result['verdict']).toMatch(/^(pass|not-assessed)$/);
    expect(ended.code).toBe(result['verdict'] === 'pass' ? 0 : 3);
  });
});
