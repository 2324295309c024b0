import { createSocket, type RemoteInfo } from 'node:dgram';
import { TributaryError } from '../../electron/contract/errors.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import { createLink, textOf } from './link.ts';
import type { SimulatorServer } from './servers.ts';
import type { SimulatedInstrument } from './simulated-instrument.ts';
import { jackOf } from './simulated.ts';
import type { Transport } from './transport.ts';
import { connectedSocket } from './udp.ts';

/**
 * A socket as a line: each write is one datagram, each datagram that comes from there is heard as one. A box that is off is a silence, as on any
 * other line. `scheme`: for messages. Errors: `tcp-refused` for a host that nobody knows; the signal's reason.
 */
export async function openDatagrams(
  scheme: string,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Transport> {
  const name = `${scheme}${host.includes(':') ? `[${host}]` : host}:${port}`;
  const socket = await orAborted(connectedSocket(host, port, name), signal);
  const link = createLink(name);
  socket.on('message', link.deliver);
  // Nobody listens there now.
  socket.on('error', () => undefined);
  return {
    name,
    datagrams: true,
    onBytes: link.onBytes,
    onLost: link.onLost,
    async write(bytes, abort) {
      link.mustBeOpen();
      abort?.throwIfAborted();
      await new Promise<void>((resolve) => socket.send(bytes, () => resolve()));
    },
    async flush() {
      link.mustBeOpen();
      await Promise.resolve();
    },
    async close() {
      if (link.finish()) await new Promise<void>((resolve) => socket.close(resolve));
    },
  };
}

/** Listens for datagrams on 127.0.0.1; port 0 takes a free one. An answer goes to whoever asked last. Errors: `listen-failed`. */
export async function serveDatagrams(
  scheme: string,
  port: number,
  makeInstrument: () => SimulatedInstrument,
): Promise<SimulatorServer> {
  const instrument = makeInstrument();
  const jack = jackOf(instrument);
  const socket = createSocket('udp4');
  let asker: RemoteInfo | undefined;
  jack.holder = {
    bytes: (bytes) => {
      if (asker) socket.send(bytes, asker.port, asker.address, () => undefined);
    },
    pulled: () => undefined,
  };
  const { holder } = jack;
  // Datagrams have no connection to lose: while the plug is out nothing is heard, and then it is as before.
  jack.onPlug((state) => void (state === 'back' && (jack.holder = holder)));
  socket.on('message', (bytes, from) => {
    asker = from;
    instrument.receive(bytes);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(port, '127.0.0.1', resolve);
    });
  } catch (thrown) {
    instrument.close();
    throw new TributaryError(
      'listen-failed',
      `${scheme}127.0.0.1:${port}`,
      { text: textOf(thrown) },
      { cause: thrown },
    );
  }
  socket.on('error', () => undefined);
  return {
    address: `${scheme}127.0.0.1:${socket.address().port}`,
    async close() {
      instrument.close();
      await new Promise<void>((resolve) => socket.close(resolve));
    },
  };
}
