import { testerOf } from '../../electron/contract/instrument.ts';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';
import { afterAll, describe, expect, it } from 'vitest';
import { isJudged, type RunSummary } from '../../electron/contract/run.ts';
import { writeReport } from '../../electron/reports/index.ts';
import { compileReport } from '../../electron/reports/make/compiler.ts';
import { digestParts, renderDigest } from '../../electron/reports/make/render-digest.ts';
import { renderReport, reportParts } from '../../electron/reports/make/render.ts';
import { archiveOf, circuit, FIXTURES, type Fixture } from '../unit/reports/fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'tributary-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8' });
function pdfOf(name: string, fixture: Fixture): string {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, renderReport(fixture, fixture.photos).pdf);
  return path;
}
const pagesOf = (path: string): string[] => run('pdftotext', '-layout', path, '-').split('\f').slice(0, -1);
/** What a screen reader goes by, one line an element. */
const structureOf = (path: string): string =>
  execFileSync('pdfinfo', ['-struct', path], { encoding: 'latin1', stdio: ['ignore', 'pipe', 'ignore'] });
/** All that is written in a file, its packed objects unpacked. */
const objectsOf = (path: string): string =>
  readFileSync(path, 'latin1')
    .split(/stream\r?\n/)
    .map((part) => Buffer.from(part, 'latin1'))
    .map((bytes) => (bytes[0] === 0x78 ? inflateSync(bytes, { finishFlush: 2 }) : bytes).toString('latin1'))
    .join('\n');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe.each(Object.keys(FIXTURES) as (keyof typeof FIXTURES)[])('the PDF of %s', (name) => {
  const fixture = FIXTURES[name]();
  const path = pdfOf(name, fixture);
  const pages = pagesOf(path);

  it('has page 1 for the customer and the evidence behind it, all A4', () => {
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.length).toBeLessThan(8);
    expect(pages[0]).toContain('签');
    expect(squeezed(pages[0] ?? '')).toContain(`Page 1 of ${pages.length}`);
    expect(squeezed(pages[1] ?? '')).toMatch(/1 时间轴 Time-line/);
    expect(run('pdfinfo', path)).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
  });

  it('can be searched in both languages', () => {
    const text = squeezed(pages.join(' '));
    for (const said of ['误码秒 errored second', '性能与限值 Performance and limits', '判定规则 Decision rules'])
      expect(text).toContain(said);
    expect(squeezed(pages[0] ?? '')).toContain(testerOf(fixture.record).capabilities.measures.en);
  });

  it('says that it is PDF/A-3a', () => {
    const bytes = readFileSync(path, 'latin1');
    expect(bytes).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  });

  it('is tagged: one title, sections below it, tables with headers, the language of each text', () => {
    const structure = structureOf(path);
    const headings = [...structure.matchAll(/^\s*(H\d)\b/gm)].map(([, level]) => level);
    expect(headings[0]).toBe('H1');
    expect(new Set(headings.slice(1))).toEqual(new Set(['H2']));
    const tables = structure.match(/^\s*Table\b/gm)?.length ?? 0;
    expect(tables).toBeGreaterThan(1);
    expect(structure.match(/^\s*THead\b/gm)).toHaveLength(tables);
    const languages = new Set([...objectsOf(path).matchAll(/\/Lang ?\(([^)]*)\)/g)].map(([, tag]) => tag));
    expect(languages).toEqual(new Set(['zh-CN', 'en-GB']));
  });

  it('is vouched for as PDF/UA-1 too', () => {
    expect(compileReport(reportParts(fixture, fixture.photos).parts, 'ua-1').length).toBeGreaterThan(0);
  });

  it('embeds two fonts and no other', () => {
    const fonts = run('pdffonts', path).trim().split('\n').slice(2);
    const names = new Set(fonts.map((line) => /^\w+\+(\S+)/.exec(line)?.[1]));
    expect(names).toEqual(new Set(['NotoSansSC-Bold', 'NotoSansSC-Regular']));
  });

  it('is stamped on every page where the data are simulated or the run goes on, and nowhere else', () => {
    const simulated = pages.filter((page) => page.includes('模拟 SIMULATED')).length;
    expect(simulated).toBe(fixture.record.simulated ? pages.length : 0);
    const interim = pages.filter((page) => page.includes('中间报告 INTERIM')).length;
    expect(interim).toBe(isJudged(fixture.record) ? 0 : pages.length);
  });
});

