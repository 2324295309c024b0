import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStale } from '../../electron/hosts/build/page-build.ts';
import { handXlsx } from '../support/hand-xlsx.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const exec = promisify(execFile);
/** The packer's own reader of app.asar. */
const asar = createRequire(inProject('node_modules/electron-builder/package.json'))('@electron/asar') as {
  listPackage(archive: string): string[];
  extractAll(archive: string, folder: string): void;
};

let base = '';
let files: string[] = [];
const packed = (path: string): string => join(base, 'out', 'linux-unpacked', path);

/** The fuses of a fresh Electron, as its binary holds them: a mark, the version, how many, and a `0` or `1` each (docs.electronjs.org, Fuses). */
const FUSES_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const asDelivered = (): Buffer =>
  Buffer.concat([Buffer.from(`# ${FUSES_MARK}`), Buffer.of(1, 8), Buffer.from('10110001\n')]);

/** A folder with the files that the packer expects of Electron, and nothing in them. */
function standIn(): string {
  const folder = join(base, 'electron');
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  for (const locale of ['en-US', 'zh-CN', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'chrome-sandbox'])
    writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), asDelivered()]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), 'v0.0.0');
  return folder;
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'pack-'));
  await buildStale(['renderer', 'main', 'preload']);
  const packer = inProject('node_modules/electron-builder/cli.js');
  const places = [`-c.electronDist=${standIn()}`, `-c.directories.output=${join(base, 'out')}`];
  const args = [packer, '--linux', 'dir', '--publish', 'never', ...places];
  await exec(process.execPath, args, { cwd: inProject('.') });
  files = asar.listPackage(packed('resources/app.asar')).map((file) => file.replaceAll('\\', '/'));
  asar.extractAll(packed('resources/app.asar'), join(base, 'app'));
}, 120_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

const under = (folder: string): string[] => files.filter((file) => file.startsWith(folder));

describe('the packed app', () => {
  it('holds the build, the resources and the packages it needs, and nothing else of ours', () => {
    const top = new Set(files.map((file) => file.split('/')[1]));
    expect(top).toEqual(new Set(['node_modules', 'out', 'package.json', 'resources']));
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/main.js',
        '/out/main/core-process.js',
        '/out/main/archive-worker.js',
        '/out/main/list-worker.js',
        '/out/main/loop-worker.js',
        '/out/main/report-worker.js',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
        '/resources/procedures/e1-acceptance.yaml',
        '/resources/limits/m2100-e1.yaml',
        '/resources/icons/icon.png',
      ]),
    );
    expect(files.filter((file) => /\.(ts|tsx|map)$/.test(file))).toEqual([]);
  });

  it('carries every resource of the sources, and the fonts with their licences', () => {
    const folders = readdirSync(inProject('resources'), { recursive: true, withFileTypes: true });
    const ours = folders
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(inProject('').length - 1));
    expect(files).toEqual(expect.arrayContaining(ours));
    expect(under('/resources/fonts/').sort()).toEqual([
      '/resources/fonts/LICENSE_FONT',
      '/resources/fonts/NotoSansSC_400Regular.ttf',
      '/resources/fonts/NotoSansSC_700Bold.ttf',
      '/resources/fonts/inter',
      '/resources/fonts/inter/LICENSE',
    ]);
  });

  it('carries native modules of its own platform alone, unpacked, and not the Node that the sources run with', () => {
    const natives = files.filter((file) => file.endsWith('.node'));
    const homes = [...new Set(natives.map((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file))];
    expect(homes.filter((name) => name.startsWith('@myriaddreamin/typst-ts-node-compiler-linux'))).not.toEqual([]);
    expect(homes.filter((name) => !name.startsWith('@myriaddreamin/')).sort()).toEqual([
      '@serialport/bindings-cpp',
      'better-sqlite3',
    ]);
    expect(natives.filter((file) => /win32|darwin|android/.test(file))).toEqual([]);
    const unpacked = readdirSync(packed('resources/app.asar.unpacked'), { recursive: true }).map(String);
    for (const native of natives) expect(unpacked).toContain(native.slice(1));
    expect(under('/node_modules/node-')).toEqual(under('/node_modules/node-gyp-build'));
  });

  it('is no Node, takes no options from outside and loads nothing but its archive: the fuses', () => {
    const program = readFileSync(packed('tributary'), 'latin1');
    const from = program.indexOf(FUSES_MARK) + FUSES_MARK.length + 2;
    // In the order of the binary: Node, encrypted cookies, NODE_OPTIONS, --inspect, whole archive, archive only, own snapshot, file privileges.
    expect(program.slice(from, from + 8)).toBe('01001100');
  });

  it('leaves development behind', () => {
    for (const name of ['vite', 'vitest', 'playwright', 'react', 'electron', '@expo-google-fonts', 'typescript'])
      expect(under(`/node_modules/${name}/`)).toEqual([]);
  });

  it('keeps two languages of the window', () => {
    expect(readdirSync(packed('locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});

describe('the four worker threads, resources and the report', () => {
  /** A whole run of the laptop's own loop: its engine, the archive and the report are workers, the report needs fonts and natives. */
  async function loopCheck(name: string, program: string): Promise<Record<string, unknown>> {
    const home = join(base, name);
    mkdirSync(home);
    const args = ['run', 'loop-check', '--tester', 'loop@sim:', '--set', 'duration=5s', '--json'];
    const { stdout } = await exec(process.execPath, [program, ...args], {
      cwd: home,
      env: { ...process.env, TRIBUTARY_HOME: home },
    });
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** A list so long that a thread reads it. */
  const LINES = 3000;
  const numberOf = (n: number): string => createHash('sha256').update(String(n)).digest('hex');
  async function listTaken(name: string, program: string): Promise<unknown> {
    const list = join(base, `${name}.xlsx`);
    const rows = [['number'], ...Array.from({ length: LINES }, (_, n) => [numberOf(n)])];
    writeFileSync(list, await handXlsx([{ rows }]));
    const args = ['book', 'import', list, '--archive', join(base, `${name}.db`), '--json'];
    const { stdout } = await exec(process.execPath, [program, ...args], {
      env: { ...process.env, TRIBUTARY_HOME: join(base, name) },
    });
    return JSON.parse(stdout);
  }

  it.concurrent.each([
    ['the sources', (): string => inProject('electron/hosts/cli/index.ts')],
    ['the build', (): string => inProject('out/main/cli.js')],
    ['the packed app', (): string => join(base, 'app', 'out', 'main', 'cli.js')],
  ])('start from %s', async (name, program) => {
    const result = await loopCheck(name.replaceAll(' ', '-'), program());
    expect(result).toMatchObject({
      verdict: 'pass',
      totals: { bitErrors: 0 },
      report: { pdf: expect.stringContaining(base) },
    });
    expect(await listTaken(name.replaceAll(' ', '-'), program())).toMatchObject({ new: LINES, refused: [] });
  });
});
