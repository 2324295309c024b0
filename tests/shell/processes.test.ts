import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStale } from '../../electron/hosts/build/page-build.ts';
import { judgementOf } from '../../electron/contract/measurement.ts';
import { cli } from '../support/cli.ts';
import { see } from '../support/job.ts';
import { begin, elapsedS } from '../support/measuring.ts';
import { byMouse, wordsIn } from '../support/person.ts';
import { callFrom, startStandIn, type StandIn } from '../support/stand-in.ts';

/** Does something with an app of its own. */
async function withApp(work: (app: StandIn, home: string) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'processes-'));
  const app = await startStandIn(home);
  try {
    await work(app, home);
  } finally {
    await app.end();
    rmSync(home, { recursive: true, force: true });
  }
}

beforeAll(async () => {
  await buildStale(['renderer', 'main', 'preload']);
}, 120_000);

// Both mostly wait.
describe.concurrent('the core in a process of its own', () => {
  // What holds up the measurement fails this each time; a machine that stands still for a moment does not.
  it('loses no second while the main process stands still for 30 s and the window is killed', { retry: 1 }, () =>
    withApp(async (app) => {
      const { page } = app;
      const runId = await begin(page, '36s');
      app.order({ order: 'block', ms: 30_000 });
      await app.hear('blocked');
      // The page hears of every second past the process that stands still.
      const before = await elapsedS(page);
      await expect.poll(() => elapsedS(page)).toBeGreaterThanOrEqual(before + 5);
      const protocol = await page.context().newCDPSession(page);
      protocol.send('Page.crash').catch(() => undefined);
      await page.waitForEvent('crash');
      expect(app.told.filter((one) => 'unblocked' in one)).toHaveLength(0);
      await app.hear('unblocked');
      await app.hear('posted', 2);
      const fresh = await app.pageNow();
      await fresh.getByRole('banner').waitFor();
      await fresh.getByRole('heading', { name: wordsIn('en')('verdict.pass'), exact: true }).waitFor();
      const { attempt } = await callFrom(fresh, 'record.get', { runId });
      expect(judgementOf(attempt)).toMatchObject({ seconds: { total: 36, observed: 36, gaps: 0 } });
    }),
  );

  it('is started again when it is lost, once: the page says so, and the test goes on where it broke off', () =>
    withApp(async (app, home) => {
      const { page } = app;
      const word = wordsIn('en');
      await begin(page, '1h');
      // A fault of the windows' process is said and ends nothing.
      app.order({ order: 'fault', text: 'a fault of the window' });
      expect(await app.hear('messageBox')).toMatchObject({
        messageBox: { detail: expect.stringContaining('a fault of the window') },
      });
      const away = see(page, word('shell.away'));
      process.kill(Number((await app.hear('utility'))['utility']), 'SIGKILL');
      await away;
      expect(await app.hear('messageBox', 2)).toMatchObject({
        messageBox: { message: expect.stringContaining(word('host.core-lost')) },
      });
      await byMouse(page, word).go('bench');
      await page.getByRole('button', { name: word('unfinished.resume') }).click();
      await expect.poll(() => elapsedS(page)).toBeGreaterThanOrEqual(2);
      // Lost once more so soon: it tears down by its normal way, says why, and the program ends.
      app.order({ order: 'utility-fault', text: 'a fault of the core' });
      expect(await app.exited).toBe(2);
      expect(await app.hear('errorBox')).toMatchObject({ content: expect.stringContaining('a fault of the core') });
      const { stdout } = await cli(['runs', '--archive', join(home, 'archive.db')], { home });
      expect(stdout).toContain('ABORTED');
      const log = readFileSync(join(home, 'logs', 'tributary.log'), 'utf8');
      for (const fault of ['a fault of the window', 'core lost', 'a fault of the core']) expect(log).toContain(fault);
    }));
});
