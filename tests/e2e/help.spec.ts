import { expect, LOCALES, test } from '../support/browser.ts';
import { ANSWERS, SCENES } from '../support/page-scenes.ts';
import { wordsIn } from '../support/person.ts';
import { openScripted } from '../support/scripted-core.ts';

/** What a newcomer wants to know: what he types, and what he must then read. */
const QUESTIONS = {
  en: [
    ['AIS', /AIS, alarm indication signal/, /fills it with ones/],
    ['v35', /V\.35 interface/, /103 TXD.*transmitted data.*P.*S/],
    ['120', /75 or 120 ohm/, /the other 120/],
    ['bert-20e1', /Megger BERT-20E1/, /receive and transmit for 120 ohm/],
  ],
  zh: [
    ['全1', /AIS 告警指示信号/, /故障在我的上游/],
    ['M34', /V\.35 接口/, /103 TXD.*发送数据.*P.*S/],
    ['120欧', /75 Ω 还是 120 Ω/, /标 75 和 120/],
    ['Megger', /Megger BERT-20E1/, /120 Ω 收、发四个口/],
  ],
} as const;

for (const lang of ['en', 'zh'] as const)
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test('what an alarm means, how a plug is pinned, where a set hides it: the key and a word', async ({ page }) => {
      const say = wordsIn(lang);
      const run = SCENES.find(({ name }) => name === 'run')!;
      const core = await openScripted(page, run.state, { ...ANSWERS, ...run.answers });
      for (const [asked, title, said] of QUESTIONS[lang]) {
        await page.goto(`${core.address}?${asked}${run.hash}`);
        await page.locator('main.run').waitFor();
        await core.quiet();
        // First action, and the second and last.
        await page.keyboard.press('?');
        await page.getByRole('searchbox').fill(asked);
        await expect(page.getByRole('article').getByRole('heading').first()).toHaveText(title);
        await expect(page.getByRole('article')).toContainText(said);
      }
      // The run goes on beside it, and STOP stands where it stands.
      await expect(page.getByRole('button', { name: say('stop.stop') })).toBeVisible();
      await page.getByRole('searchbox').fill('');
      await expect(page.getByRole('article')).toContainText(say('help.keys'));
      await expect(page.getByRole('definition').filter({ hasText: say('place.archive') })).toBeVisible();
      // Keys are called as they are marked, not as a program calls them.
      await expect(page.getByRole('term').filter({ hasText: /^([←→]|F8)$/ })).toHaveCount(3);
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(/#\/run/);
    });
  });
