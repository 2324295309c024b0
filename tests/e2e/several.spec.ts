import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, inspect, jobOn, LOCALES, test } from '../support/browser.ts';
import { CIRCUIT, connect, takeCircuit } from '../support/job.ts';
import { openPage } from '../support/web-page.ts';

const OTHER = '苏州移动甲乙数字电路0002';
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.en });

test('two runs go on side by side, each is shown by itself, and STOP of one leaves the other', async ({ page }) => {
  const job = jobOn(page, 'en', 'mouse');
  const { hands, word } = job;
  const list = page.getByRole('navigation', { name: word('runs.title', { n: 2 }) });
  const card = (number: string) => list.getByRole('link', { name: new RegExp(`^${number} .* ${word('runs.asks')}`) });
  const shown = (number: string) => page.locator('.strip .title').filter({ hasText: number });
  const begin = async (number: string): Promise<void> => {
    await hands.press(word('bench.new'));
    await takeCircuit(job, number);
    // What was chosen last may still be thought over: START then takes no press.
    const start = page.getByRole('button', { name: new RegExp(`^${word('new.start')}`) });
    await expect(async () => {
      if (await start.isVisible()) await start.click({ timeout: 1_000 });
      await page.getByRole('button', { name: word('prompt.wired') }).waitFor({ timeout: 3_000 });
    }).toPass();
  };
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await begin(CIRCUIT);
  await expect(page.locator('.run-list')).toHaveCount(0);

  // A further test with another tester; with the same one it is refused in words that name the run.
  const core = await openPage(app.address);
  const { id } = await core.call('bench.add', { address: 'comtech@sim:?seed=2' });
  await hands.go('bench');
  await hands.press(word('bench.new'));
  await expect(page.getByText(new RegExp(`is in a test: ${CIRCUIT} · `)).first()).toBeVisible();
  await hands.go('bench');
  await core.call('bench.connect', { id });
  const free = page.locator('label.ports-row').filter({ hasText: 'CDM-625', hasNotText: word('bench.state.in-run') });
  await free.click();
  await begin(OTHER);
  await expect(card(CIRCUIT)).toBeVisible();
  await expect(card(OTHER)).toHaveAttribute('aria-current', 'true');
  await inspect(page, 'two runs', true);

  await page.keyboard.press('Alt+Digit1');
  await expect(shown(CIRCUIT)).toBeVisible();
  await page.keyboard.press('Alt+Digit2');
  await expect(shown(OTHER)).toBeVisible();

  // A question asked about one never stops the other that comes into view.
  const question = (number: string) => page.getByRole('alertdialog', { name: word('stop.ask-of', { name: number }) });
  await page.keyboard.press('F8');
  await expect(question(OTHER)).toBeVisible();
  await page.keyboard.press('Alt+Digit1');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(shown(CIRCUIT)).toBeVisible();
  await page.keyboard.press('Alt+Digit2');
  await expect(shown(OTHER)).toBeVisible();
  await page.keyboard.press('F8');
  await expect(question(OTHER)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('F8');
    await expect(question(OTHER)).toBeHidden({ timeout: 100 });
  }).toPass();

  // Its result stands; the other still waits for its answer, alone in the list and with all that was asked.
  await expect(page.getByRole('heading', { name: word('verdict.aborted'), exact: true })).toBeVisible();
  await expect(page.locator('.run-list')).toHaveCount(0);
  const { runs } = await core.until((state) => state.runs.length === 1);
  expect(runs[0]).toMatchObject({ finished: false, circuit: { number: CIRCUIT }, prompt: { kind: 'confirm' } });
  await hands.go('run');
  await expect(shown(CIRCUIT)).toBeVisible();
  await hands.press(word('prompt.wired'));
  await page.getByRole('button', { name: word('prompt.all-set') }).waitFor();
  await core.close();
});
