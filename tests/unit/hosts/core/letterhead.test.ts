import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { archiveOfFour } from '../../../support/damage.ts';
import { PNG_LOGO } from '../../../support/logo.ts';
import { cliHere } from '../../../support/cli.ts';

const home = mkdtempSync(join(tmpdir(), 'letterhead-'));
const archive = join(home, 'archive.db');
let core: Core;
beforeAll(async () => {
  archiveOfFour(archive);
  core = await createCore({ home });
});
afterAll(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});

const call = <T>(method: string, input: unknown = {}): Promise<T> =>
  callCore(core.methods, method, input) as Promise<T>;
const set = (change: unknown): Promise<unknown> => call('preferences.set', { change });
const setLogo = (bytes: Uint8Array | string): Promise<unknown> =>
  call('company.setLogo', { base64: Buffer.from(bytes).toString('base64') });
const logo = () => core.state().preferences.company.logo;
const logoFiles = (): string[] => readdirSync(home).filter((name) => name.startsWith('logo-'));
const firstPage = (pdf: string): string =>
  execFileSync('pdftotext', ['-l', '1', '-layout', pdf, '-'], { encoding: 'utf8' });

const svg = (inner: string, head = ''): string =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10">${inner}</svg>`;
const SHAPES = '<defs><linearGradient id="g"/></defs><rect width="30" height="10" fill="url(#g)"/><use href="#g"/>';

const REFUSED: readonly [string, string, Uint8Array | string][] = [
  ['nothing', 'logo-no-picture', ''],
  ['a text', 'logo-no-picture', 'HXTX'],
  ['the first bytes of a PNG', 'logo-no-picture', PNG_LOGO.subarray(0, 40)],
  ['a PNG whose picture is cut off', 'logo-no-picture', PNG_LOGO.subarray(0, PNG_LOGO.length - 20)],
  ['the first bytes of a JPEG', 'logo-no-picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ['an SVG that is none', 'logo-no-picture', '<svg><rect</svg>'],
  ['a page', 'logo-no-picture', '<html><svg></svg></html>'],
  ['half a megabyte of blanks', 'logo-large', svg(' '.repeat(500_000))],
  ['a script', 'logo-unsafe', svg('<script>1</script>')],
  ['a handler', 'logo-unsafe', svg('<rect onload="1"/>')],
  ['a page within it', 'logo-unsafe', svg('<foreignObject/>')],
  ['a picture from elsewhere', 'logo-unsafe', svg('<image href="http://a/b.png"/>')],
  ['a picture of this computer', 'logo-unsafe', svg('<image xlink:href="file:///etc/passwd"/>')],
  ['a sheet from elsewhere', 'logo-unsafe', svg('<style>@import "a.css";</style>')],
  ['a font from elsewhere', 'logo-unsafe', svg('<rect style="fill: url(http://a/b)"/>')],
  ['a hidden address', 'logo-unsafe', svg('<rect style="fill: u&#114;l(http://a/b)"/>')],
  ['entities', 'logo-no-picture', svg('', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>')],
];

it('takes no logo that is no picture or brings something with it', async () => {
  for (const [what, code, bytes] of REFUSED) await expect.soft(setLogo(bytes), what).rejects.toMatchObject({ code });
  expect(logo()).toBeUndefined();
  expect(logoFiles()).toEqual([]);
  expect(await call('company.logo')).toBeUndefined();
});

it('stands on reports with its logo, the short number beside the identity, in the folder that was chosen', async () => {
  const reports = join(home, 'for the customer');
  await expect(set({ folders: { reports: 'reports' } })).rejects.toMatchObject({ code: 'folder-not-whole' });
  await expect(set({ folders: { reports } })).rejects.toMatchObject({ code: 'folder-missing' });
  mkdirSync(reports);
  writeFileSync(join(reports, 'other.pdf'), 'not ours');
  const company = { name: '华星通信工程有限公司', address: '南京市中山路 88 号' };
  await set({ company, reportPrefix: 'HXTX', folders: { reports } });
  await setLogo(
    svg(SHAPES, '<?xml version="1.0"?><!-- drawn --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'),
  );
  await setLogo(PNG_LOGO);
  expect(await call('company.logo')).toEqual({ mime: 'image/png', base64: Buffer.from(PNG_LOGO).toString('base64') });
  const { pdf } = await call<{ pdf: string }>('record.report', { runId: 'clean' });
  expect(dirname(pdf)).toBe(reports);
  const page = firstPage(pdf);
  for (const said of [company.name, company.address, 'HXTX-2023-0001', 'clean']) expect.soft(page).toContain(said);
  expect(execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' })).toContain('image');
  // It is found again where it was made, and given no second number.
  const result = await call<{ record: { number: string }; files: { pdf: string } }>('record.get', { runId: 'clean' });
  expect([result.record.number, result.files.pdf]).toEqual(['HXTX-2023-0001', pdf]);
  const found = await call<{ runs: { runId: string }[] }>('archive.find', { text: '2023-0001' });
  expect(found.runs.map(({ runId }) => runId)).toEqual(['clean']);
  // A folder that is gone costs the report, not the record.
  rmSync(reports, { recursive: true });
  expect(await call('record.get', { runId: 'clean' })).not.toHaveProperty('files.pdf');
  await expect(call('record.report', { runId: 'clean' })).rejects.toMatchObject({ code: 'folder-missing' });
});

it('is the same on the command line, and a logo that is gone costs no report', async () => {
  const chosen = logo()!;
  for (const name of logoFiles()) rmSync(join(home, name));
  await expect(call('company.logo')).rejects.toMatchObject({ code: 'logo-missing' });
  await expect(set({ company: { logo: { ...chosen, sha256: '0'.repeat(64) } } })).rejects.toMatchObject({
    code: 'logo-missing',
  });
  await core.close();
  const done = await cliHere(['report', 'errors', '--archive', archive, '--out', join(home, 'out')], { home });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  const page = firstPage(done.stdout.split('\n')[0]!);
  for (const said of ['华星通信工程有限公司', 'HXTX-2023-0002']) expect.soft(page).toContain(said);
  // Settings that cannot be read are said; the report is made all the same, and the file left alone.
  writeFileSync(join(home, 'settings.json'), '{');
  const again = await cliHere(['report', 'errors', '--archive', archive, '--out', join(home, 'out')], { home });
  expect(again.code).toBe(0);
  expect(again.stderr).toMatch(/settings\.json:1:\d+/);
  expect(firstPage(again.stdout.split('\n')[0]!)).toContain('HXTX-2023-0002');
});
