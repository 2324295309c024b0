import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newHostKey, readScenario, serveSsh, serveTcp, simulatorOf } from '../../../../drivers/index.ts';
import type { SimulatorServer } from '../../../../drivers/index.ts';
import { openSession, simulate, type Session } from '../../../../electron/instruments/index.ts';
import { formatWireLine } from '../../../../electron/archive/wire-log.ts';
import { systemClock } from '../../../../electron/machine/index.ts';

const SSHD = '/usr/sbin/sshd';
const TELNETD = ['/usr/sbin/telnetd', '/usr/sbin/in.telnetd'].find(existsSync) ?? '';
const SOCAT = ['/usr/bin/socat', '/usr/local/bin/socat'].find(existsSync);
const env = { TRIBUTARY_PASSWORD: 'geheim' };
/** A private key's other half, as `authorized_keys` has it. */
function publicKeyOf(pem: string): string {
  const key = ssh2.utils.parseKey(pem);
  if (key instanceof Error) throw key;
  return `${key.type} ${key.getPublicSSH().toString('base64')}\n`;
}
/** Two hosts' keys for all of these tests: making one takes long. */
const [HOST_KEY, OTHER_KEY] = [newHostKey(), newHostKey()];

let home: string;
let log: string;
let over: AbortController;
const servers: SimulatorServer[] = [];
const children: ChildProcess[] = [];
const sessions: Session[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'routers-'));
  writeFileSync(join(home, 'simulated-host-key.pem'), HOST_KEY, { mode: 0o600 });
  log = '';
  over = new AbortController();
});
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(servers.splice(0).map((server) => server.close()));
  over.abort();
  rmSync(home, { recursive: true, force: true });
});

async function open(address: string, environment: NodeJS.ProcessEnv = {}): Promise<Session> {
  const onWire = (line: Parameters<typeof formatWireLine>[0]): void => void (log += formatWireLine(line));
  const session = await openSession(address, AbortSignal.timeout(60_000), { home, onWire, env: environment });
  sessions.push(session);
  return session;
}

const makeBox = async (family: string, options: Record<string, string>) => {
  const simulator = simulatorOf(family);
  const scenario = await readScenario(undefined, simulator);
  return () => simulator.create(scenario, 1, systemClock, options);
};

/** Every file below a folder that holds the text. */
function holding(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name));
  return paths
    .filter((path) => readFileSync(path, 'latin1').includes(text))
    .map((path) => path.slice(folder.length + 1));
}

it.each(['cisco-ios', 'comware', 'juniper'].flatMap((family) => ['ssh', 'telnet', 'tcp'].map((way) => [family, way])))(
  '%s logs in over %s and is read there, with its password in no log',
  async (family, way) => {
    const { address } = await simulate({ family, listen: `${way}://127.0.0.1:0`, home, env }, over.signal);
    const { device } = await open(`${family}@${address}`, env);
    expect(device).toMatchObject({ role: 'witness', simulated: true });
    if (device.role === 'tester') throw new Error('a router is no tester');
    expect((await device.registers(AbortSignal.timeout(60_000))).length).toBeGreaterThan(5);
    expect(device.identity.hostKey !== undefined).toBe(way === 'ssh');
    expect(log).toMatch(/show|display/);
    expect(log).not.toContain('geheim');
    expect(holding(home, 'geheim')).toEqual([]);
  },
);

it('keeps the key of a host, refuses another one, and lets somebody take the old one out', async () => {
  const make = await makeBox('cisco-ios', {});
  const host = async (port: number, hostKey: string): Promise<number> => {
    const server = await serveSsh(port, make, { user: 'admin', password: 'geheim', hostKey });
    servers.push(server);
    return Number(/\d+$/.exec(server.address)![0]);
  };
  const port = await host(0, HOST_KEY);
  const address = `cisco-ios@ssh://admin@127.0.0.1:${port}?password=geheim`;
  const first = await open(address);
  const known = first.device.identity.hostKey!;
  await first.close();
  await servers.pop()!.close();
  await host(port, OTHER_KEY);
  const file = join(home, 'known-hosts');
  const refused = await open(address).catch((thrown: unknown) => thrown);
  expect(refused).toMatchObject({ code: 'host-key-changed', params: { known, file } });
  expect(readFileSync(file, 'utf8')).toBe(`127.0.0.1:${port} ${known}\n`);
  writeFileSync(file, '');
  expect((await open(address)).device.identity.hostKey).not.toBe(known);
});

