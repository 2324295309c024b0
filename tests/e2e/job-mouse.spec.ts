import { statSync } from 'node:fs';
import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { CIRCUIT, connect, findAgain, prepare, signAll, upToProof, watchRun, type Job } from '../support/job.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());

/** Asks for the report and reads what the browser was given. */
async function reportOf({ page, hands, word, steps }: Job): Promise<string> {
  const download = page.waitForEvent('download');
  await hands.press(word('result.report'));
  steps?.push('report');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  return pdfText(await file.path());
}

test.describe('in Chinese', () => {
  test.use({ locale: LOCALES.zh });
  test('the main job by mouse: from an empty bench to a drawn signature and a report', async ({ page }) => {
    const job = jobOn(page, 'zh', 'mouse', { axe: true });
    await page.goto(app.address);
    await connect(job, job.word(SIMULATOR));
    await prepare(job, '5s');
    await upToProof(job);
    await watchRun(job);
    await signAll(job, ['王工', '李客户']);
    const text = await reportOf(job);
    expect(text).not.toMatch(/INTERIM|中间报告/);
    for (const words of [CIRCUIT, '合格', 'PASS', 'SIMULATED', '王工', '李客户']) expect(text).toContain(words);
    await findAgain(job);
    await job.pass?.('done');
  });
});

test.describe('in English', () => {
  test.use({ locale: LOCALES.en, colorScheme: 'dark' });
  test('the main job again: eight steps from the tester plugged in to the signed report', async ({ page }) => {
    const job = { ...jobOn(page, 'en', 'mouse'), steps: [] as string[] };
    await page.goto(app.address);
    await job.hands.press(job.word('bench.new'));
    job.steps.push('new test');
    await page.getByRole('radio', { name: CIRCUIT, checked: true }).waitFor();
    const promised = page.getByRole('definition').first();
    await expect(promised).toHaveText(/^\d+$/);
    const actions = Number(await promised.textContent());
    await upToProof(job);
    await watchRun(job);
    await signAll(job, ['J. Wang', 'C. Li']);
    const text = await reportOf(job);
    for (const words of [CIRCUIT, '合格', 'PASS', 'SIMULATED', 'J. Wang', 'C. Li']) expect(text).toContain(words);
    // On disk, and the page says where.
    const path = await page
      .getByRole('region', { name: job.word('made.title') })
      .locator('.made-report-path')
      .textContent();
    expect(statSync(path ?? '').size).toBeGreaterThan(10_000);
    expect(job.steps.length - 1).toBe(actions);
    await findAgain(job);
    await expect(page.getByRole('region', { name: job.word('made.title') })).toContainText(path ?? '-');
    test.info().annotations.push({ type: 'steps', description: `${job.steps.length}: ${job.steps.join(', ')}` });
    expect(job.steps.length).toBeLessThanOrEqual(8);
  });
});
