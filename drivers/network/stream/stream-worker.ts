import { createSocket, type Socket } from 'node:dgram';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createReflector } from './reflector.ts';
import { FarGone, openNear, type Near } from './near.ts';
import type { Asked, Report, Role } from './protocol.ts';

/** What a socket may hold before it drops; the system gives what it allows, octets. */
const BUFFER = 4 << 20;

/** Ahead of what else runs, where the system lets the user: on Linux that is this thread alone. */
const AHEAD = -10;
function goAhead(): void {
  try {
    setPriority(0, AHEAD);
  } catch {
    // Ordinary users may not; then the rate that is kept says what the computer can.
    return;
  }
}
goAhead();

const port = parentPort!;
const tell = (report: Report): void => port.postMessage(report);

const socketOf = (): Socket =>
  createSocket({
    type: 'udp4',
    recvBufferSize: BUFFER,
    sendBufferSize: BUFFER,
    // Addresses stand as they are: nothing is looked up for each frame.
    lookup: (host, _options, done) => done(null, host, 4),
  });

const bound = (socket: Socket, at: { port: number; address: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ ...at, exclusive: true }, () => {
      socket.off('error', reject);
      resolve();
    });
  });

async function beFar({ port: number, address }: Extract<Role, { is: 'far' }>): Promise<void> {
  const socket = socketOf();
  await bound(socket, { port: number, address });
  const end = createReflector(socket);
  tell({ is: 'ready', port: socket.address().port, address: socket.address().address });
  port.on('message', () => {
    end();
    socket.close(() => port.close());
  });
}

const why = (thrown: unknown): Extract<Report, { is: 'failed' }> => ({
  is: 'failed',
  gone: thrown instanceof FarGone ? thrown.gone : undefined,
  text: thrown instanceof Error ? ((thrown as NodeJS.ErrnoException).code ?? thrown.message) : String(thrown),
});

async function beNear({ host, port: number }: Extract<Role, { is: 'near' }>): Promise<void> {
  const socket = socketOf();
  await bound(socket, { port: 0, address: '0.0.0.0' });
  await new Promise<void>((resolve, reject) =>
    socket.connect(number, host, (error?: Error) => (error ? reject(error) : resolve())),
  );
  const near: Near = await openNear(socket);
  let enough = new AbortController();
  tell({ is: 'ready', port: socket.address().port, address: socket.address().address, cap: near.cap });
  port.on('message', (asked: Asked) => {
    if (asked.do === 'enough') return enough.abort();
    if (asked.do === 'close')
      return void near.close().finally(() => {
        socket.close(() => port.close());
      });
    enough = new AbortController();
    const { asked: stream, forS } = asked;
    near
      .send(stream, forS, enough.signal, (second) => tell({ is: 'second', second }))
      .then(
        (counts) => tell({ is: 'counts', counts }),
        (thrown: unknown) => tell(why(thrown)),
      );
  });
}

const role = workerData as Role;
(role.is === 'far' ? beFar(role) : beNear(role)).catch((thrown: unknown) => {
  tell(why(thrown));
  process.exit();
});
