import { join } from 'node:path';
import { openArchive } from '../../electron/archive/index.ts';
import { localText } from '../../electron/contract/book/times.ts';
import { startApp, type App } from '../support/app.ts';
import { circuitEntry, orderEntry } from '../support/book.ts';
import { expect, LOCALES, jobOn, test } from '../support/browser.ts';
import { see } from '../support/job.ts';

const DAY_MS = 86_400_000;
/** So many days from today. */
const day = (n: number): string => localText(Date.now() + n * DAY_MS).slice(0, 10);

let app: App;
test.beforeAll(async () => {
  app = await startApp(async (home) => {
    const archive = await openArchive(join(home, 'archive.db'));
    await archive.enter([
      circuitEntry({ number: 'L1', span: 'province', customer: { name: '星港物流' } }),
      ...['en', 'zh'].flatMap((lang) => [
        orderEntry({ order: `LATE-${lang}`, received: day(-30), due: day(-2), built: true }),
        orderEntry({ order: `SOON-${lang}`, received: day(-10), due: day(40) }),
      ]),
    ]);
    await archive.close();
  });
});
test.afterAll(() => app.end());

for (const lang of ['en', 'zh'] as const)
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    test('what presses most stands first; steps, a warning, a new date and a slip are noted by the keyboard alone', async ({
      page,
    }) => {
      const { word } = jobOn(page, lang, 'keyboard');
      const press = async (name: string | RegExp): Promise<void> => {
        // Of two the one in the dialog.
        await page
          .getByRole('button', { name, exact: typeof name === 'string' })
          .last()
          .focus();
        await page.keyboard.press('Enter');
      };
      await page.goto(app.address);
      await see(page, word('place.bench'));
      await page.evaluate("location.hash = '#/orders'");
      const rows = page.locator('.order-table tbody tr');
      await expect(rows).toHaveCount(4);
      await expect(rows.first()).toContainText('LATE');
      await expect(rows.first()).toContainText(word('order.press.over'));

      await page.getByLabel(word('order.find')).fill(`LATE-${lang}`);
      await expect(rows).toHaveCount(1);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: `LATE-${lang}` }).waitFor();

      const step = (name: 'review' | 'build' | 'handover') =>
        page.getByRole('row', { name: word(`order.step.${name}`) });
      await press(word('order.did.reviewed'));
      await expect(step('review')).toContainText(day(0));
      await press(word('order.did.engineering-failed'));
      await see(page, word('order.gate.failed'));
      await press(word('order.did.engineering-passed'));
      await expect(step('build')).toContainText(word('order.gate.passed'));

      // A gate is open: an order is completed all the same only with a reason.
      await press(word('order.did.completed'));
      const gate = page.getByRole('dialog', { name: word('order.ask.completed', { order: `LATE-${lang}` }) });
      await expect(gate).toContainText(`${word('order.gate.service')}: ${word('order.gate.open')}`);
      await press(word('order.complete-anyway'));
      await expect(gate).toContainText(word('ui.required', { field: word('order.complete-why') }));
      // What was typed is not lost by one stroke.
      await gate.getByRole('textbox').fill('x');
      await page.keyboard.press('Escape');
      await expect(gate).toContainText(word('ui.typed'));
      await page.keyboard.press('Escape');
      await expect(gate).toHaveCount(0);

      await press(word('order.did.warned'));
      await press(lang === 'en' ? 'Equipment not delivered' : '设备未到货');
      await press(word('order.did.warned'));
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.locator('.log-entry').first()).toContainText(lang === 'en' ? 'Province office' : '省政企部');

      await press(word('order.did.postponed'));
      await press(new RegExp(`^${word('order.days', { n: 14 })} `));
      await press(lang === 'en' ? 'Customer asked for it' : '客户要求改期');
      await press(word('order.did.postponed'));
      await expect(step('handover')).toContainText(day(14));
      await expect(page.locator('s', { hasText: day(-2) })).toHaveCount(1);

      // The wrong entry stays in the log and counts no more.
      await press(word('order.take-back', { what: word('order.did.postponed') }));
      await expect(step('handover')).toContainText(day(-2));
      await expect(page.locator('.log-entry[data-state=taken-back]')).toHaveCount(1);

      await page.keyboard.press('Escape');
      await expect(rows.first()).toBeFocused();
      const saved = page.waitForEvent('download');
      await page.keyboard.press('p');
      expect((await saved).suggestedFilename()).toMatch(/^(进度报告|Progress-report)-\d{8}\.pdf$/);
    });
  });
