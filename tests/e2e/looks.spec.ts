import type { Page } from '@playwright/test';
import type { AppState } from '../../electron/contract/views.ts';
import type { RunEvent } from '../../electron/contract/run.ts';
import { expect, test } from '../support/browser.ts';
import { START_S } from '../support/page-fixtures.ts';
import { ANSWERS, NOW_MS, SCENES } from '../support/page-scenes.ts';
import { wordsIn } from '../support/person.ts';
import { openScripted } from '../support/scripted-core.ts';

test.use({ locale: 'en-GB', timezoneId: 'Asia/Shanghai' });

const word = wordsIn('en');
const scene = (name: string): AppState => SCENES.find((one) => one.name === name)!.state;
const inTheDark = (state: AppState): AppState => ({ ...state, preferences: { ...state.preferences, theme: 'dark' } });

/** Share of light of a colour as the standard for contrast counts it. */
const RATIO = `(element, pseudo) => {
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(getComputedStyle(element, pseudo).color), light(getComputedStyle(element).backgroundColor)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}`;
/** The font of a text, whether it came along, and whether its figures are of one width. */
const WIDTHS = `async (element) => {
  await document.fonts.load('600 32px "Inter Variable"');
  const width = (text) => {
    const copy = Object.assign(element.cloneNode(), { textContent: text });
    copy.style.display = 'inline-block';
    element.parentElement.style.display = 'block';
    element.parentElement.append(copy);
    const { width } = copy.getBoundingClientRect();
    copy.remove();
    return width;
  };
  return {
    font: getComputedStyle(element).fontFamily.split(',')[0],
    loaded: [...document.fonts].some(({ family, status }) => family.includes('Inter Variable') && status === 'loaded'),
    same: width('11:11:11') === width('00:00:00'),
  };
}`;
const contrast = (page: Page, selector: string): Promise<number> =>
  page.evaluate(`(${RATIO})(document.querySelector(${JSON.stringify(selector)}), '::placeholder')`);

test('letters come with the program, figures keep their width, the ring of the lanes waits for a key, the focus is handed on, and events stand by their attempt', async ({
  page,
}) => {
  const core = await openScripted(page, scene('run'), ANSWERS);
  await page.clock.setFixedTime(NOW_MS);
  const state = inTheDark(scene('run'));
  const [run] = state.runs;
  const before = (at: number, kind: RunEvent['kind']): RunEvent => ({
    t: START_S - 3_600 + at,
    kind,
    attempt: 1,
    message: { code: kind === 'start' ? 'event.start' : 'event.mark', params: { text: 'first attempt' } },
  });
  const early: RunEvent = {
    t: START_S - 75,
    kind: 'mark',
    attempt: 2,
    message: { code: 'event.mark', params: { text: 'early' } },
  };
  core.push({ ...state, runs: [{ ...run!, events: [early, before(42, 'mark'), before(0, 'start')] }] });
  await page.goto(`${core.address}#/run`);
  await core.quiet();

  // Each figure is as wide as any other, in the font that the page brings along.
  await page.locator('.times-one b').first().waitFor();
  const widths: unknown = await page.evaluate(`(${WIDTHS})(document.querySelector('.times-one b'))`);
  expect(widths).toEqual({ font: '"Inter Variable"', loaded: true, same: true });

  // One kind of time: since START of the attempt, of the earlier one too, which stands apart.
  await expect(page.getByRole('region', { name: word('run.events') }).getByRole('listitem')).toHaveText([
    /^−00:01:15 early/,
    word('run.attempt', { n: 1 }),
    /^00:00:42 first attempt/,
    /^00:00:00 /,
  ]);

  // The lanes have the focus for a whole run; their ring comes when somebody begins to use the keys.
  const lanes = page.getByRole('slider', { name: word('lanes.label') });
  await expect(lanes).toBeFocused();
  await expect(lanes).toHaveCSS('outline-style', 'none');
  await page.keyboard.press('ArrowLeft');
  await expect(lanes).toHaveCSS('outline-style', 'solid');

  // Where the thing is gone that had the focus, the primary action has it.
  core.push(inTheDark(scene('bench')));
  await page.goto(`${core.address}#/bench`);
  const describe = page.getByRole('button', { name: word('bench.describe') });
  await describe.focus();
  core.push(inTheDark(scene('bench-empty')));
  await expect(describe).toHaveCount(0);
  await expect(page.locator('main .bar .btn.is-main')).toBeFocused();

  core.push(inTheDark(scene('new')));
  await page.goto(`${core.address}#/new`);
  await page.getByPlaceholder(word('new.find')).waitFor();
  expect(await contrast(page, 'input[type=search]')).toBeGreaterThan(4.5);
});
