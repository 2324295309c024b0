import { join } from 'node:path';
import { openArchive } from '../../electron/archive/index.ts';
import { startApp, type App } from '../support/app.ts';
import { circuitEntry } from '../support/book.ts';
import { expect, jobOn, LOCALES, test } from '../support/browser.ts';
import { see } from '../support/job.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp(async (home) => {
    const archive = await openArchive(join(home, 'archive.db'));
    await archive.enter([
      circuitEntry({ number: 'SZ-NJ-0013', customer: { name: '星港物流', phone: '0512-66881234' }, inService: true }),
      circuitEntry({ number: 'SZ-T-0002', kind: 'test', until: '2020-01-31' }),
    ]);
    await archive.close();
  });
});
test.afterAll(() => app.end());

test.use({ locale: LOCALES.zh });
test('a circuit is found by a telephone number, given up and taken back; planned work on it stops at an objection', async ({
  page,
}) => {
  const { word } = jobOn(page, 'zh', 'keyboard');
  await page.goto(app.address);
  await see(page, word('place.bench'));
  await page.evaluate("location.hash = '#/circuits'");
  const rows = page.locator('.row-table tbody tr');
  // A test that is over stands first, and says so.
  await expect(rows.first()).toContainText('SZ-T-0002');
  await page.getByLabel(word('line.find')).fill('66881234');
  await expect(rows).toHaveCount(1);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'SZ-NJ-0013' }).waitFor();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await button(word('line.did.given-up')).click();
  await button('合同到期').click();
  await button(word('line.did.given-up')).last().click();
  await expect(page.locator('.stands')).toHaveText(word('line.state.given-up'));
  await button(word('order.take')).click();
  await expect(page.locator('.stands')).toHaveText(word('line.state.in-service'));

  await page.evaluate("location.hash = '#/planned'");
  await page.getByRole('button', { name: word('planned.new') }).click();
  await page.getByLabel(word('planned.name')).fill('单板更换');
  await page.getByRole('checkbox', { name: 'SZ-NJ-0013' }).check();
  await button(word('ui.save')).click();
  await page.getByRole('heading', { name: '单板更换' }).waitFor();
  await page.getByRole('button', { name: word('planned.did.objected') }).click();
  await page.getByLabel(word('planned.objects')).fill('月末结账');
  await button(word('planned.did.objected')).last().click();
  await expect(page.locator('.one-planned-stopped')).toContainText('月末结账');

  // Another window is agreed on: it begins anew, and what cannot be tested says why.
  await page.getByRole('button', { name: word('planned.edit') }).click();
  await page.getByLabel(word('planned.to')).fill('2099-01-01');
  await button(word('ui.save')).click();
  await expect(page.locator('.one-planned-stopped')).toHaveCount(0);
  await button(word('planned.without')).first().click();
  await button('机房进不去').click();
  await button(word('planned.without-act')).click();
  await expect(page.getByText('不测：机房进不去')).toBeVisible();
});
