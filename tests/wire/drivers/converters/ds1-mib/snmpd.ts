import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
/** Where the agent of Net-SNMP is; undefined where it is not installed. */
export const SNMPD = FOLDERS.map((folder) => join(folder, 'snmpd')).find((path) => existsSync(path));
export const SNMPBULKGET = FOLDERS.map((folder) => join(folder, 'snmpbulkget')).find((path) => existsSync(path));

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

const AGENT = fileURLToPath(new URL('./ds1-agent.mjs', import.meta.url));

/** A real snmpd of our own on a free port, with one E1. Ready when it says so. */
export async function startSnmpd(): Promise<{ port: number; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'snmpd-'));
  const port = await freePort();
  mkdirSync(join(folder, 'persistent'));
  const conf = join(folder, 'snmpd.conf');
  const lines = [
    'rocommunity public 127.0.0.1',
    'rwcommunity private 127.0.0.1',
    'createUser engineer SHA authentication AES privacy-privacy',
    'rwuser engineer priv',
    'sysDescr Net-SNMP with an E1',
    'sysName snmpd',
    `pass_persist .1.3.6.1.2.1.10.18 ${process.execPath} ${AGENT}`,
  ];
  writeFileSync(conf, `${lines.join('\n')}\n`);
  const args = ['-f', '-Lo', '-C', '-c', conf, '-I', '-smux', '-p', join(folder, 'pid'), `udp:127.0.0.1:${port}`];
  const env = { ...process.env, SNMP_PERSISTENT_DIR: join(folder, 'persistent'), MIBS: '' };
  const child = spawn(SNMPD!, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('NET-SNMP version')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`snmpd ended: ${said}`)));
  });
  return {
    port,
    async close() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
