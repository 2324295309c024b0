import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, test } from '../support/browser.ts';
import { connect, prepare, see } from '../support/job.ts';
import { lengthIn } from '../../electron/contract/duration.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.en });

test('a person is told where to set what, how far the proof is, and is asked why he stops', async ({ page }) => {
  const job = jobOn(page, 'en', 'mouse', { axe: true });
  const { hands, word } = job;
  const { keyboard } = page;
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await prepare(job, '1h');
  await hands.press(new RegExp(`^${word('new.start')}`));
  // The steps to come say how long they usually take.
  const rail = page.getByRole('list', { name: word('rail.steps') });
  await expect(rail).toContainText(word('rail.about', { s: 15 }));
  await expect(rail).toContainText(lengthIn('en', 3600));
  await hands.press(word('prompt.wired'));

  // The front panel: where in the menu, what was set already, and each line to be ticked off by keyboard.
  const clock = page.getByRole('checkbox', { name: /CONFIG > CLOCKS/ });
  await expect(clock).toBeVisible();
  await see(page, word('panel.remote'));
  await expect(page.getByRole('button', { name: word('photo.add') })).toBeVisible();
  await clock.focus();
  await keyboard.press('Space');
  await expect(clock).toBeChecked();
  await job.pass?.('panel');
  await keyboard.press('Control+Enter');

  // What is being done, how far it is and how long it still takes.
  const bar = page.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await see(page, /about \d+ s left/);
  await see(page, /^(Injecting an error ratio|Injection is off)/);
  expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(0.2);
  await see(page, word('big.clean'));

  // STOP asks why in the same box, and in no way keeps anybody from stopping.
  await keyboard.press('F8');
  const question = page.getByRole('alertdialog');
  await expect(page.getByLabel(word('stop.reason'))).toHaveValue('not-given');
  await page.getByLabel(word('stop.reason')).selectOption('other');
  await page.getByLabel(word('stop.reason-text')).fill('机房要关门');
  await expect(async () => {
    await keyboard.press('F8');
    await expect(question).toBeHidden({ timeout: 100 });
  }).toPass();
  await page.getByRole('heading', { name: word('verdict.aborted'), exact: true }).waitFor();
  await see(page, /^stopped by hand at \d\d:\d\d:\d\d: 机房要关门$/);
  // Nobody has said that the loop is off, and it is said so for good.
  await see(page, /^nobody has said that the loop was taken off: /);
  await hands.go('archive');
  await see(page, /stopped by hand at \d\d:\d\d:\d\d: 机房要关门/);
});
