import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { pictureType } from '../../electron/contract/pictures.ts';
import { SETTINGS } from '../../electron/contract/settings.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, test } from '../support/browser.ts';
import { see, signAll } from '../support/job.ts';
import { throughWorks } from '../support/works.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.zh });

const CASES = Object.keys(SETTINGS.emergency.values) as (keyof typeof SETTINGS.emergency.values)[];

test('six emergencies, each from who started it to the signed page', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  for (const name of CASES) {
    await hands.go('new');
    await page.getByLabel(word('new.procedure')).selectOption('emergency');
    await hands.choose(SETTINGS.emergency.values[name].screen.zh);
    await hands.press(new RegExp(`^${word('new.start')}`));
    const titles = await throughWorks(job);
    expect(titles[0]).toBe(word('works.start'));
    expect(titles.at(-1)).toBe(word('works.proof'));
    await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
    await see(page, word('why.works-again', { minutes: 7 }));
    await see(page, word('works.started-by'));
    // As a picture for the documents, where those are made.
    await job.pass?.(`emergency-${name}`);
    await signAll({ ...job, pass: undefined }, ['王一凡', '于小川']);
  }
});

test('lamps are tapped by keyboard, and a picture of the front goes out by telephone', async ({ page }) => {
  const job = jobOn(page, 'zh', 'keyboard');
  const { hands, word } = job;
  const { keyboard } = page;
  await page.goto(app.address);
  await hands.go('new');
  await page.getByLabel(word('new.procedure')).selectOption('emergency');
  await hands.choose(SETTINGS.emergency.values.lamps.screen.zh);
  await hands.press(new RegExp(`^${word('new.start')}`));
  await page.getByRole('heading', { name: word('works.start') }).waitFor();
  await hands.type(word('works.started-by'), '王一凡');
  await hands.type(word('works.out-for'), '3');
  await hands.press(word('works.told'));
  const lamp = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}: `) });
  await expect(lamp('PWR')).toBeFocused();
  // Numbers name a look, Space goes on to the next, arrows go from lamp to lamp; the lamps that nobody looked at keep it waiting.
  await keyboard.press('1');
  await keyboard.press('ArrowRight');
  for (let look = 0; look < 3; look++) await keyboard.press('Space');
  await expect(lamp('LOS')).toHaveAccessibleName(`LOS: ${word('box.look.flashing')}`);
  await see(page, /^LOS 闪：远端/);
  await expect(page.getByRole('button', { name: word('works.told') })).toHaveAttribute('aria-disabled', 'true');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: word('box.picture') }).press('Enter'),
  ]);
  const bytes = readFileSync(await download.path());
  expect([download.suggestedFilename(), pictureType(bytes)]).toEqual(['converter.png', 'image/png']);
  await page.getByRole('button', { name: word('box.rest-off') }).press('Enter');
  await hands.press(word('works.told'));
  await see(page, '查 2M 插头');
});
