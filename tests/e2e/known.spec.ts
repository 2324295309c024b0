import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comtechInfo } from '../../drivers/testers/comtech/info.ts';
import { parseAddress, writeAddress } from '../../electron/contract/address.ts';
import { simulate } from '../../electron/instruments/index.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { CIRCUIT, setUp, signAll, watchRun } from '../support/job.ts';
import { localArchive } from '../support/local-archive.ts';
import { circuit, newRun } from '../support/records.ts';

/** A simulated tester behind a real socket, which can be unplugged and plugged in again. */
interface Far {
  port: string;
  unplug(): Promise<void>;
}
async function plugIn(home: string, at = '0'): Promise<Far> {
  const stop = new AbortController();
  const { address, closed } = await simulate({ family: 'comtech', listen: `tcp://127.0.0.1:${at}`, home }, stop.signal);
  const { port } = parseAddress(`comtech@${address}`);
  return { port: String(port), unplug: () => (stop.abort(), closed) };
}

/** Somebody added this tester once, and tested that circuit with it for five seconds. */
async function usedBefore(home: string, { port }: Far): Promise<void> {
  const address = writeAddress('comtech', 'tcp', { host: '127.0.0.1', port });
  writeFileSync(join(home, 'bench.json'), JSON.stringify({ version: 1, addresses: [address] }));
  const plain = newRun();
  const identity = { maker: 'Comtech EF Data', model: 'CDM-625/625A' };
  const archive = localArchive(join(home, 'archive.db'));
  const runId = await archive.createRun({
    ...plain,
    instruments: { tester: { ...plain.instruments['tester']!, address, identity } },
    circuit: circuit(CIRCUIT, { service: 'e1', rate: '2048k' }),
    settings: { ...plain.settings, duration: '5s' },
    given: ['duration'],
  });
  await archive.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: plain.startedAtMs + 60_000 });
  await archive.close();
}

let app: App;
let far: Far;
test.beforeAll(async () => {
  app = await startApp(async (home) => {
    mkdirSync(home, { recursive: true });
    far = await plugIn(home);
    await usedBefore(home, far);
  });
});
test.afterAll(async () => {
  await app.end();
  await far.unplug();
});

test.describe('in English', () => {
  test.use({ locale: LOCALES.en });
  test('a known tester: six steps from plugging it in to the signed report; and what the bench says of its link', async ({
    page,
  }) => {
    const job = { ...jobOn(page, 'en', 'mouse', { axe: true }), steps: [] as string[] };
    const { hands, word, steps } = job;
    await page.goto(app.address);
    // Connected and known without a hand on it; nothing has started.
    const known = page.getByRole('status').filter({ hasText: word('bench.same-rest') });
    await expect(known).toContainText(CIRCUIT);
    await expect(known).toContainText('00:05');
    await job.pass?.('bench-known');
    await expect(page.getByRole('button', { name: word('stop.stop') })).toHaveCount(0);
    await hands.press(word('bench.same'));
    steps.push('same as last time');
    await setUp(job);
    await watchRun(job);
    await signAll(job, ['J. Wang', 'C. Li']);
    const download = page.waitForEvent('download');
    await hands.press(word('result.report'));
    steps.push('report');
    const text = pdfText(await (await download).path());
    for (const words of [CIRCUIT, 'PASS', 'SIMULATED', 'J. Wang', 'C. Li']) expect(text).toContain(words);
    test.info().annotations.push({ type: 'steps', description: `${steps.length}: ${steps.join(', ')}` });
    expect(steps.length).toBeLessThanOrEqual(6);

    // The link is lost: why, and when it is tried again; then it is back by itself, and known.
    await hands.go('bench');
    await known.waitFor();
    await far.unplug();
    const place = `127.0.0.1:${far.port}`;
    const lost = page.getByRole('alert').filter({ hasText: place });
    await expect(lost).toContainText(new RegExp(word('bench.next-try', { time: '\\d\\d:\\d\\d:\\d\\d' })));
    await expect(page.getByRole('button', { name: word('bench.same') })).toHaveCount(0);
    far = await plugIn(app.home, far.port);
    await known.waitFor();
    await expect(lost).toHaveCount(0);

    // Who it is, once; what it lacks only for whoever asks; where it is in words, and no address anywhere.
    const tester = page.getByRole('region', { name: 'CDM-625/625A' });
    await expect(tester.getByRole('definition').filter({ hasText: `TCP ${place}` })).toBeVisible();
    await expect(tester.getByText('Comtech EF Data', { exact: true })).toHaveCount(0);
    const [first, ...more] = comtechInfo.capabilities.lacks;
    await tester.getByText(word('bench.lacks-many', { n: more.length + 1 })).click();
    await expect(tester.getByText(word(first!))).toBeVisible();
    expect(await page.locator('body').innerText()).not.toMatch(/comtech@|sim:|tcp:/);
  });
});
