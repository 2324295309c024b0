import { EventEmitter } from 'node:events';

/** What a socket of the package is made of, over a line of ours. */
interface Line {
  send(datagram: Uint8Array): void;
  /** The package wants no more. */
  closed?(): void;
}
/** The other end of such a socket. */
export interface SnmpSocket {
  /** For the package, in place of `node:dgram`. */
  readonly dgramModule: { createSocket(): object };
  hear(datagram: Uint8Array): void;
}

/** Where answers of an agent go: over a line there is but one. */
const ASKER = { address: '', port: 0 };

/** The package speaks through this instead of through a socket of its own: so its datagrams go over any line, are logged, and can be simulated. */
export function snmpSocket(line: Line): SnmpSocket {
  const socket = new EventEmitter();
  const nothing = (): void => undefined;
  Object.assign(socket, {
    ref: nothing,
    unref: nothing,
    bind: nothing,
    close() {
      line.closed?.();
      socket.emit('close');
    },
    send(buffer: Buffer, offset: number, length: number, _port: number, _host: string, sent: (error: null) => void) {
      // It is waited for before it goes out: an answer may be faster than whoever reports that it has gone.
      sent(null);
      line.send(Uint8Array.from(buffer.subarray(offset, offset + length)));
    },
  });
  return {
    dgramModule: { createSocket: () => socket },
    hear: (datagram) => void socket.emit('message', Buffer.from(datagram), ASKER),
  };
}
