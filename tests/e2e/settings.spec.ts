import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Language } from '../../electron/contract/text.ts';
import type { WordKey } from '../../electron/contract/words/index.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, LOCALES, test } from '../support/browser.ts';
import { archiveOfFour } from '../support/damage.ts';
import { PNG_LOGO } from '../support/logo.ts';
import { wordsIn } from '../support/person.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp((home) => archiveOfFour(join(home, 'archive.db')));
});
test.afterAll(() => app.end());

const settings = () =>
  JSON.parse(readFileSync(join(app.home, 'settings.json'), 'utf8')) as Record<string, Record<string, unknown>>;
const field = (page: Page, lang: Language, key: WordKey): Locator =>
  page.getByRole('textbox', { name: wordsIn(lang)(key), exact: true });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** Types into a field and leaves it, as somebody does who goes on to the next. */
async function fill(page: Page, lang: Language, key: WordKey, text: string): Promise<void> {
  await field(page, lang, key).fill(text);
  await field(page, lang, key).press('Tab');
}

for (const lang of ['zh', 'en'] as const)
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });
    const word = wordsIn(lang);

    test(`company, name, folders and backup are chosen, saved at once and undone (${lang})`, async ({ page }) => {
      const stick = join(app.home, `stick-${lang}`);
      mkdirSync(stick);
      await page.goto(app.address);
      await page.getByRole('navigation').waitFor();
      // Nobody has copied this archive yet; said until tomorrow, on the first screen.
      if (lang === 'zh') await expect(button(page, word('settings.backup-go'))).toBeVisible();
      await page.keyboard.press('7');
      await page.getByRole('heading', { name: word('place.settings'), exact: true }).waitFor();
      const before = await field(page, lang, 'settings.company-name').inputValue();
      await fill(page, lang, 'settings.company-name', `华星 ${lang}`);
      await expect(page.getByText(word('settings.saved', { row: word('settings.company-name') }))).toBeVisible();
      expect(settings()['company']).toMatchObject({ name: `华星 ${lang}` });
      // Ctrl+Z belongs to a field while one types in it; elsewhere it takes back what was saved last.
      await page.getByRole('heading', { name: word('settings.report-group') }).click();
      await page.keyboard.press('Control+z');
      await expect(page.getByText(word('settings.undone', { row: word('settings.company-name') }))).toBeVisible();
      await expect(field(page, lang, 'settings.company-name')).toHaveValue(before);
      await fill(page, lang, 'settings.company-name', `华星 ${lang}`);
      // What cannot be says so at its field, and what was saved stands.
      await fill(page, lang, 'settings.prefix', 'hx tx');
      await expect(page.getByRole('alert')).toContainText(word('settings.prefix-form'));
      await fill(page, lang, 'settings.prefix', `hx${lang}`);
      await expect(page.getByText(word('settings.saved', { row: word('settings.prefix') }))).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(settings()['reportPrefix']).toBe(`HX${lang.toUpperCase()}`);
      await fill(page, lang, 'settings.reports-folder', join(stick, 'gone'));
      await expect(page.getByRole('alert')).toContainText('gone');
      await fill(page, lang, 'settings.reports-folder', '');
      // A logo of nonsense, then one that is a picture.
      const choose = (name: string, buffer: Buffer, mimeType = 'image/png') =>
        page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
      await choose('logo.png', Buffer.from('nonsense'));
      await expect(page.getByRole('alert')).toContainText('PNG');
      await choose('logo.png', Buffer.from(PNG_LOGO));
      await expect(page.getByRole('img', { name: word('settings.logo') })).toBeVisible();
      await fill(page, lang, 'settings.person-name', '王一凡');
      // A backup, whole and read through; the last one is said.
      await fill(page, lang, 'settings.backup-folder', stick);
      await button(page, word('settings.backup-now')).click();
      await expect(page.getByText(join(stick, 'tributary-'))).toBeVisible();
      expect(readdirSync(stick)).toEqual([expect.stringMatching(/^tributary-\d{8}-\d{6}\.db$/)]);
      await page.getByLabel(word('settings.zone'), { exact: true }).selectOption('Asia/Tokyo');
      const saved = page.waitForEvent('download');
      await button(page, word('settings.export-log')).click();
      expect((await saved).suggestedFilename()).toContain('log');
      // The same on another screen: a name that stands ready, a zone in which times are told, a language.
      const other = lang === 'zh' ? 'en' : 'zh';
      await page
        .locator('label')
        .filter({
          has: page.getByRole('radio', { name: word(other === 'en' ? 'settings.english' : 'settings.chinese') }),
        })
        .click();
      await expect(page.locator('html')).toHaveAttribute('lang', other === 'zh' ? 'zh-CN' : 'en');
      await page.keyboard.press('1');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(button(page, wordsIn(other)('settings.backup-go'))).toHaveCount(0);
    });
  });
