import { chromium } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { figure, measured, type Figure } from './figure.ts';

const CLI = fileURLToPath(new URL('../../electron/hosts/cli/tributary.mjs', import.meta.url));

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('serve has no stdout');
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('ready ')) return line.slice('ready '.length);
  throw new Error('serve ended before it was ready');
}

/** From the command to a page whose places can be used; the page is built, the browser is running. */
export async function benchServe(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const page = await (await browser.newContext()).newPage();
    const startedMs = performance.now();
    const child = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TRIBUTARY_HOME: home },
    });
    await page.goto(await addressOf(child));
    await page.locator('nav').first().waitFor();
    await page.locator('main h1, main h2').first().waitFor();
    // The first round may build the page.
    if (round > 0) times.push((performance.now() - startedMs) / 1000);
    child.kill('SIGTERM');
    await once(child, 'exit');
    await page.close();
  }
  await browser.close();
  rmSync(home, { recursive: true, force: true });
  return [figure('serve to first usable page', measured(times), 's', '<=', 1.5)];
}
