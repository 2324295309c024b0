import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../electron/instruments/index.ts';
import { SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, test } from '../support/browser.ts';
import { dayAndTime } from '../../renderer/widgets/when.ts';
import { CIRCUIT, connect, prepare, see, takeCircuit, takeDuration, upToProof, type Job } from '../support/job.ts';

test.describe.configure({ mode: 'parallel' });
let app: App;
test.beforeEach(async () => {
  app = await startApp();
});
// The pages first: one that still fetches something would rightly call it a fault that nobody answers.
test.afterEach(async ({ context }) => {
  for (const page of context.pages()) await page.close();
  await app.end();
});
test.use({ locale: LOCALES.zh });

/** Adds a simulated tester whose line behaves as the scenario says, and connects it. */
async function addLine(job: Job, scenario: string): Promise<void> {
  const { page, hands, word } = job;
  const line = join(app.home, 'line.yaml');
  writeFileSync(line, scenario);
  await hands.press(word('bench.add'));
  await hands.choose(new RegExp(`^${word('way.sim')}$`));
  await hands.type(word('address.line'), line);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('bench.connect') })
    .click();
  // What was added is connected at once.
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: word('bench.disconnect') }).waitFor();
}

test('a line with errors fails, is tested again, and both attempts stand side by side', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  await addLine(job, 'version: 1\nevents:\n  - { from: 2s, for: 1s, ber: 1e-4 }\n');
  // Long enough that the second attempt is still going on when it is stopped, on a slow machine too.
  await prepare(job, '12s');
  await upToProof(job);
  await see(page, word('big.certain', { verdict: word('verdict.fail') }));
  await job.pass?.('failing');
  await see(page, word('prompt.retry', { n: 1 }));
  await job.pass?.('retry');
  await hands.press(word('prompt.test-again', { n: 2 }));
  await see(page, word('run.attempt', { n: 2 }));
  // Nothing was touched, so nothing is asked. Stopped before it could show anything: what the first attempt found stays in sight.
  // In a low window the note of a step stands only until the next one is done: then pointing at the step tells it.
  await page
    .getByTitle(word('step.unchanged', { n: 1 }))
    .first()
    .waitFor();
  await hands.press(word('stop.stop'));
  await expect(async () => {
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: word('stop.stop') })
      .click({ timeout: 1_000 });
    await expect(page.getByRole('alertdialog')).toBeHidden({ timeout: 100 });
  }).toPass();
  await see(page, new RegExp(`^${word('run.attempt', { n: 1 })}.*${word('verdict.fail')}$`));
  await job.pass?.('fail');
  await hands.go('archive');
  await see(page, word('archive.compare-title', { n: 2 }));
  await job.pass?.('compare');
});

test('a run that broke off with the program is offered on the bench, and taken up', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await prepare(job, '1h');
  await upToProof(job);
  await see(page, word('big.clean'));
  const crashed = app.crash();
  await see(page, word('shell.away'));
  await job.pass?.('away');
  await crashed;
  await page.goto(app.address);
  await see(page, `${CIRCUIT}：上次运行在`);
  await job.pass?.('unfinished');
  await hands.press(word('unfinished.resume'));
  await see(page, word('run.interim'));
  await see(page, word('not-observed'));
  await job.pass?.('resumed');
});

test('a circuit in service asks who released it, and no test runs past the time given', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await hands.press(word('bench.new'));
  await takeCircuit(job, CIRCUIT);
  await hands.press(word('new.edit'));
  await page.getByRole('checkbox', { name: word('circuit.in-service') }).check();
  await job.pass?.('circuit');
  await hands.press(word('ui.save'));
  await see(page, word('new.release'));
  const start = page.getByRole('button', { name: new RegExp(`^${word('new.start')}`) });
  await expect(start).toHaveAccessibleDescription(word('new.why-release'));
  await hands.type(word('new.release-by'), '网管 张');
  const { day, time } = dayAndTime(Date.now() + 10 * 60_000);
  await hands.type(word('release.time'), time);
  await hands.type(word('release.day'), day);
  // A quarter of an hour does not end before that: said at once, and nothing can be started.
  await see(page, /前测不完 15 分钟。最长可测/);
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await job.pass?.('release-refused');
  await takeDuration(job, '5s');
  await hands.press(new RegExp(`^${word('new.start')}`));
  await see(page, word('prompt.wired'));
  await see(page, '网管 张');
});

test('without a loop nothing is proven: the program asks before it goes on', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const { hands, word } = job;
  await page.goto(app.address);
  await addLine(job, 'version: 1\nevents:\n  - { from: 0s, for: 1h, defect: LOS }\n');
  await prepare(job, '5s');
  await upToProof(job);
  await see(page, word('prompt.loop-failed'));
  await job.pass?.('loop-failed');
  await hands.press(word('prompt.go-on-unproven'));
  await see(page, word('prompt.no-start'));
  await job.pass?.('no-start');
  await hands.press(word('prompt.give-up'));
  await page.getByRole('heading', { name: word('verdict.error'), exact: true }).waitFor();
  await job.pass?.('error');
});

test('a router that wants a password is given one on the bench, and nobody sees it', async ({ page }) => {
  const { hands, word } = jobOn(page, 'zh', 'mouse');
  const over = new AbortController();
  const request = { family: 'cisco-ios', listen: 'telnet://127.0.0.1:0', home: app.home };
  const { address } = await simulate({ ...request, env: { TRIBUTARY_PASSWORD: 'geheim' } }, over.signal);
  await page.goto(app.address);
  await hands.press(word('bench.add'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(word('way.telnet'), { exact: true }).click();
  await dialog.getByLabel(word('bench.kind')).selectOption('cisco-ios');
  await dialog.getByLabel(word('place.host'), { exact: true }).fill('127.0.0.1');
  await dialog.getByLabel(word('place.port'), { exact: true }).fill(/\d+$/.exec(address)![0]);
  await dialog.getByLabel(word('address.password'), { exact: true }).fill('falsch');
  await dialog.getByText(word('bench.address-line')).click();
  await expect(dialog).toContainText('telnet://127.0.0.1');
  await expect(dialog).not.toContainText('falsch');
  await dialog.getByRole('button', { name: word('bench.connect') }).click();
  const field = page.getByLabel(word('address.password'), { exact: true });
  await expect(page.getByText(/拒绝登录/).first()).toBeVisible();
  await expect(field).toHaveAttribute('type', 'password');
  await field.fill('geheim');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Cisco 2811' })).toBeVisible();
  await expect(page.getByText('Serial0/0').first()).toBeVisible();
  expect(readFileSync(join(app.home, 'bench.json'), 'utf8')).not.toContain('password');
  over.abort();
});
