import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { Worker } from 'node:worker_threads';
import { TributaryError } from '../../../electron/contract/errors.ts';
import {
  rateOfFrames,
  type StreamAsked,
  type StreamFacility,
  type StreamReach,
  type StreamSecond,
} from '../../../electron/contract/stream.ts';
import { workerFile } from '../../../electron/contract/worker.ts';
import { orAborted } from '../../../electron/contract/waiting.ts';
import { bothOf } from '../../../electron/contract/words/index.ts';
import type { Asked, Report, Role } from './protocol.ts';

/** What this computer reaches by itself is tried for so long, seconds. */
const REACH_S = 2;
/** From this part of the rate on it counts as reached. */
const ENOUGH = 0.99;
/** Ends that do not end by themselves are ended after this, milliseconds. */
const CLOSE_MS = 1_500;

interface Running {
  worker: Worker;
  ready: Extract<Report, { is: 'ready' }>;
  /** Hears of all that the worker reports from now on, and of its end. */
  listen(listener: (report: Report) => void): () => void;
  tell(asked: Asked): void;
  close(): Promise<void>;
  readonly ended: Promise<void>;
}

/** Why a far end cannot be used, in words. */
function errorOf({ gone, text }: Extract<Report, { is: 'failed' }>, where: string): TributaryError {
  if (gone) return new TributaryError('far-gone', where, { ...bothOf({ code: `far.${gone}` }) });
  return new TributaryError('far-unreachable', where, { text });
}

/** Starts an end in a thread of its own: whatever else the program does holds up no frame. Errors: `far-gone`, `far-unreachable`. */
async function started(role: Role, where: string): Promise<Running> {
  const worker = new Worker(new URL(workerFile(import.meta.url, './stream-worker.ts'), import.meta.url), {
    workerData: role,
  });
  const listeners = new Set<(report: Report) => void>();
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const hear = (report: Report): void => {
    for (const listener of [...listeners]) listener(report);
  };
  worker.on('message', hear);
  worker.on('error', (error) => hear({ is: 'failed', gone: undefined, text: error.message }));
  const ready = await new Promise<Running['ready']>((resolve, reject) => {
    const first = (report: Report): void => {
      listeners.delete(first);
      if (report.is === 'ready') resolve(report);
      else if (report.is === 'failed') reject(errorOf(report, where));
    };
    listeners.add(first);
    void ended.then(() => reject(new TributaryError('far-unreachable', where, { text: 'exit' })));
  });
  const tell = (asked: Asked): void => worker.postMessage(asked);
  return {
    worker,
    ready,
    ended,
    tell,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      tell({ do: 'close' });
      const late = setTimeout(() => void worker.terminate(), CLOSE_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

/** A far end of streams that runs in this program. `address`: at which one reaches it. Errors: `far-unreachable`. */
export async function startReflector({ port, bind }: { port: number; bind: string }): Promise<{
  address: string;
  port: number;
  close(): Promise<void>;
  readonly ended: Promise<void>;
}> {
  const running = await started({ is: 'far', address: bind, port }, `${bind}:${port}`);
  const { address, port: own } = running.ready;
  return { address, port: own, close: running.close, ended: running.ended };
}

/** Sends a stream by an end that runs. Errors: `far-gone`, the signal's reason. */
function sendBy(running: Running, where: string): StreamFacility['send'] {
  return async (asked, { forS, enough }, tell, signal) => {
    signal.throwIfAborted();
    const stop = (): void => running.tell({ do: 'enough' });
    let unlisten = (): void => undefined;
    const counts = new Promise<Awaited<ReturnType<StreamFacility['send']>>>((resolve, reject) => {
      unlisten = running.listen((report) => {
        if (report.is === 'second') tell(report.second);
        else if (report.is === 'counts') resolve(report.counts);
        else if (report.is === 'failed') reject(errorOf(report, where));
      });
      void running.ended.then(() => reject(new TributaryError('far-unreachable', where, { text: 'exit' })));
    });
    enough?.addEventListener('abort', stop, { once: true });
    running.tell({ do: 'send', asked, forS });
    if (enough?.aborted) stop();
    try {
      return await orAborted(counts, signal);
    } finally {
      counts.catch(() => undefined);
      unlisten();
      stop();
      enough?.removeEventListener('abort', stop);
    }
  };
}

/** To what the port with an address is set, bit/s, in /sys/class/net/<port>/speed (Linux, Mbit/s); undefined where that is not told. */
function portRate(address: string): number | undefined {
  const own = Object.entries(networkInterfaces()).find(([, all]) => all?.some((one) => one.address === address));
  try {
    const speed = Number(readFileSync(`/sys/class/net/${own?.[0]}/speed`, 'utf8'));
    return speed > 0 ? speed * 1e6 : undefined;
  } catch {
    return undefined;
  }
}

/** What both directions brought within a second, bit/s. */
function rateIn({ out, back }: StreamSecond['second'], frame: number): number {
  const rates = [out, back].map((one) => (one ? rateOfFrames(one.received, frame, Math.max(1, one.sentS)) : 0));
  return Math.min(...rates);
}

/** Both directions at once through this computer alone: frames through its own loop, by the same code; its best second, tried again once where that is not enough. */
async function ownReach(asked: StreamAsked, signal: AbortSignal): Promise<number> {
  const far = await startReflector({ port: 0, bind: '127.0.0.1' });
  let near: Running | undefined;
  try {
    near = await started({ is: 'near', host: '127.0.0.1', port: far.port }, far.address);
    const capped = { ...asked, bitsPerS: Math.min(asked.bitsPerS, near.ready.cap ?? asked.bitsPerS) };
    let best = 0;
    for (let tries = 0; tries < 2 && best < capped.bitsPerS * ENOUGH; tries++)
      await sendBy(near, far.address)(
        capped,
        { forS: REACH_S },
        ({ second }) => (best = Math.max(best, rateIn(second, asked.frame))),
        signal,
      );
    return Math.min(best, asked.bitsPerS);
  } finally {
    await near?.close();
    await far.close();
  }
}

/** The IPv4 address of a host. Errors: `far-unreachable`. */
async function addressOf(host: string, where: string): Promise<string> {
  try {
    return (await lookup(host, { family: 4 })).address;
  } catch (thrown) {
    throw new TributaryError('far-unreachable', where, { text: (thrown as NodeJS.ErrnoException).code ?? host });
  }
}

/** A far end at `host:port`. Errors: `far-gone`, `far-unreachable`. */
export async function openStream(host: string, port: number): Promise<StreamFacility> {
  const address = `udp://${host}:${port}`;
  const running = await started({ is: 'near', host: await addressOf(host, address), port }, address);
  const { cap = 0, address: own } = running.ready;
  return {
    address,
    simulated: false,
    capBitsPerS: cap,
    reach: async (asked, signal): Promise<StreamReach> => {
      const portBitsPerS = portRate(own);
      return { bitsPerS: await ownReach(asked, signal), ...(portBitsPerS === undefined ? {} : { portBitsPerS }) };
    },
    send: sendBy(running, address),
    close: running.close,
  };
}
