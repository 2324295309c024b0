import type { Page } from '@playwright/test';
import { shortestRun } from '../../electron/contract/duration.ts';
import { createStateWriter } from '../../electron/contract/state-wire.ts';
import { valueWords } from '../../electron/contract/settings.ts';
import { LOOP_TESTER, SET_BY_HAND, SIMULATOR } from '../support/families.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, inspect, jobOn, LOCALES, test } from '../support/browser.ts';
import { connect } from '../support/job.ts';
import { wordsIn } from '../support/person.ts';
import { fullBench } from '../support/page-fixtures.ts';
import { readStates } from '../support/states.ts';
import { openPage } from '../support/web-page.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.use({ locale: LOCALES.zh, permissions: ['clipboard-read', 'clipboard-write'] });

const word = wordsIn('zh');
const LOOP = `${word(LOOP_TESTER)} · ${word('bench.simulated')}`;
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name });
const choose = (page: Page, name: string | RegExp) =>
  page
    .locator('label')
    .filter({ has: radio(page, name) })
    .first()
    .click();
const start = (page: Page) => page.getByRole('button', { name: new RegExp(`^${word('new.start')}`) });
const tester = (page: Page) => page.getByLabel(word('new.tester')).locator('option:checked');

test('one tester is meant in the whole app, whichever way leads to the new test, and it outlives the page', async ({
  page,
}) => {
  await page.goto(app.address);
  await choose(page, LOOP);
  for (const way of ['key', 'tab', 'button'] as const) {
    if (way === 'key') await page.keyboard.press('2');
    if (way === 'tab') await page.getByRole('link', { name: word('place.new') }).click();
    if (way === 'button') await page.getByRole('button', { name: word('bench.new') }).click();
    await expect(tester(page), way).toContainText(LOOP);
    await page.keyboard.press('1');
    await expect(radio(page, LOOP), way).toBeChecked();
  }
  await page.keyboard.press('2');
  await page.reload();
  await expect(tester(page)).toContainText(LOOP);
  // What it cannot do is not offered, says why, and the procedure that it can do is taken.
  const procedure = page.getByLabel(word('new.procedure'));
  await expect(procedure.locator('option[value=e1-acceptance]')).toHaveText('2M 电路验收 – 它没有 E1 接口');
  await expect(procedure.locator('option[value=e1-acceptance]')).toBeDisabled();
  await expect(procedure).toHaveValue('loop-check');
  await expect(page.getByRole('alert')).toHaveCount(0);
  // Chosen here, it is the one of the bench too.
  await page.getByLabel(word('new.tester')).selectOption({ label: `${word(SIMULATOR)} · ${word('place.practice')}` });
  await expect(procedure).toHaveValue('e1-acceptance');
  await expect(radio(page, 'PCM31C')).toHaveAccessibleDescription(word('unfit.value'));
  // By keyboard every choice is reached, says why it cannot be taken, and takes nothing.
  const unframed = radio(page, valueWords('framing', 'unframed', 'screen').zh);
  await unframed.focus();
  for (const name of ['PCM31', 'PCM31C']) {
    await page.keyboard.press('ArrowRight');
    const dimmed = page.getByRole('radio', { name, exact: true });
    await expect(dimmed).toBeFocused();
    await expect(page.locator('label').filter({ has: dimmed }).locator('.btn-why')).toBeVisible();
  }
  await expect(unframed).toBeChecked();
  await page.keyboard.press('1');
  await expect(radio(page, new RegExp(`^${word(SIMULATOR)}`))).toBeChecked();
});

