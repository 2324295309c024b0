import { toSign } from '../../electron/procedures/steps/sign.ts';
import type { Page } from '@playwright/test';
import type { TicketAlarm } from '../../electron/contract/book/ticket.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../electron/contract/preferences.ts';
import type { RunView } from '../../electron/contract/views.ts';
import { expect, LOCALES, test } from '../support/browser.ts';
import { cleanRun, latchedRun, longRun, START_S, states } from '../support/page-fixtures.ts';
import { ANSWERS, NOW_MS } from '../support/page-scenes.ts';
import { wordsIn } from '../support/person.ts';
import { openScripted } from '../support/scripted-core.ts';

test.use({
  locale: LOCALES.zh,
  timezoneId: 'Asia/Shanghai',
  permissions: ['camera'],
  launchOptions: async ({ launchOptions }, give) => {
    const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    await give({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
  },
});
const zh = wordsIn('zh');
const withRun = (run: Partial<RunView>) => ({ ...states['clean']!, runs: [{ ...cleanRun, ...run }] });

/** Sizes of digits and state word in pixels, how far the times fill their place, and whether all of it is within its own. */
const MEASURE = `(() => {
  const px = (selector) => Number.parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const [digits, fit] = [box('.far-figure b'), box('.far-figure .far-fit')];
  const within = [...document.querySelectorAll('.far-fit')].every((one) => {
    const [outer, inner] = [one, one.firstElementChild].map((element) => element.getBoundingClientRect());
    return inner.right <= outer.right && inner.height <= outer.height;
  });
  return {
    digits: px('.far-figure b'), word: px('.far-state b'), within,
    fills: Math.max(digits.width / fit.width, digits.height / fit.height),
    stop: JSON.stringify(box('.stop-button').toJSON()),
  };
})()`;
interface Measured {
  digits: number;
  word: number;
  within: boolean;
  fills: number;
  stop: string;
}
const measured = (page: Page): Promise<Measured> => page.evaluate(MEASURE);
const WINDOWS = [
  [1920, 1080],
  [1366, 681],
  [1024, 700],
  [900, 700],
  [683, 341],
] as const;
/** A laptop of 14 inches. */
const MM_A_PIXEL = 309 / 1366;
/** Angle under which so many millimetres are seen from two metres, degrees. */
const degreesAtTwoMetres = (mm: number): number => (Math.atan(mm / 2000) * 180) / Math.PI;

test('the far view is one key away, fills any window and leaves STOP where it is', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const core = await openScripted(page, withRun({}), ANSWERS);
  await page.clock.setFixedTime(NOW_MS);
  await page.goto(`${core.address}#/run`);
  await page.getByRole('heading', { name: cleanRun.circuit!.number }).waitFor();
  const stop = await page.evaluate(
    `JSON.stringify(document.querySelector('.stop-button').getBoundingClientRect().toJSON())`,
  );
  await page.keyboard.press('f');
  await page.getByRole('main').filter({ hasText: '00:05:19' }).waitFor();
  await expect(page.getByRole('region', { name: zh('far.state') })).toContainText(zh('big.clean'));
  await expect(page.getByText(zh('big.one-more.ES'))).toBeVisible();

  const here = await measured(page);
  expect(here.digits).toBeGreaterThanOrEqual(170);
  // A digit is as high as seven tenths of its size; twenty minutes of arc are read with ease.
  expect(degreesAtTwoMetres(0.7 * here.digits * MM_A_PIXEL)).toBeGreaterThan(1 / 3);
  expect(here).toMatchObject({ within: true, stop });
  for (const run of [{}, longRun, { counters: [{ name: 'bitErrors' as const, value: 12_345_678 }] }]) {
    core.push(withRun(run));
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      await expect(async () => {
        const { within, fills } = await measured(page);
        expect(within).toBe(true);
        expect(fills).toBeGreaterThan(0.9);
      }, `${width} x ${height}`).toPass();
    }
  }

  // The same key leads back, and so does Esc; what came out takes the place of the state.
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: zh('note.note') })).toBeVisible();
  await page.keyboard.press('f');
  core.push(
    withRun({
      judged: 'fail',
      prompt: { id: 'q9', ...toSign({ id: 'sign', do: 'sign', by: ['engineer'], optional: [] }) },
    }),
  );
  await expect(page.getByRole('region', { name: zh('far.state') })).toHaveText(zh('verdict.fail'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: zh('far.state') })).toBeHidden();
});

