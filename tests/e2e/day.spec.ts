import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expect, LOCALES, pdfText, test } from '../support/browser.ts';
import { startApp, type App } from '../support/app.ts';
import { PNG_LOGO } from '../support/logo.ts';
import { wordsIn, type Word } from '../support/person.ts';
import { openPage, type WebPage } from '../support/web-page.ts';
import { xlsxOf } from '../../electron/reports/make/xlsx.ts';

let app: App;
let core: WebPage;
test.beforeEach(async () => {
  app = await startApp();
  core = await openPage(app.address);
});
// The page first: one that still fetches something would rightly call it a fault that nobody answers.
test.afterEach(async ({ context }) => {
  for (const page of context.pages()) await page.close();
  await core.close();
  await app.end();
});

const [NORTH, SOUTH] = ['北寺塔机房', '观前街机房'] as const;
const numberOf = (n: number): string => `SZ-E1-${String(n + 1).padStart(4, '0')}`;

/** The office's list of a day, as a workbook: the first half at one site, the rest at another. `v35`: which of them is no 2M, but ends at a V.35 interface. */
async function workbook(circuits: number, v35: number | undefined): Promise<Buffer> {
  const heads = ['工单号', '电路编号', '客户', '业务', '速率', 'A端局站', 'A端位置', 'Z端局站'];
  const rows = Array.from({ length: circuits }, (_, n) => [
    `GD-${n + 1}`,
    numberOf(n),
    '苏州移动',
    ...(n === v35 ? ['v35', '512k'] : ['e1', '2048k']),
    n < Math.ceil(circuits / 2) ? NORTH : SOUTH,
    `K07-12-${n + 1}`,
    '园区机房',
  ]);
  return Buffer.from(await xlsxOf([{ name: 'Sheet1', heads, rows }]));
}

/** Testers on the bench, and five seconds as the length that was set last for circuits of either kind. */
async function prepare(testers: number): Promise<void> {
  for (let seed = 1; seed <= testers; seed++) {
    const { id } = await core.call('bench.add', { address: `comtech@sim:?seed=${seed}` });
    await core.call('bench.connect', { id });
  }
  for (const [kind, procedureId] of [
    ['e1.2048000', 'e1-acceptance'],
    ['v35.512000', 'serial-acceptance'],
  ]) {
    const value = JSON.stringify({ procedureId, settings: { duration: '5s' } });
    await core.call('remembered.set', { name: `new.kind.${kind}`, value });
  }
}

/** Whoever does the day: what he has done for each circuit, one for each press, stroke and scan. */
interface Worker {
  page: Page;
  word: Word;
  acts: Map<string, number>;
  /** Signs in the panel that is open, and ends it: three acts. */
  sign(circuit: string, first: boolean): Promise<void>;
}
const did = ({ acts }: Worker, circuit: string): void => void acts.set(circuit, (acts.get(circuit) ?? 0) + 1);

/** A scanner: all keys at once, faster than any hand, wherever the focus is. */
const scan = (page: Page, text: string): Promise<void> =>
  page.evaluate(`[...${JSON.stringify(text)}, 'Enter']
    .map((key) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    .forEach((event) => (document.activeElement ?? document.body).dispatchEvent(event))`);

/** From the empty day to the job of the list. */
async function takeIn({ page, word }: Worker, circuits: number, v35?: number): Promise<void> {
  await page.goto(`${app.address}#/day`);
  await page.getByRole('button', { name: word('day.import') }).click();
  const file = { name: '9月.xlsx', mimeType: 'application/octet-stream', buffer: await workbook(circuits, v35) };
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: word('day.make-of', { n: circuits }) }).click();
  await page.getByRole('heading', { name: numberOf(0), exact: true }).waitFor();
}

const names = (page: Page) => page.locator('.sign-panel-signer input');

