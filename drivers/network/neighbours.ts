import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { networkInterfaces, platform } from 'node:os';
import type { Neighbour, OwnSubnet } from '../../electron/contract/neighbourhood.ts';
import { runProgram } from './program.ts';

const ASK_MS = 5_000;

/** An IPv4 address, and a hardware address behind it on the same line. */
const LINE = /\b(\d{1,3}(?:\.\d{1,3}){3})\b.*?\b([0-9a-f]{1,2}(?:[:-][0-9a-f]{1,2}){5})\b/i;
/** Flag of /proc/net/arp: the hardware address is known (`ATF_COM` of linux/if_arp.h). */
const COMPLETE = 2;

/** Octets with two digits, small letters, colons. */
const plain = (mac: string): string =>
  mac
    .toLowerCase()
    .split(/[:-]/)
    .map((octet) => octet.padStart(2, '0'))
    .join(':');

/** A group or everybody is no box; neither are zeros, which stand for an address that nobody told. */
const isBox = ({ address, mac }: Neighbour): boolean =>
  isIPv4(address) &&
  Number(address.split('.')[0]) < 224 &&
  parseInt(mac.slice(0, 2), 16) % 2 === 0 &&
  mac !== '00:00:00:00:00:00';

/**
 * Neighbours in the output of `arp -an` (macOS, arp(8)) or `arp -a` (Windows, learn.microsoft.com/windows-server/administration/windows-commands/arp),
 * whatever the language of the words around. Pure.
 */
export function neighboursInArp(text: string): Neighbour[] {
  const found = text.split('\n').map((line) => LINE.exec(line));
  return found.flatMap((match) => (match ? [{ address: match[1]!, mac: plain(match[2]!) }] : [])).filter(isBox);
}

/** Neighbours in /proc/net/arp (Linux manual proc(5)); one that has not answered is none. Pure. */
export const neighboursInProc = (table: string): Neighbour[] =>
  table
    .split('\n')
    .filter((line) => (parseInt(line.trim().split(/\s+/)[2] ?? '', 16) & COMPLETE) > 0)
    .flatMap(neighboursInArp);

/** Where each system tells it, to every user. */
const TABLES: Readonly<Partial<Record<NodeJS.Platform, () => Promise<Neighbour[]>>>> = {
  linux: async () => neighboursInProc(await readFile('/proc/net/arp', 'utf8').catch(() => '')),
  darwin: async () => neighboursInArp((await runProgram('/usr/sbin/arp', ['-an'], ASK_MS)).out),
  win32: async () => neighboursInArp((await runProgram('arp.exe', ['-a'], ASK_MS)).out),
};

/** The neighbour table of this computer; empty where it tells none. */
export const neighbours = async (): Promise<Neighbour[]> => (await TABLES[platform()]?.()) ?? [];

/** Subnets in which this computer has an address. */
export const ownSubnets = (): OwnSubnet[] =>
  Object.values(networkInterfaces()).flatMap((all = []) =>
    all.flatMap(({ family, address, cidr, internal }) =>
      family === 'IPv4' && cidr !== null && !internal ? [{ address, prefix: Number(cidr.split('/')[1]) }] : [],
    ),
  );
