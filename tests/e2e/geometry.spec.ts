import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from '@playwright/test';
import type { Language } from '../../electron/contract/text.ts';
import { expect, LOCALES, test } from '../support/browser.ts';
import { ANSWERS, bigStates, NOW_MS, SCENES, type Scene } from '../support/page-scenes.ts';
import { wordsIn } from '../support/person.ts';
import { openScripted, type ScriptedCore } from '../support/scripted-core.ts';

/** What the windows of the field are: laptops, a bigger screen, old and small ones, and the first at 200 %. CSS pixels. */
const SIZES = [
  { width: 1366, height: 681, scale: 1 },
  { width: 1920, height: 993, scale: 1 },
  { width: 1024, height: 700, scale: 1 },
  { width: 900, height: 700, scale: 1 },
  { width: 683, height: 341, scale: 2 },
].filter(({ width }) => String(width).includes(process.env['WIDTH'] ?? ''));
type Size = { width: number; height: number; scale: number };
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
/** A theme changes the word of its button, no more: both are measured where most windows are and where room is least, one in each language elsewhere. */
const themesAt = ({ width }: Size, lang: Language): readonly Theme[] =>
  SHOTS || width === 1366 || width === 683 ? THEMES : [lang === 'zh' ? 'light' : 'dark'];

/** Pictures of every scene, where somebody wants to look at them: E2E_SHOTS=<folder>, narrowed by SCENE=<part of a name>. */
const SHOTS = process.env['E2E_SHOTS'];
const ONLY = process.env['SCENE'] ?? '';

/** Bars are what people see of a place that scrolls: the browser shows them here as on their desks. */
test.use({
  timezoneId: 'Asia/Shanghai',
  launchOptions: async ({ launchOptions }, give) =>
    give({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
});

const HEIGHT = `document.querySelector('.run-hero').getBoundingClientRect().height`;
/** A box that is laid out on fractions of a pixel may round either way. */
const SAME_PX = 1;
const FONTS = `Promise.all(['400', '700'].flatMap((weight) => [['Tributary Sans', '测'], ['Inter Variable', 'aΩ']].map(([family, text]) => document.fonts.load(weight + ' 16px "' + family + '"', text)))).then(() => undefined)`;

/** One page for all: its window is resized in place, which is what makes hundreds of cases cheap. */
interface Stage {
  page: Page;
  core: ScriptedCore;
  size(size: Size): Promise<void>;
  theme(theme: Theme): Promise<void>;
  picture(name: string): Promise<void>;
}
async function stageOn(page: Page): Promise<Stage> {
  page.setDefaultTimeout(5_000);
  const core = await openScripted(page, SCENES[0]!.state, ANSWERS);
  await page.clock.setFixedTime(NOW_MS);
  const session: CDPSession = await page.context().newCDPSession(page);
  const size = async ({ width, height, scale }: Size): Promise<void> => {
    await session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
  };
  const theme = async (value: Theme): Promise<void> => {
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    await page.locator(`html[data-theme=${value}]`).waitFor({ state: 'attached' });
  };
  const picture = async (name: string): Promise<void> => {
    // Not by Playwright, which would give the window its own size back first.
    const { data } = await session.send('Page.captureScreenshot');
    writeFileSync(join(SHOTS ?? '', `${name}.png`), data, 'base64');
  };
  return { page, core, size, theme, picture };
}

async function enter({ page, core, size }: Stage, scene: Scene, lang: Language): Promise<void> {
  core.answer({ ...ANSWERS, ...scene.answers });
  core.push(scene.state);
  await size(SIZES[0]!);
  await page.goto(`${core.address}?${scene.name}${scene.hash}`);
  await page.locator('.page > main').waitFor();
  await core.quiet();
  // A text in a font that is still on its way is measured wrong.
  await page.evaluate(FONTS);
  await scene.reach?.(page, wordsIn(lang));
  await core.quiet();
}

/** What moved against the first scene in a window of this size. */
async function movedOn(page: Page, first: Map<Size, Record<string, string>>, size: Size): Promise<string[]> {
  const places: Record<string, string> = await page.evaluate('geometryPlaces()');
  const before = first.get(size) ?? places;
  first.set(size, before);
  return (
    Object.keys(places)
      // In the one column of a small window a notice stands above everything.
      .filter(
        (name) =>
          places[name] !== undefined && places[name] !== before[name] && !(size.width < 900 && name.includes('main')),
      )
      .map((name) => `${name} moved from ${before[name]} to ${places[name]}`)
  );
}

const faultsOf = async (page: Page, selector = ''): Promise<string[]> =>
  page.evaluate(`geometryFaults(${JSON.stringify(selector)})`);

/** Layouts with one fault each, and what is said of it. */
const FAULTY: [html: string, said: RegExp][] = [
  ['<div style="height: 10px; overflow: hidden"><p style="margin: 0">One</p></div>', /is cut by div/],
  ['<p style="width: 60px; height: 20px; overflow: hidden">A sentence of some lines</p>', /is cut by p/],
  ['<p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">A long one</p>', /in dots/],
  ['<p style="width: 60px; white-space: nowrap">A long sentence</p>', /runs out of its place/],
  ['<p style="margin: 0">one</p><p style="margin: -18px 0 0">two</p>', /lie on one another/],
  ['<input value="more than it has room for" style="width: 40px">', /cuts/],
  ['<div style="height: 40px; overflow: auto"><p style="height: 400px">x</p></div>', /has to be scrolled/],
  ['<button class="btn is-main" style="position: absolute; left: -20px">Go</button>', /is not wholly in view/],
  ['<button class="btn is-main">Go</button><div style="position: fixed; inset: 0"></div>', /is covered by div/],
  ['<p style="width: 3000px">wide</p>', /the page scrolls sideways/],
];

test('the ruler itself finds each fault, and none where there is none', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 681 });
  const measured = async (html: string): Promise<string> => {
    await page.setContent(`<body>${html}</body>`);
    await page.addScriptTag({ path: fileURLToPath(new URL('../support/geometry.mjs', import.meta.url)) });
    return (await faultsOf(page)).join('\n');
  };
  expect(await measured('<p>All is well</p><button class="btn is-main">Go</button>')).toBe('');
  for (const [html, said] of FAULTY) expect(await measured(html), html).toMatch(said);
});

