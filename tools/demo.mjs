// `npm run demo`: the main job, headless, in under two minutes: a simulated tester and a real one (the laptop's own loop over a tty), two signed reports.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureInstalled, ensurePrograms, root } from './set-up.mjs';

const out = join(root, 'out', 'demo');
const cli = join(root, 'electron', 'hosts', 'cli', 'tributary.mjs');
const sample = (name) => join(root, 'resources', 'samples', name);
/** No run of the demo may take longer. */
const LIMIT_MS = 110_000;

/** The far end of a line with a loop plug in it: whatever is sent comes back. A tty where one can be made, else TCP. */
async function loopPlug(folder) {
  if (ensurePrograms(['socat']).length === 0) {
    const path = join(folder, 'loop-plug');
    const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, 'exec:cat'], { stdio: 'ignore' });
    for (let waited = 0; waited < 50 && !existsSync(path); waited++) await sleep(100);
    if (existsSync(path)) return { address: `loop@${path}?baud=115200`, note: 'a tty', close: () => socat.kill() };
    socat.kill();
  }
  console.error('No pty can be made here: the loop runs over TCP instead (integrity and delay, no bit error ratio).');
  const server = createServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `loop@tcp://127.0.0.1:${server.address().port}?rate=64k`,
    note: 'TCP',
    close: () => server.close(),
  };
}

function runOnce(args, home) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [cli, 'run', ...args, '--archive', join(home, 'demo.sqlite'), '--out', out, '--json'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, TRIBUTARY_HOME: home },
      },
    );
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    const limit = setTimeout(() => child.kill('SIGTERM'), LIMIT_MS);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, result: parse(text), tookS: Math.round((Date.now() - started) / 1000) });
    });
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { error: { message: `not JSON: ${text.slice(0, 200)}` } };
  }
}

const row = (cells) => cells.map((cell, i) => String(cell).padEnd([34, 15, 10, 10, 9, 12, 7][i])).join(' ');

function print({ name, expected }, { code, result, tookS }) {
  const { totals, seconds } = result;
  console.log(
    row([
      name,
      result.procedure ?? '-',
      result.verdict ?? 'error',
      expected,
      seconds?.observed ?? '-',
      totals?.bitErrors ?? '-',
      `${tookS} s`,
    ]),
  );
  if (result.error) console.log(`  ${result.error.message} ${result.error.hint ?? ''}`);
  if (result.report) console.log(`  ${result.report.pdf}`);
  return code === 0 && result.verdict === expected && existsSync(result.report?.pdf ?? '');
}

async function main() {
  ensureInstalled();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'tributary-demo-'));
  const plug = await loopPlug(folder);
  const signed = ['--sign', 'engineer=王一凡', '--sign', 'customer=于小川'];
  const jobs = [
    {
      name: 'comtech, simulated',
      expected: 'pass',
      args: [
        'e1-acceptance',
        '--tester',
        'comtech@sim:?seed=7',
        '--set',
        'duration=30s',
        '--circuit',
        sample('circuit-e1.yaml'),
        ...signed,
      ],
    },
    {
      name: `loop, this laptop over ${plug.note}`,
      expected: 'pass',
      args: [
        'loop-check',
        '--tester',
        plug.address,
        '--set',
        'duration=30s',
        '--circuit',
        sample('circuit-v24.yaml'),
        ...signed,
      ],
    },
  ];
  console.error('Two runs of 30 s each, side by side ...');
  // An archive has one writer: each run keeps its own.
  const ended = await Promise.all(jobs.map((job, i) => runOnce(job.args, mkdtempSync(join(folder, `home${i}-`)))));
  plug.close();
  console.log(row(['tester', 'procedure', 'verdict', 'expected', 'observed', 'bit errors', 'took']));
  const good = jobs.map((job, i) => print(job, ended[i]));
  rmSync(folder, { recursive: true, force: true });
  return good.every(Boolean) ? 0 : 1;
}

process.exit(await main());
