import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { judge, judgeOptions } from '../../electron/analysis/index.ts';
import { atOnce } from '../../electron/archive/worker/in-steps.ts';
import { openStore, type Store } from '../../electron/archive/worker/store.ts';
import type { Input } from '../../electron/contract/api.ts';
import type { Observation } from '../../electron/contract/tester.ts';
import { expect, test } from '../support/browser.ts';
import { states } from '../support/page-fixtures.ts';
import { ANSWERS } from '../support/page-scenes.ts';
import { circuit, missed, newRun, planned, seen, trackOf } from '../support/records.ts';
import { recordWatch } from '../support/watch-record.ts';
import { openScripted, type Answers } from '../support/scripted-core.ts';

/** 2026-01-01 00:00:07 in the zone of the page. */
const START = Date.UTC(2025, 11, 31, 16, 0, 7) / 1000;
const HOUR_S = 3600;
const DAYS_3_S = 72 * HOUR_S;

const made = mkdtempSync(join(tmpdir(), 'tributary-lanes-'));
let store: Store;
let close: () => void;

function record(runId: string, from: number, lengthS: number, at: (i: number, t: number) => Observation): void {
  store.createRun(newRun({ runId, circuit: circuit('C-1'), startedAtMs: from * 1000, simulated: false }));
  store.putAttempt(runId, { number: 1, startedAtMs: from * 1000 });
  const one = planned(runId, 1, { from, forS: lengthS, rateKbps: 2048 });
  store.putMeasurement(runId, 1, one);
  store.record(
    one.id,
    Array.from({ length: lengthS }, (_, i) => at(i, from + i)),
  );
  const judgement = judge(store.history(one.id), judgeOptions(store.getRun(runId), one));
  const { verdict, why } = judgement;
  store.putMeasurement(runId, 1, { ...one, to: from + lengthS, judgement, verdict });
  store.putAttempt(runId, { number: 1, startedAtMs: from * 1000, verdict });
  store.finishRun(runId, { verdict, why, endedAtMs: (from + lengthS) * 1000 });
}

test.beforeAll(() => {
  ({ store, close } = openStore(join(made, 'a.db')));
  record('long', START, DAYS_3_S, (i, t) => {
    if (i === 2 * HOUR_S) return missed(t, t + 1, { reason: 'link-lost' });
    return i % HOUR_S === 100 ? seen(t, { bitErrors: 17 }) : seen(t);
  });
  record('short', START + DAYS_3_S + HOUR_S, 900, (i, t) => seen(t, i === 30 ? { bitErrors: 4 } : {}));
  record('beside', START + DAYS_3_S + HOUR_S + 300, 900, (i, t) => seen(t, i < 30 ? {} : { bitErrors: 4 }));
});
/** A watch of three hours: the far rungs lose twice, the converter counts errors before the first of it. */
test.beforeAll(() => {
  const troubles = [
    { at: 1200, lengthS: 3, crc: true },
    { at: 7203, lengthS: 5 },
  ];
  recordWatch(store, 'watch', START, 3 * HOUR_S, troubles);
});
test.afterAll(() => {
  close();
  rmSync(made, { recursive: true });
});

/** A core that has this archive. */
const answers = (): Answers => ({
  ...ANSWERS,
  'archive.record': ({ runId }: { runId: string }) => store.getRun(runId),
  'archive.find': () => ({ runs: store.listRuns({}), total: 3 }),
  'record.events': ({ runId, within }: Input<'record.events'>) => atOnce(store.events(runId, within)),
  'run.moment': ({ measurement, t }: Input<'run.moment'>) => store.moment(measurement, t),
  'run.window': ({ measurement, from, to, pixels }: Input<'run.window'>) =>
    atOnce(store.window(measurement, from, to, pixels)),
  'run.track': ({ measurement, from, to, pixels }: Input<'run.track'>) =>
    atOnce(store.track(measurement, from, to, pixels)),
});

test.use({ timezoneId: 'Asia/Shanghai' });

async function opened(page: Page, hash: string): Promise<Awaited<ReturnType<typeof openScripted>>> {
  const bench = states['bench']!;
  const state = { ...bench, preferences: { ...bench.preferences, language: 'zh' as const } };
  const core = await openScripted(page, state, answers());
  await page.goto(`${core.address}?${hash}`.replace('?#', '?lanes#'));
  await page.locator('.work').waitFor();
  await core.quiet();
  return core;
}

