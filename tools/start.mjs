// `npm start`: installs what is missing, builds what is stale, opens the app. Plain JavaScript on Node 20 without a package: on a fresh clone
// nothing is installed. What follows the installing runs under the project's own Node 24 (open-app.mjs).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, pinnedNode, root } from './set-up.mjs';

ensureInstalled();
const node = pinnedNode();
if (!node) {
  console.error('Node 24 is needed and was not installed for this system: install Node 24 and start again.');
  process.exit(1);
}
const child = spawn(node, [join(root, 'tools', 'open-app.mjs')], { stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
