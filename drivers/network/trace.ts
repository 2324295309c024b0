import { platform } from 'node:os';
import { runProgram } from './program.ts';

/** No line of a carrier has more routers. */
const HOPS = 16;
/** So many hops in a row that say nothing end a trace. */
const SILENT = 3;
const HOP_MS = 2_000;

/** How each system sends one ping that lives for `ttl` hops only. */
const HOP: Readonly<Partial<Record<NodeJS.Platform, (address: string, ttl: number) => [string, string[]]>>> = {
  linux: (address, ttl) => ['ping', ['-n', '-c', '1', '-W', '1', '-t', String(ttl), address]],
  darwin: (address, ttl) => ['/sbin/ping', ['-n', '-c', '1', '-W', '1000', '-m', String(ttl), address]],
  win32: (address, ttl) => ['ping.exe', ['-n', '1', '-w', '1000', '-i', String(ttl), address]],
};

/** Who answered a ping that died on its way, or that arrived: the first address that the text names beside the one asked for. Pure. */
export function hopIn(text: string, address: string): { hop?: string; there: boolean } {
  const lines = text
    .split('\n')
    .filter((line) =>
      /ttl=|TTL=|icmp_seq=\d+ Time to live exceeded|^\d+ bytes from .*exceeded|^[^:]*[0-9.]+:/i.test(line),
    );
  const names = lines.flatMap((line) => line.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []);
  const answers = /[Tt][Tt][Ll]=\d+/.test(text);
  const hop = answers ? address : names.find((name) => name !== address);
  return { ...(hop === undefined ? {} : { hop }), there: answers };
}

/** The routers on the way to an address, nearest first, and itself where it answers. Needs no administrator. */
export async function traceTo(address: string): Promise<string[]> {
  const command = HOP[platform()];
  if (!command) return [];
  const found: string[] = [];
  let silent = 0;
  for (let ttl = 1; ttl <= HOPS && silent < SILENT; ttl++) {
    const { out } = await runProgram(...command(address, ttl), HOP_MS);
    const { hop, there } = hopIn(out, address);
    silent = hop === undefined ? silent + 1 : 0;
    if (hop !== undefined && !found.includes(hop)) found.push(hop);
    if (there) break;
  }
  return found;
}
