// node tools/n.mjs <tool or file> [arguments]: runs a tool of node_modules (by the name of its package or of its command), or a file of ours,
// under the project's own Node 24, whatever Node started this (npm 10 links no node_modules/.bin/node).
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { compiled, pinnedNode, root } from './set-up.mjs';

const bin = join(root, 'node_modules', '.bin');

/** A path stands for itself; a bare name for the command that npm linked. On Windows the links are scripts, so the file behind is sought. */
function fileOf(command) {
  if (/[\\/]|\.[cm]?[jt]s$/.test(command)) return command;
  const link = join(bin, command);
  if (!existsSync(link)) return undefined;
  return process.platform === 'win32' ? undefined : realpathSync(link);
}

/** The file that a package of that name gives as its command. */
async function commandOf(command) {
  const { createRequire } = await import('node:module');
  const manifest = join(root, 'node_modules', command, 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { bin: bins } = createRequire(manifest)(manifest);
  const file = typeof bins === 'string' ? bins : (bins?.[command] ?? Object.values(bins ?? {})[0]);
  return file && join(dirname(manifest), file);
}

const [command = '', ...args] = process.argv.slice(2);
const node = pinnedNode();
const file = fileOf(command) ?? (await commandOf(command));
if (!node || !file) {
  console.error(node ? `No tool ${command} in node_modules.` : 'Node 24 is not installed: run npm ci.');
  process.exit(1);
}
const PATH = [dirname(node), bin, process.env.PATH].join(delimiter);
const child = spawn(node, [file, ...args], { stdio: 'inherit', cwd: root, env: { ...compiled, ...process.env, PATH } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
