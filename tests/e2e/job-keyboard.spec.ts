import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { CIRCUIT, connect, findAgain, prepare, signAll, upToProof, watchRun } from '../support/job.ts';

test.describe.configure({ mode: 'parallel' });
let app: App;
test.beforeEach(async () => {
  app = await startApp();
});
// The pages first: one that still fetches something would rightly call it a fault that nobody answers.
test.afterEach(async ({ context }) => {
  for (const page of context.pages()) await page.close();
  await app.end();
});

for (const lang of ['zh', 'en'] as const)
  test.describe(lang === 'zh' ? 'in Chinese' : 'in English', () => {
    test.use({ locale: LOCALES[lang] });
    test('the main job by keyboard alone: no pointer from the empty bench to the report', async ({ page }) => {
      const job = jobOn(page, lang, 'keyboard');
      await page.goto(app.address);
      await page.evaluate("document.addEventListener('pointerdown', () => console.error('a pointer was used'))");
      await connect(job, job.word(SIMULATOR));
      await prepare(job, '5s');
      await upToProof(job);
      await watchRun(job);
      await signAll(job, ['Wang', 'Li']);
      const download = page.waitForEvent('download');
      await job.hands.press(job.word('result.report'));
      const text = pdfText(await (await download).path());
      for (const words of [CIRCUIT, 'PASS', 'SIMULATED', 'Wang', 'Li']) expect(text).toContain(words);
      await findAgain(job);
    });
  });
