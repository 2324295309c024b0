import { lookup } from 'node:dns/promises';
import { readdir, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Address } from '../../contract/address.ts';
import { makeFolder, readText, replaceFile } from '../../files/index.ts';
import { systemClock } from '../../machine/index.ts';

/**
 * Endpoints of simulators that run as programs of their own: one file each, so that programs never write the same file. An entry is void
 * once its process is gone.
 */
export interface Registration {
  remove(): Promise<void>;
}

const entrySchema = z.object({
  address: z.string(),
  pid: z.number().int().positive(),
  /** Tells a process from a later one with the same number. */
  started: z.string(),
});

const folderOf = (home: string): string => join(home, 'simulators');

/** Writes down that `address` is a simulator of this process. Errors: `file-unwritable`, `file-disk-full`. */
export async function register(home: string, address: string): Promise<Registration> {
  const folder = folderOf(home);
  makeFolder(folder);
  const file = join(folder, `${process.pid}-${address.replaceAll(/[^0-9A-Za-z]+/g, '_')}.json`);
  const started = (await startOf(process.pid)) ?? '';
  replaceFile(file, JSON.stringify({ address, pid: process.pid, started }));
  return { remove: () => rm(file, { force: true }) };
}

/** True if the address is `sim:` or the endpoint of a simulator that is alive. Entries of dead processes are taken away. */
export async function isSimulated(address: Address, home: string): Promise<boolean> {
  if (address.kind === 'sim') return true;
  if (address.kind === 'none') return false;
  const names = await readdir(folderOf(home)).catch(() => []);
  // Where no simulator runs, no name is looked up for one.
  if (names.length === 0) return false;
  const host = address.host === undefined ? '' : await placeOf(address.host);
  const asked = await endpointOf(address.path ?? `${address.kind}://${host}:${address.port}`);
  const living = await Promise.all(names.map((name) => livingEndpoint(join(folderOf(home), name))));
  return living.includes(asked);
}

async function livingEndpoint(file: string): Promise<string | undefined> {
  const text = await readText(file).catch(() => undefined);
  const entry = text === undefined ? undefined : entrySchema.safeParse(jsonOf(text)).data;
  if (entry && (await startOf(entry.pid)) === entry.started) return endpointOf(entry.address);
  // Half-written entries belong to a process that is about to be ready, and nobody can know its address yet.
  if (entry) await rm(file, { force: true });
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** This machine as it calls itself, under whichever of its names or figures (`LOCALHOST`, `127.1`, `0.0.0.0`, `::ffff:127.0.0.1`) it was asked for. */
async function placeOf(host: string): Promise<string> {
  const found = await lookup(host).catch(() => undefined);
  return /^(::ffff:)?(127\.[\d.]+|0\.0\.0\.0)$|^::1?$|^::ffff:7f[\da-f]{2}:/i.test(found?.address ?? host)
    ? '127.0.0.1'
    : host;
}

/** One spelling for one place: a pty has two names, this machine has three, and a socket is one whatever is spoken over it. */
async function endpointOf(address: string): Promise<string> {
  const [, scheme, port] = /^(\w+):\/\/(?:[^@/]*@)?(?:localhost|\[?::1\]?|127\.0\.0\.1):(\d+)/.exec(address) ?? [];
  if (scheme === undefined) return realpath(address).catch(() => address);
  return `${scheme === 'snmp' ? 'udp' : 'tcp'}://127.0.0.1:${port}`;
}

/**
 * When the process with this number started, as text; undefined if there is none. Linux: boot and clock tick of its start, exact. Elsewhere
 * only that it lives, and since which boot of the machine.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined) return undefined;
    // The second field is the name in brackets and may hold anything; field 22 is the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return fields[0] === 'Z' ? undefined : `${boot.trim()} ${fields[19]}`;
  }
  return isAlive(pid) ? `boot ${(await systemClock.bootId()) ?? ''}` : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
