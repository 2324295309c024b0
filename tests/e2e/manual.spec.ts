import { execFileSync } from 'node:child_process';
import type { Bilingual } from '../../electron/contract/text.ts';
import { wordOf } from '../../electron/contract/words/index.ts';
import { SET_BY_HAND } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { CIRCUIT, see, signAll, takeCircuit, takeDuration, type Job } from '../support/job.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.zh });

/** The field of a count, as its label calls it. */
const counted = (name: string): Bilingual => wordOf('parameter', name, 'short');

/** From the new test to the fields in which the display is typed. */
async function upToReading({ page, hands, word, pass }: Job): Promise<void> {
  await hands.press(word('prompt.wired'));
  await hands.press(word('prompt.all-set'));
  // No program can inject here: the person proves the loop, and says so.
  await see(page, word('ask.by-hand-proof'));
  await hands.press(word('prompt.done'));
  await see(page, word('prompt.start-both'));
  await pass?.('manual-start');
  await hands.press(new RegExp(`^${word('prompt.start-here')}`));
}

async function typeAll({ hands }: Job, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, text] of Object.entries(fields)) await hands.type(field, text);
}

test('a set that nobody can drive: named once, read by hand with a photo, from start to the signed report', async ({
  page,
}) => {
  // Every state is looked at by axe, and two of three fields are typed twice.
  const job = jobOn(page, 'zh', 'mouse', { axe: true });
  const { hands, word } = job;
  const alarms = (names: readonly string[], text: string): Record<string, string> =>
    Object.fromEntries(names.map((alarm) => [word('reading.alarm', { alarm }), text]));
  await page.goto(app.address);
  await hands.choose(new RegExp(word(SET_BY_HAND)));
  await job.pass?.('manual-bench');
  // A row that is always there offers no removal that would do nothing.
  await expect(page.getByRole('button', { name: word('bench.remove') })).toHaveCount(0);
  await hands.press(word('bench.new'));
  await takeCircuit(job, CIRCUIT);
  await takeDuration(job, '6s');
  await hands.press(new RegExp(`^${word('new.start')}`));
  await page.getByRole('dialog').waitFor();
  await job.pass?.('manual-name');
  // Nothing starts before maker and model are given.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('set.save-and-start') })
    .click();
  await see(page, word('ui.required', { field: word('bench.maker') }));
  await hands.type(word('bench.maker'), '信而泰');
  await hands.type(word('set.model'), 'BNT-2200');
  await hands.type(word('bench.serial-typed'), '0012');
  await page.getByRole('checkbox', { name: 'LOF' }).check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('set.save-and-start') })
    .click();
  await upToReading(job);

  await typeAll(job, { [word('reading.time')]: '00:00:02', [word(counted('bitErrors'))]: '0' });
  await job.pass?.('manual-reading');
  await hands.press(word('reading.interim'));

  await see(page, word('reading.over'));
  // What the set does not have is not asked.
  await expect(page.getByLabel(word('reading.alarm', { alarm: 'LOF' }))).toHaveCount(0);
  // Larger than one message: it goes in parts.
  const display = {
    name: 'display.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([await page.screenshot(), Buffer.alloc(700_000)]),
  };
  await page.getByLabel(word('reading.photo')).first().setInputFiles(display);
  await page.getByRole('img', { name: 'display.png' }).waitFor();

  // Longer than the run: said at the field, and nobody can confirm it.
  await typeAll(job, { [word('reading.time')]: '15d' });
  await hands.press(word('reading.final'));
  await see(page, word('reading.bad.above-duration', { time: 15 * 86_400, for: 6 }));
  await expect(page.getByRole('checkbox', { name: word('reading.confirm') })).toHaveCount(0);
  // What contradicts itself: at the field, and to be confirmed by a person.
  const zeros = Object.fromEntries(['ES', 'SES', 'UAS', 'slips'].map((name) => [word(counted(name)), '0']));
  await typeAll(job, { [word('reading.time')]: '00:00:06', ...zeros, ...alarms(['LOS', 'AIS', 'LSS'], '0') });
  await typeAll(job, { [word(counted('bitErrors'))]: '5' });
  await hands.press(word('reading.final'));
  await see(page, word('reading.bad.errors-no-seconds', { errors: 5 }));
  await expect(page.getByLabel(word(counted('ES')), { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await job.pass?.('manual-contradicts');
  await expect(page.getByRole('button', { name: word('reading.final') })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('checkbox', { name: word('reading.confirm') }).check();
  await expect(page.getByRole('button', { name: word('reading.final') })).not.toHaveAttribute('aria-disabled');
  // It was a slip of the pen: the confirmation goes with what it confirmed.
  await typeAll(job, { [word(counted('bitErrors'))]: '0' });
  await expect(page.getByRole('checkbox', { name: word('reading.confirm') })).toHaveCount(0);
  await page.getByText(word('reading.more')).click();
  await typeAll(job, { [word('reading.levelDb')]: '-3.5', [word('reading.leads')]: 'DTR on' });
  await job.pass?.('manual-final');
  await hands.press(word('reading.final'));
  await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
  await see(page, word('read-by-hand'));
  await see(page, '信而泰 BNT-2200');
  await signAll(job, ['王工', '李客户']);

  const download = page.waitForEvent('download');
  await hands.press(word('result.report'));
  const pdf = await (await download).path();
  const first = pdfText(pdf, 1);
  for (const words of [CIRCUIT, '合格', 'read by hand', '王工', 'BNT-2200', '0012']) expect(first).toContain(words);
  expect(first).not.toMatch(/SIMULATED|manual/);
  expect(execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' })).toMatch(/image\s+1366\s+681/);

  await hands.go('archive');
  await page.getByRole('row', { name: 'BNT-2200' }).first().waitFor();
  await job.pass?.('manual-archive');
});

test('a second set is a row of its own, with a name and a calibration of its own, and can be taken away again', async ({
  page,
}) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  const first = new RegExp(`^(?!.*Sunrise).*${word('bench.no-line')}`);
  await hands.choose(first);
  await hands.press(word('set.another'));
  await page.getByRole('radio', { name: `${word(SET_BY_HAND)} 2`, checked: true }).waitFor({ state: 'attached' });
  await hands.press(word('set.describe'));
  for (const [field, text] of [
    [word('bench.maker'), 'Sunrise'],
    [word('set.model'), 'SunSet E10'],
    [word('bench.certificate'), 'JL-7'],
  ] as const)
    await hands.type(field, text);
  await hands.press(word('ui.save'));
  await page.getByRole('radio', { name: /Sunrise SunSet E10/, checked: true }).waitFor({ state: 'attached' });
  await job.pass?.('manual-two-sets');
  await hands.choose(first);
  await hands.press(word('set.describe'));
  await expect(page.getByLabel(word('bench.certificate'))).toHaveValue('');
  await hands.press(word('ui.cancel'));
  await hands.choose(/Sunrise/);
  await hands.press(word('bench.remove'));
  await expect(page.getByRole('radio', { name: /Sunrise/ })).toHaveCount(0);
});