/** A picture of one colour, as a phone or a screen makes one. */
const picture = (page: Page, type: string): Promise<string> =>
  page.evaluate(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320; canvas.height = 240;
    canvas.getContext('2d').fillRect(0, 0, 320, 240);
    return canvas.toDataURL('${type}');
  })()`);

/** Pastes or drops a file, as the system hands it to the page. */
const handOver = (page: Page, how: 'paste' | 'drop', name: string, dataUrl: string): Promise<void> =>
  page.evaluate(`(() => {
    const [head, body] = ${JSON.stringify(dataUrl)}.split(',');
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(body), (one) => one.charCodeAt(0));
    data.items.add(new File([bytes], ${JSON.stringify(name)}, { type: head.slice(5, head.indexOf(';')) }));
    const told = { bubbles: true, cancelable: true };
    document.body.dispatchEvent(
      ${how === 'paste'}
        ? new ClipboardEvent('paste', { ...told, clipboardData: data })
        : new DragEvent('drop', { ...told, dataTransfer: data }),
    );
  })()`);

test('a note takes photos from clipboard, mouse and camera at any time, and is kept with them', async ({ page }) => {
  const kept: { text: string; photos?: string[] | undefined }[] = [];
  const added: string[] = [];
  const answers = {
    ...ANSWERS,
    'attachment.part': () => undefined,
    'attachment.add': ({ name, mime }: { name: string; mime: string }) => ({
      id: `p${added.push(`${name} ${mime}`)}`,
    }),
    'run.note': (note: { text: string; photos?: string[] }) => void kept.push(note),
  };
  const core = await openScripted(page, withRun({}), answers);
  await page.goto(`${core.address}#/run`);
  const dialog = page.getByRole('dialog', { name: /备注/ });
  const photos = dialog.getByRole('listitem');
  await page.getByRole('button', { name: zh('note.note') }).waitFor();

  // A photo that is pasted on the page opens the note; one that is dropped goes into it.
  await handOver(page, 'paste', 'image.png', await picture(page, 'image/png'));
  await expect(photos).toHaveCount(1);
  await handOver(page, 'drop', 'DDF.jpg', await picture(page, 'image/jpeg'));
  await expect(photos).toHaveCount(2);
  // What the computer cannot open is said, with what to do about it; the rest stays.
  const heic = `data:image/heic;base64,${Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic').toString('base64')}`;
  await handOver(page, 'drop', 'IMG_0001.HEIC', heic);
  await expect(dialog.getByRole('alert')).toContainText('兼容性最佳');

  await dialog.getByRole('button', { name: zh('photo.camera'), exact: true }).click();
  const take = dialog.getByRole('button', { name: zh('photo.take'), exact: true });
  await expect(async () => {
    await take.click();
    await dialog.getByRole('button', { name: zh('photo.retake') }).click({ timeout: 500 });
  }).toPass();
  await take.click();
  await dialog.getByRole('button', { name: zh('photo.use') }).click();
  await expect(photos).toHaveCount(3);
  await photos
    .first()
    .getByRole('button', { name: zh('photo.remove') })
    .click();
  await expect(photos).toHaveCount(2);

  await dialog.getByLabel(zh('note.text')).fill('DDF 07-12 松动');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(kept).toMatchObject([{ text: 'DDF 07-12 松动', photos: ['p1', 'p2'] }]);
  expect(added[0]).toBe('DDF.jpg image/jpeg');
  expect(added[1]).toMatch(/^photo-\d+\.jpg image\/jpeg$/);

  // A result that is closed takes no more notes: photos come later, and bear what they show as their name.
  await page.goto(`${core.address}#/result/pass`);
  await page.getByRole('heading', { name: zh('verdict.pass'), exact: true }).waitFor();
  await page.keyboard.press('m');
  const later = page.getByRole('dialog', { name: /补充照片/ });
  await later.getByLabel(zh('note.addendum-text')).fill('贴好的标签');
  await handOver(page, 'paste', 'image.png', await picture(page, 'image/png'));
  await expect(later.getByRole('listitem')).toHaveCount(1);
  await later.getByRole('button', { name: zh('note.keep') }).click();
  await expect(later).toBeHidden();
  expect(added.at(-1)).toBe('贴好的标签 image/png');
  expect(kept).toHaveLength(1);
});