/** How the leads of a data interface stand: looked at on the screen of the run, from where the way leads back by itself. */
async function tellLeads({ page, word }: Worker): Promise<void> {
  await page.getByRole('button', { name: word('day.answer') }).click();
  await page.getByRole('heading', { name: word('leads.title', { name: 'V.35' }) }).waitFor();
  for (const group of await page.locator('.ask-asked').getByRole('radiogroup').all())
    await group.locator('label').first().click();
  await page.getByRole('button', { name: word('leads.done') }).click();
  await page.locator('.day-panel').waitFor();
}

/** Works all circuits off, on as many testers as there are: whatever the screen brings up next is done. */
async function workOff(worker: Worker, circuits: number): Promise<void> {
  const { page, acts } = worker;
  const signed = new Set<string>();
  const panel = page.locator('.day-panel');
  const begin = panel.locator('.start-panel-what ~ .foot .is-main:not([aria-disabled])');
  const asks = panel.getByRole('button', { name: worker.word('day.answer') });
  while (signed.size < circuits) {
    await panel.locator('.sign-panel-signers').or(begin).or(asks).first().waitFor();
    const circuit = (await panel.getAttribute('aria-label')) ?? '';
    if ((await asks.count()) > 0) {
      await tellLeads(worker);
      continue;
    }
    if ((await begin.count()) > 0) {
      await scan(page, circuit);
      did(worker, circuit);
      await expect(page.locator(`[data-circuit="${circuit}"] .sites-state[data-state=waiting]`)).toHaveCount(0);
      continue;
    }
    // Nobody has ever signed: of the first one the names are typed.
    if (signed.size === 0) for (const [at, name] of ['王工', '李客户'].entries()) await names(page).nth(at).fill(name);
    await worker.sign(circuit, signed.size === 0);
    signed.add(circuit);
    await expect(page.locator(`[data-circuit="${circuit}"] .verdict-mark`)).toBeVisible();
  }
  for (const [circuit, n] of acts) expect(n, circuit).toBeLessThanOrEqual(4);
  expect(acts.size).toBe(circuits);
}

/** Draws in the place of a signer: one stroke. */
async function draw(page: Page, at: number): Promise<void> {
  const box = await page.locator('.sign-panel-signer .signature-pad svg').nth(at).boundingBox();
  if (!box) throw new Error('no place to sign');
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  for (const [x, y] of [
    [0.3, 0.3],
    [0.5, 0.7],
    [0.7, 0.4],
  ] as const)
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  await page.mouse.up();
}

const byMouse = (page: Page, word: Word): Worker => {
  const worker: Worker = {
    page,
    word,
    acts: new Map(),
    sign: async (circuit) => {
      for (const at of [0, 1]) {
        await draw(page, at);
        did(worker, circuit);
      }
      await page.getByRole('button', { name: word('day.sign-loop-off') }).click();
      did(worker, circuit);
    },
  };
  return worker;
};

const byKeyboard = (page: Page, word: Word): Worker => {
  const worker: Worker = {
    page,
    word,
    acts: new Map(),
    sign: async (circuit, first) => {
      for (const name of ['王工', '李客户']) {
        const button = page.getByRole('button', { name: word('day.sign-typed', { name }) });
        // Of the first one the names were typed just now, and the focus stands there.
        if (first && name === '王工') await button.focus();
        await expect(button).toBeFocused();
        await page.keyboard.press('Enter');
        did(worker, circuit);
      }
      await expect(page.getByRole('button', { name: word('day.sign-loop-off') })).toBeFocused();
      await page.keyboard.press('Enter');
      did(worker, circuit);
    },
  };
  return worker;
};

/** The summary as a paper, and as a workbook. */
async function summaries({ page, word }: Worker): Promise<{ text: string; sheet: Buffer }> {
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: word('day.paper') }).click(),
  ]);
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: word('day.table') }).click(),
  ]);
  return { text: pdfText(await paper.path()), sheet: readFileSync(await table.path()) };
}

const leaving = ({ page, word }: Worker, site: string) =>
  page.getByRole('region', { name: site }).getByRole('button', { name: new RegExp(`^${word('day.leave')}`) });

