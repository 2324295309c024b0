import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp, type App } from '../support/app.ts';
import { expect, inspect, jobOn, LOCALES, test } from '../support/browser.ts';
import { see } from '../support/job.ts';
import { archiveOfRuns, rawSql } from '../support/raw-archive.ts';

const N = 10_001;
const SHOTS = process.env['E2E_SHOTS'];

let app: App;
test.beforeAll(async () => {
  app = await startApp((home) => {
    const path = join(home, 'archive.db');
    archiveOfRuns(path, N, { finished: true });
    rawSql(path, [`UPDATE runs SET tester = '{' WHERE run_id = 'R009998'`]);
  });
});
test.afterAll(() => app.end());

for (const lang of ['en', 'zh'] as const)
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test('ten thousand records: all can be reached, their number is true, a damaged one is named', async ({ page }) => {
      const { word, hands } = jobOn(page, lang, 'mouse');
      const part = (shown: string): string => word('archive.count-part', { shown, n: '10 001' });
      const rows = page.locator('.list tbody tr');
      await page.goto(app.address);
      await hands.go('archive');
      await see(page, part('200'));
      await expect(rows).toHaveCount(200);
      await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(N + 1));

      await rows.nth(2).click();
      await expect(rows.nth(2)).toContainText(word('archive.damaged'));
      await expect(rows.nth(2)).toContainText('R009998');
      await expect(page.locator('.compare')).toContainText('R009998');
      await inspect(page, 'archive', lang === 'en');
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/archive-${lang}.png` });

      await rows.nth(3).click();
      await page.keyboard.press('End');
      await see(page, part('400'));
      await page.keyboard.press('End');
      await see(page, part('600'));
      await page.getByLabel(word('archive.find')).fill('R000000');
      await see(page, word('archive.count', { n: 1 }));
      await expect(rows).toHaveCount(1);
    });
  });

test('records are counted by verdict, found by days, put side by side at will, and carried away', async ({ page }) => {
  const { word, hands } = jobOn(page, 'en', 'mouse');
  await page.goto(app.address);
  await hands.go('archive');
  const rows = page.locator('.list tbody tr');
  await expect(rows).toHaveCount(200);
  const tally = page.getByRole('group', { name: word('archive.verdict') });
  await expect(tally.getByRole('button').first()).toHaveText(`${word('archive.any')} 10 001`);

  // Any two, whatever their circuit.
  await rows.nth(4).getByRole('checkbox').click();
  await expect(page.locator('.list tbody tr[aria-selected=true]')).toHaveCount(2);

  const saved = page.waitForEvent('download');
  await page.getByLabel(word('archive.find')).fill('R00001');
  await see(page, word('archive.count', { n: 10 }));
  await page.locator('.list').click();
  await page.getByRole('button', { name: word('archive.table') }).click();
  expect((await saved).suggestedFilename()).toMatch(/^(测试记录|Test-records)-\d{8}\.csv$/);

  const summed = page.waitForEvent('download');
  await page.getByRole('button', { name: word('archive.summary') }).click();
  const paper = await summed;
  expect(paper.suggestedFilename()).toMatch(/^(测试汇总|Summary-of-tests)-\d{8}\.pdf$/);
  expect(readFileSync(await paper.path(), 'latin1')).toMatch(/^%PDF-/);

  // All of them are of the year 1970: none of the last days.
  const days = page.getByRole('button', { name: word('archive.days', { n: 30 }) });
  await days.click();
  await see(page, word('archive.none'));
  await days.click();
  await expect(rows).toHaveCount(10);
});
