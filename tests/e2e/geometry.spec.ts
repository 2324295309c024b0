import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from '@playwright/test';
import type { AppState } from '../../electron/contract/views.ts';
import { axeFaults, expect, test } from '../support/browser.ts';
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
/** Each language in a theme of its own: a theme changes no size. */
const LOOKS = [
  { lang: 'zh', theme: 'light' },
  { lang: 'en', theme: 'dark' },
] as const;
type Look = (typeof LOOKS)[number];

/** Pictures of every scene, where somebody wants to look at them: E2E_SHOTS=<folder>, narrowed by SCENE=<part of a name>. */
const SHOTS = process.env['E2E_SHOTS'];
const ONLY = process.env['SCENE'] ?? '';

// The longest of all: its tests side by side, each on a page of its own.
test.describe.configure({ mode: 'parallel' });

/** Bars are what people see of a place that scrolls: the browser shows them here as on their desks. */
test.use({
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  launchOptions: async ({ launchOptions }, give) =>
    give({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
});

/** What is wrong with the big state, and how high it is, in one look. */
const HERO = `[geometryFaults('.hero'), document.querySelector('.hero').getBoundingClientRect().height]`;
/** A box that is laid out on fractions of a pixel may round either way. */
const SAME_PX = 1;
const FONTS = `Promise.all(['400', '700'].flatMap((weight) => [['Tributary Sans', '测'], ['Inter Variable', 'aΩ']].map(([family, text]) => document.fonts.load(weight + ' 16px "' + family + '"', text)))).then(() => undefined)`;

/** One page for all: its window is resized in place, and its language changed, which is what makes hundreds of cases cheap. */
interface Stage {
  page: Page;
  core: ScriptedCore;
  size(size: Size): Promise<void>;
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
  const picture = async (name: string): Promise<void> => {
    // Not by Playwright, which would give the window its own size back first.
    const { data } = await session.send('Page.captureScreenshot');
    writeFileSync(join(SHOTS ?? '', `${name}.png`), data, 'base64');
  };
  return { page, core, size, picture };
}

/** The same state as its user chose to see it. */
const seenIn = (state: AppState, { lang, theme }: Look): AppState => ({
  ...state,
  preferences: { ...state.preferences, language: lang, theme },
});

async function enter({ page, core, size }: Stage, scene: Scene, look: Look): Promise<void> {
  core.answer({ ...ANSWERS, ...scene.answers });
  core.push(seenIn(scene.state, look));
  await size(SIZES[0]!);
  await page.goto(`${core.address}?${scene.name}${scene.hash}`);
  await page.locator('.page > main').waitFor();
  await core.quiet();
  // A text in a font that is still on its way is measured wrong.
  await page.evaluate(FONTS);
  await scene.reach?.(page, wordsIn(look.lang));
  await core.quiet();
}

/** Shows in another language what is shown. */
async function turn({ page, core }: Stage, state: AppState, look: Look): Promise<void> {
  core.push(seenIn(state, look));
  await page.locator(`html[data-theme=${look.theme}]`).waitFor({ state: 'attached' });
  await core.quiet();
}

/** What moved against the first scene in a window of this size. */
async function movedOn(
  page: Page,
  first: Map<string, Record<string, string>>,
  size: Size,
  look: Look,
): Promise<string[]> {
  const places: Record<string, string> = await page.evaluate('geometryPlaces()');
  const key = `${size.width} ${look.lang}`;
  // Not every screen has every place: each is compared with the first that had it.
  const known = Object.entries(first.get(key) ?? {}).filter(([, place]) => place !== undefined);
  const before = { ...places, ...Object.fromEntries(known) };
  first.set(key, before);
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

const faultsOf = async (page: Page): Promise<string[]> => page.evaluate('geometryFaults()');

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
  await page.setContent('<button></button>');
  expect((await axeFaults(page)).join('\n')).toMatch(/^button-name: button$/m);
});

// In two halves side by side: it is the longest of all. The first scene stands in both, so that nothing moves against it in either.
for (const half of [0, 1])
  test(`every screen at every size in both languages, half ${half + 1}: nothing overlaps, nothing is cut, nothing moves, STOP and the primary action are in view, axe finds nothing`, async ({
    page,
  }) => {
    await measure(
      page,
      SCENES.filter(({ name }, at) => name.includes(ONLY) && (at === 0 || at % 2 === half)),
    );
  });

async function measure(page: Page, scenes: readonly Scene[]): Promise<void> {
  test.setTimeout(600_000);
  const stage = await stageOn(page);
  const faults: string[] = [];
  const first = new Map<string, Record<string, string>>();
  for (const scene of scenes) {
    for (const [at, look] of LOOKS.entries()) {
      if (at === 0) await enter(stage, scene, look);
      else await turn(stage, scene.state, look);
      // There and back again: the window stays as it is from one language to the next.
      for (const size of at === 0 ? SIZES : SIZES.toReversed()) {
        await stage.size(size);
        const found = [...(await faultsOf(page)), ...(await movedOn(page, first, size, look))];
        if (size === SIZES[0]) found.push(...(await axeFaults(page)));
        faults.push(...found.map((fault) => `${scene.name} ${look.lang} ${size.width}: ${fault}`));
        if (SHOTS) await stage.picture(`${scene.name}-${look.lang}-${look.theme}-${size.width}`);
      }
    }
  }
  expect(faults).toEqual([]);
}

test('every word of the big state fits at every size, stamped or not', async ({ page }) => {
  test.setTimeout(300_000);
  const stage = await stageOn(page);
  const run = SCENES.find(({ name }) => name === 'run')!;
  const faults: string[] = [];
  const heights = new Map<string, number>();
  await enter(stage, run, LOOKS[0]);
  for (const look of LOOKS) {
    await turn(stage, run.state, look);
    // What fits in 1366 fits in 1920, where letters are no larger, and what fits in 900 in 1024, which is laid out alike.
    for (const size of SIZES.filter(({ width }) => width < 1900 && width !== 1024)) {
      await stage.size(size);
      for (const { name, state } of bigStates()) {
        stage.core.push(seenIn(state, look));
        // Fixed width and height: what stands below never moves with a word.
        const form = `${size.width} ${look.lang} ${state.runs[0]?.forS}`;
        const [found, height]: [string[], number] = await page.evaluate(HERO);
        const before = heights.get(form) ?? height;
        heights.set(form, before);
        if (Math.abs(height - before) > SAME_PX) found.push(`the state goes from ${before} px to ${height} px`);
        faults.push(...found.map((fault) => `${name}, ${look.lang} ${size.width}: ${fault}`));
      }
    }
  }
  expect(faults).toEqual([]);
});
