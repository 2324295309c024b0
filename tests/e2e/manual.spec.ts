import { execFileSync } from 'node:child_process';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { CIRCUIT, see, signAll, takeCircuit, takeDuration } from '../support/job.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.zh });

test('a set that nobody can drive: read by hand, with a photo, from start to the signed report', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse', { axe: true });
  const { hands, word } = job;
  await page.goto(app.address);
  await hands.choose(new RegExp(word('family.manual')));
  await job.pass?.('manual-bench');
  await hands.press(word('bench.new'));
  await takeCircuit(job, CIRCUIT);
  await takeDuration(job, '6s');
  await hands.press(new RegExp(`^${word('new.start')}`));
  await hands.press(word('prompt.wired'));
  await hands.press(word('prompt.all-set'));
  // No program can inject here: the person proves the loop, and says so.
  await see(page, word('ask.by-hand-proof'));
  await hands.press(word('prompt.done'));
  await see(page, word('prompt.start-both'));
  await job.pass?.('manual-start');
  await hands.press(new RegExp(`^${word('prompt.start-here')}`));

  await hands.type(word('reading.time'), '00:00:02');
  await hands.type(word('counter.errors'), '0');
  await job.pass?.('manual-reading');
  await hands.press(word('reading.interim'));

  await see(page, word('reading.title-now'));
  const display = { name: 'display.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await page.getByLabel(word('reading.photo')).first().setInputFiles(display);
  await page.getByRole('img', { name: 'display.png' }).waitFor();
  const counts = { [word('reading.time')]: '00:00:06', [word('counter.errors')]: '0' };
  const zeros = ['LOS', 'AIS', 'LOF', 'LSS'].map((alarm) => [word('reading.alarm', { alarm }), '0'] as const);
  for (const [field, text] of [...Object.entries(counts), ...zeros]) await hands.type(field, text);
  await job.pass?.('manual-final');
  await hands.press(word('reading.final'));
  await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
  await see(page, word('read-by-hand'));
  await signAll(job, ['王工', '李客户']);

  const download = page.waitForEvent('download');
  await hands.press(word('result.report'));
  const pdf = await (await download).path();
  const first = pdfText(pdf, 1);
  for (const words of [CIRCUIT, '合格', 'read by hand', '王工']) expect(first).toContain(words);
  expect(first).not.toContain('SIMULATED');
  expect(execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' })).toMatch(/image\s+1366\s+681/);
});