for (const lang of ['zh', 'en'] as const)
  test.describe(lang, () => {
    test.use({ locale: LOCALES[lang] });

    test('every screen at every size: nothing overlaps, nothing is cut, STOP and the primary action are in view', async ({
      page,
    }) => {
      test.setTimeout(300_000);
      const stage = await stageOn(page);
      const faults: string[] = [];
      const first = new Map<Size, Record<string, string>>();
      for (const scene of SCENES.filter(({ name }) => name.includes(ONLY))) {
        await enter(stage, scene, lang);
        for (const size of SIZES) {
          await stage.size(size);
          for (const theme of themesAt(size, lang)) {
            await stage.theme(theme);
            const found = [...(await faultsOf(page)), ...(await movedOn(page, first, size))];
            faults.push(...found.map((fault) => `${scene.name} ${lang} ${theme} ${size.width}: ${fault}`));
            if (SHOTS) await stage.picture(`${scene.name}-${lang}-${theme}-${size.width}`);
          }
        }
      }
      expect(faults).toEqual([]);
    });

    test('every word of the big state fits at every size, stamped or not', async ({ page }) => {
      test.setTimeout(300_000);
      const stage = await stageOn(page);
      await enter(
        stage,
        SCENES.find(({ name }) => name === 'run')!,
        lang,
      );
      const faults: string[] = [];
      const heights = new Map<string, number>();
      for (const size of SIZES) {
        await stage.size(size);
        // What a theme changes is the same for every word: the other test asks both.
        await stage.theme(lang === 'zh' ? 'light' : 'dark');
        for (const { name, state } of bigStates()) {
          stage.core.push(state);
          const found = await faultsOf(page, '.run-hero');
          // Fixed width and height: what stands below never moves with a word.
          const form = `${size.width} ${state.runs[0]?.forS}`;
          const height: number = await page.evaluate(HEIGHT);
          const before = heights.get(form) ?? height;
          heights.set(form, before);
          if (Math.abs(height - before) > SAME_PX) found.push(`the state goes from ${before} px to ${height} px`);
          faults.push(...found.map((fault) => `${name}, ${lang} ${size.width}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    });
  });