/** Stands in for what only ears and the system's own notices can tell: tones as they are started, notices as they are shown. */
const LISTEN = `
  window.heard = []; window.read = [];
  const node = () => ({ connect: (to) => to, gain: { setValueAtTime() {}, linearRampToValueAtTime: (volume) => heard.push(volume) } });
  window.AudioContext = class {
    currentTime = 0;
    destination = {};
    resume = () => Promise.resolve();
    createGain = node;
    createOscillator = () => ({ ...node(), frequency: {}, start() {}, stop() {} });
  };
  window.Notification = class extends EventTarget {
    static permission = 'granted';
    constructor(title, { body, silent, requireInteraction }) { super(); read.push([title, body, silent, requireInteraction].join(' | ')); }
    close() {}
  };`;
const heard = (page: Page): Promise<number> => page.evaluate('heard.splice(0).length');
const read = (page: Page): Promise<string[]> => page.evaluate('read.splice(0)');

test('what happens is heard and read as the preferences say, each once, and the title tells it', async ({ page }) => {
  await page.addInitScript(LISTEN);
  const clean = { certain: undefined, lastErrorAt: undefined, oneMore: undefined };
  const number = cleanRun.circuit!.number;
  const told = (run: Partial<RunView>, preferences: Partial<Preferences>) => ({
    ...withRun(run),
    preferences: { ...DEFAULT_PREFERENCES, ...preferences },
  });
  const off = { notifications: false };
  const core = await openScripted(page, told(clean, off), ANSWERS);
  await page.getByRole('navigation').click();
  await expect(page).toHaveTitle(`${zh('big.clean')} · 00:05:19 · ${number}`);

  // Nobody has asked for a sound, and notices are switched off.
  const failed = { lastErrorAt: START_S + 500, certain: { verdict: 'fail' as const, why: latchedRun.certain!.why } };
  core.push(told({ ...clean, ...failed }, off));
  await expect(page).toHaveTitle(`${zh('verdict.fail')} · 00:05:19 · ${number}`);
  core.push(told({ ...clean, ...failed, judged: 'fail' }, off));
  await expect(page).toHaveTitle(`${zh('verdict.fail')} · ${number}`);
  expect([await heard(page), await read(page)]).toEqual([0, []]);

  // Asked for: of an error that decides all, what weighs more is told, and once.
  const on = { sounds: { ...DEFAULT_PREFERENCES.sounds, ended: true, firstError: true } };
  core.push(told({ ...clean, runId: 'r2' }, on));
  core.push(told({ ...clean, runId: 'r2', ...failed }, on));
  core.push(told({ ...clean, runId: 'r2', ...failed, elapsedS: 600 }, on));
  await expect.poll(() => heard(page)).toBe(6);
  expect(await read(page)).toEqual([
    `已定：不合格 · ${number} | ${zh('big.line.latched', { ago: '00:03:36' })} | true | true`,
  ]);
  core.push(told({ ...clean, runId: 'r2', ...failed, judged: 'fail', elapsedS: 900 }, on));
  await expect.poll(() => read(page)).toEqual([expect.stringMatching(`^不合格 · ${number} \\| .*测完，历时 15 分钟`)]);
  expect(await heard(page)).toBe(6);

  // An open fault whose time grows short, and that turns severe: by the tunes that there are.
  const fault: TicketAlarm = {
    ...{ ticket: '7K3F-9QX2', circuit: 'NN-INT-0007', customer: '桂林银行' },
    ...{ clock: 'running', severe: false, runs: [] },
  };
  const loud = { sounds: { ...on.sounds, asks: true } };
  const ended = told({ ...clean, runId: 'r2', ...failed, judged: 'fail', elapsedS: 900 }, loud);
  const pushFault = (change: Partial<TicketAlarm>): void => core.push({ ...ended, tickets: [{ ...fault, ...change }] });
  pushFault({});
  pushFault({ clock: 'amber' });
  const about = '桂林银行 · 7K3F-9QX2 | true | true';
  await expect.poll(() => read(page)).toEqual([`${zh('ticket.news.amber', { circuit: fault.circuit })} | ${about}`]);
  expect(await heard(page)).toBe(4);
  pushFault({ clock: 'over', severe: true });
  pushFault({ clock: 'over', severe: true, runs: ['r2'] });
  await expect.poll(() => read(page)).toEqual([`${zh('ticket.news.severe', { circuit: fault.circuit })} | ${about}`]);

  // A page that is loaded again has no news.
  await page.goto(`${core.address}#/bench`);
  await page.reload();
  await expect(page).toHaveTitle(`${zh('verdict.fail')} · ${number}`);
  expect([await heard(page), await read(page)]).toEqual([0, []]);
});
