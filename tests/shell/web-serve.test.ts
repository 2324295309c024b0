import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, cliProcess, type Started } from '../support/cli.ts';
import { openPage, type WebPage } from '../support/web-page.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]).toString('base64');
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'serve-'));
});
afterAll(() => rmSync(base, { recursive: true }));

/** Answers every question of a run as a person who agrees. */
async function agree(page: WebPage, runId: string): Promise<void> {
  const asked = new Set<string>();
  await page.until(({ runs }) => {
    const run = runs.find((one) => one.runId === runId);
    const prompt = run?.prompt;
    if (prompt && !asked.has(prompt.id)) {
      asked.add(prompt.id);
      void page.call('run.answer', { runId, promptId: prompt.id, answer: { option: 'done' } });
    }
    return run?.steps[run.step]?.do === 'run' && (run.elapsedS ?? 0) >= 1;
  });
}

describe('the app in a browser', () => {
  let served: Started;
  let address = '';
  let first: WebPage;
  beforeAll(async () => {
    served = cliProcess(['serve'], { home: base });
    [, address = ''] = await served.says(/^ready (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)\n/);
    first = await openPage(address);
  }, 60_000);

  it('serves the built page, and nothing without the token', async () => {
    const html = await (await fetch(address)).text();
    expect(html).toContain('<div id="root">');
    const script = /src="\.?(\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const code = await fetch(new URL(script, address));
    expect(code.status).toBe(200);
    // A sentence that only React's development build has: whoever has the page built, people get the other one.
    expect(await code.text()).not.toContain('Invalid hook call. Hooks can only');
    expect((await fetch(new URL('/', address))).status).toBe(403);
  });

  it('lists procedures, plans, and keeps circuits, preferences and photos', async () => {
    const { procedures } = await first.call('procedures.list', {});
    expect(procedures.map((procedure) => procedure.id)).toEqual(
      expect.arrayContaining(['e1-acceptance', 'loop-check']),
    );
    const plan = await first.call('plan', {
      procedureId: 'e1-acceptance',
      use: { tester: 'comtech@sim:' },
      settings: {},
    });
    expect(plan.problems).toEqual([]);
    expect(plan.totalS).toBeGreaterThan(900);
    await first.call('circuits.save', { circuit: { number: '甲乙0001', customer: { name: '某公司' } } });
    expect(await first.call('circuits.find', { text: '甲乙' })).toMatchObject([{ number: '甲乙0001' }]);
    await first.call('remembered.set', { name: 'lang', value: 'zh' });
    expect(await first.call('remembered.get', {})).toMatchObject({ lang: 'zh' });
    await expect(
      first.call('plan', { procedureId: '../../etc/passwd', use: { tester: 'comtech@sim:' }, settings: {} }),
    ).rejects.toMatchObject({ code: 'procedure-unknown' });
  });

  it('remembers what was typed in about an instrument', async () => {
    const { id } = await first.call('bench.add', { address: 'comtech@sim:?seed=2' });
    await first.call('bench.connect', { id });
    const calibration = { certificate: 'C-17', due: '2027-01-01' };
    await first.call('bench.describe', { id, serial: 'SN 0815', calibration });
    const ready = await first.until((state) => state.bench.some((item) => item.id === id && item.serialTyped));
    expect(ready.bench.find((item) => item.id === id)).toMatchObject({
      state: 'ready',
      serialTyped: 'SN 0815',
      calibration,
    });
    await first.call('bench.disconnect', { id });
  });

  it('goes on with a run when its page is closed, and shows it to the next one', async () => {
    const settings = { duration: '1h' };
    const start = { procedureId: 'e1-acceptance', use: { tester: 'comtech@sim:' }, settings };
    const { runId } = await first.call('run.start', start);
    await expect(first.call('run.start', start)).rejects.toMatchObject({ code: 'instrument-in-run' });
    await agree(first, runId);
    const second = await openPage(address);
    await first.close();
    await second.close();
    first = await openPage(address);
    const [run] = (await first.until(({ runs }) => (runs[0]?.elapsedS ?? 0) >= 3)).runs;
    expect(run).toMatchObject({ runId, finished: false });
    const at = run?.startedAt ?? 0;
    const lanes = await first.call('run.window', {
      runId,
      measurement: run?.measurement ?? '',
      from: at,
      to: at + 4,
      pixels: 4,
    });
    expect(lanes.flags).toBeInstanceOf(Uint32Array);
    expect([...lanes.flags].some((flag) => flag !== 0)).toBe(true);
    await first.call('run.note', { runId, text: 'swapped the cable' });
    await expect(first.call('record.report', { runId })).rejects.toMatchObject({ code: 'run-active' });
    const interim = await first.call('record.report', { runId, interim: true });
    expect(interim.pdf).toContain(join(base, 'reports'));
  });

  it('stops the run, takes photo and signatures, and hands the report over', async () => {
    const runId = first.state()?.runs[0]?.runId ?? '';
    await first.call('run.stop', { runId });
    const [run] = (await first.until(({ runs }) => runs[0]?.finished === true)).runs;
    expect(run?.verdict).toBe('aborted');
    await first.call('run.seen', { runId });
    await first.until(({ runs }) => runs.length === 0);
    const photo = { runId, kind: 'photo', name: 'display.jpg', mime: 'image/jpeg' } as const;
    await first.call('attachment.part', { upload: 'a', at: 0, base64: JPEG });
    const { id } = await first.call('attachment.add', { ...photo, upload: 'a' });
    expect(await first.call('attachment.get', { runId, id })).toMatchObject({ name: 'display.jpg', base64: JPEG });
    const text = Buffer.from('#!/bin/sh').toString('base64');
    await first.call('attachment.part', { upload: 'b', at: 0, base64: text });
    await expect(first.call('attachment.add', { ...photo, upload: 'b' })).rejects.toMatchObject({
      code: 'attachment-no-picture',
    });
    await first.call('record.sign', { runId, role: 'engineer', name: '王一凡', path: 'M0 0L10 10' });
    expect((await first.call('record.get', { runId })).files).toBeUndefined();
    const files = await first.call('record.report', { runId });
    const result = await first.call('record.get', { runId });
    expect(result.files).toEqual(files);
    expect(result.record.signatures).toMatchObject([{ role: 'engineer', how: 'drawn' }]);
    const pdf = await first.call('record.file', { runId, kind: 'pdf' });
    expect(pdf.mime).toBe('application/pdf');
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(await first.call('record.open', { runId, kind: 'pdf' })).toEqual({ opened: false });
    expect(await first.call('archive.find', { text: '' })).toMatchObject({ total: 1, runs: [{ runId, signed: true }] });
  });

  it('ends a run with its teardown when the program is told to end', async () => {
    const { runId } = await first.call('run.start', {
      procedureId: 'e1-acceptance',
      use: { tester: 'comtech@sim:' },
      settings: { duration: '1h' },
    });
    await agree(first, runId);
    served.kill('SIGTERM');
    const ended = await served.ended;
    expect([ended.code, ended.stderr]).toEqual([0, expect.stringContaining('Stopping the tests going on (1)')]);
    const { stdout } = await cli(['runs', '--archive', join(base, 'archive.db')], { home: base });
    expect(stdout).toMatch(new RegExp(`^${runId} .*ABORTED`, 'm'));
  });
});

it('a bad archive is said on the page and on stderr, and the program stays', async () => {
  const home = join(base, 'bad');
  mkdirSync(home);
  writeFileSync(join(home, 'archive.db'), 'this is no archive at all'.repeat(200));
  const served = cliProcess(['serve'], { home });
  const [, address = ''] = await served.says(/^ready (\S+)\n/);
  const page = await openPage(address);
  const { archive } = await page.until(() => true);
  expect(archive.problem?.code).toMatch(/^archive-/);
  await expect(page.call('archive.find', { text: '' })).rejects.toMatchObject({ code: archive.problem?.code });
  await page.close();
  served.kill('SIGTERM');
  expect(await served.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('archive.db') });
});

it('npx starts the command from anywhere, with the paths of whoever calls it', () => {
  writeFileSync(join(base, 'seconds.csv'), 't,bits,bitErrors,erroredBlocks,defect,observed\n1,2048000,0,0,,1\n');
  const text = execFileSync('npx', ['--prefix', PROJECT, 'tributary', 'judge', 'seconds.csv', '--json'], {
    cwd: base,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  expect(JSON.parse(text)).toMatchObject({ verdict: 'pass', seconds: { total: 1 } });
});
