// Removes `engines` from package-lock.json: the toolchain runs under the pinned Node 24 (node_modules/.bin/node), not under the Node that runs npm,
// so npm's EBADENGINE warnings (and its silent skipping of optional packages) would be about the wrong Node.
import fs from 'node:fs';
const f = new URL('../package-lock.json', import.meta.url);
const l = JSON.parse(fs.readFileSync(f, 'utf8'));
let n = 0;
for (const [k, p] of Object.entries(l.packages))
  if (k !== '' && p.engines) {
    delete p.engines;
    n++;
  }
fs.writeFileSync(f, JSON.stringify(l, null, 2) + '\n');
console.log('engines removed:', n);
