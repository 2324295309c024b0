import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgementOf } from '../../electron/contract/measurement.ts';
import { buildStale } from '../../electron/hosts/build/page-build.ts';
import { begin } from '../support/measuring.ts';
import { answerOf, callScript } from '../support/stand-in.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Electron's own program, if it is there: asking the package for it would start a download. */
function electronProgram(): string | undefined {
  const named = inProject('node_modules/electron/path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const program = inProject(`node_modules/electron/dist/${name}`);
  return existsSync(program) ? program : undefined;
}
const program = electronProgram();

describe.skipIf(!program)('the true Electron', () => {
  let home = '';
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    await buildStale(['renderer', 'main', 'preload']);
    home = mkdtempSync(join(tmpdir(), 'electron-'));
    const env = { ...process.env, TRIBUTARY_HOME: home } as Record<string, string>;
    // Runners of a public CI have no sandbox for a browser's child processes; the shell itself never turns it off.
    const args = process.env['CI'] ? ['--no-sandbox', inProject('.')] : [inProject('.')];
    app = await _electron.launch({ executablePath: program, args, env });
    page = await app.firstWindow();
    await page.waitForSelector('nav');
  }, 120_000);
  afterAll(async () => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('shows the page under its own scheme, without Node, behind a frozen bridge', async () => {
    expect(page.url()).toMatch(/^app:\/\/tributary\//);
    const seen = await page.evaluate(
      '({ node: [typeof require, typeof process], names: Object.keys(tributary), frozen: Object.isFrozen(tributary) })',
    );
    expect(seen).toEqual({ node: ['undefined', 'undefined'], names: ['send', 'onMessage', 'onLink'], frozen: true });
  });

  it('isolates the page and holds it to its policy', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        // Electron has it, its types do not.
        (webContents as unknown as { getLastWebPreferences(): unknown }).getLastWebPreferences(),
      ),
    );
    expect(preferences).toMatchObject([{ sandbox: true, contextIsolation: true, nodeIntegration: false }]);
    await expect(page.evaluate("fetch('https://example.com/')")).rejects.toThrow('Failed to fetch');
    await expect(page.evaluate("eval('1')")).rejects.toThrow(/Content Security Policy|unsafe-eval/);
  });

  it('stays on its page and opens no other', async () => {
    const here = page.url();
    await page.evaluate("location.href = 'https://example.com/'");
    expect(await page.evaluate("open('https://example.com/') === null")).toBe(true);
    expect(page.url()).toBe(here);
    expect(app.windows()).toHaveLength(1);
  });

  it(
    'loses no second while the main process stands still for 30 s and the window is killed',
    { timeout: 180_000 },
    async () => {
      /** In the window that there is now, whatever became of the page that we were told of. */
      const inWindow = (code: string): Promise<string> =>
        app.evaluate(
          ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(text),
          code,
        ) as Promise<string>;
      const runId = await begin(page, '36s');
      await app.evaluate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000));
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
      );
      const judged = async () => {
        const text = await inWindow(callScript('record.get', { runId })).catch(() => undefined);
        return text === undefined ? undefined : judgementOf(answerOf('record.get', text).attempt);
      };
      await expect
        .poll(judged, { timeout: 60_000, interval: 1000 })
        .toMatchObject({ seconds: { total: 36, observed: 36, gaps: 0 } });
    },
  );
});
