import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../electron/archive/index.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import { openShared } from '../../electron/exchange/index.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, LOCALES, test } from '../support/browser.ts';
import { localArchive } from '../support/local-archive.ts';
import { wordsIn } from '../support/person.ts';

const order = (due: string, urgent = false) => ({
  kind: 'order' as const,
  item: '工-1',
  body: orderSchema.parse({ order: '工-1', circuit: '苏州移动0001', due, urgent }),
});
const away = mkdtempSync(join(tmpdir(), 'exchange-page-'));
const folder = join(away, 'stick');
let app: App;
let other: Archive;
const look = () => openShared(other, folder).look(new AbortController().signal, { mayBeEmpty: true });

test.beforeAll(async () => {
  mkdirSync(folder);
  other = localArchive(join(away, 'other.db'));
  await other.enter([order('2026-12-01')]);
  const known = (await other.entriesAfter(0, 10)).entries;
  app = await startApp(async (home) => {
    const own = localArchive(join(home, 'archive.db'));
    await own.unite(known, []);
    await own.enter([order('2026-12-04', true)]);
    await own.close();
  });
  await other.enter([order('2026-12-11')]);
  await look();
});
test.afterAll(async () => {
  await app.end();
  await other.close();
  rmSync(away, { recursive: true });
});

test.use({ locale: LOCALES.zh });
const word = wordsIn('zh');

test('what two laptops changed is shown side by side, and what is put together of both holds on both', async ({
  page,
}) => {
  await page.goto(app.address);
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('7');
  await page.getByRole('heading', { name: word('place.settings'), exact: true }).waitFor();
  const field = page.getByRole('textbox', { name: word('settings.exchange-folder'), exact: true });
  await field.fill(folder);
  await field.press('Enter');
  const now = page.getByRole('button', { name: word('settings.exchange-now') });
  await now.click();
  await expect(page.getByText(word('cli.exchanged.taken', { entries: 1, files: 0, records: 0 }))).toBeVisible();
  await page.goto(`${app.address}#/planned`);
  await page.getByRole('button', { name: word('conflict.mark', { n: 1 }) }).click();
  const keep = page.getByRole('button', { name: word('conflict.keep') });
  await expect(keep).toBeDisabled();
  // The date of one, the urgency of the other.
  await page.getByRole('button', { name: /2026-12-11/ }).click();
  await page.getByRole('button', { name: new RegExp(`${word('lists.yes')}$`) }).click();
  await keep.click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: word('conflict.mark', { n: 1 }) })).toHaveCount(0);
  await page.goto(`${app.address}#/settings`);
  await now.click();
  const heads = async () => {
    await look();
    return (await other.items('order'))[0]?.heads.map(({ body }) => body);
  };
  await expect.poll(heads).toEqual([order('2026-12-11', true).body]);
});