/** The gate stops whoever leaves with a photo missing, and leads to it; with a reason, which is printed, anybody leaves. */
async function leaveBoth(worker: Worker): Promise<void> {
  const { page, word } = worker;
  const leave = leaving(worker, NORTH);
  await expect(leave).toContainText(word('day.missing-n', { n: 1 }));
  await leave.click();
  const gate = page.getByRole('dialog');
  await expect(gate.getByRole('alert')).toHaveText(word('day.gate-stops', { n: 1 }));
  const photo = { name: 'ddf.png', mimeType: 'image/png', buffer: Buffer.from(PNG_LOGO) };
  await gate.locator('input[type=file]').setInputFiles(photo);
  await gate.getByRole('button', { name: word('day.leave'), exact: true }).click();
  await expect(page.getByText(word('day.was-left', { at: '' }).trim())).toHaveCount(1);
  await leaving(worker, SOUTH).click();
  await gate.getByRole('button', { name: word('day.leave-anyway') }).click();
  await gate.getByText('现场不允许拍照').click();
  await gate.getByRole('button', { name: word('day.leave-anyway') }).click();
  await expect(page.getByText(word('day.was-left', { at: '' }).trim())).toHaveCount(2);
}

test.describe('in Chinese', () => {
  test.use({ locale: LOCALES.zh });
  test('a day by mouse: no site is left with a photo missing, reports and forms bear the order, the summary tells of it all', async ({
    page,
  }) => {
    const worker = byMouse(page, wordsIn('zh'));
    const { word } = worker;
    const reports: Download[] = [];
    page.on('download', (file) => reports.push(file));
    // Two testers for three circuits: one of them goes from a 2M to a slower line, and is told its rate.
    await prepare(2);
    await takeIn(worker, 3, 2);
    await workOff(worker, 3);
    await expect.poll(() => reports.length).toBe(3);
    // Each bears the order for which its circuit was tested.
    expect(pdfText(await reports[0]!.path())).toMatch(/工单号.*GD-\d/);
    await page.locator(`[data-circuit="${numberOf(1)}"]`).click();
    const [form] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: word('result.form') }).click(),
    ]);
    expect(pdfText(await form.path())).toContain('GD-2');
    await leaveBoth(worker);
    const { text, sheet } = await summaries(worker);
    for (const words of [...[0, 1, 2].map(numberOf), '王工', '李客户', '现场不允许拍照', SOUTH])
      expect(text).toContain(words);
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
    const { log } = await core.call('orders.one', { order: 'GD-3' });
    // What a simulator yields says nothing of a line.
    expect(log.map((one) => one.did)).toEqual(['run']);
  });
});

test.describe('in English', () => {
  test.use({ locale: LOCALES.en });
  test('twelve circuits from a workbook to twelve signed reports and a summary by keyboard and scanner: four acts each, no pointer, no typed character but the scanner’s', async ({
    page,
  }) => {
    const worker = byKeyboard(page, wordsIn('en'));
    const { word } = worker;
    const reports: string[] = [];
    page.on('download', (file) => reports.push(file.suggestedFilename()));
    await prepare(6);
    await takeIn(worker, 12);
    await page.evaluate("document.addEventListener('pointerdown', () => console.error('a pointer was used'))");
    await workOff(worker, 12);
    await expect.poll(() => reports.length).toBe(12);
    expect(reports.every((name) => /_PASS_.*\.pdf$/.test(name))).toBe(true);
    await expect(leaving(worker, NORTH)).toContainText(word('day.missing-n', { n: 1 }));
    const [paper] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
    const text = pdfText(await paper.path());
    for (let n = 0; n < 12; n++) expect(text).toContain(numberOf(n));
    // A label that differs by one sign is told, and nothing begins.
    await scan(page, 'SZ-E1-OOO3');
    await expect(page.getByRole('alert')).toContainText('SZ-E1-OOO3');
  });
});
