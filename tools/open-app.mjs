// Opens the app: in the Electron window where Electron's program is to be had, else in the browser. Runs under Node 24 (start.mjs).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import open from 'open';
import { runCli } from '../electron/hosts/cli/program.ts';
import { buildStale } from '../electron/hosts/build/page-build.ts';
import { root } from './set-up.mjs';

const electronFolder = join(root, 'node_modules', 'electron');
/** Holds the version that could not be downloaded: not tried again, so that the next start needs no network. */
const triedFile = join(root, 'node_modules', '.electron-not-to-be-had');
/** To find out whether the download can be reached. */
const REACH_MS = 3000;
const DOWNLOAD_MS = 10 * 60_000;
/** An Electron that ends with a failure so soon never showed a window (no sandbox, missing libraries). */
const DEAD_ON_ARRIVAL_MS = 10_000;

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Path of Electron's program, if it is there. */
function electronProgram() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const named = join(electronFolder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const program = join(folder, name);
  return existsSync(program) ? program : undefined;
}

const version = () => JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version;

async function reachable() {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(`${mirror}v${version()}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(REACH_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function ended(child, limitMs) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), limitMs);
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/** Downloads Electron's program where that is possible. Asks the network once per version and never again. */
async function downloadElectron() {
  if (existsSync(triedFile) && readFileSync(triedFile, 'utf8') === version()) return;
  if (await reachable()) {
    console.error('正在下载 Electron（仅一次）…… Downloading Electron (once) ...');
    const child = spawn(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore' });
    if (await ended(child, DOWNLOAD_MS)) return;
  }
  try {
    writeFileSync(triedFile, version());
  } catch (error) {
    // Installed by somebody else: the next start asks the network again, no more.
    console.error(error.message);
  }
}

/** Why there will be no window, in a sentence; undefined if there is no reason. */
async function noWindow() {
  if (!hasDisplay()) return ['没有显示器', 'There is no display'];
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return ['Electron 不能以 root 运行', 'Electron does not run as root'];
  if (!electronProgram()) await downloadElectron();
  if (!electronProgram())
    return [
      '没有 Electron 程序（可再试：npx install-electron）',
      'Electron is not here (try again: npx install-electron)',
    ];
  return undefined;
}

/** Opens the window and stays until it is closed; false if it never came up. */
async function openWindow() {
  await buildStale(['renderer', 'main', 'preload']);
  const startedMs = Date.now();
  const child = spawn(electronProgram(), [root], { stdio: ['ignore', 'inherit', 'ignore'], cwd: root });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const ok = await new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  return ok || Date.now() - startedMs > DEAD_ON_ARRIVAL_MS;
}

/** Serves the same app to the browser, until a signal ends it. */
async function openBrowser([zh, en]) {
  console.error(`${zh}，改在浏览器中打开。${en}: the app opens in the browser instead.`);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort());
  return runCli(['serve'], {
    stdout: (text) => {
      process.stdout.write(text);
      const address = /^ready (\S+)/.exec(text)?.[1];
      if (address && hasDisplay()) open(address).catch((error) => console.error(error.message));
    },
    stderr: (text) => process.stderr.write(text),
    env: process.env,
    stop: stop.signal,
  });
}

const reason = await noWindow();
if (!reason && (await openWindow())) process.exit(0);
process.exit(await openBrowser(reason ?? ['Electron 未能启动', 'Electron did not start']));
