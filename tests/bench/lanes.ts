import { chromium, type Page } from '@playwright/test';
import { LANE_BITS, type LaneWindow } from '../../electron/contract/lanes.ts';
import { ANSWERS, SCENES } from '../support/page-scenes.ts';
import { openScripted } from '../support/scripted-core.ts';
import { figure, type Figure } from './figure.ts';

/** What a key press may take until its picture is painted, milliseconds. */
const LIMIT_MS = 50;
/** Presses of each kind: the cursor, and finer and wider in turn. */
const PRESSES = 60;

/** Something else in each pixel: the most that there can be to draw. */
function worstWindow(from: number, to: number, pixels: number): LaneWindow {
  const looks = [LANE_BITS.clean, LANE_BITS.ERR, LANE_BITS.AIS | LANE_BITS.LSS, LANE_BITS.unobserved, LANE_BITS.SLIP];
  const flags = Uint32Array.from({ length: pixels }, (_, at) => looks[at % looks.length]!);
  const errorsMax = Float64Array.from({ length: pixels }, (_, at) => at % 997);
  return { from, to, flags, errorsMax, errorsSum: errorsMax };
}

/** Times from each key press to the next paint, as the browser itself tells them (Event Timing): what took less than a frame is told as 0. */
async function pressed(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate('window.benchPresses = []');
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(1000);
  const told = await page.evaluate<number[]>('window.benchPresses');
  return [...told, ...Array<number>(Math.max(0, keys.length - told.length)).fill(0)].sort((a, b) => a - b);
}

const OBSERVE = `new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === 'keydown') window.benchPresses?.push(entry.duration);
}).observe({ type: 'event', durationThreshold: 16 })`;

/** The run page with 72 hours of lanes in a real browser: 95 of 100 presses are painted within this share of the limit. */
export async function benchLanes(): Promise<Figure[]> {
  const scene = SCENES.find(({ name }) => name === 'run-72h')!;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  const worst = ({ from, to, pixels }: { from: number; to: number; pixels: number }) => worstWindow(from, to, pixels);
  const core = await openScripted(page, scene.state, { ...ANSWERS, 'run.window': worst });
  await page.goto(`${core.address}?bench${scene.hash}`);
  await page.locator('.over').waitFor();
  await page.evaluate(OBSERVE);
  // The first presses compile what the others use.
  await pressed(page, ['ArrowLeft', 'ArrowRight', '+', '-', 'Escape']);
  const cursor = await pressed(page, Array<string>(PRESSES).fill('ArrowLeft'));
  const zoom = await pressed(
    page,
    Array.from({ length: PRESSES }, (_, at) => (at % 2 === 0 ? '+' : '-')),
  );
  await browser.close();
  const share = (times: readonly number[]): number => times[Math.floor(times.length * 0.95)]! / LIMIT_MS;
  return [
    figure(`cursor key to paint, 72 h of lanes, 95 of 100 / ${LIMIT_MS} ms`, share(cursor), 'x', '<=', 1),
    figure(`zoom key to paint, 72 h of lanes, 95 of 100 / ${LIMIT_MS} ms`, share(zoom), 'x', '<=', 1),
  ];
}
