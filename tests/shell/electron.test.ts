import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WindowBridge } from '../../electron/contract/channels.ts';
import { cli } from '../support/cli.ts';
import { callFrom, startStandIn, type StandIn } from '../support/stand-in.ts';

interface PageGlobals {
  tributary: WindowBridge;
  require?: unknown;
  process?: unknown;
}

describe('the desktop shell: the real main process and preload in a stand-in for Electron', () => {
  let home = '';
  let app: StandIn;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'shell-'));
    app = await startStandIn(home);
  }, 120_000);
  afterAll(async () => {
    await app.end();
    rmSync(home, { recursive: true, force: true });
  });

  it('opens one window without Node, isolated and in the sandbox', async () => {
    const { window } = await app.hear('window');
    expect(window).toMatchObject({
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      },
    });
    expect(app.told.filter((one) => 'window' in one)).toHaveLength(1);
  });

  it('serves its page under a secure scheme of its own', async () => {
    const { schemes } = await app.hear('schemes');
    expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    const answer = await app.page.evaluate(async () => {
      const file = await fetch('/index.html');
      return Object.fromEntries(file.headers);
    });
    expect(answer['content-security-policy']).toContain("default-src 'none'");
    expect(answer['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(answer['x-content-type-options']).toBe('nosniff');
  });

  it('gives files of the page alone', async () => {
    const statuses = await app.page.evaluate(async () => {
      const paths = ['/index.html', '/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/main/main.js', '/none.js'];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  it('puts a frozen bridge of four functions into the page, and nothing of Node', async () => {
    const seen = await app.page.evaluate(() => {
      const { tributary, require, process } = globalThis as unknown as PageGlobals;
      return {
        names: Object.keys(tributary),
        kinds: Object.values(tributary).map((value) => typeof value),
        frozen: Object.isFrozen(tributary),
        node: [typeof require, typeof process],
      };
    });
    expect(seen).toEqual({
      names: ['send', 'onMessage', 'attend', 'onLink'],
      kinds: ['function', 'function', 'function', 'function'],
      frozen: true,
      node: ['undefined', 'undefined'],
    });
  });

  it('has a preload that needs electron and nothing else', () => {
    const preload = readFileSync(new URL('../../out/preload/preload.cjs', import.meta.url), 'utf8');
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(preload).not.toMatch(/\bimport\b/);
  });

  it('answers the page over the bridge', async () => {
    const { procedures } = await callFrom(app.page, 'procedures.list', {});
    expect(procedures.map(({ id }) => id)).toContain('e1-acceptance');
  });

  it('gives the way to the core to no other page than its own', async () => {
    const given = (): number => app.told.filter((one) => one['posted'] === 'tributary:port').length;
    expect(given()).toBe(1);
    for (const url of ['https://evil.example/', 'app://tributary.evil/', 'file:///tmp/x.html', ''])
      app.order({ order: 'foreign-message', channel: 'tributary:hello', url, args: [] });
    app.order({ order: 'foreign-message', channel: 'tributary:hello', url: 'app://tributary/index.html', args: [] });
    await expect.poll(given).toBe(2);
    await app.page.getByRole('navigation').waitFor();
  });

  it('grants its own page camera, notices and the whole screen, and nobody anything else', async () => {
    await app.hear('permission');
    const permissions = app.told.filter((one) => 'permission' in one);
    expect(permissions.length).toBeGreaterThan(40);
    const granted = permissions
      .filter((one) => one['granted'])
      .map(({ url, permission, media, kind }) => [...[url, permission, media, kind]]);
    const own = 'app://tributary/index.html';
    const wanted = [
      ['media', 'video'],
      ['notifications', undefined],
      ['fullscreen', undefined],
    ];
    expect(granted).toEqual(['request', 'check'].flatMap((kind) => wanted.map((what) => [own, ...what, kind])));
  });

  it('shows on the task bar what the page tells, and nothing that another page says', async () => {
    const attend = (attention: unknown) => app.page.evaluate(`tributary.attend(${JSON.stringify(attention)})`);
    const bars = () => app.told.filter((one) => 'progressBar' in one);
    await attend({ bar: { progress: 0.25, look: 'bad' }, flash: true });
    await expect.poll(() => bars().at(-1)).toMatchObject({ progressBar: 0.25, mode: 'error' });
    expect(await app.hear('flashFrame')).toMatchObject({ flashFrame: true });
    const before = bars().length;
    for (const bad of [{ bar: { progress: 7, look: 'bad' }, flash: false }, { bar: 'x' }, null, 7]) await attend(bad);
    const args = [{ bar: { progress: 0.5, look: 'good' }, flash: false }];
    app.order({ order: 'foreign-message', channel: 'tributary:attention', url: 'https://evil.example/', args });
    await attend({ flash: false });
    await expect.poll(() => bars().length).toBe(before + 1);
    expect(bars().at(-1)).toMatchObject({ progressBar: -1 });
  });

  it('opens no further window', async () => {
    await app.page.evaluate("open('https://evil.example/')");
    expect(await app.hear('open')).toMatchObject({ open: 'https://evil.example/', action: 'deny' });
  });

  it('stays on its page', async () => {
    const here = app.page.url();
    await app.page.evaluate("location.href = 'https://evil.example/phish'");
    expect(await app.hear('blocked')).toMatchObject({ blocked: 'https://evil.example/phish', prevented: true });
    expect(app.page.url()).toBe(here);
  });

  it('shows its page without breaking its own policy', async () => {
    await app.hear('shown');
    const broken = app.told.filter((one) => String(one['text']).includes('Content Security Policy'));
    expect(broken).toEqual([]);
  });

  it('keeps the laptop awake during a test, and asks before a closing window ends it', async () => {
    const use = { tester: 'comtech@sim:' };
    await callFrom(app.page, 'run.start', { procedureId: 'e1-acceptance', use, settings: { duration: '1h' } });
    expect(await app.hear('keepAwake')).toMatchObject({ keepAwake: 'prevent-app-suspension' });
    app.order({ order: 'close' });
    expect(await app.hear('messageBox')).toMatchObject({
      messageBox: {
        defaultId: 0,
        cancelId: 0,
        message: expect.stringMatching(/正在进行的测试：1 个.*Tests going on: 1/),
      },
      response: 0,
    });
    expect(app.page.isClosed()).toBe(false);
  });

  it('ends, after the teardown, when that is what was answered', async () => {
    app.order({ order: 'button', response: 1 });
    app.order({ order: 'close' });
    expect(await app.exited).toBe(0);
    const { stdout } = await cli(['runs', '--archive', join(home, 'archive.db')], { home });
    expect(stdout).toContain('ABORTED');
  });
});
