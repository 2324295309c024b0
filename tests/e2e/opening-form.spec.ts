import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inProject } from '../../electron/files/index.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, test } from '../support/browser.ts';
import { cliHere } from '../support/cli.ts';
import { findAgain, see, signAll, takeDuration } from '../support/job.ts';

const READING = `testTime: 30m
bitErrors: 0
ES: 0
SES: 0
UAS: 0
alarms: { LOS: 0s, AIS: 0s, LOF: 0s, LSS: 0s }
set: { maker: BNT, model: BNT-2200 }
`;

const FILLED = [
  'duration=30m',
  'work-order=SZ-2026-11-0417',
  'branch=苏州',
  'lead-office=苏州枢纽楼',
  'assisting-party=浒墅关传输班 李兵',
  'report-scope=end-to-end',
  'route-km=42',
  'container=vc12',
  'receive-power=-18.4',
  'receive-min=-28',
  'receive-max=-8',
];

/** A 2M circuit that was accepted off the display of a set. */
async function accepted(home: string): Promise<void> {
  const reading = join(home, 'reading.yaml');
  writeFileSync(reading, READING);
  const set = [...FILLED, `reading=${reading}`].flatMap((one) => ['--set', one]);
  const circuit = inProject('resources/samples/circuit-e1.yaml');
  const { code, stderr } = await cliHere(
    ['run', 'e1-acceptance', '--tester', 'manual', '--circuit', circuit, ...set, '--sign', 'engineer=王一凡'],
    {
      home,
    },
  );
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
}

const SHOTS = process.env['E2E_SHOTS'];
/** The pages side by side as one picture for the documents, drawn by pdftoppm (poppler-utils). */
async function drawn(page: Page, pdf: string, folder: string): Promise<void> {
  const root = join(folder, 'opening-form');
  if (spawnSync('pdftoppm', ['-r', '70', '-png', pdf, root]).status !== 0) return;
  const pages = readdirSync(folder).filter((name) => /^opening-form-\d+\.png$/.test(name));
  const images = pages.sort().map((name) => {
    const data = readFileSync(join(folder, name), 'base64');
    rmSync(join(folder, name));
    return `<img src="data:image/png;base64,${data}" style="border:1px solid #888">`;
  });
  const other = await page.context().newPage();
  await other.setContent(
    `<body style="margin:0;background:#ddd"><p style="margin:0;padding:12px;display:inline-flex;gap:12px">${images.join('')}</p>`,
  );
  await other.locator('p').screenshot({ path: join(folder, 'opening-form-zh.png') });
}

let app: App;
test.beforeAll(async () => {
  app = await startApp(accepted);
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.zh });

test("the carrier's form is handed out by a press on the result", async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { word } = job;
  await page.goto(app.address);
  await findAgain(job);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: word('result.form') }).click(),
  ]);
  const bytes = readFileSync(await download.path());
  expect(download.suggestedFilename()).toMatch(
    /^.+-苏州移动甲乙数字电路0001-(数字电路开通测试报告|Opening-test-of-a-digital-circuit)-\d{8}-.+\.pdf$/,
  );
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  if (SHOTS) await drawn(page, await download.path(), SHOTS);
});

test('an inspection is told on the page, and a number out of all bounds is not taken', async ({ page }) => {
  const job = jobOn(page, 'zh', 'keyboard');
  const { hands, word } = job;
  await page.goto(app.address);
  await hands.go('new');
  await page.getByLabel(word('new.procedure')).selectOption('inspection');
  await hands.press(new RegExp(`^${word('new.start')}`));
  await page.getByRole('heading', { name: '看设备' }).waitFor();
  for (const group of await page.locator('.ask-asked').getByRole('radiogroup').all())
    await group.locator('label').first().click();
  await hands.type(/^机房温度 \(°C\)/, '215');
  await see(page, '-40 至 80');
  await expect(page.getByRole('button', { name: word('works.told') })).toHaveAttribute('aria-disabled', 'true');
  await hands.type(/^机房温度 \(°C\)/, '21.5');
  await job.pass?.('inspection-asked');
  await hands.press(word('works.told'));
  await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
  await see(page, '21.5 °C');
  await signAll(job, ['王一凡', '于小川']);
});

test('a stream to a simulated far end goes from its address to two signatures', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  await hands.go('new');
  await page.getByLabel(word('new.procedure')).selectOption('ethernet-private-line');
  await takeDuration(job, '5s');
  // What it cannot do without is asked first: START that lacks it leads there, field by field.
  for (const [field, value] of [
    ['远端电脑', 'sim:?rate=80M&loss=0.1&delay=4ms'],
    [/^承诺速率/, '60M'],
  ] as const) {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByLabel(field).and(page.locator('input'))).toBeFocused();
    await page.keyboard.type(value);
  }
  await hands.press(new RegExp(`^${word('new.start')}`));
  // Each count has its lane from its first second on, also where it stays as it is.
  for (const lane of ['A→Z Mbit/s', 'Z→A 丢失', 'A→Z→A ms']) await see(page, lane);
  await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
  await see(page, '丢 48/49 406 帧，在限值内');
  await expect(page.locator('.run-lane-ways')).toHaveText('A→ZZ→A');
  // Each second of a simulated line is reckoned: five with a loss, each way by itself.
  await hands.press(word('result.lanes'));
  for (const way of ['A→Z', 'Z→A']) await expect(page.getByRole('button', { name: `${way} 丢` })).toHaveCount(5);
  await hands.press(word('lanes.back'));
  await signAll(job, ['王一凡', '于小川']);
});
