import { connect, type Socket } from 'node:net';
import { TributaryError } from '../../electron/contract/errors.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import { createLink, type Link } from './link.ts';
import type { Transport } from './transport.ts';

const CONNECT_LIMIT_MS = 5_000;
const KEEPALIVE_MS = 5_000;

/** Connects within 5 s. Errors: `tcp-refused`; the signal's reason. */
export async function openTcp(host: string, port: number, signal: AbortSignal): Promise<Transport> {
  signal.throwIfAborted();
  const name = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEPALIVE_MS });
  const limit = AbortSignal.timeout(CONNECT_LIMIT_MS);
  try {
    await orAborted(connected(socket), AbortSignal.any([signal, limit]));
  } catch (thrown) {
    socket.destroy();
    signal.throwIfAborted();
    const text = limit.aborted ? `no connection after ${CONNECT_LIMIT_MS / 1000} s` : String(thrown);
    throw new TributaryError('tcp-refused', name, { text }, { cause: thrown });
  }
  return tcpTransport(socket, createLink(name));
}

/** The error listener stays: a socket that fails after we gave up must not bring the program down. */
function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.on('error', reject);
  });
}

function tcpTransport(socket: Socket, link: Link): Transport {
  let last: Buffer | undefined;
  socket.on('data', (bytes: Buffer) => {
    last = bytes;
    link.deliver(bytes);
  });
  socket.on('error', (error) => link.lose(error.message));
  socket.on('end', () => link.lose(`closed by the other side${lastWords(last)}`));
  socket.on('close', () => link.lose('closed'));
  link.onLost(() => socket.destroy());
  return {
    name: link.name,
    onBytes: link.onBytes,
    onLost: link.onLost,
    async write(bytes, signal) {
      link.mustBeOpen();
      signal?.throwIfAborted();
      await orAborted(writeAll(socket, link, bytes), signal);
    },
    async flush() {
      link.mustBeOpen();
      // What the network still carries cannot be thrown away; what has arrived has been delivered already.
      await Promise.resolve();
    },
    async close() {
      if (!link.finish()) return;
      await new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        socket.destroySoon();
        // A peer that reads nothing would hold the last bytes for ever.
        setTimeout(() => socket.destroy(), 500).unref();
      });
    },
  };
}

/** What a device server says before it hangs up ("Port already in use"); empty where the last that came is no text. */
function lastWords(bytes: Buffer | undefined): string {
  const text = bytes?.toString('latin1').trim() ?? '';
  return /^[\x20-\x7e\r\n]{1,200}$/.test(text) ? ` ("${text.replaceAll(/[\r\n]+/g, ' ')}")` : '';
}

function writeAll(socket: Socket, link: Link, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = link.onLost(reject);
    socket.write(bytes, (error) => {
      forget();
      if (error) reject(new TributaryError('link-lost', link.name, { text: error.message }));
      else resolve();
    });
  });
}
