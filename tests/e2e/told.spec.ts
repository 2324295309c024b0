import { toSign } from '../../electron/procedures/steps/sign.ts';
import type { Page } from '@playwright/test';
import type { RunView } from '../../electron/contract/views.ts';
import { expect, LOCALES, test } from '../support/browser.ts';
import { cleanRun, longRun, states } from '../support/page-fixtures.ts';
import { ANSWERS, NOW_MS } from '../support/page-scenes.ts';
import { wordsIn } from '../support/person.ts';
import { openScripted } from '../support/scripted-core.ts';

test.use({ locale: LOCALES.zh, timezoneId: 'Asia/Shanghai' });
const zh = wordsIn('zh');
const withRun = (run: Partial<RunView>) => ({ ...states['clean']!, runs: [{ ...cleanRun, ...run }] });

/** Sizes of digits and state word in pixels, how far the times fill their place, and whether all of it is within its own. */
const MEASURE = `(() => {
  const px = (selector) => Number.parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const [digits, fit] = [box('.far-figure b'), box('.far-figure .far-fit')];
  const within = [...document.querySelectorAll('.far-fit')].every((one) => {
    const [outer, inner] = [one, one.firstElementChild].map((element) => element.getBoundingClientRect());
    return inner.right <= outer.right && inner.height <= outer.height;
  });
  return {
    digits: px('.far-figure b'), word: px('.far-state b'), within,
    fills: Math.max(digits.width / fit.width, digits.height / fit.height),
    stop: JSON.stringify(box('.stop-button').toJSON()),
  };
})()`;
interface Measured {
  digits: number;
  word: number;
  within: boolean;
  fills: number;
  stop: string;
}
const measured = (page: Page): Promise<Measured> => page.evaluate(MEASURE);
const WINDOWS = [
  [1920, 1080],
  [1366, 681],
  [1024, 700],
  [900, 700],
  [683, 341],
] as const;
/** A laptop of 14 inches. */
const MM_A_PIXEL = 309 / 1366;
/** Angle under which so many millimetres are seen from two metres, degrees. */
const degreesAtTwoMetres = (mm: number): number => (Math.atan(mm / 2000) * 180) / Math.PI;

test('the far view is one key away, fills any window and leaves STOP where it is', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const core = await openScripted(page, withRun({}), ANSWERS);
  await page.clock.setFixedTime(NOW_MS);
  await page.goto(`${core.address}#/run`);
  await page.getByRole('heading', { name: cleanRun.circuit!.number }).waitFor();
  const stop = await page.evaluate(
    `JSON.stringify(document.querySelector('.stop-button').getBoundingClientRect().toJSON())`,
  );
  await page.keyboard.press('f');
  await page.getByRole('main').filter({ hasText: '00:05:19' }).waitFor();
  await expect(page.getByRole('region', { name: zh('far.state') })).toContainText(zh('big.clean'));
  await expect(page.getByText(zh('big.one-more.ES'))).toBeVisible();

  const here = await measured(page);
  expect(here.digits).toBeGreaterThanOrEqual(170);
  // A digit is as high as seven tenths of its size; twenty minutes of arc are read with ease.
  expect(degreesAtTwoMetres(0.7 * here.digits * MM_A_PIXEL)).toBeGreaterThan(1 / 3);
  expect(here).toMatchObject({ within: true, stop });
  for (const run of [{}, longRun, { counters: [{ name: 'bitErrors' as const, value: 12_345_678 }] }]) {
    core.push(withRun(run));
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      await expect(async () => {
        const { within, fills } = await measured(page);
        expect(within).toBe(true);
        expect(fills).toBeGreaterThan(0.9);
      }, `${width} x ${height}`).toPass();
    }
  }

  // The same key leads back, and so does Esc; what came out takes the place of the state.
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: zh('mark.mark') })).toBeVisible();
  await page.keyboard.press('f');
  core.push(
    withRun({
      judged: 'fail',
      prompt: { id: 'q9', ...toSign({ id: 'sign', do: 'sign', by: ['engineer'], optional: [] }) },
    }),
  );
  await expect(page.getByRole('region', { name: zh('far.state') })).toHaveText(zh('verdict.fail'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: zh('far.state') })).toBeHidden();
});
