import { createSocket, type Socket } from 'node:dgram';
import type { Clock } from '../../electron/contract/clock.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import type { Datagrams, Exchange } from './exchange.ts';
import { textOf } from './link.ts';
import { bothOf } from '../../electron/contract/words/index.ts';

/** A socket that sends to one place and hears from it alone. Nothing is sent yet, so that a box which is off is no error. Errors: `tcp-refused` for a host that nobody knows. */
export async function openUdp(host: string, port: number, protocol: Datagrams, clock: Clock): Promise<Exchange> {
  const name = `udp://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const socket = await connectedSocket(host, port, name);
  const open = new Map<number, (answer: Uint8Array) => void>();
  const closed = new AbortController();
  socket.on('message', (datagram) => {
    const number = protocol.numberOf(datagram);
    if (number !== undefined) open.get(number)?.(datagram);
  });
  // Nobody listens there now: a silence, and asked again like any other.
  socket.on('error', () => undefined);
  return {
    name,
    async ask(question, signal) {
      const number = protocol.numberOf(question);
      if (number === undefined || open.has(number)) throw new RangeError('a question needs a number of its own');
      const bounded = AbortSignal.any([signal, closed.signal]);
      bounded.throwIfAborted();
      const answer = new Promise<Uint8Array>((resolve) => open.set(number, resolve));
      try {
        for (let attempt = 0; attempt < protocol.attempts; attempt++) {
          socket.send(question, () => undefined);
          const found = await answered(answer, clock, protocol.timeoutMs, bounded);
          if (found) return found;
        }
      } finally {
        open.delete(number);
      }
      throw new TributaryError('no-answer', name, { text: 'UDP' });
    },
    async close() {
      if (closed.signal.aborted) return;
      closed.abort(new TributaryError('link-lost', name, { ...bothOf({ code: 'link.closed' }) }));
      await new Promise<void>((resolve) => socket.close(resolve));
    },
  };
}

/** The answer, or undefined after the time is over. */
async function answered(
  answer: Promise<Uint8Array>,
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const done = new AbortController();
  const silence = clock.sleep(timeoutMs, done.signal).catch(() => undefined);
  try {
    return (await orAborted(Promise.race([answer, silence]), signal)) ?? undefined;
  } finally {
    done.abort();
  }
}

/** A socket that sends to one place and hears from it alone. Errors: `tcp-refused` for a host that nobody knows. */
export async function connectedSocket(host: string, port: number, name: string): Promise<Socket> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', resolve);
      socket.connect(port, host);
    });
    return socket;
  } catch (thrown) {
    socket.close();
    throw new TributaryError('tcp-refused', name, { text: textOf(thrown) }, { cause: thrown });
  } finally {
    socket.removeAllListeners('error');
  }
}