test('a watch takes the ladder of a file; what is wrong with one is said with its line, and the one before stays', async ({
  page,
}) => {
  await page.goto(`${app.address}#/new`);
  await page.getByLabel(word('new.procedure')).selectOption('watch');
  await choose(page, word('ladder.mode-file'));
  await expect(start(page)).toHaveAccessibleDescription(word('new.why-ladder'));
  const file = (text: string) => ({ name: 'ring.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  const good = 'version: 1\nevery: 500ms\nrungs:\n  - { id: gateway, address: 198.51.100.1 }\n';
  const field = page.getByLabel(word('ladder.choose-file'), { exact: true }).first();
  await field.setInputFiles(file(`${good}  - { id: ring-1, address: 198.51.100.7 }\n`));
  const rungs = page.getByRole('list', { name: word('ladder.title') }).getByRole('listitem');
  await expect(rungs).toHaveText([/198\.51\.100\.1$/, 'ring-1 198.51.100.7']);
  await expect(page.getByText(/ring\.yaml.*0\.5 .*64, 512, 1472.*prbs/)).toBeVisible();
  await expect(start(page)).not.toHaveAttribute('aria-disabled', 'true');
  await field.setInputFiles(file(`${good}  - { id: x, adress: 198.51.100.7 }\n`));
  await expect(page.getByRole('alert')).toContainText('ring.yaml:5:');
  await field.setInputFiles(file(good.replace('198.51.100.1', 'gw.example')));
  await expect(page.getByRole('alert')).toContainText('gw.example');
  // More characters than are taken, of three octets each: it is refused, and not taken up to where it was cut.
  await field.setInputFiles(file(`${good}# ${'环'.repeat(100_000)}\n`));
  await expect(page.getByRole('alert')).not.toContainText('gw.example');
  await expect(rungs).toHaveCount(2);
});

test('a tester that was chosen and is gone is said to be gone; none takes its place', async ({ page }) => {
  const core = await openPage(app.address);
  await core.call('remembered.set', { name: 'tester', value: 'port:/dev/ttyUSB77' });
  await core.close();
  await page.goto(app.address);
  await page.getByText(word('bench.gone', { name: '/dev/ttyUSB77' })).waitFor();
  await page.keyboard.press('2');
  await expect(tester(page)).toHaveText(word('new.tester-gone', { name: '/dev/ttyUSB77' }));
  await expect(start(page)).toHaveAccessibleDescription(word('new.why-gone', { name: '/dev/ttyUSB77' }));
});

test('what does not answer is said in its own place, and who takes it off the bench need not be told that it is gone', async ({
  page,
}) => {
  const core = await openPage(app.address);
  await core.call('bench.add', { address: 'comtech@sim:?line=/nowhere.yaml' });
  await core.close();
  await page.goto(app.address);
  await choose(page, /nowhere\.yaml/);
  await page.getByRole('button', { name: word('bench.connect') }).click();
  const shown = page.locator('.bench-tester');
  await expect(shown).toContainText('找不到文件 /nowhere.yaml');
  // Nothing lies over the name of the tester to say it once more.
  await expect(page.locator('.notices').filter({ hasText: 'nowhere' })).toHaveCount(0);
  await page.getByRole('button', { name: word('bench.remove') }).click();
  await expect(radio(page, /nowhere\.yaml/)).toHaveCount(0);
  await expect(shown.getByRole('heading', { level: 1 })).not.toContainText(/不在了/);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
});

/** The real program, with one more port on its bench: plugged in, silent, and nobody knows what is on it. */
async function withSilentPort(page: Page): Promise<void> {
  const silent = fullBench.find((item) => item.id === 'com3');
  await page.routeWebSocket(/\/ws/, (socket) => {
    const [read, states] = [readStates(), createStateWriter()];
    socket.connectToServer().onMessage((text) => {
      const state = read(text.toString());
      if (!state || !silent) return socket.send(text);
      socket.send(states.whole({ ...state, bench: [silent, ...state.bench] }));
    });
  });
}

test('an unidentified port is no tester: it cannot be taken for a test, and nothing takes its place', async ({
  page,
}) => {
  await withSilentPort(page);
  await page.goto(app.address);
  await choose(page, /COM3/);
  const go = page.getByRole('button', { name: word('bench.new') });
  await expect(go).toHaveAccessibleDescription(word('bench.why-identify'));
  // Whoever knows what hangs on it says so: the port is settled, and only what can hang on one is offered.
  await page.getByRole('button', { name: word('bench.use-as') }).click();
  const form = page.getByRole('dialog', { name: 'COM3' });
  const kinds = form.getByLabel(word('bench.kind')).getByRole('option');
  await expect(kinds.filter({ hasText: word(LOOP_TESTER) })).toHaveCount(1);
  await expect(kinds.filter({ hasText: word(SET_BY_HAND) })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(tester(page)).toHaveText(word('new.tester-unknown', { name: 'COM3' }));
  await expect(start(page)).toHaveAccessibleDescription(word('bench.why-identify'));
});

/** Fills the form of a circuit in service, with nonsense first. */
async function writeCircuit(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: word('new.create') }).click();
  const form = page.getByRole('dialog');
  const field = (key: Parameters<typeof word>[0], at = 0) =>
    form.getByLabel(word(key)).and(page.locator('input')).nth(at);
  await page.keyboard.press('Enter');
  await form.getByText(word('ui.required', { field: word('circuit.number') })).waitFor();
  await field('circuit.number').fill(number);
  await field('circuit.rate').fill('two meg');
  await form.getByText(word('circuit.more')).click();
  await form.getByLabel(word('circuit.kind')).selectOption(word('circuit-kind.test'));
  await field('circuit.until').fill('2027-02-30');
  // What is folded away again opens for whoever is asked to mend it.
  await form.getByText(word('circuit.more')).click();
  await page.keyboard.press('Enter');
  await form.getByText(word('circuit.rate-bad')).waitFor();
  await form.getByText(word('date.no-such-day')).waitFor();
  await inspect(page, 'circuit-form', true);
  await field('circuit.rate').fill('2M');
  await field('circuit.until').fill('2027年3月1日');
  for (const [at, place, port, said] of [
    [0, '江苏省苏州市苏州工业园区星湖街道第二枢纽传输综合通信机房大楼', 'DDF 3-2-14', 'DDF 3 架 2 排 14 口'],
    [1, '昆山花桥站', 'DDF 1-4-07', 'DDF 1 架 4 排 07 口'],
  ] as const) {
    await field('circuit.site', at).fill(place);
    await field('circuit.position', at).fill(port);
    await form.getByText(said).waitFor();
  }
  await form.getByText(word('circuit.in-service')).click();
  await form.getByRole('button', { name: word('ui.save') }).click();
  await form.waitFor({ state: 'detached' });
}

test('times are asked in the words of the page, and what cannot be is said at its field at once', async ({ page }) => {
  const job = jobOn(page, 'zh', 'mouse');
  const number = '苏州移动甲乙数字电路0009';
  await page.goto(app.address);
  await connect(job, word(SIMULATOR));
  await page.keyboard.press('2');
  await writeCircuit(page, number);

  const release = page.getByRole('group', { name: word('new.release') });
  const [until, day] = [release.getByLabel(word('release.time')), release.getByLabel(word('release.day'))];
  await release.getByLabel(word('new.release-by')).fill('李调度');
  await until.fill('0000');
  await release.getByText(word('release.past')).waitFor();
  await expect(start(page)).toHaveAttribute('aria-disabled', 'true');
  await day.fill('2027-02-30');
  await release.getByText(word('date.no-such-day')).waitFor();
  await release.getByRole('button', { name: word('release.hours', { n: 1 }) }).click();
  await expect(until).toHaveValue(/^\d\d:\d\d$/);
  await expect(day).toHaveValue(/^\d{4}-\d\d-\d\d$/);

  await choose(page, '2 h');
  await release.getByText(/前测不完 2 小时。最长可测/).waitFor();
  await expect(page.getByText(/前测不完/)).toHaveCount(1);
  await choose(page, new RegExp(`^${word('ui.other')}$`));
  const other = page.getByLabel(word('new.other-duration')).first();
  await expect(other).toBeFocused();
  await page.keyboard.type('abc');
  const bad = page.getByText(word('new.duration-bad', { ...shortestRun() }));
  await bad.waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('45');
  await choose(page, new RegExp(`^${word('new.unit.m')}$`));
  await expect(bad).toHaveCount(0);
  await expect(page.getByText(/前测不完/)).toHaveCount(0);
  await inspect(page, 'new-test-release', true);
  await other.fill('5s');
  await expect(start(page)).not.toHaveAttribute('aria-disabled');
  await start(page).click();

  // The picture bears the names of this circuit, whole; the text for the far end can be sent.
  await page.getByRole('heading', { name: word('wiring.title.e1') }).waitFor();
  const drawing = page.locator('.picture svg');
  const drawn = async (): Promise<string> => ((await drawing.textContent()) ?? '').replaceAll(/\s/g, '');
  for (const name of ['第二枢纽传输综合通信机房大楼', '昆山花桥站', 'DDF3-2-14', 'CDM-625', '75ΩBNC'])
    await expect.poll(drawn).toContain(name);
  expect(await outside(page)).toEqual([]);
  await page.getByText(/李调度已同意中断，到 \d{4}-\d\d-\d\d \d\d:\d\d。/).waitFor();
  await page.keyboard.press('t');
  await page.getByText(word('far-end.copied')).waitFor();
  const sent = await page.evaluate('navigator.clipboard.readText()');
  for (const part of [number, '昆山花桥站', 'DDF 1 架 4 排 07 口', '环回']) expect(sent).toContain(part);
  await inspect(page, 'wiring', true);
  const core = await openPage(app.address);
  const { runs } = await core.until((state) => state.runs.length > 0);
  await core.call('run.stop', { runId: runs[0]!.runId });
  await core.close();
  await page.getByRole('heading', { name: word('verdict.aborted'), exact: true }).waitFor();

  // The same circuit again: who released it still stands there.
  await page.keyboard.press('2');
  await expect(release.getByLabel(word('new.release-by'))).toHaveValue('李调度');
  await expect(until).toHaveValue(/^\d\d:\d\d$/);
});

/** Words of the picture that leave it, or run into a box beside theirs. */
const outside = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const svg = document.querySelector('.picture svg');
    const { x, y, width, height } = svg.viewBox.baseVal;
    const rooms = [...svg.querySelectorAll('rect')].map((rect) => rect.getBBox());
    const leaves = ({ x: left, y: top, width: w, height: h }) => left < x || top < y || left + w > x + width || top + h > y + height;
    const crosses = (box) => rooms.some((room) => {
      const apart = box.x >= room.x + room.width || box.x + box.width <= room.x || box.y >= room.y + room.height || box.y + box.height <= room.y;
      const within = box.x >= room.x - 1 && box.x + box.width <= room.x + room.width + 1 && box.y >= room.y - 1 && box.y + box.height <= room.y + room.height + 1;
      return !apart && !within;
    });
    return [...svg.querySelectorAll('text')].filter((text) => text.textContent !== '')
      .map((text) => ({ words: text.textContent, box: text.getBBox() }))
      .filter(({ box }) => leaves(box) || crosses(box)).map(({ words }) => words);
  })()`);
