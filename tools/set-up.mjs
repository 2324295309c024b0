// What every start and every test run needs first. Plain JavaScript on Node 20 without a single package: on a fresh clone nothing is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
/**
 * Where Node keeps what it has compiled of sources, as the `tributary` command does: of every thread and process that a test starts, reading the sources
 * anew was half the work. What has changed since is compiled anew.
 */
export const compiled = { NODE_COMPILE_CACHE: join(modules, '.cache', 'tributary') };
/** Holds the hash of the lock file that node_modules was installed from. */
const stamp = join(modules, '.installed-from');

const lockHash = () => createHash('sha256').update(readFileSync(lock)).digest('hex');

function installed(hash) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === hash;
  // `npm ci` typed by hand leaves no stamp but a lock file of its own, younger than ours.
  const own = join(modules, '.package-lock.json');
  return existsSync(own) && statSync(own).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs node_modules from the lock file if that has not been done. No work and no network otherwise. Exits with npm's code on failure. */
export function ensureInstalled() {
  const hash = lockHash();
  if (!installed(hash)) {
    console.error('Installing packages (once) ...');
    const npm = spawnSync('npm', ['ci', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0) {
      console.error('npm ci failed. Check the network and the registry (npm config get registry), then start again.');
      process.exit(npm.status ?? 1);
    }
  }
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) writeFileSync(stamp, hash);
}

/** The pinned Node 24, or this one if it is new enough. Undefined if there is none. */
export function pinnedNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'bin/node';
  const own = [
    join(modules, `node-${platform}-${process.arch}`, file),
    join(modules, `node-${platform}-${process.arch}`, 'bin', 'node.exe'),
  ];
  return own.find(existsSync);
}

/** System programs by name, each with the Debian package that has it. */
const PROGRAMS = {
  chromium: 'chromium',
  socat: 'socat',
  pdftotext: 'poppler-utils',
  ip: 'iproute2',
  ping: 'iputils-ping',
  fping: 'fping',
  snmpbulkget: 'snmp',
  snmpd: 'snmpd',
  sshd: 'openssh-server',
  telnetd: 'inetutils-telnetd',
};
/** What real instruments and networks are stood in for by; a test that lacks one says so and is left out. */
export const PEERS = ['ip', 'ping', 'fping', 'snmpbulkget', 'snmpd', 'sshd', 'telnetd'];

/** Servers lie where an ordinary user's path does not lead. */
const folders = () => [
  ...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'),
  ...(process.platform === 'linux' ? ['/usr/sbin', '/sbin'] : []),
];
const onPath = (program) => folders().some((folder) => existsSync(join(folder, program)));

/**
 * Makes sure the named system programs are there: on Debian and Ubuntu as root it installs them, elsewhere it says what is missing.
 * Returns the names that are still missing.
 */
export function ensurePrograms(names) {
  const missing = names.filter((name) => !onPath(name));
  if (missing.length === 0) return [];
  const packages = missing.map((name) => PROGRAMS[name]);
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.error(`Installing ${packages.join(', ')} (once) ...`);
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', process.stderr],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    const install = () => apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
    if (!install()) {
      apt('update', '-qq');
      install();
    }
  }
  const still = names.filter((name) => !onPath(name));
  if (still.length > 0)
    console.error(
      `Missing: ${still.join(', ')}. Install ${still.map((name) => PROGRAMS[name]).join(', ')} (Debian/Ubuntu: sudo apt-get install ${still.map((name) => PROGRAMS[name]).join(' ')}).`,
    );
  return still;
}
