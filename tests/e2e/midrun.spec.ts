import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, test } from '../support/browser.ts';
import { connect, prepare, see, upToProof } from '../support/job.ts';
import { byMouse, wordsIn } from '../support/person.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.en });

test('a run goes on whatever becomes of its pages, and STOP ends it after one question', async ({ page, context }) => {
  const job = jobOn(page, 'en', 'mouse');
  const { word } = job;
  const zh = wordsIn('zh');
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await prepare(job, '1h');
  await upToProof(job);
  await see(page, word('big.clean'));

  // Another page shows the same, in whatever language it is switched to, and so does the first.
  const other = await context.newPage();
  await other.goto(app.address);
  await other.getByRole('link', { name: /\d:\d\d$/ }).click();
  await see(other, word('big.clean'));
  await other.getByRole('button', { name: word('shell.language') }).click();
  await see(other, zh('big.clean'));
  await other.getByRole('button', { name: zh('shell.theme') }).click();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.locator('html')).toHaveAttribute('lang', 'zh-CN');
  const inChinese = jobOn(other, 'zh', 'mouse');
  await inChinese.pass?.('run-dark');

  // Closed and reloaded in mid-run: neither is noticed by the run.
  await page.close();
  await other.reload();
  await see(other, zh('big.clean'));
  await other.getByRole('button', { name: zh('note.note') }).click();
  await other.getByLabel(zh('note.text')).fill('换了跳线');
  await other
    .getByRole('dialog')
    .getByRole('button', { name: zh('note.keep') })
    .click();
  await see(other, '换了跳线');
  await byMouse(other, zh).go('bench');
  await expect(other.getByRole('link', { name: /\d:\d\d$/ })).toBeVisible();

  // F8 asks once; the same key answers, but not by a nervous double press.
  await other.keyboard.press('F8');
  const question = other.getByRole('alertdialog', { name: zh('stop.ask') });
  await expect(question).toBeVisible();
  await inChinese.pass?.('stop');
  await other.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await other.keyboard.press('F8');
  await other.keyboard.press('F8');
  await expect(question).toBeVisible();
  await expect(async () => {
    await other.keyboard.press('F8');
    await expect(question).toBeHidden({ timeout: 100 });
  }).toPass();
  await expect(other.getByRole('button', { name: zh('stop.stop') })).toBeHidden();
  await byMouse(other, zh).go('result');
  await expect(other.getByRole('heading', { name: zh('verdict.aborted'), exact: true })).toBeVisible();
  await inChinese.pass?.('aborted');
});