describe('page 1', () => {
  it('shows number and fingerprint to a camera', () => {
    const fixture = FIXTURES.pass15();
    const path = pdfOf('camera', fixture);
    const pgm = execFileSync('pdftoppm', ['-gray', '-r', '300', '-f', '1', '-l', '1', path], { maxBuffer: 2 ** 26 });
    const [head, width, height] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(pgm.toString('latin1', 0, 40)) ?? [];
    const grey = pgm.subarray(head?.length);
    const data = new Uint8Array(grey.length * 4).map((_, i) => grey[i >> 2] ?? 255);
    const { json } = renderReport(fixture, fixture.photos);
    const fingerprint = createHash('sha256').update(json).digest('hex').toUpperCase();
    expect(decodeQR({ width: Number(width), height: Number(height), data })).toBe(
      `TRIBUTARY:${fixture.record.runId}:SHA256:${fingerprint}`,
    );
  });

  it('prints read by hand, serial number, calibration and signatures', () => {
    const page = squeezed(pagesOf(pdfOf('by-hand', FIXTURES.manual()))[0] ?? '');
    for (const said of ['人工读数 read by hand', '220907-1183', '2026-01-22 – 2027-01-21', 'JLZX-2026-01120', '王一凡'])
      expect(page).toContain(said);
  });
  it('stays one page with 300 characters of number and long names, and numbers stay whole in a search', () => {
    const number = '电路'.repeat(50) + 'Z'.repeat(200);
    const name = '很长的名称'.repeat(100);
    const fixture = FIXTURES.pass15();
    const record = { ...fixture.record, circuit: { ...circuit, number, customer: { ...circuit.customer, name } } };
    const pages = pagesOf(pdfOf('long', { ...fixture, record }));
    expect(pages[0]?.replaceAll(/\s/g, '')).toContain('Z'.repeat(100));
    expect(squeezed(pages[1] ?? '')).toContain('时间轴');
    expect(squeezed(pages.join(' '))).toContain('1843200000');
  });
});

describe('what is attached', () => {
  it('is the JSON file, byte for byte, under the fingerprint printed', async () => {
    const paths = await writeReport(archiveOf(FIXTURES.fail72()), 'any', join(folder, 'out'));
    run('pdfdetach', '-saveall', '-o', folder, paths.pdf);
    const attached = readFileSync(join(folder, 'record.json'));
    expect(attached.equals(readFileSync(paths.json))).toBe(true);
    const fingerprint = createHash('sha256').update(attached).digest('hex');
    expect(pagesOf(paths.pdf).at(-1)?.replaceAll(/\s/g, '')).toContain(fingerprint);
  });

  it('and the PDF are the same from another process, in another place and time zone', async () => {
    const paths = await writeReport(archiveOf(FIXTURES.pass15()), 'any', join(folder, 'here'));
    const script = `
      import { renderReport } from ${JSON.stringify(new URL('../../electron/reports/make/render.ts', import.meta.url).href)};
      import { pass15 } from ${JSON.stringify(new URL('../unit/reports/fixtures.ts', import.meta.url).href)};
      process.stdout.write(renderReport(pass15(), new Map()).pdf);`;
    const env = { ...process.env, TZ: 'America/Lima', LANG: 'de_DE.UTF-8' };
    const args = ['--input-type=module', '--eval', script];
    const other = execFileSync(process.execPath, args, { env, cwd: tmpdir(), maxBuffer: 1e8 });
    expect(other.equals(readFileSync(paths.pdf))).toBe(true);
  });
});

describe('a summary of records', () => {
  const one = (change: Partial<RunSummary>): RunSummary => ({
    runId: 'R1',
    procedure: 'e1-acceptance',
    procedureTitle: { zh: '', en: '' },
    verdict: 'pass',
    state: 'finished',
    startedAtMs: Date.UTC(2026, 10, 20),
    tester: 'Bluenet BNT-2200',
    simulated: false,
    attempts: 1,
    signed: true,
    observedS: 900,
    ...change,
  });
  const runs = [
    one({ runId: 'R4', number: 'TB-2026-0004', circuit: 'SZ-2', customer: '甲乙电子', verdict: 'fail', observedS: 60 }),
    one({ runId: 'R3', number: 'TB-2026-0003', circuit: 'SZ-1', customer: '甲乙电子' }),
    one({
      runId: 'R2',
      number: 'TB-2026-0002',
      circuit: 'SZ-1',
      customer: '甲乙电子',
      verdict: 'uncertain',
      simulated: true,
    }),
    one({ runId: 'R1', damaged: { code: 'archive.damaged' } }),
    one({ runId: 'R0', circuit: '' }),
  ];
  const paper = (found: RunSummary[], text = '甲乙'): string => {
    const path = join(folder, 'summary.pdf');
    const span = {
      fromMs: Date.UTC(2026, 10, 16),
      toMs: Date.UTC(2026, 10, 23),
      madeAtMs: Date.UTC(2026, 10, 23, 1),
      offsetS: 0,
    };
    writeFileSync(path, renderDigest(found, { text, ...span }));
    return run('pdftotext', '-layout', path, '-');
  };

  it('has one line for each circuit: its last verdict, how many of its tests were not passed, what nobody could read', () => {
    const text = paper(runs);
    const lines = text.split('\n').filter((line) => /^\s*(SZ-|未提供)/.test(line));
    expect(
      lines.map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .slice(0, 5)
          .join(' | '),
      ),
    ).toEqual([
      expect.stringMatching(/^SZ-1.*SIMULATED \| 2 \| 1 \| 合格/),
      expect.stringMatching(/^SZ-2 \| 1 \| 1 \| .*不合格/),
      expect.stringMatching(/^未提供.* \| 1 \| 0 \| .*合格/),
    ]);
    for (const said of ['2026-11-16 至 2026-11-22', 'TB-2026-0004', '00:30:00', '损坏', '测试 4 次 · 电路 3 条'])
      expect(text).toContain(said);
  });

  it('can be made of nothing, and is vouched for as PDF/UA-1', () => {
    expect(paper([], '')).toContain('全部记录');
    expect(compileReport(digestParts(runs, { text: '', madeAtMs: 0, offsetS: 0 }), 'ua-1').length).toBeGreaterThan(0);
  });
});
