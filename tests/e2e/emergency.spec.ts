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
  test.setTimeout(120_000);
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
    await signAll(job, ['王一凡', '于小川']);
  }
});
