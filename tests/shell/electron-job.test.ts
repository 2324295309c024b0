import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIMULATOR } from '../support/families.ts';
import { CIRCUIT, connect, findAgain, prepare, signAll, upToProof, watchRun, type Job } from '../support/job.ts';
import { byKeyboard, byMouse, wordsIn } from '../support/person.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';

describe('the main job in the desktop app: its own window, bridge and files', () => {
  let home = '';
  let app: StandIn;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'shell-job-'));
    app = await startStandIn(home);
  }, 120_000);
  afterAll(async () => {
    await app.end();
    rmSync(home, { recursive: true, force: true });
  });

  /** The report that the app opened last with the program that the system has for it. */
  async function opened(before: number): Promise<string> {
    await expect.poll(() => app.told.filter((one) => 'openPath' in one).length).toBe(before + 1);
    const path = app.told.findLast((one) => 'openPath' in one)?.['openPath'];
    return execFileSync('pdftotext', ['-layout', String(path), '-'], { encoding: 'utf8' });
  }

  it('goes by mouse in Chinese from the empty bench to the signed report', async () => {
    const word = wordsIn('zh');
    await app.page.getByRole('button', { name: wordsIn('en')('shell.language') }).click();
    const job: Job = { page: app.page, word, hands: byMouse(app.page, word) };
    await connect(job, word(SIMULATOR));
    await prepare(job, '5s');
    await upToProof(job);
    await watchRun(job);
    await signAll(job, ['王工', '李客户']);
    await job.hands.press(word('result.report'));
    const text = await opened(0);
    for (const words of [CIRCUIT, '合格', 'SIMULATED', '王工', '李客户']) expect(text).toContain(words);
    await findAgain(job);
  });

  it('goes by keyboard in English, with everything as last time', async () => {
    await app.page.getByRole('button', { name: wordsIn('zh')('shell.language') }).click();
    const word = wordsIn('en');
    const job: Job = { page: app.page, word, hands: byKeyboard(app.page, word) };
    await job.hands.go('new');
    await app.page.getByRole('radio', { name: CIRCUIT, checked: true }).waitFor();
    await upToProof(job);
    await watchRun(job);
    await signAll(job, ['J. Wang', 'C. Li']);
    await job.hands.press(word('result.report'));
    const text = await opened(1);
    for (const words of [CIRCUIT, 'PASS', 'SIMULATED', 'J. Wang', 'C. Li']) expect(text).toContain(words);
    await findAgain(job);
  });

  it('breaks its own policy on no screen', () => {
    const broken = app.told.filter(
      (one) => String(one['text']).includes('Content Security Policy') || 'pageError' in one,
    );
    expect(broken).toEqual([]);
  });
});
