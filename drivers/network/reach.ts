import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Downloaded, Place, Reached, ReachFault, Site } from '../../electron/contract/reach.ts';

/** How long each single thing is waited for, how often it is tried, and how long a download lasts at most. */
const WAIT_MS = 4_000;
const TRIES = 3;
const DOWNLOAD_MS = 8_000;
const DOWNLOAD_OCTETS = 500_000_000;

/** What the system calls it, and what it is. */
const FAULTS: readonly (readonly [RegExp, ReachFault])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED)$/, 'name'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|ENETDOWN)$/, 'no-route'],
  [/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/, 'certificate'],
  [/TIMEDOUT|TIMEOUT|ABORT/i, 'silent'],
];

/** The innermost code of what was thrown: `fetch` wraps what the system says. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { code, name, cause } = thrown as Error & { code?: string | number };
  const inner = thrown instanceof AggregateError ? (thrown.errors[0] as unknown) : cause;
  if (typeof code === 'string' && !code.startsWith('UND_ERR_SOCKET')) return code;
  return inner instanceof Error ? codeOf(inner) : name;
}

function faultOf(thrown: unknown): { fault: ReachFault; detail: string } {
  const code = codeOf(thrown);
  return { fault: FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other', detail: code };
}

const soon = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]);

/** What is waited for no longer than this: the system's own look-up of a name cannot be called off. */
function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const limit = soon(signal);
  return new Promise((resolve, reject) => {
    const give = (): void => reject(limit.reason as Error);
    if (limit.aborted) return give();
    limit.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => limit.removeEventListener('abort', give));
  });
}

/** Does something several times, until it fails. */
async function tries(work: () => Promise<number>): Promise<{ ms: number[]; thrown?: unknown }> {
  const ms: number[] = [];
  for (let n = 0; n < TRIES; n++) {
    try {
      ms.push(await work());
    } catch (thrown) {
      return { ms, thrown };
    }
  }
  return { ms };
}

const since = (startMs: number): number => Math.round((performance.now() - startMs) * 10) / 10;

/** Asks the computer's own name service for the addresses of a name. */
async function named(host: string, signal: AbortSignal): Promise<Pick<Reached, 'addresses' | 'nameMs'>> {
  const startMs = performance.now();
  const found = await within(lookup(host, { all: true }), signal);
  return { addresses: found.map(({ address }) => address), nameMs: since(startMs) };
}

/** Reaches a site by its name: the name, then the first octet of its answer, whatever the answer is. Goes nowhere else: a redirection is an answer. */
export async function reachSite({ url, host }: Site, signal: AbortSignal): Promise<Reached> {
  const seen: Reached = { what: url, by: 'name', ms: [] };
  try {
    Object.assign(seen, await named(host, signal));
  } catch (thrown) {
    signal.throwIfAborted();
    // No answer at all to the question for a name is as good as none that has it.
    return { ...seen, fault: 'name', detail: faultOf(thrown).detail };
  }
  const { ms, thrown } = await tries(async () => {
    const startMs = performance.now();
    const answer = await fetch(url, { redirect: 'manual', cache: 'no-store', signal: soon(signal) });
    const took = since(startMs);
    seen.status = answer.status;
    await answer.body?.cancel();
    return took;
  });
  signal.throwIfAborted();
  return { ...seen, ms, ...(thrown === undefined ? {} : faultOf(thrown)) };
}

/** Reaches an address: until its TCP connection stands. */
export async function reachPlace({ address, port }: Place, signal: AbortSignal): Promise<Reached> {
  const { ms, thrown } = await tries(
    () =>
      new Promise<number>((resolve, reject) => {
        const startMs = performance.now();
        const socket = connect({ host: address, port, signal: soon(signal) });
        socket.once('error', reject);
        socket.once('connect', () => {
          resolve(since(startMs));
          socket.destroy();
        });
      }),
  );
  signal.throwIfAborted();
  return { what: `${address}:${port}`, by: 'address', ms, ...(thrown === undefined ? {} : faultOf(thrown)) };
}

/** Downloads over one connection, for eight seconds and 500 MB at most. */
export async function download({ url }: Site, signal: AbortSignal): Promise<Downloaded> {
  const limit = AbortSignal.timeout(DOWNLOAD_MS);
  const startMs = performance.now();
  let octets = 0;
  try {
    const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.any([signal, limit]) });
    for await (const piece of answer.body ?? []) {
      octets += (piece as Uint8Array).length;
      if (octets >= DOWNLOAD_OCTETS) break;
    }
    return { url, octets, ms: since(startMs), whole: true };
  } catch (thrown) {
    signal.throwIfAborted();
    if (limit.aborted && octets > 0) return { url, octets, ms: since(startMs), whole: false };
    return { url, octets, ms: since(startMs), whole: false, ...faultOf(thrown) };
  }
}
