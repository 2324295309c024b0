import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport } from '../../electron/reports/make/render.ts';
import { fail72, type Fixture } from '../unit/reports/fixtures.ts';
import { figure, measured, type Figure } from './figure.ts';
import { reportHtml } from './report-html.ts';

const ROUNDS = 9;
/** Another record each time, so that neither side answers from memory. */
function another(round: number): Fixture {
  const fixture = fail72();
  const runId = `01KB3ZN4HQ0AW5C4Y7GQ2KV6T${round}`;
  const number = `苏州移动甲乙数字电路${1000 + round}`;
  const circuit = fixture.record.circuit && { ...fixture.record.circuit, number };
  return { ...fixture, record: { ...fixture.record, runId, circuit } };
}

async function timedMs(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** A report of 72 h, six bilingual pages, against print-to-PDF of the same content by a browser that is already running. */
export async function benchReport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const args = ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  const page = await browser.newPage();
  const own: number[] = [];
  const peer: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const fixture = another(round);
      own.push(await timedMs(() => renderReport(fixture, fixture.photos)));
      const path = join(folder, `${round}.html`);
      writeFileSync(path, reportHtml(renderReport(fixture, fixture.photos).model));
      peer.push(
        await timedMs(async () => {
          await page.goto(pathToFileURL(path).href);
          await page.evaluate('document.fonts.ready');
          await page.pdf({ preferCSSPageSize: true });
        }),
      );
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const [first = 0, ...warm] = own;
  const ratios = warm.map((ms, i) => ms / (peer[i + 1] ?? Number.NaN));
  return [
    figure('6-page bilingual report / print-to-PDF of the browser', measured(ratios), 'x', '<=', 1),
    figure('6-page bilingual report, compiler loaded', measured(warm), 'ms', '<=', 500),
    figure('first report of a process, compiler and fonts loaded with it', first, 'ms', '<=', 2000),
  ];
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchReport(), undefined, 1)}\n`);