it('says over SSH what is missing or wrong about a login, and what is no SSH at all', async () => {
  const server = await serveSsh(0, await makeBox('juniper', {}), {
    user: 'admin',
    password: 'geheim',
    hostKey: HOST_KEY,
  });
  servers.push(server);
  const at = server.address.replace('ssh://', '');
  await expect(open(`juniper@ssh://${at}`)).rejects.toMatchObject({ code: 'password-missing' });
  await expect(open(`juniper@ssh://${at}?password=falsch`)).rejects.toMatchObject({ code: 'login-refused' });
  await expect(open(`juniper@ssh://${at.split('@')[1]}`)).rejects.toMatchObject({ code: 'user-missing' });
  await expect(open(`juniper@ssh://${at}?key=${home}/none`)).rejects.toMatchObject({ code: 'file-missing' });
  const other = createServer((socket) => socket.resume().end('HTTP/1.0 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  await expect(open(`juniper@ssh://a@127.0.0.1:${port}?password=x`)).rejects.toMatchObject({ code: 'ssh-failed' });
  await new Promise((resolve) => other.close(resolve));
  await expect(open(`juniper@ssh://a@127.0.0.1:${port}?password=x`)).rejects.toMatchObject({ code: 'tcp-refused' });
});

/** A simulated console behind a real server: the command that joins a terminal to it. */
async function consoleBehind(options: Record<string, string>): Promise<string> {
  const server = await serveTcp(0, await makeBox('cisco-ios', options));
  servers.push(server);
  return `exec ${SOCAT} STDIO,raw,echo=0 TCP:${server.address.slice('tcp://'.length)}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until something listens there. */
async function listening(port: number): Promise<void> {
  const { connect } = await import('node:net');
  for (let tries = 0; tries < 2400; tries++) {
    const is = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (is) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`nothing listens on ${port}`);
}

/** File systems of this machine; nothing where there is no such list. */
function mounted(): string {
  return existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : '';
}
const why = (missing: boolean, what: string): string => (missing ? ` (skipped: no ${what} here)` : '');
const NO_TELNETD = !SOCAT || TELNETD === '';
/** sshd of a user who is not root gives no terminal where the system's are not of the group `tty` (`gid=` of /dev/pts): it may not hand them over. */
const NO_TERMINAL = process.getuid?.() !== 0 && !/ devpts \S*\bgid=/.test(mounted());
const NO_SSHD = !SOCAT || !existsSync(SSHD) || NO_TERMINAL;

it.skipIf(NO_TELNETD)(`a real telnetd in front of a console${why(NO_TELNETD, 'telnetd or socat')}`, async () => {
  const script = join(home, 'login');
  writeFileSync(script, `#!/bin/sh\n${await consoleBehind({ user: 'admin', password: 'geheim' })}\n`);
  chmodSync(script, 0o755);
  const port = await freePort();
  const server = [`TCP-LISTEN:${port},bind=127.0.0.1,reuseaddr,fork`, `EXEC:${TELNETD} -h -E ${script},nofork`];
  children.push(spawn(SOCAT!, server, { stdio: 'ignore' }));
  await listening(port);
  const { device } = await open(`cisco-ios@telnet://admin@127.0.0.1:${port}?password=geheim`);
  expect(device.identity.model).toBe('2811');
  expect(log).not.toContain('geheim');
});

const OLD = [
  'KexAlgorithms diffie-hellman-group1-sha1',
  'Ciphers aes128-cbc',
  'MACs hmac-sha1',
  'HostKeyAlgorithms ssh-rsa',
];

it.skipIf(NO_SSHD).each([
  ['as it is today', []],
  ['that knows old algorithms only', OLD],
])(
  `a real sshd %s in front of a console${why(NO_SSHD, 'sshd, socat or terminal of the group tty')}`,
  async (_name, algorithms) => {
    const key = join(home, 'key');
    writeFileSync(key, OTHER_KEY, { mode: 0o600 });
    writeFileSync(`${key}.pub`, publicKeyOf(OTHER_KEY));
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
    const port = await freePort();
    const config = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${home}/simulated-host-key.pem`,
      `AuthorizedKeysFile ${key}.pub`,
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
      'PermitRootLogin yes',
      'PubkeyAcceptedAlgorithms +ssh-rsa',
      `ForceCommand ${await consoleBehind({})}`,
      ...algorithms,
    ];
    writeFileSync(join(home, 'sshd_config'), `${config.join('\n')}\n`);
    children.push(spawn(SSHD, ['-D', '-f', join(home, 'sshd_config')], { stdio: 'ignore' }));
    await listening(port);
    const user = execFileSync('id', ['-un']).toString().trim();
    const { device } = await open(`cisco-ios@ssh://${user}@127.0.0.1:${port}?key=${key}`);
    expect(device.identity).toMatchObject({ model: '2811', hostKey: expect.stringMatching(/^SHA256:/) });
  },
);

it('is the same router when it comes back, is logged in to again, and answers nothing meanwhile', async () => {
  let stop = new AbortController();
  const begin = (listen: string) => simulate({ family: 'cisco-ios', listen, home, env }, stop.signal);
  const { address, closed } = await begin('telnet://127.0.0.1:0');
  const session = await open(`cisco-ios@${address}`, env);
  const { device } = session;
  if (device.role !== 'witness') throw new Error('a router is a witness');
  stop.abort();
  await closed;
  expect(await device.observe!('counters', AbortSignal.timeout(60_000))).toEqual({ available: true, answers: false });
  const back = new Promise<void>((resolve) => session.onChange(() => session.state === 'ready' && resolve()));
  stop = new AbortController();
  await begin(address);
  await back;
  expect(await device.observe!('counters', AbortSignal.timeout(60_000))).toMatchObject({ wan: 'up/up' });
  stop.abort();
});