test('a record of 72 hours: dates at both ends, from event to event, the second under the cursor, finer by keys, wheel and box', async ({
  page,
}) => {
  const core = await opened(page, `#/lanes/long?m=${trackOf('long')}`);
  await expect(page.locator('.strip')).toContainText('01-01 00:00:07 – ');
  await expect(page.locator('.strip')).toContainText('01-04 00:00:07');
  await expect(page.locator('.event-list')).toContainText('每 3600 秒');
  const length = page.locator('.zoom-length');
  await expect(length).toHaveText('全程');

  await page.keyboard.press('n');
  await core.quiet();
  const moment = page.locator('.moment-table');
  await expect(moment).toContainText('2026-01-01 00:01:47');
  await expect(moment).toContainText('17');
  await expect(page.locator('.event-list-entry[aria-current]')).toBeVisible();
  await page.getByRole('button', { name: /未观测/ }).click();
  await core.quiet();
  await expect(moment).toContainText('未观测：与仪表的连接断开');
  await expect(moment).toContainText('00:02:00:00');
  await page.keyboard.press('p');
  await core.quiet();
  await expect(moment).toContainText('已观测');

  const lengths = [await length.textContent()];
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('+');
    lengths.push(await length.textContent());
  }
  expect(new Set(lengths).size).toBe(lengths.length);
  await page.keyboard.press('-');
  await expect(length).toHaveText(lengths.at(-2) ?? '');
  await page.getByRole('button', { name: '看全程' }).click();
  await expect(length).toHaveText('全程');

  const box = (await page.locator('.over-touch').boundingBox())!;
  const [y, middle] = [box.y + box.height / 2, box.x + box.width / 2];
  await page.mouse.move(middle, y);
  await page.mouse.wheel(0, -400);
  await expect(length).not.toHaveText('全程');
  const wheeled = await length.textContent();
  await page.mouse.down();
  await page.mouse.move(middle + box.width / 10, y, { steps: 3 });
  await page.mouse.up();
  await expect(length).not.toHaveText(wheeled ?? '');
});

test('two records on one axis, by elapsed time and by the clock, and what changed', async ({ page }) => {
  const core = await opened(page, '#/lanes/short');
  await page.keyboard.press('c');
  await page.getByRole('button', { name: /01-04 01:05/ }).click();
  await core.quiet();
  await expect(page.locator('.board')).toHaveCount(2);
  const counts = page.getByRole('region', { name: '计数与差' });
  await expect(counts.getByRole('row', { name: /^ES/ })).toContainText('+869');
  await page.keyboard.press('Home');
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
  await core.quiet();
  const moments = page.locator('.moment-table dl');
  await expect(moments).toHaveCount(2);
  await expect(moments.nth(1)).toContainText('2026-01-04 01:05:');
  await page.getByText('钟点').click();
  await core.quiet();
  const times = await moments.locator('dd').allTextContents();
  expect(times[0]).toBe(times.find((text, at) => at > 0 && text.startsWith('2026-')));
  await page.getByRole('button', { name: '只看一条' }).click();
  await expect(page.locator('.board')).toHaveCount(1);
});

/** Shares of the width at which a lane of the ladder is painted in the colour of what is bad. */
const badIn = (page: Page, lane: number): Promise<number[]> =>
  page.evaluate<number[]>(`(() => {
    const board = document.querySelector('.track-board');
    const canvas = board.querySelector('canvas');
    const rows = board.querySelectorAll('.track-board-row').length;
    const { data } = canvas.getContext('2d').getImageData(0, Math.floor((canvas.height * (${lane} + 0.7)) / rows), canvas.width, 1);
    const isRed = (x) => data[4 * x] > 1.6 * data[4 * x + 1] && data[4 * x] > 1.6 * data[4 * x + 2];
    return Array.from({ length: canvas.width }, (_, x) => x).filter(isRed).map((x) => x / canvas.width);
  })()`);

test('a watch: line, ladder and registers on one axis, each with its clock, and each of them told of the second under the cursor', async ({
  page,
}) => {
  const core = await opened(page, `#/lanes/watch?at=${START + 1201}`);
  const boards = page.locator('.track-board');
  await expect(boards).toHaveCount(2);
  await expect(page.locator('.board')).toHaveCount(1);
  await expect(boards.nth(0).locator('.track-board-row')).toHaveCount(3);
  await expect(boards.nth(1)).toContainText('设备时钟差 +2.4 s');
  await expect(boards.nth(1)).toContainText('另有 1 个寄存器没有变化');
  await core.quiet();
  await expect(boards.nth(0).locator('.track-board-row').nth(2)).toContainText('丢 3/3');
  const moment = page.locator('.moment-table');
  await expect(moment).toContainText('远端电脑');
  await expect(moment).toContainText('22');
  const near = await badIn(page, 0);
  const far = await badIn(page, 2);
  expect(near).toEqual([]);
  const places = [...new Set(far.map((share) => Math.round(share * 9)))];
  expect(places).toEqual([1, 6]);
  if (process.env['E2E_SHOTS']) await page.screenshot({ path: `${process.env['E2E_SHOTS']}/watch-all.png` });
  // Finer: the same second in the middle of half a minute.
  for (let press = 0; press < 9; press++) await page.keyboard.press('+');
  await core.quiet();
  await expect(boards.nth(0).getByRole('slider')).toHaveAttribute('aria-valuetext', /网关/);
  if (process.env['E2E_SHOTS']) await page.screenshot({ path: `${process.env['E2E_SHOTS']}/watch-lanes.png` });
});
