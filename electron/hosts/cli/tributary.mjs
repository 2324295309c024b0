#!/usr/bin/env node
// The `tributary` command. Plain JavaScript that any Node from 20 on can start: it finds the pinned Node 24 and runs the program with it,
// so that the program's own sources run without a build whatever Node npm was started by.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const NEEDED = 24;

/** The Node that npm installed with the project; else this one, if it is new enough. */
function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = fileURLToPath(new URL(`node_modules/node-${platform}-${process.arch}/bin/${name}`, root));
  if (existsSync(pinned)) return pinned;
  return Number(process.versions.node.split('.')[0]) >= NEEDED ? process.execPath : undefined;
}

process.on('uncaughtException', () => process.exit(2));

/** The same form in which the program itself reports errors. */
function fail(code, message, hint) {
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ error: { code, message, where: fileURLToPath(root), hint } }));
  else console.error(`${message}\n  ${hint}`);
  process.exit(2);
}

/**
 * What Node has compiled of the sources is kept beside the packages, so that the next start is as quick as from a build; what has changed since is
 * compiled anew. Where nobody may write there, nothing is kept. Whoever can write there can change the program itself.
 */
const env = { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/tributary', root)), ...process.env };

function start(node) {
  const program = fileURLToPath(new URL('index.ts', import.meta.url));
  // The fourth channel carries the exit code, once: 1 means FAIL, but Node also ends with 1 when something breaks. And when this process is
  // killed it closes, and the program ends with it.
  let said = 2;
  const child = spawn(node, [program, ...process.argv.slice(2)], {
    // What is typed is read by one command alone: any other may stand in a pipe that nobody writes to.
    stdio: [process.argv[2] === 'locate' ? 'inherit' : 'ignore', 'inherit', 'inherit', 'ipc'],
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail('program-error', `Cannot start ${node}: ${error.message}`, 'Run npm ci again.'));
  child.on('message', (code) => (said = code));
  child.on('close', () => process.exit(said));
}

const node = findNode();
if (!node)
  fail(
    'program-error',
    `Node ${NEEDED} or newer is needed; this is ${process.version} and the project's own is not installed`,
    'Run npm ci in the project folder.',
  );
else start(node);
