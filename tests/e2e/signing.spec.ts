import { statSync } from 'node:fs';
import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { connect, prepare, see, upToProof, type Job } from '../support/job.ts';
import { ANSWERS, SCENES } from '../support/page-scenes.ts';
import { openScripted } from '../support/scripted-core.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.en });

/** What has the focus, by its name. */
const focused = (job: Job): Promise<string | null> =>
  job.page.evaluate("document.activeElement === document.body ? 'nothing' : document.activeElement.textContent");

test('signatures end the record, haste does not, and the focus is never lost on the way', async ({ page }) => {
  const job = jobOn(page, 'en', 'mouse');
  const { hands, word } = job;
  const { keyboard } = page;
  const role = (name: 'engineer' | 'customer'): string => word(`signer.${name}`);
  const primary = page.locator('main .bar .btn.is-main');
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await prepare(job, '7s');
  await upToProof(job);

  // The keys of the lanes work wherever the focus is, also after a mark.
  await see(page, word('big.clean'));
  await hands.press(word('note.note'));
  await page.getByLabel(word('note.text')).fill('new patch cord');
  await keyboard.press('Enter');
  await see(page, 'new patch cord');
  // The note may stand among the events before its dialog has closed.
  await expect.poll(() => focused(job)).toContain(word('note.note'));
  await keyboard.press('ArrowLeft');
  await expect(page.locator('.over-cursor')).toBeVisible();

  // Three times the primary action in a row signs nothing and ends nothing.
  await page.getByRole('button', { name: word('sign.next', { who: role('engineer') }) }).waitFor();
  await expect(primary).toContainText(word('sign.next', { who: role('engineer') }));
  for (let n = 0; n < 3; n++) await keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: word('sign.title') })).toBeVisible();
  await keyboard.press('Escape');
  expect(await focused(job)).toContain(word('sign.next', { who: role('engineer') }));

  // Before anybody signed it is the result all the same, with the places blank.
  const download = page.waitForEvent('download');
  await hands.press(word('result.report'));
  const blank = await download;
  expect(blank.suggestedFilename()).toContain('_PASS_');
  expect(pdfText(await blank.path())).not.toMatch(/INTERIM|中间报告/);

  await hands.press(word('sign.next', { who: role('engineer') }));
  await page.getByLabel(word('sign.name')).fill('Wang');
  await keyboard.press('Enter');
  await see(page, `${role('engineer')} · Wang`);
  await expect(primary).toBeFocused();
  await expect(primary).toContainText(word('sign.next', { who: role('customer') }));

  // Before he leaves: the loop at the far end is off again, ticked by its key.
  const loop = page.getByRole('checkbox', { name: /^Loop taken off: / });
  await expect(loop).not.toBeChecked();
  await keyboard.press('o');
  await expect(loop).toBeChecked();

  // Who comes back by way of the lanes can go on signing, and tick what is left to do.
  await keyboard.press('e');
  await page.getByRole('button', { name: word('lanes.back') }).click();
  await expect(page).toHaveURL(/#\/result\//);
  await expect(loop).toBeChecked();
  await expect(primary).toContainText(word('sign.next', { who: role('customer') }));

  // To end it before the customer signed is asked once.
  await hands.press(word('sign.finish-without'));
  await see(page, word('sign.finish-ask', { who: role('customer') }));
  await page.getByRole('button', { name: word('ui.cancel') }).click();

  await keyboard.press('Control+Enter');
  await page.getByLabel(word('sign.name')).fill('Li');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: word('result.again') }).waitFor();
  await see(page, word('cause.pass-signed'));
  // The run has given way to its result, which takes the keys from now on.
  await expect(page).toHaveURL(/#\/result\//);
  await expect(primary).toBeFocused();
  await expect(primary).toContainText(word('result.report'));

  // Where the report is; what is said to have been done was done.
  await keyboard.press('Control+Enter');
  await see(page, word('cause.pass-made'));
  const made = page.getByRole('region', { name: word('made.title') });
  const path = (await made.locator('.made-report-path').textContent()) ?? '';
  expect(path.startsWith(app.home) && path.endsWith('.pdf') && path.includes('_PASS_')).toBe(true);
  expect(statSync(path).size).toBeGreaterThan(10_000);
  expect(pdfText(path)).toContain('loop taken off: ');
  const again = page.waitForEvent('download');
  await made.getByRole('button', { name: word('made.open') }).click();
  await again;
  await see(page, word('made.downloaded'));
  await made.getByRole('button', { name: word('made.folder') }).click();
  await see(page, word('made.not-shown'));
  const tab = page.waitForEvent('popup');
  await made.getByRole('button', { name: word('made.print') }).click();
  expect((await tab).url()).toMatch(/^blob:/);
  await see(page, word('made.print-tab'));
  await page.reload();
  await expect(made).toContainText(path);

  // Whoever may sign too does it when he can: the reviewer in the office, the next day.
  await hands.press(word('sign.too'));
  await page.getByRole('dialog').getByText(word('signer.reviewer')).click();
  await page.getByLabel(word('sign.name')).fill('Chen');
  await keyboard.press('Enter');
  await see(page, `${word('signer.reviewer')} · Chen`);
  await page.getByRole('button', { name: word('sign.too') }).waitFor();
  // The report of before is not the result any more.
  await expect(made).toHaveCount(0);
});

test('a result that an earlier start of the program left unsigned is signed, told of its loop and finished as any other', async ({
  page,
}) => {
  const told: unknown[] = [];
  const tell = (method: string) => (input: never) => void told.push([method, input]);
  const { word } = jobOn(page, 'en', 'keyboard');
  const [bench] = SCENES;
  const view = ANSWERS['record.get']!({ runId: 'pass' } as never);
  const [first, ...more] = view.record.attempts;
  const [step, ...steps] = first!.steps;
  const looped = { ...first!, steps: [{ ...step!, loopAt: { zh: '花桥', en: 'Huaqiao' } }, ...steps] };
  const record = { ...view.record, state: 'running' as const, signatures: [], attempts: [looped, ...more] };
  await openScripted(
    page,
    { ...bench!.state, runs: [] },
    {
      ...ANSWERS,
      'record.get': () => ({ ...view, record, attempt: looped }),
      'record.sign': tell('sign'),
      'run.loop': tell('loop'),
      'run.abandon': tell('abandon'),
    },
  );
  const { runId } = record;
  await page.evaluate(`location.hash = '#/result/${runId}'`);
  const primary = page.locator('main .bar .btn.is-main');
  await expect(primary).toHaveText(new RegExp(word('sign.next', { who: word('signer.engineer') })));
  await page.getByRole('checkbox').click();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(word('sign.name')).fill('W');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: word('sign.finish-without') }).click();
  await dialog.getByRole('button', { name: word('sign.finish-without') }).click();
  await expect
    .poll(() => told)
    .toEqual([
      ['loop', { runId, off: true }],
      ['sign', { runId, role: 'engineer', name: 'W' }],
      ['abandon', { runId }],
    ]);
});
