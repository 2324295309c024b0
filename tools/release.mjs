// `npm run release -- 0.4.0`: version, changelog, packed folder, commit and tag of a release, in that order; nothing is uploaded. What it refuses
// it refuses before anything is changed; what fails on the way (the packing) is put back. Further words go to the packer (`-c.electronDist=...`).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root as here } from './set-up.mjs';

const UNRELEASED = '## Unreleased';
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const FILES = ['package.json', 'package-lock.json', 'CHANGELOG.md'];

const numbers = (version) => (VERSION.exec(version) ?? []).slice(1).map(Number);
const isNewer = (version, than) => {
  const [a, b] = [numbers(version), numbers(than)];
  const at = a.findIndex((n, i) => n !== b[i]);
  return at >= 0 && a[at] > b[at];
};

/** What stands in the changelog under the heading of what is not released yet. */
const unreleased = (changelog) => changelog.split(/^(?=## )/m).find((part) => part.startsWith(UNRELEASED));

/** Why there can be no such release, or nothing. */
export function problemOf({ version, current, changelog, status, tags }) {
  if (!VERSION.test(version ?? ''))
    return `"${version ?? ''}" is no version. Give three numbers: npm run release -- 1.2.3`;
  if (!isNewer(version, current)) return `${version} is not above ${current}, the version in package.json.`;
  if (tags.includes(`v${version}`)) return `The tag v${version} exists already.`;
  if (status.trim()) return `There are changes that are not committed:\n${status.trimEnd()}\nCommit them first.`;
  const part = unreleased(changelog);
  if (!part) return `CHANGELOG.md has no "${UNRELEASED}". Write there what users can do now.`;
  if (!/^- /m.test(part)) return `"${UNRELEASED}" in CHANGELOG.md is empty. Write there what users can do now.`;
  return undefined;
}

/** The changelog with what is not released yet under the version. */
export const headed = (changelog, version) => changelog.replace(UNRELEASED, `## ${version}`);

/** The version alone is changed: npm's own order of keys and spaces stay. */
function withVersion(text, version) {
  const json = JSON.parse(text);
  json.version = version;
  if (json.packages?.['']) json.packages[''].version = version;
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** Carries out a release in the folder; `pack` makes the packed folder. Throws with a sentence where there can be none. */
export function release({ root, version, pack }) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const before = new Map(FILES.map((name) => [name, read(name)]));
  const changelog = before.get('CHANGELOG.md');
  const problem = problemOf({
    version,
    current: JSON.parse(before.get('package.json')).version,
    changelog,
    status: git('status', '--porcelain'),
    tags: git('tag', '--list').split('\n'),
  });
  if (problem) throw new Error(problem);
  try {
    for (const name of ['package.json', 'package-lock.json'])
      writeFileSync(join(root, name), withVersion(before.get(name), version));
    writeFileSync(join(root, 'CHANGELOG.md'), headed(changelog, version));
    pack();
    git('commit', '-q', '-m', `Release ${version}, as its changelog tells`, '--', ...FILES);
  } catch (thrown) {
    for (const [name, text] of before) writeFileSync(join(root, name), text);
    throw thrown;
  }
  git('tag', '-a', `v${version}`, '-m', `Tributary ${version}`);
}

/** The folder as people start it; installers are made from it on the systems that have their tools. */
function packFolder(more) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['run', 'pack', '--', '--dir', ...more], { cwd: here, stdio: 'inherit' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [version, ...more] = process.argv.slice(2);
  try {
    release({ root: here, version, pack: () => packFolder(more) });
    console.log(`Released ${version}: committed, tagged v${version}, packed in release/. Nothing was uploaded.`);
  } catch (thrown) {
    console.error(`No release. ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    process.exitCode = 1;
  }
}
