import { platform } from 'node:os';
import { runProgram } from './program.ts';

/** IP and ICMP header of a ping without options, octets (RFC 791, RFC 792). */
const HEADERS = 28;
/** The greatest packet of Ethernet (RFC 894), and what every link must let pass (RFC 791). */
const MOST = 1500;
const LEAST = 68;
/** A probe that is lost is sent again before its size is taken for too large. */
const TRIES = 2;
const HOP_MS = 2_500;
/** A search that takes longer tells nothing, milliseconds. */
const SEARCH_MS = 30_000;

/** One ping that routers may not take apart: iputils ping(8), macOS ping(8), learn.microsoft.com/windows-server/administration/windows-commands/ping. */
const WHOLE: Readonly<Partial<Record<NodeJS.Platform, (address: string, size: number) => [string, string[]]>>> = {
  linux: (address, size) => ['ping', ['-n', '-M', 'do', '-c', '1', '-W', '1', '-s', String(size), address]],
  darwin: (address, size) => ['/sbin/ping', ['-n', '-D', '-c', '1', '-W', '1000', '-s', String(size), address]],
  win32: (address, size) => ['ping.exe', ['-n', '1', '-w', '1000', '-f', '-l', String(size), address]],
};

/** What became of a packet that may not be taken apart. `mtu`: what somebody said would pass. */
export interface Tried {
  passed: boolean;
  mtu?: number;
}

/** What one ping says of its packet, in any language. Pure. */
export function triedIn(text: string): Tried {
  const mtu = Number(/\bmtu ?[= ] ?(\d+)/i.exec(text)?.[1]);
  return { passed: /\bttl=\d+/i.test(text), ...(mtu >= LEAST ? { mtu } : {}) };
}

/**
 * The greatest packet that passes: what somebody says would is tried first, then whether one octet more is too many, else the middle. Pure but for
 * `attempt`, which gives undefined to end the search.
 */
export async function searchMtu(attempt: (octets: number) => Promise<Tried | undefined>): Promise<number | undefined> {
  let [passes, fails, next, said] = [0, MOST + 1, MOST, 0];
  while (fails - passes > 1) {
    const tried = await attempt(next);
    if (!tried || (!tried.passed && next === LEAST)) return undefined;
    if (tried.passed) passes = next;
    else fails = next;
    said = tried.mtu ?? said;
    const middle = passes === 0 ? LEAST : Math.floor((passes + fails) / 2);
    const around = said > 0 ? [said, said + 1] : [];
    next = around.find((size) => size > passes && size < fails) ?? middle;
  }
  return passes;
}

/** Octets of the greatest IP packet that reaches an address unfragmented; undefined where nothing answers, the search ran out of time, or the system cannot. */
export async function pathMtu(address: string, signal: AbortSignal): Promise<number | undefined> {
  const command = WHOLE[platform()];
  if (!command) return undefined;
  const until = performance.now() + SEARCH_MS;
  const isOver = (): boolean => signal.aborted || performance.now() > until;
  return await searchMtu(async (octets) => {
    let tried: Tried = { passed: false };
    for (let n = 0; n < TRIES && !tried.passed && tried.mtu === undefined; n++) {
      if (isOver()) return undefined;
      const { out, err } = await runProgram(...command(address, octets - HEADERS), HOP_MS);
      tried = triedIn(out + err);
    }
    return tried;
  });
}
